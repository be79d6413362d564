package specimen

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
)

// A Fault is something wrong with the photograph of a paper, in a strength.
type Fault struct {
	Flaw     Flaw
	Strength float64 // in the unit that the flaw is measured in, see Faults
}

// More flaws, which only Faulty takes.
const (
	TwoTone     Flaw = "two_tone"     // a scan in black and white, filling the picture
	CoveredSide Flaw = "covered_side" // a finger over the middle of a side
)

// Faults lists the faults with strengths from the least that a reviewer would send back to the usual. The caller owns the
// slice.
func Faults() []Fault {
	var out []Fault
	for _, row := range []struct {
		flaw      Flaw
		strengths []float64
	}{
		{Blurred, []float64{3, 4, 6}},             // pixels of a picture of 1600 over which a point is smeared to each side, twice
		{Shaken, []float64{6, 10, 14}},            // pixels, in one direction
		{Glaring, []float64{0.06, 0.09, 0.12}},    // radius of the lamp's reflection, of the picture's width
		{Grey, []float64{0, 0.03, 0.07}},          // a copy; how yellow the light is in which it was photographed
		{TwoTone, []float64{0, 1}},                // 0 a scan in grey, 1 in black and white alone
		{Screen, []float64{2.6, 3.37, 4.3}},       // pixels of the photograph for one of the screen
		{CutCorner, []float64{0.04, 0.08, 0.15}},  // of the paper's length outside of the picture
		{CoveredCorner, []float64{0.06, 0.1}},     // radius of a thumb, of the paper's length
		{CoveredSide, []float64{0.05, 0.07, 0.1}}, // half the width of a finger, of the paper's length
		{Tiny, []float64{480, 640, 800}},          // pixels of the long side
		{Far, []float64{0.3, 0.4}},                // of the picture's width, or height, that the paper takes
		{Dark, []float64{0.22, 0.3}},              // of the usual light
	} {
		for _, s := range row.strengths {
			out = append(out, Fault{row.flaw, s})
		}
	}
	return out
}

// Faulty photographs a paper with one fault, from a place, on a table and under a light that the seed chooses: turned by up
// to 6°, filling 66 to 86 % of the picture. An empty flaw gives a good photograph. The same arguments give the same picture.
func Faulty(p image.Image, f Fault, seed uint64) *image.RGBA {
	r := rand.New(rand.NewPCG(seed, 411))
	tables := []color.NRGBA{{112, 96, 82, 255}, {70, 74, 84, 255}, {150, 122, 92, 255}, {54, 62, 50, 255}}
	s := scene{
		width: 1600, height: 1200, share: 0.66 + 0.2*r.Float64(), degrees: 12*r.Float64() - 6,
		table: tables[r.IntN(len(tables))], noise: 2 + 2*r.Float64(),
	}
	if b := p.Bounds(); b.Dy() > b.Dx() {
		s.width, s.height = s.height, s.width
	}
	gain := 1.0
	switch f.Flaw {
	case CutCorner:
		// The paper is moved until so much of it lies outside.
		b := p.Bounds()
		long := min(s.share*float64(s.width), s.share*float64(s.height)*float64(b.Dx())/float64(b.Dy())) / float64(s.width)
		s.shift = 0.5 - long*(0.5-f.Strength)
	case Far:
		s.share = f.Strength
	case Tiny:
		scale := f.Strength / float64(max(s.width, s.height))
		s.width, s.height = int(float64(s.width)*scale), int(float64(s.height)*scale)
	case Dark:
		gain = f.Strength
	case TwoTone:
		s.share, s.degrees, s.table = 1.04, 0, color.NRGBA{255, 255, 255, 255}
	}
	out := s.shootOn(p, f)
	switch f.Flaw {
	case CoveredCorner:
		s.finger(out, p, f.Strength, -0.5, 0.5)
	case CoveredSide:
		s.finger(out, p, f.Strength, 0.1, 0.5)
	case Grey, TwoTone:
		each(out, func(_, _ int, c *[3]float64) {
			grey := 0.299*c[0] + 0.587*c[1] + 0.114*c[2]
			if f.Flaw == TwoTone {
				if f.Strength > 0 {
					grey = 255 * math.Round(min(1, grey/340))
				}
				*c = [3]float64{grey, grey, grey}
				return
			}
			*c = [3]float64{grey, grey * (1 - f.Strength/2), grey * (1 - f.Strength)}
		})
	case Glaring:
		x, y := (0.38+0.24*r.Float64())*float64(s.width), (0.4+0.2*r.Float64())*float64(s.height)
		spot(out, x, y, f.Strength*float64(s.width))
	case Blurred:
		out = smear(out, int(f.Strength), int(f.Strength))
	case Shaken:
		out = smear(out, int(f.Strength), 0)
	}
	if gain != 1 {
		each(out, func(_, _ int, c *[3]float64) {
			for k := range c {
				c[k] *= gain
			}
		})
	}
	if f.Flaw != TwoTone {
		grain(out, s.noise)
	}
	return out
}

// shootOn draws the table and the paper on it; a screen with its own pixels.
func (s scene) shootOn(p image.Image, f Fault) *image.RGBA {
	if f.Flaw == Screen {
		s.pitch = f.Strength
	}
	return s.shoot(p, f.Flaw == Screen)
}

// spot lays the reflection of a lamp on a place, so bright that the camera records nothing of what is under it.
func spot(m *image.RGBA, x0, y0, r float64) {
	each(m, func(x, y int, c *[3]float64) {
		d := math.Hypot((float64(x)-x0)/1.4, float64(y)-y0) / r
		add := 420 * math.Exp(-d*d*1.6)
		for k := range c {
			c[k] += add
		}
	})
}

// finger lays a finger that comes from below over a place of the paper, given in shares of its sides from its middle.
func (s scene) finger(m *image.RGBA, p image.Image, radius, u, v float64) {
	b := p.Bounds()
	scale := min(s.share*float64(s.width)/float64(b.Dx()), s.share*float64(s.height)/float64(b.Dy()))
	w, h := scale*float64(b.Dx()), scale*float64(b.Dy())
	sin, cos := math.Sincos(s.degrees * math.Pi / 180)
	x0 := float64(s.width)*(0.5+s.shift) + u*w*cos - v*h*sin
	y0 := float64(s.height)/2 + u*w*sin + v*h*cos
	r := radius * max(w, h)
	each(m, func(x, y int, c *[3]float64) {
		dx, dy := float64(x)-x0, float64(y)-y0
		d := math.Abs(dx)
		if dy < 0 {
			d = math.Hypot(dx, dy)
		}
		if d > r {
			return
		}
		// Round, so darker to its sides.
		light := 0.75 + 0.25*math.Sqrt(1-d*d/(r*r))
		*c = [3]float64{214 * light, 158 * light, 130 * light}
	})
}
