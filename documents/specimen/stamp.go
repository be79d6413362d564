package specimen

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Mark is something that people put on a printed page of A4. Places and sizes are in millimetres.
type Mark interface{ put(c *canvas) }

// Marked puts marks on a page of A4, one after the other. The same arguments give the same picture.
func Marked(page image.Image, marks ...Mark) *image.RGBA {
	c := newCanvas(sheetShort, sheetLong, sheetNarrow)
	b := page.Bounds()
	if b.Dx() != c.pix.Rect.Dx() || b.Dy() != c.pix.Rect.Dy() {
		c = newCanvas(sheetShort, sheetShort*float64(b.Dy())/float64(max(1, b.Dx())), max(1, b.Dx()))
	}
	draw.Draw(c.pix, c.pix.Rect, page, b.Min, draw.Src)
	for _, m := range marks {
		m.put(c)
	}
	return c.pix
}

// A Stamp is a seal.
type Stamp struct {
	Shape  paper.SealShape
	X, Y   float64 // of the middle
	Width  float64
	Height float64 // 0: as wide
	Text   string
	Black  bool    // as a copier makes it
	Faint  bool    // hardly any ink
	Share  float64 // of its height that was printed, from the top; 0: all
	Turn   float64 // degrees
}

// Ink of stamps.
var (
	stampRed   = color.NRGBA{205, 30, 35, 205}
	stampGrey  = color.NRGBA{70, 70, 72, 205}
	faintShare = 0.3 // of the cover of a good stamp
)

func (s Stamp) put(c *canvas) {
	colour := stampRed
	if s.Black {
		colour = stampGrey
	}
	if s.Faint {
		colour.A = uint8(float64(colour.A) * faintShare)
	}
	w, h := s.Width, s.Height
	if h == 0 {
		h = w
	}
	side := math.Hypot(w, h) + 2
	own := newCanvas(side, side, int(side*c.scale))
	m := side / 2
	switch s.Shape {
	case paper.SquareSeal:
		own.frame(colour, m-w/2, m-h/2, w, h, 0.06*w)
		runes := []rune(s.Text)
		for i, r := range runes[:min(4, len(runes))] {
			own.centred(m+(0.22-0.44*float64(i/2))*w, m+(-0.06+0.44*float64(i%2))*h, style{size: 0.38 * h, colour: colour, bold: true}, string(r))
		}
	default:
		own.fill(colour, func(p *pen) {
			p.ellipse(m, m, w/2, h/2, false)
			p.ellipse(m, m, w/2*0.94, h/2*0.94, true)
		})
		if s.Shape == paper.RoundSeal {
			own.star(m, m, w*0.15, colour)
		}
		runes := []rune(s.Text)
		size := min(w*0.15, w*2/float64(len(runes)+1))
		for i, r := range runes {
			angle := -215 + 250*(float64(i)+0.5)/float64(len(runes))
			sin, cos := math.Sincos(angle * math.Pi / 180)
			own.slanted(m+w*0.38*cos, m+h*0.38*sin, angle+90, style{size: size, colour: colour, bold: true}, string(r))
		}
		own.centred(m, m+h*0.34, style{size: w * 0.11, colour: colour, bold: true}, "样例专用")
	}
	if s.Share > 0 {
		from := int((m - h/2 + s.Share*h) * own.scale)
		clear(own.pix.Pix[min(len(own.pix.Pix), max(0, from)*own.pix.Stride):])
	}
	uneven(own.pix, uint32(s.X*100)+uint32(s.Y*10))
	c.lay(own.pix, s.X, s.Y, s.Turn)
}

// uneven takes ink away in soft patches, as no stamp is pressed evenly.
func uneven(m *image.RGBA, seed uint32) {
	const most = 0.25 // of the ink
	a, b := float64(seed%97)/15, float64(seed%31)/5
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			at := m.Pix[y*m.Stride+4*x:][:4]
			if at[3] == 0 {
				continue
			}
			u, v := float64(x)/float64(m.Rect.Dx()), float64(y)/float64(m.Rect.Dy())
			left := 1 - most*(0.5+0.5*math.Sin(9*u+a)*math.Cos(7*v+b))
			for k := range at {
				at[k] = uint8(float64(at[k]) * left)
			}
		}
	}
}

// lay puts a small picture around a point.
func (c *canvas) lay(m *image.RGBA, x, y, degrees float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	w, h := float64(m.Rect.Dx())/2, float64(m.Rect.Dy())/2
	inked(c.pix, m, x*c.scale, y*c.scale, cos, sin, w, h)
}

// inked multiplies a page with the ink of a stamp: print under it stays black.
func inked(page, m *image.RGBA, x, y, cos, sin, w, h float64) {
	reach := int(math.Hypot(w, h)) + 1
	area := image.Rect(int(x)-reach, int(y)-reach, int(x)+reach, int(y)+reach).Intersect(page.Rect)
	for py := area.Min.Y; py < area.Max.Y; py++ {
		for px := area.Min.X; px < area.Max.X; px++ {
			dx, dy := float64(px)-x, float64(py)-y
			colour, cover := between(m, dx*cos+dy*sin+w, dy*cos-dx*sin+h)
			if cover == 0 {
				continue
			}
			at := page.Pix[page.PixOffset(px, py):][:3]
			for k := range at {
				ink := colour[k] + 255*(1-cover)
				at[k] = uint8(float64(at[k]) * min(255, ink) / 255)
			}
		}
	}
}

// A Fingerprint is one in red ink.
type Fingerprint struct {
	X, Y float64 // of the middle
	Turn float64 // degrees
}

func (f Fingerprint) put(c *canvas) {
	const wide, high = 7.5, 10.5 // half of a thumb's print
	own := newCanvas(26, 26, int(26*c.scale))
	red := color.NRGBA{200, 35, 45, 170}
	for r := 0.12; r < 1; r += 0.085 {
		own.fill(red, func(p *pen) {
			loop := func(r float64, backwards bool) {
				const steps = 72
				for i := range steps + 1 {
					t := 2 * math.Pi * float64(i) / steps
					if backwards {
						t = -t
					}
					wave := 1 + 0.04*math.Sin(5*t+9*r)
					x, y := 13+wide*r*wave*math.Cos(t), 13+high*r*wave*math.Sin(t)+1.2*(1-r)
					if i == 0 {
						p.move(x, y)
					} else {
						p.line(x, y)
					}
				}
			}
			loop(r, false)
			loop(r-0.05, true)
		})
	}
	uneven(own.pix, uint32(f.X*7+f.Y*13))
	c.lay(own.pix, f.X, f.Y, f.Turn)
}
