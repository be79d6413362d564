package specimen

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
)

// A Flaw is something that goes wrong when a paper is photographed.
type Flaw string

// The flaws, each as strong as it is seen in practice when a reviewer sends the picture back.
const (
	Blurred       Flaw = "blurred"        // out of focus
	Shaken        Flaw = "shaken"         // moved sideways
	Glaring       Flaw = "glaring"        // a lamp mirrored in the card
	Grey          Flaw = "grey"           // a black and white copy
	Dark          Flaw = "dark"           // too little light
	Washed        Flaw = "washed"         // too much light
	Faint         Flaw = "faint"          // a copy with a dying cartridge
	CutCorner     Flaw = "cut_corner"     // one end lies outside of the picture
	CoveredCorner Flaw = "covered_corner" // a thumb on a corner
	Screen        Flaw = "screen"         // photographed from a screen
	Far           Flaw = "far"            // small in the picture
	Tiny          Flaw = "tiny"           // few pixels
	Turned        Flaw = "turned"         // askew
)

// Flaws returns every flaw. The caller owns the slice.
func Flaws() []Flaw {
	return []Flaw{
		Blurred, Shaken, Glaring, Grey, Dark, Washed, Faint, CutCorner, CoveredCorner, Screen, Far, Tiny, Turned,
	}
}

// scene is how a photograph is taken.
type scene struct {
	width, height int
	share         float64 // of the width, or of the height, that the paper takes
	degrees       float64
	shift         float64 // of the width, to the right
	table         color.NRGBA
	pitch         float64 // pixels of the photograph for one of a screen; 0: the usual
	noise         float64 // mean of the sensor's noise, in steps of brightness
}

// Photograph puts a paper on a table under a lamp and photographs it. The same arguments give the same picture.
func Photograph(p image.Image, flaws ...Flaw) *image.RGBA {
	s := scene{width: 1600, height: 1200, share: 0.84, degrees: 1.5, table: color.NRGBA{112, 96, 82, 255}, noise: 2}
	if b := p.Bounds(); b.Dy() > b.Dx() {
		s.width, s.height = s.height, s.width
	}
	has := map[Flaw]bool{}
	for _, f := range flaws {
		has[f] = true
	}
	if has[CutCorner] {
		s.shift = 0.16
	}
	if has[Far] {
		s.share = 0.4
	}
	if has[Turned] {
		s.degrees = 24
		s.share = 0.7
	}
	if has[Tiny] {
		s.width, s.height = s.width*2/5, s.height*2/5
	}
	if has[Screen] {
		s.degrees = 2.2
	}
	out := s.shoot(p, has[Screen])
	if has[CoveredCorner] {
		s.thumb(out, p)
	}
	if has[Grey] || has[Faint] {
		each(out, func(_, _ int, c *[3]float64) {
			grey := 0.299*c[0] + 0.587*c[1] + 0.114*c[2]
			if has[Faint] {
				grey = 170 + grey*0.26
			}
			c[0], c[1], c[2] = grey*1.0, grey*0.985, grey*0.955 // under a warm lamp
		})
	}
	if has[Glaring] {
		s.lamp(out)
	}
	if has[Blurred] {
		out = smear(out, 5, 5)
	}
	if has[Shaken] {
		out = smear(out, 10, 0)
	}
	gain := 1.0
	switch {
	case has[Dark]:
		gain = 0.3
	case has[Washed]:
		gain = 2.4
	}
	state := uint32(len(flaws) + 1)
	each(out, func(_, _ int, c *[3]float64) {
		// The sum of four random bytes is nearly normal, with a deviation of 148.
		state = state*1664525 + 1013904223
		n := (float64(state>>24) + float64(state>>16&0xff) + float64(state>>8&0xff) + float64(state&0xff) - 510) / 148 * s.noise
		for k := range c {
			c[k] = c[k]*gain + n
			if has[Washed] {
				c[k] = 110 + c[k]*0.62
			}
		}
	})
	return out
}

// shoot draws the table and the paper on it, with the light falling off to one side.
func (s scene) shoot(p image.Image, screen bool) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, s.width, s.height))
	src, ok := p.(*image.RGBA)
	if !ok {
		return out
	}
	b := src.Bounds()
	scale := max(float64(b.Dx())/(s.share*float64(s.width)), float64(b.Dy())/(s.share*float64(s.height)))
	sin, cos := math.Sincos(s.degrees * math.Pi / 180)
	middleX, middleY := float64(s.width)*(0.5+s.shift), float64(s.height)*0.5
	each(out, func(x, y int, c *[3]float64) {
		dx, dy := float64(x)-middleX, float64(y)-middleY
		u := (dx*cos+dy*sin)*scale + float64(b.Dx())/2
		v := (dy*cos-dx*sin)*scale + float64(b.Dy())/2
		colour, cover := between(src, u, v)
		table := [3]float64{float64(s.table.R), float64(s.table.G), float64(s.table.B)}
		light := 0.98 - 0.13*float64(x)/float64(s.width) - 0.05*float64(y)/float64(s.height)
		for k := range c {
			seen := table[k]*(1-cover) + colour[k]
			if screen && cover > 0 {
				seen *= pixelGrid(u/scale, v/scale, k, s.pitch)
			}
			c[k] = seen * light
		}
	})
	return out
}

