package specimen

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// A Condition is how a picture of a paper came about.
type Condition string

// The conditions. Each but the last three has one thing wrong, as strong as people still call the picture readable.
const (
	Clean         Condition = "clean"
	OutOfFocus    Condition = "blur"
	Moved         Condition = "motion"
	Slanted       Condition = "perspective"
	RightTurned   Condition = "rotate90"
	UpsideDown    Condition = "rotate180"
	LeftTurned    Condition = "rotate270"
	Tilted        Condition = "tilt"
	UnevenLight   Condition = "light"
	Mirrored      Condition = "glare"
	Noisy         Condition = "noise"
	Crushed       Condition = "jpeg15"
	Pressed       Condition = "jpeg40"
	GreyCopy      Condition = "grey"
	ScreenShot    Condition = "screen"
	Cropped       Condition = "crop"
	FewPixels     Condition = "low"
	Phone         Condition = "photo" // perspective, uneven light, noise, JPEG 60
	PhoneSideways Condition = "photo90"
	PhoneUpended  Condition = "photo180"
)

// Conditions lists every condition. The caller owns the slice.
func Conditions() []Condition {
	return []Condition{
		Clean, OutOfFocus, Moved, Slanted, RightTurned, UpsideDown, LeftTurned, Tilted, UnevenLight, Mirrored, Noisy,
		Crushed, Pressed, GreyCopy, ScreenShot, Cropped, FewPixels, Phone, PhoneSideways, PhoneUpended,
	}
}

// Sizes of the pictures in pixels.
const (
	longSide = 2000
	fewSide  = 900
)

// view is how a camera sees a paper.
type view struct {
	share   float64       // of the picture that the paper fills, in its longer direction
	degrees float64       // turned clockwise
	lean    [4][2]float64 // how far each corner is moved, in shares of the paper's sides
	shift   [2]float64    // in shares of the picture
}

// Take photographs a paper in a condition and returns a JPEG. The same arguments give the same bytes.
func Take(p image.Image, c Condition) []byte {
	v, quality, side := view{share: 0.86}, goodQuality, longSide
	leaning := [4][2]float64{{0.055, 0.07}, {-0.02, 0.015}, {-0.075, -0.05}, {0.01, -0.02}}
	quarter := 0
	switch c {
	case Slanted:
		v.lean = leaning
	case RightTurned:
		quarter = 1
	case UpsideDown:
		quarter = 2
	case LeftTurned:
		quarter = 3
	case Tilted:
		v.degrees, v.share = 9, 0.78
	case Cropped:
		v.shift = [2]float64{0.095, 0}
	case FewPixels:
		side = fewSide
	case Phone, PhoneSideways, PhoneUpended:
		v.lean, v.degrees, quality = leaning, -2.5, 60
		if c != Phone {
			quarter = 1
		}
		if c == PhoneUpended {
			quarter = 2
		}
	case Crushed:
		quality = 15
	case Pressed:
		quality = 40
	}
	m := v.see(turnedBy(p, quarter), side, c == ScreenShot)
	switch c {
	case GreyCopy:
		each(m, func(_, _ int, px *[3]float64) {
			grey := 0.299*px[0] + 0.587*px[1] + 0.114*px[2]
			*px = [3]float64{grey, grey, grey}
		})
	case Mirrored:
		mirror(m)
	case OutOfFocus:
		m = smear(m, 2, 2)
	case Moved:
		m = smear(m, 3, 0)
	case UnevenLight, Phone, PhoneSideways, PhoneUpended:
		fade(m)
	}
	sigma := 2.0
	switch c {
	case Noisy:
		sigma = 14
	case Phone, PhoneSideways, PhoneUpended:
		sigma = 6
	}
	grain(m, sigma)
	return JPEG(m, quality)
}

// turnedBy turns a picture clockwise by quarters.
func turnedBy(p image.Image, quarters int) *image.RGBA {
	b := p.Bounds()
	m, ok := p.(*image.RGBA)
	if !ok || b.Min != (image.Point{}) {
		m = image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
		draw.Draw(m, m.Rect, p, b.Min, draw.Src)
	}
	for range quarters {
		out := image.NewRGBA(image.Rect(0, 0, m.Rect.Dy(), m.Rect.Dx()))
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				from, to := m.PixOffset(x, y), out.PixOffset(m.Rect.Dy()-1-y, x)
				copy(out.Pix[to:to+4], m.Pix[from:from+4])
			}
		}
		m = out
	}
	return m
}

