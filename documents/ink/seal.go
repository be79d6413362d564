package ink

import (
	"context"
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	// faintRed is how red the rim of a seal is at least that people see at once. Full ink has 0.6, a third of it 0.2.
	faintRed = 0.26
	// printUnder is how many square millimetres of black print lie under a seal at least that overlaps it: three characters.
	printUnder = 6.0
	blackFrom  = 0.35 // how dark print is in red light
)

// seal says what is to be said of a seal.
func (c *coarse) seal(e ellipse, red bool) Seal {
	s := Seal{Seal: paper.Seal{Shape: e.shape, Red: red, Share: math.Round(100*e.share) / 100}}
	const rimSlack = 1.5
	s.Cut = e.x-e.rx < -rimSlack || e.y-e.ry < -rimSlack || e.x+e.rx > float64(c.width)+rimSlack || e.y+e.ry > float64(c.height)+rimSlack
	s.Faint = red && e.strength < faintRed
	if red {
		under := 0
		for y := int(e.y - e.ry); y <= int(e.y+e.ry); y++ {
			for x := int(e.x - e.rx); x <= int(e.x+e.rx); x++ {
				u, v := (float64(x)-e.x)/e.rx, (float64(y)-e.y)/e.ry
				if u*u+v*v < 0.95 && c.at(c.black, float64(x), float64(y)) >= blackFrom {
					under++
				}
			}
		}
		s.Overlaps = float64(under) >= printUnder*dots*dots
	}
	return s
}

const (
	// The letters of a seal stand between these shares of its radius.
	innerRim, outerRim = 0.56, 0.95
	// sureRim is how sure the reading of a seal must be that is told to anybody, and leastName how many characters it has.
	sureRim   = 0.9
	leastName = 4
)

// rim reads what stands along the rim of a seal. It is drawn out into a line that begins at the bottom, where no seal has
// letters of its name.
func (p Page) rim(ctx context.Context, s Seal) (string, float64, error) {
	if p.Read == nil || s.Share < 0.6 {
		return "", 0, ctx.Err()
	}
	r := s.RX
	wide, high := int(2*math.Pi*r*0.8), int(r*(outerRim-innerRim))
	if high < 12 {
		return "", 0, ctx.Err() // letters of a seal of so few pixels cannot be read
	}
	const margin = 8
	out := image.NewGray(image.Rect(0, 0, wide+2*margin, high+2*margin))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	b := p.Pixels.Bounds()
	for y := range high {
		radius := r * (outerRim - (outerRim-innerRim)*float64(y)/float64(high))
		for x := range wide {
			sin, cos := math.Sincos(math.Pi/2 + 2*math.Pi*float64(x)/float64(wide))
			px, py := int(s.X+radius*cos), int(s.Y+radius*sin)
			if px < 0 || py < 0 || px >= b.Dx() || py >= b.Dy() {
				continue
			}
			at := p.Pixels.Pix[py*p.Pixels.Stride+4*px:][:3]
			// Green light shows red ink dark, and red light takes black print away.
			v := 255 - max(0, int(at[0])-int(at[1]))*3/2
			out.SetGray(x+margin, y+margin, color.Gray{Y: uint8(max(0, min(255, v)))})
		}
	}
	lines, err := p.Read(ctx, out)
	if ctx.Err() != nil {
		return "", 0, ctx.Err()
	}
	if err != nil {
		return "", 0, nil
	}
	slices.SortFunc(lines, func(a, b ocr.Line) int { return int(a.Box[0][0] - b.Box[0][0]) })
	var name strings.Builder
	score, signs := 0.0, 0
	for _, l := range lines {
		for _, letter := range l.Text {
			if unicode.IsLetter(letter) || unicode.IsDigit(letter) || strings.ContainsRune("()（）", letter) {
				name.WriteRune(letter)
				score += l.Score
				signs++
			}
		}
	}
	if signs < leastName || score < sureRim*float64(signs) {
		return "", 0, ctx.Err()
	}
	return name.String(), math.Round(1000*score/float64(signs)) / 1000, ctx.Err()
}
