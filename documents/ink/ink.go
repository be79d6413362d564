// Package ink sees on a straightened page what people put on a printed letter: seals, fingerprints and handwriting.
//
// All is looked for on a picture of fixed size, in millimetres of the paper, so that a threshold means the same for every
// camera. Red ink is told by its colour; what is written in black is told by its place, beside the words that ask for it.
package ink

import (
	"context"
	"image"
	"math"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Page is a page of a letter, standing upright.
type Page struct {
	Pixels *image.NRGBA
	Lines  []ocr.Line // what was read of it, in its pixels
	// PerMillimetre is how many pixels a millimetre of the paper has; 0 where only the size of the page tells.
	PerMillimetre float64
	// From and To bound the column in which people write, in pixels; 0 where only the labels tell.
	From, To float64
	// Read reads a picture that was made of a part of the page; nil where nothing can be read.
	Read func(ctx context.Context, m image.Image) ([]ocr.Line, error)
}

// Found is what was seen on a page.
type Found struct {
	Seals        []Seal
	Fingerprints []Box
	Places       []Place
}

// A Box is four corners in pixels of the page, clockwise from the top left.
type Box [4][2]float64

// A Seal is a stamp and where it is.
type Seal struct {
	paper.Seal // without its place
	Box        Box
	X, Y       float64 // its middle, in pixels of the page
	RX, RY     float64 // half of its width and height
}

// A Place is where something is asked for.
type Place struct {
	paper.Place // without its place
	Box         Box
}

// pageWidth is that of A4 in millimetres, ISO 216: what is assumed of a page that says nothing else.
const pageWidth, pageHeight = 210.0, 297.0

// Look sees what was put on a page. The only error is that of ctx.
func Look(ctx context.Context, p Page) (Found, error) {
	var f Found
	b := p.Pixels.Bounds()
	if b.Dx() < smallestSide || b.Dy() < smallestSide {
		return f, ctx.Err()
	}
	scale := p.PerMillimetre
	if scale <= 0 {
		scale = min(float64(b.Dx())/pageWidth, float64(b.Dy())/pageHeight)
		if b.Dx() > b.Dy() {
			scale = min(float64(b.Dx())/pageHeight, float64(b.Dy())/pageWidth)
		}
	}
	if !(scale >= leastScale && scale <= mostScale) {
		scale = max(leastScale, min(mostScale, scale))
		if math.IsNaN(scale) {
			scale = leastScale
		}
	}
	c := coarseOf(p.Pixels, scale)
	if err := ctx.Err(); err != nil {
		return Found{}, err
	}
	seals, prints := c.redInk()
	black := false
	if len(seals) == 0 {
		seals = c.rounds(c.dark, darkRim)
		black = len(seals) > 0
	}
	for _, s := range seals {
		seal := c.seal(s, !black)
		seal.X, seal.Y, seal.RX, seal.RY = s.x*c.by, s.y*c.by, s.rx*c.by, s.ry*c.by
		seal.Box = around(seal.X, seal.Y, seal.RX, seal.RY, b)
		if !black && seal.Shape == paper.RoundSeal {
			var err error
			if seal.Name, seal.Score, err = p.rim(ctx, seal); err != nil {
				return Found{}, err
			}
		}
		f.Seals = append(f.Seals, seal)
	}
	for _, s := range prints {
		f.Fingerprints = append(f.Fingerprints, around(s.x*c.by, s.y*c.by, s.rx*c.by, s.ry*c.by, b))
	}
	f.Places = p.places(scale, f)
	return f, ctx.Err()
}

// redInk finds what is red: seals that lie apart by their outline, round ones that other ink runs into by their rim, and
// what is left.
func (c *coarse) redInk() (seals, prints []ellipse) {
	for _, e := range c.stains(nil) {
		if e.shape == paper.OvalSeal {
			seals = append(seals, e)
		}
	}
	seals = append(seals, c.rounds(c.red, redRim, seals...)...)
	for _, e := range c.stains(seals) {
		switch e.shape {
		case "":
			prints = append(prints, e)
		case paper.SquareSeal:
			seals = append(seals, e)
		}
	}
	return seals, prints
}

// Pixels per millimetre of a page of A4 in the smallest and in the largest picture.
const leastScale, mostScale = 1.0, 60.0

// smallestSide is the side of a page, in pixels, below which nothing is looked for.
const smallestSide = 100

// around is the box around an ellipse, within the page.
func around(x, y, rx, ry float64, b image.Rectangle) Box {
	in := func(v float64, most int) float64 { return math.Max(0, math.Min(float64(most), v)) }
	x0, y0, x1, y1 := in(x-rx, b.Dx()), in(y-ry, b.Dy()), in(x+rx, b.Dx()), in(y+ry, b.Dy())
	return Box{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
}
