package letter

import "github.com/beiandesk/beiandesk/wizard/paper"

// A Rect is a rectangle on a page, in millimetres from its top left corner.
type Rect struct{ X, Y, W, H float64 }

// The page and what has a fixed place on it, in millimetres. A reader of a signed letter finds the code and knows from it
// where everything else stands.
const (
	PageWidth  = 210.0 // A4, ISO 216
	PageHeight = 297.0
	MarginX    = 25.0
	MarginTop  = 24.0

	// CodeSide is the side of the code without its quiet zone. At 25 mm all readers that were measured do well on
	// photographs of a whole page (tech note on libraries, 6).
	CodeSide = 28.0

	// PlacesTop and PlacesEnd bound the part of the last page in which people sign, date and seal.
	PlacesTop = 190.0
	PlacesEnd = 248.0
)

// CodeBox is where the code stands on every page.
func CodeBox() Rect {
	return Rect{PageWidth - MarginX - CodeSide, PageHeight - 12 - CodeSide, CodeSide, CodeSide}
}

// A Place is where somebody puts something, on the last page of a letter.
type Place struct {
	Kind  paper.PlaceKind
	Role  Role
	Label string // printed beside it, Chinese
	Box   Rect   // what is to be put lies in here
}

// NumberPlace is where somebody writes the number of a certificate by hand.
const NumberPlace paper.PlaceKind = "number"

// Measures of the places, in millimetres.
const (
	rowHeight   = 15.0 // of a signature
	labelWidth  = 41.0
	signedWidth = 47.0
	sealLeft    = 122.0
	sealSide    = 48.0 // a company's seal measures 38 to 45 (rules of the state council on seals, 1999)
	fingerWide  = 34.0
	fingerHigh  = 40.0
	sealLabel   = 6.0
)

// arrange gives places their boxes: what is written in rows on the left, the seal or the fingerprint on the right.
func arrange(places []Place) {
	rows := 0
	for _, p := range places {
		if written(p.Kind) {
			rows++
		}
	}
	height := rowHeight
	if rows > 0 {
		height = min(rowHeight, (PlacesEnd-PlacesTop)/float64(rows))
	}
	y, right := PlacesTop, sealLeft
	if rows > 0 {
		y = PlacesEnd - height*float64(rows)
	}
	for i := range places {
		p := &places[i]
		switch {
		case written(p.Kind):
			p.Box = Rect{MarginX + labelWidth, y, signedWidth, height}
			y += height
		case p.Kind == paper.FingerprintPlace:
			p.Box = Rect{right, PlacesTop + sealLabel, fingerWide, fingerHigh}
		default:
			p.Box = Rect{right, PlacesTop + sealLabel, sealSide, sealSide}
			right += sealSide
		}
	}
}

func written(k paper.PlaceKind) bool {
	return k == paper.SignaturePlace || k == paper.DatePlace || k == NumberPlace
}

// WrittenColumn is where people write on the last page, in millimetres from the left edge, and how wide it is.
func WrittenColumn() (x, width float64) { return MarginX + labelWidth, signedWidth }