// see draws the table and the paper on it.
func (v view) see(p *image.RGBA, side int, screen bool) *image.RGBA {
	w, h := side, side*3/4
	if p.Rect.Dy() > p.Rect.Dx() {
		w, h = h, w
	}
	scale := v.share * min(float64(w)/float64(p.Rect.Dx()), float64(h)/float64(p.Rect.Dy()))
	pw, ph := float64(p.Rect.Dx())*scale, float64(p.Rect.Dy())*scale
	sin, cos := math.Sincos(v.degrees * math.Pi / 180)
	var quad [4][2]float64
	for i, c := range [4][2]float64{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}} {
		x, y := (c[0]+v.lean[i][0])*pw, (c[1]+v.lean[i][1])*ph
		quad[i] = [2]float64{float64(w)*(0.5+v.shift[0]) + x*cos - y*sin, float64(h)*(0.5+v.shift[1]) + x*sin + y*cos}
	}
	back := squareOf(quad)
	table := color.NRGBA{112, 96, 82, 255}
	// The camera sees the mean of what falls on one of its pixels; paper drawn much larger is made smaller first.
	small := p
	for shrink := 1 / scale; shrink >= 2; shrink /= 2 {
		small = halved(small)
	}
	sw, sh := float64(small.Rect.Dx()), float64(small.Rect.Dy())
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	each(out, func(x, y int, c *[3]float64) {
		a, b := back(float64(x)+0.5, float64(y)+0.5)
		colour, cover := between(small, a*sw-0.5, b*sh-0.5)
		// A table of wood: darker and lighter along one direction.
		grain := 1 + 0.05*math.Sin(float64(y)*0.021+2*math.Sin(float64(x)*0.004))
		for k, t := range [3]float64{float64(table.R), float64(table.G), float64(table.B)} {
			c[k] = t*grain*(1-cover) + colour[k]
			if screen && cover > 0 {
				c[k] *= pixelGrid(a*pw, b*ph, k, usualPitch)
			}
		}
	})
	return out
}

// halved takes the mean of every two by two pixels.
func halved(m *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, m.Rect.Dx()/2, m.Rect.Dy()/2))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			for k := range 4 {
				sum := 0
				for _, at := range [4]int{m.PixOffset(2*x, 2*y), m.PixOffset(2*x+1, 2*y), m.PixOffset(2*x, 2*y+1), m.PixOffset(2*x+1, 2*y+1)} {
					sum += int(m.Pix[at+k])
				}
				out.Pix[out.PixOffset(x, y)+k] = uint8((sum + 2) / 4)
			}
		}
	}
	return out
}

// squareOf returns the projection that brings a quadrilateral to the unit square (Heckbert 1989, 2.2.3).
func squareOf(q [4][2]float64) func(x, y float64) (float64, float64) {
	dx1, dx2, dx3 := q[1][0]-q[2][0], q[3][0]-q[2][0], q[0][0]-q[1][0]+q[2][0]-q[3][0]
	dy1, dy2, dy3 := q[1][1]-q[2][1], q[3][1]-q[2][1], q[0][1]-q[1][1]+q[2][1]-q[3][1]
	det := dx1*dy2 - dx2*dy1
	g, h := (dx3*dy2-dx2*dy3)/det, (dx1*dy3-dx3*dy1)/det
	a, b, c := q[1][0]-q[0][0]+g*q[1][0], q[3][0]-q[0][0]+h*q[3][0], q[0][0]
	d, e, f := q[1][1]-q[0][1]+g*q[1][1], q[3][1]-q[0][1]+h*q[3][1], q[0][1]
	// The adjugate turns it round; its scale does not matter.
	ia, ib, ic := e-f*h, c*h-b, b*f-c*e
	id, ie, jf := f*g-d, a-c*g, c*d-a*f
	ig, ih, ii := d*h-e*g, b*g-a*h, a*e-b*d
	return func(x, y float64) (float64, float64) {
		w := ig*x + ih*y + ii
		return (ia*x + ib*y + ic) / w, (id*x + ie*y + jf) / w
	}
}

// fade lets the light fall off from one corner to the other.
func fade(m *image.RGBA) {
	w, h := float64(m.Rect.Dx()), float64(m.Rect.Dy())
	each(m, func(x, y int, c *[3]float64) {
		light := 1.05 - 0.4*float64(x)/w - 0.22*float64(y)/h
		for k := range c {
			c[k] *= light
		}
	})
}

// mirror lays the soft reflection of a lamp on the paper.
func mirror(m *image.RGBA) {
	w, h := float64(m.Rect.Dx()), float64(m.Rect.Dy())
	r := 0.11 * min(w, h)
	each(m, func(x, y int, c *[3]float64) {
		d := math.Hypot((float64(x)-0.6*w)/1.5, float64(y)-0.35*h) / r
		add := 150 * math.Exp(-d*d)
		for k := range c {
			c[k] += add
		}
	})
}

// grain adds the noise of a sensor.
func grain(m *image.RGBA, sigma float64) {
	state := uint64(0x9e3779b97f4a7c15)
	each(m, func(_, _ int, c *[3]float64) {
		for k := range c {
			state ^= state << 13
			state ^= state >> 7
			state ^= state << 17
			// The sum of four random bytes is nearly normal, with a deviation of 148.
			n := float64(state>>56) + float64(state>>40&0xff) + float64(state>>24&0xff) + float64(state>>8&0xff) - 510
			c[k] += n / 148 * sigma
		}
	})
}
