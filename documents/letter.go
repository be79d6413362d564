package documents

import (
	"context"
	"fmt"
	"image"
	"maps"
	"math"
	"regexp"

	"github.com/beiandesk/beiandesk/documents/cards"
	"github.com/beiandesk/beiandesk/documents/ink"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/qr"
	"github.com/beiandesk/beiandesk/documents/textlayer"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// mostLeaves is how many pages of one letter are looked at: reading a page takes about a second.
const mostLeaves = 12

// A leaf is a page of a letter that stands upright.
type leaf struct {
	page  int
	sheet *photo.Sheet
	lines []ocr.Line
	codes []qr.Code
}

// own returns the code of ours on a page, with its place; the place is nil where only its print was read.
func (l leaf) own() (letter.Code, *qr.Code, ocr.Line, bool) {
	for n := range l.codes {
		if c, err := letter.ParseCode(l.codes[n].Text); err == nil {
			return c, &l.codes[n], ocr.Line{}, true
		}
	}
	for _, line := range l.lines {
		if c, ok := printedCode(line.Text); ok {
			return c, nil, line, true
		}
	}
	return letter.Code{}, nil, ocr.Line{}, false
}

// codePrint is how a code stands in print.
var codePrint = regexp.MustCompile(`(?i)[B8][D0][1IL][-\s]*(?:[0-9A-Z][-\s–—]*){11,60}`)

// printedCode reads a code of ours from a line of print. Its check signs say whether it was read well.
func printedCode(text string) (letter.Code, bool) {
	found := codePrint.FindString(text)
	if found == "" {
		return letter.Code{}, false
	}
	c, err := letter.ParseCode("BD1" + found[3:])
	return c, err == nil
}

// ours reports whether one of the codes is that of a letter of ours.
func ours(codes []qr.Code) bool {
	_, _, _, ok := leaf{codes: codes}.own()
	return ok
}

// askew returns by how many quarter turns clockwise a page has to be turned until its code stands upright.
func askew(codes []qr.Code) int {
	_, at, _, ok := leaf{codes: codes}.own()
	if !ok || at == nil {
		return 0
	}
	angle := math.Atan2(at.Box[1][1]-at.Box[0][1], at.Box[1][0]-at.Box[0][0])
	return (int(math.Round(-angle/(math.Pi/2)))%4 + 4) % 4
}

// lookAtLetter sees what was put on a letter. What is no letter is left as it is, unless a letter is expected and nobody knows
// what it is.
func (i *Inspector) lookAtLetter(ctx context.Context, r *paper.Report, as paper.Kind, l leaf) error {
	code, at, line, own := l.own()
	switch {
	case own, r.Kind == paper.Letter, r.Ink != nil:
	case as == paper.Letter && r.Kind == paper.UnknownKind:
	default:
		return ctx.Err()
	}
	if r.Ink == nil {
		r.Ink = &paper.Ink{}
	}
	r.Ink.Pages++
	if own {
		c := paper.Code{Text: code.String(), Printed: at == nil}
		c.Page = l.page
		if at != nil {
			c.Box = l.sheet.Place(at.Box)
		} else if line.Box != ([4][2]float64{}) {
			c.Box = l.sheet.Place(line.Box)
		}
		r.Ink.Codes = append(r.Ink.Codes, c)
		if r.Kind != paper.Letter {
			r.Kind, r.Also = paper.Letter, ""
			if err := i.letterFields(ctx, r, l); err != nil {
				return err
			}
		}
		r.KindScore = 1
		if _, ok := r.Fields["letter_id"]; !ok || l.page == 0 {
			r.Fields["letter_id"] = paper.Line{Text: code.Print(), Score: 1, Box: c.Box}
		}
	}
	p := ink.Page{Pixels: l.sheet.Pixels, Lines: l.lines, Read: i.readPart}
	if at != nil {
		// The size of the code says how large everything else is.
		p.PerMillimetre = (math.Hypot(at.Box[1][0]-at.Box[0][0], at.Box[1][1]-at.Box[0][1]) +
			math.Hypot(at.Box[3][0]-at.Box[0][0], at.Box[3][1]-at.Box[0][1])) / 2 / letter.CodeSide
		x, width := letter.WrittenColumn()
		p.From = (at.Box[0][0]+at.Box[3][0])/2 - (letter.CodeBox().X-x)*p.PerMillimetre
		p.To = p.From + width*p.PerMillimetre
	}
	found, err := ink.Look(ctx, p)
	if err != nil {
		return err
	}
	spot := func(b ink.Box) paper.Spot { return paper.Spot{Page: l.page, Box: l.sheet.Place(b)} }
	for _, s := range found.Seals {
		s.Seal.Spot = spot(s.Box)
		r.Ink.Seals = append(r.Ink.Seals, s.Seal)
	}
	for _, b := range found.Fingerprints {
		r.Ink.Fingerprints = append(r.Ink.Fingerprints, spot(b))
	}
	for _, s := range found.Places {
		s.Place.Spot = spot(s.Box)
		r.Ink.Places = append(r.Ink.Places, s.Place)
	}
	return ctx.Err()
}

// letterFields reads the fields of a page that is a letter by its code.
func (i *Inspector) letterFields(ctx context.Context, r *paper.Report, l leaf) error {
	found, err := cards.ReadLetter(ctx, i.cardsSheet(l))
	if err != nil {
		return err
	}
	for name, field := range found {
		if _, ok := r.Fields[name]; !ok {
			r.Fields[name] = placed(l.sheet, field)
		}
	}
	return nil
}

func (i *Inspector) cardsSheet(l leaf) cards.Sheet {
	s := cards.Sheet{Lines: l.lines}
	if i.reader != nil {
		s.Again = func(ctx context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error) {
			return i.reader.ReadRegion(ctx, l.sheet.Pixels, box, pass)
		}
	}
	return s
}

// readPart reads a picture that was made of a part of a page.
func (i *Inspector) readPart(ctx context.Context, m image.Image) ([]ocr.Line, error) {
	if i.reader == nil {
		return nil, nil
	}
	return i.reader.Read(ctx, m, ocr.Reading{Upright: true})
}

// lookWithoutText recognises a letter by its code alone, where no text can be read.
func (i *Inspector) lookWithoutText(ctx context.Context, r *paper.Report, sheet *photo.Sheet, as paper.Kind) error {
	codes, err := qr.Find(ctx, sheet.Pixels)
	if err != nil {
		return err
	}
	if quarters := askew(codes); quarters != 0 {
		sheet = sheet.Turned(quarters)
		if codes, err = qr.Find(ctx, sheet.Pixels); err != nil {
			return err
		}
	}
	return i.lookAtLetter(ctx, r, as, leaf{sheet: sheet, codes: codes})
}

// moreLeaves looks at the pages after the first of a letter that was scanned into one file.
func (i *Inspector) moreLeaves(ctx context.Context, r *paper.Report, data []byte, side int, as paper.Kind) error {
	for page := 1; page < min(r.Pages, mostLeaves) && r.Ink != nil; page++ {
		drawn, err := i.pages.Draw(ctx, data, page, side)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return fmt.Errorf("page %d: %w", page+1, err)
		}
		picture := photo.Of(drawn, paper.PDF)
		sheet, err := picture.Straighten(ctx, paper.Letter)
		if err != nil {
			return err
		}
		l := leaf{page: page, sheet: sheet}
		var found cards.Found
		if i.reader == nil {
			l.codes, err = qr.Find(ctx, sheet.Pixels)
		} else {
			l.sheet, l.lines, found, l.codes, err = i.readSheet(ctx, sheet)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			continue // what is wrong with reading is said of the first page
		}
		if found.Kind != paper.Letter {
			if found.Fields, err = cards.ReadLetter(ctx, i.cardsSheet(l)); err != nil {
				return err
			}
		}
		// Its place is on another page, so a field of a later page has none.
		maps.DeleteFunc(found.Fields, func(string, paper.Line) bool { return len(l.lines) == 0 })
		for name, field := range found.Fields {
			if old, ok := r.Fields[name]; !ok || old.Text == "" {
				field.Box = paper.Box{}
				r.Fields[name] = field
			}
		}
		for _, line := range l.lines {
			r.Lines = append(r.Lines, paper.Line{Text: line.Text, Score: rounded(line.Score)})
		}
		if err := i.lookAtLetter(ctx, r, as, l); err != nil {
			return err
		}
	}
	return nil
}