// usualPitch is how many pixels of a photograph one of a screen covers.
const usualPitch = 3.37

// pixelGrid is how bright a screen's pixels let a colour through at a place: stripes for the three colours, dark lines
// between rows. Pitch is how many pixels of the photograph one of the screen covers, 0 the usual.
func pixelGrid(u, v float64, colour int, pitch float64) float64 {
	if pitch == 0 {
		pitch = usualPitch
	}
	stripe := 1 + 0.3*math.Cos(2*math.Pi*(u/pitch-float64(colour)/3))
	row := 1 + 0.22*math.Cos(2*math.Pi*v/pitch)
	return stripe * row * 0.95
}

// between reads the paper between its pixels: the colour times how much of the place it covers, and that share.
func between(m *image.RGBA, u, v float64) (colour [3]float64, cover float64) {
	x, y := int(math.Floor(u)), int(math.Floor(v))
	if x < 0 || y < 0 || x+1 >= m.Rect.Dx() || y+1 >= m.Rect.Dy() {
		return colour, 0
	}
	fx, fy := u-float64(x), v-float64(y)
	at := y*m.Stride + 4*x
	for k := range 4 {
		top := float64(m.Pix[at+k])*(1-fx) + float64(m.Pix[at+4+k])*fx
		bottom := float64(m.Pix[at+m.Stride+k])*(1-fx) + float64(m.Pix[at+m.Stride+4+k])*fx
		value := top*(1-fy) + bottom*fy
		if k == 3 {
			cover = value / 255
		} else {
			colour[k] = value
		}
	}
	return colour, cover
}

// lamp mirrors a lamp in the card.
func (s scene) lamp(m *image.RGBA) {
	x0, y0 := 0.56*float64(s.width), 0.47*float64(s.height)
	r := 0.09 * float64(s.width)
	each(m, func(x, y int, c *[3]float64) {
		d := math.Hypot((float64(x)-x0)/1.4, float64(y)-y0) / r
		add := 420 * math.Exp(-d*d*1.6)
		for k := range c {
			c[k] += add
		}
	})
}

// thumb lays a thumb on the lower left corner of the paper.
func (s scene) thumb(m *image.RGBA, p image.Image) {
	b := p.Bounds()
	w := s.share * float64(s.width)
	h := w * float64(b.Dy()) / float64(b.Dx())
	if most := s.share * float64(s.height); h > most {
		w, h = most*float64(b.Dx())/float64(b.Dy()), most
	}
	x0, y0 := float64(s.width)/2-w/2, float64(s.height)/2+h/2
	r := 0.1 * w
	each(m, func(x, y int, c *[3]float64) {
		// A thumb comes from below left, with a round end.
		dx, dy := float64(x)-x0, float64(y)-y0
		along, across := (dx-dy)/math.Sqrt2, (dx+dy)/math.Sqrt2
		if math.Abs(across) < r && along < r*0.4 || math.Hypot(along-r*0.4, across) < r {
			// The thumb is as dark as the table behind it, so that the card ends at it.
			*c = [3]float64{118, 99, 84}
		}
	})
}

// each changes every pixel.
func each(m *image.RGBA, change func(x, y int, c *[3]float64)) {
	b := m.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			at := m.Pix[y*m.Stride+4*x:][:4]
			c := [3]float64{float64(at[0]), float64(at[1]), float64(at[2])}
			change(x, y, &c)
			for k, v := range c {
				at[k] = uint8(max(0, min(255, v+0.5)))
			}
			at[3] = 255
		}
	}
}

// smear takes the mean over 2·dx+1 by 2·dy+1 pixels, twice, which is nearly what a lens out of focus does.
func smear(m *image.RGBA, dx, dy int) *image.RGBA {
	for range 2 {
		m = slide(slide(m, dx, 4, m.Stride, m.Rect.Dx(), m.Rect.Dy()), dy, m.Stride, 4, m.Rect.Dy(), m.Rect.Dx())
	}
	return m
}

// slide takes the mean over 2·reach+1 pixels along one direction: step bytes lead to the next pixel along it, next to the
// following line, of which there are lines with length pixels each.
func slide(m *image.RGBA, reach, step, next, length, lines int) *image.RGBA {
	if reach == 0 {
		return m
	}
	out := image.NewRGBA(m.Rect)
	n := 2*reach + 1
	for line := range lines {
		for k := range 4 {
			at := func(i int) int { return line*next + max(0, min(length-1, i))*step + k }
			sum := 0
			for i := -reach; i <= reach; i++ {
				sum += int(m.Pix[at(i)])
			}
			for i := range length {
				out.Pix[at(i)] = uint8((sum + n/2) / n)
				sum += int(m.Pix[at(i+reach+1)]) - int(m.Pix[at(i-reach)])
			}
		}
	}
	return out
}

// goodQuality is what phones write.
const goodQuality = 90

// JPEG encodes a picture as a phone does. Quality 0 is a good one.
func JPEG(m image.Image, quality int) []byte {
	if quality == 0 {
		quality = goodQuality
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil // only pictures of more than 65535 pixels a side cannot be written
	}
	return out.Bytes()
}
