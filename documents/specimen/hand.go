package specimen

import (
	"image/color"
	"math"
)

// Pens that people sign with.
var (
	blackPen = color.NRGBA{30, 30, 38, 235}
	bluePen  = color.NRGBA{35, 50, 130, 235}
)

// A Signature is a scribble of so many characters that nobody can read. Different seeds are different hands.
type Signature struct {
	X, Y       float64 // left end of the line that it stands on
	Size       float64 // height of a character
	Characters int
	Seed       uint32
	Blue       bool
}

// dice gives numbers between 0 and 1 that are the same in every run.
type dice uint32

func (d *dice) roll() float64 {
	*d = *d*1664525 + 1013904223
	return float64(*d>>8) / (1 << 24)
}

func (s Signature) put(c *canvas) {
	colour := blackPen
	if s.Blue {
		colour = bluePen
	}
	d := dice(s.Seed*2654435761 + 17)
	for n := range s.Characters {
		left := s.X + float64(n)*s.Size*0.95
		for range 5 + int(4*d.roll()) {
			// A stroke goes across, down, or slantwise, bent a little.
			x0, y0 := left+s.Size*0.75*d.roll(), s.Y-s.Size*(0.15+0.8*d.roll())
			angle := []float64{-0.1, 1.5, 2.3, 0.8}[int(4*d.roll())] + 0.3*d.roll()
			long := s.Size * (0.35 + 0.55*d.roll())
			bend := (d.roll() - 0.5) * 0.8
			var points [][2]float64
			const steps = 10
			for i := range steps + 1 {
				t := float64(i) / steps
				sin, cos := math.Sincos(angle + bend*t)
				points = append(points, [2]float64{x0 + long*t*cos, y0 + long*t*sin})
			}
			c.stroke(colour, points, 0.35+0.3*d.roll())
		}
	}
}

// stroke draws along points with a round pen, thick in millimetres, that lifts towards the end.
func (c *canvas) stroke(colour color.Color, points [][2]float64, thick float64) {
	c.fill(colour, func(p *pen) {
		n := len(points)
		side := func(i int, sign float64) (x, y float64) {
			a, b := points[max(0, i-1)], points[min(n-1, i+1)]
			dx, dy := b[0]-a[0], b[1]-a[1]
			l := max(1e-9, math.Hypot(dx, dy))
			half := sign * thick / 2 * (1 - 0.5*float64(i)/float64(n))
			return points[i][0] - dy/l*half, points[i][1] + dx/l*half
		}
		for i := range n {
			x, y := side(i, 1)
			if i == 0 {
				p.move(x, y)
			} else {
				p.line(x, y)
			}
		}
		for i := n - 1; i >= 0; i-- {
			p.line(side(i, -1))
		}
	})
}

// A Note is what somebody writes legibly: a date, a number. Characters stand a little unevenly.
type Note struct {
	X, Y float64 // left end of the line that it stands on
	Size float64
	Text string
	Seed uint32
	Blue bool
}

func (n Note) put(c *canvas) {
	colour := blackPen
	if n.Blue {
		colour = bluePen
	}
	d := dice(n.Seed*2654435761 + 91)
	x := n.X
	for _, r := range n.Text {
		size := n.Size * (0.92 + 0.16*d.roll())
		width := c.write(nil, 0, 0, style{size: size}, string(r))
		c.slanted(x+width/2, n.Y-size*0.35+0.25*(d.roll()-0.5), 8*(d.roll()-0.6), style{size: size, colour: colour}, string(r))
		x += width * (0.95 + 0.15*d.roll())
	}
}