// writtenLeaves looks at the pages of a letter that was written and not scanned: an unsigned print, or one with seals that
// somebody put into the file.
func (i *Inspector) writtenLeaves(ctx context.Context, r *paper.Report, data []byte, layer textlayer.Layer, side int, as paper.Kind) error {
	if r.Kind != paper.Letter && as != paper.Letter {
		own := false
		for _, l := range r.Lines {
			_, is := printedCode(l.Text)
			own = own || is
		}
		if !own {
			return ctx.Err()
		}
	}
	for page := range min(r.Pages, mostLeaves) {
		drawn, err := i.pages.Draw(ctx, data, page, side)
		if err != nil {
			return ctx.Err() // the text is there; it only has no picture
		}
		picture := photo.Of(drawn, paper.PDF)
		l := leaf{page: page, sheet: picture.Whole()}
		size := l.sheet.Pixels.Bounds()
		for _, t := range layer.Lines {
			if t.Page != page || t.Right <= t.Left || layer.Width <= 0 || layer.Height <= 0 {
				continue
			}
			x0, x1 := t.Left/layer.Width*float64(size.Dx()), t.Right/layer.Width*float64(size.Dx())
			y0, y1 := t.Top/layer.Height*float64(size.Dy()), t.Bottom/layer.Height*float64(size.Dy())
			l.lines = append(l.lines, ocr.Line{Text: t.Text, Score: 1, Box: [4][2]float64{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}})
		}
		if l.codes, err = qr.Find(ctx, l.sheet.Pixels); err != nil {
			return err
		}
		if err := i.lookAtLetter(ctx, r, as, l); err != nil {
			return err
		}
	}
	return ctx.Err()
}
