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
	middleRim          = 0.77
	// printRed is how bright print is at most in red light, and inkGreen full ink in green light, as shares of the paper.
	printRed, inkGreen = 0.5, 0.3
	// sureRim is how sure the reading of a seal must be that is told to anybody, and leastName how many characters it has.
	sureRim   = 0.85
	leastName = 4
)

// paperGreen is how bright the paper in and around a seal is in green light, in which most of it has no ink.
func (p Page) paperGreen(s Seal) float64 {
	var seen []float64
	const steps = 24
	for y := -steps; y <= steps; y++ {
		for x := -steps; x <= steps; x++ {
			if _, green, ok := p.light(s.X+s.RX*float64(x)/steps, s.Y+s.RY*float64(y)/steps); ok {
				seen = append(seen, green)
			}
		}
	}
	slices.Sort(seen)
	return max(1, seen[len(seen)*9/10])
}

// light is how bright a page is at a point between pixels in red and in green light. Of green there is most in a photograph:
// what colour alone tells has half of its pixels.
func (p Page) light(x, y float64) (red, green float64, ok bool) {
	b := p.Pixels.Bounds()
	x0, y0 := math.Floor(x), math.Floor(y)
	if x0 < 0 || y0 < 0 || int(x0)+1 >= b.Dx() || int(y0)+1 >= b.Dy() {
		return 0, 0, false
	}
	u, v := x-x0, y-y0
	for i, share := range [4]float64{(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v} {
		at := p.Pixels.Pix[(int(y0)+i/2)*p.Pixels.Stride+4*(int(x0)+i%2):]
		red += share * float64(at[0])
		green += share * float64(at[1])
	}
	return red, green, true
}

// rim reads what stands along the rim of a seal. It is drawn out into a line that begins at the bottom, where no seal has
// letters of its name.
func (p Page) rim(ctx context.Context, s Seal) (string, float64, error) {
	if p.Read == nil || s.Share < 0.6 {
		return "", 0, ctx.Err()
	}
	const margin, least, high = 32, 32.0, 64 // pixels
	if s.RX*(outerRim-innerRim) < least {
		return "", 0, ctx.Err() // letters of a seal of so few pixels cannot be read
	}
	wide := int(math.Round(2 * math.Pi * middleRim / (outerRim - innerRim) * high))
	out := image.NewGray(image.Rect(0, 0, wide+2*margin, high+2*margin))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	white := p.paperGreen(s)
	for y := range high {
		share := outerRim - (outerRim-innerRim)*float64(y)/high
		for x := range wide {
			sin, cos := math.Sincos(math.Pi/2 + 2*math.Pi*float64(x)/float64(wide))
			red, green, ok := p.light(s.X+s.RX*share*cos, s.Y+s.RY*share*sin)
			if !ok || red < printRed*white {
				continue
			}
			out.SetGray(x+margin, y+margin, color.Gray{Y: uint8(max(0, min(255, 255*(green/white-inkGreen)/(1-inkGreen))))})
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
		if l.Score < sureRim {
			continue // mostly what stands below the star, upside down
		}
		for _, letter := range l.Text {
			if unicode.IsLetter(letter) || unicode.IsDigit(letter) || strings.ContainsRune("()（）", letter) {
				name.WriteRune(letter)
				score += l.Score
				signs++
			}
		}
	}
	if signs < leastName {
		return "", 0, ctx.Err()
	}
	return name.String(), math.Round(1000*score/float64(signs)) / 1000, ctx.Err()
}
