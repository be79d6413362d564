package specimen

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
)

// Ground is what a paper lies on.
type Ground string

// The grounds, from easy to hard.
const (
	PlainGround   Ground = "plain"   // one colour
	WoodGround    Ground = "wood"    // stripes with a grain
	ChequerGround Ground = "chequer" // tiles with dark joints
	PaperGround   Ground = "paper"   // other papers with print, white as the paper itself
	DeskGround    Ground = "desk"    // a desk with things on it
)

// Grounds lists every ground. The caller owns the slice.
func Grounds() []Ground {
	return []Ground{PlainGround, WoodGround, ChequerGround, PaperGround, DeskGround}
}

// A Shot is how a paper was photographed on a ground.
type Shot struct {
	Picture *image.RGBA
	Corners [4][2]float64 // of the paper in the picture, clockwise from the paper's own top left
}

// OnGround photographs a paper as somebody does who holds the phone in the hand: turned by any angle up to degrees, seen
// from a slant, with light from one side. The same arguments give the same picture, other seeds other ones.
func OnGround(p *image.RGBA, g Ground, degrees float64, side int, seed uint64) Shot {
	r := rand.New(rand.NewPCG(seed, 20261123))
	w, h := side, side*3/4
	turn := (2*r.Float64() - 1) * degrees
	sin, cos := math.Sincos(turn * math.Pi / 180)
	pw, ph := float64(p.Rect.Dx()), float64(p.Rect.Dy())
	// As large as it fits at this angle, with a margin.
	wide, high := pw*math.Abs(cos)+ph*math.Abs(sin), pw*math.Abs(sin)+ph*math.Abs(cos)
	scale := (0.7 + 0.16*r.Float64()) * min(float64(w)/wide, float64(h)/high)
	middleX, middleY := float64(w)*(0.48+0.04*r.Float64()), float64(h)*(0.48+0.04*r.Float64())
	var s Shot
	for i, c := range [4][2]float64{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}} {
		// A slant moves the corners by some hundredths of the paper.
		lean := func() float64 { return 0.045 * (2*r.Float64() - 1) }
		x, y := (c[0]+lean())*pw*scale, (c[1]+lean())*ph*scale
		s.Corners[i] = [2]float64{middleX + x*cos - y*sin, middleY + x*sin + y*cos}
	}
	back := squareOf(s.Corners)
	small := p
	for shrink := 1 / scale; shrink >= 2; shrink /= 2 {
		small = halved(small)
	}
	sw, sh := float64(small.Rect.Dx()), float64(small.Rect.Dy())
	below := ground(g, w, h, r)
	s.Picture = image.NewRGBA(image.Rect(0, 0, w, h))
	each(s.Picture, func(x, y int, c *[3]float64) {
		a, b := back(float64(x)+0.5, float64(y)+0.5)
		colour, cover := between(small, a*sw-0.5, b*sh-0.5)
		at := below.Pix[below.PixOffset(x, y):]
		light := 1.02 - 0.2*float64(x)/float64(w) - 0.08*float64(y)/float64(h)
		for k := range c {
			c[k] = (float64(at[k])*(1-cover) + colour[k]) * light
		}
	})
	grain(s.Picture, 3)
	return s
}

// ground draws what lies under the paper.
func ground(g Ground, w, h int, r *rand.Rand) *image.RGBA {
	c := newCanvas(float64(w), float64(h), w)
	tone := func(from, to float64) color.RGBA {
		v := from + (to-from)*r.Float64()
		return color.RGBA{uint8(v), uint8(v * (0.82 + 0.1*r.Float64())), uint8(v * (0.65 + 0.2*r.Float64())), 255}
	}
	base := tone(80, 150)
	c.shade(base, base)
	switch g {
	case WoodGround:
		for y := 0.0; y < float64(h); {
			wide := float64(h) * (0.02 + 0.05*r.Float64())
			c.quad(tone(95, 165), 0, y, float64(w), y+r.Float64()*12, wide)
			y += wide
		}
	case ChequerGround:
		step := float64(w) / (5 + 4*r.Float64())
		for x := step / 3; x < float64(w); x += step {
			c.quad(color.RGBA{45, 42, 40, 255}, x, 0, x+3, float64(h), float64(h))
		}
		for y := step / 2; y < float64(h); y += step {
			c.quad(color.RGBA{45, 42, 40, 255}, 0, y, float64(w), y+3, 4)
		}
	case PaperGround:
		for range 6 {
			x, y := (r.Float64()-0.2)*float64(w), (r.Float64()-0.2)*float64(h)
			c.sheetOfPrint(x, y, float64(w)*(0.3+0.3*r.Float64()), float64(h)*(0.4+0.3*r.Float64()), r)
		}
	case DeskGround:
		for range 10 {
			x, y := r.Float64()*float64(w), r.Float64()*float64(h)
			a, b := float64(w)*(0.05+0.25*r.Float64()), float64(h)*(0.05+0.25*r.Float64())
			thing := color.NRGBA{uint8(r.IntN(220)), uint8(r.IntN(220)), uint8(r.IntN(220)), 255}
			turn := r.Float64() * 3
			c.fill(thing, func(p *pen) { p.polygon(leaning(x, y, a, b, turn)...) })
		}
		c.sheetOfPrint(float64(w)*0.6, -40, float64(w)*0.5, float64(h)*0.5, r)
	}
	return c.pix
}

// quad fills a stripe that falls a little.
func (c *canvas) quad(colour color.Color, left, top, right, low, high float64) {
	c.fill(colour, func(p *pen) {
		p.polygon([2]float64{left, top}, [2]float64{right, low}, [2]float64{right, low + high}, [2]float64{left, top + high})
	})
}

// leaning returns the corners of a turned rectangle.
func leaning(x, y, w, h, turn float64) [][2]float64 {
	sin, cos := math.Sincos(turn)
	var out [][2]float64
	for _, k := range [4][2]float64{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}} {
		out = append(out, [2]float64{x + k[0]*w*cos - k[1]*h*sin, y + k[0]*w*sin + k[1]*h*cos})
	}
	return out
}

// sheetOfPrint lays a white sheet with lines of print on the ground.
func (c *canvas) sheetOfPrint(x, y, w, h float64, r *rand.Rand) {
	light := uint8(225 + r.IntN(25))
	c.fill(color.NRGBA{light, light, light - 4, 255}, func(p *pen) {
		p.polygon([2]float64{x, y}, [2]float64{x + w, y}, [2]float64{x + w, y + h}, [2]float64{x, y + h})
	})
	for row := y + 20; row < y+h-20; row += 26 {
		for word := x + 20; word < x+w-40; {
			long := 15 + 40*r.Float64()
			c.fill(color.NRGBA{90, 90, 95, 255}, func(p *pen) {
				p.polygon([2]float64{word, row}, [2]float64{word + long, row}, [2]float64{word + long, row + 9}, [2]float64{word, row + 9})
			})
			word += long + 12
		}
	}
}
