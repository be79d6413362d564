package specimen

import (
	"image"
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// canvas draws on a paper in millimetres.
type canvas struct {
	pix           *image.RGBA
	scale         float64 // pixels per millimetre
	regular, bold *opentype.Font
	runs          []Run
}

// newCanvas makes a paper of the given size, in millimetres, on which nothing is drawn and which is transparent.
func newCanvas(width, height float64, pixels int) *canvas {
	scale := float64(pixels) / width
	c := &canvas{pix: image.NewRGBA(image.Rect(0, 0, pixels, int(math.Round(height*scale)))), scale: scale}
	// The fonts are ours; when one cannot be read the papers have no text, and the tests say so.
	c.regular, _ = opentype.Parse(fonts.Regular())
	c.bold, _ = opentype.Parse(fonts.Bold())
	return c
}

// style is how a text is set.
type style struct {
	size   float64 // height of a character in millimetres
	colour color.Color
	bold   bool
	gap    float64 // between characters, in millimetres
}

// text writes with its baseline at y and returns where it ends.
func (c *canvas) text(x, y float64, s style, text string) float64 {
	width := c.write(c.pix, x, y, s, text)
	c.noted(x, y, width-s.gap, s.size, text)
	return x + width
}

// noted remembers what stands where.
func (c *canvas) noted(x, y, width, size float64, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	at := func(x, y float64) [2]int { return [2]int{int(math.Round(x * c.scale)), int(math.Round(y * c.scale))} }
	top, bottom := y-0.92*size, y+0.16*size
	c.runs = append(c.runs, Run{text, paper.Box{at(x, top), at(x+width, top), at(x+width, bottom), at(x, bottom)}})
}

// centred writes around x.
func (c *canvas) centred(x, y float64, s style, text string) {
	c.text(x-c.write(nil, 0, 0, s, text)/2, y, s, text)
}

// wrapped writes into lines of at most width and returns the baseline of the last.
func (c *canvas) wrapped(x, y, width, lineHeight float64, s style, text string) float64 {
	line := []rune{}
	for _, r := range text {
		if c.write(nil, 0, 0, s, string(append(line, r))) > width && len(line) > 0 {
			c.text(x, y, s, string(line))
			y += lineHeight
			line = line[:0]
		}
		line = append(line, r)
	}
	c.text(x, y, s, string(line))
	return y
}

// write draws a text, or only measures it when there is nothing to draw on.
func (c *canvas) write(on draw.Image, x, y float64, s style, text string) (width float64) {
	from := c.regular
	if s.bold {
		from = c.bold
	}
	if from == nil {
		return 0
	}
	face, err := opentype.NewFace(from, &opentype.FaceOptions{Size: s.size * c.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return 0
	}
	defer face.Close()
	pen := font.Drawer{Dst: on, Face: face, Dot: fixed.Point26_6{X: c.fix(x), Y: c.fix(y)}}
	if s.colour != nil {
		pen.Src = image.NewUniform(s.colour)
	}
	gap := c.fix(s.gap)
	start := pen.Dot.X
	for _, r := range text {
		if on == nil {
			pen.Dot.X += pen.MeasureString(string(r))
		} else {
			pen.DrawString(string(r))
		}
		pen.Dot.X += gap
	}
	return float64(pen.Dot.X-start) / 64 / c.scale
}

func (c *canvas) fix(v float64) fixed.Int26_6 { return fixed.Int26_6(math.Round(v * c.scale * 64)) }

// fill fills the outlines that trace draws, in millimetres.
func (c *canvas) fill(colour color.Color, trace func(p *pen)) {
	p := &pen{scale: c.scale}
	trace(p)
	around := p.around.Intersect(c.pix.Bounds())
	if around.Empty() {
		return
	}
	// The rasteriser works through all of its area, so it is given no more than the shape needs.
	raster := vector.NewRasterizer(around.Dx(), around.Dy())
	for _, q := range p.points {
		x, y := float32(q.x-float64(around.Min.X)), float32(q.y-float64(around.Min.Y))
		if q.starts {
			raster.ClosePath()
			raster.MoveTo(x, y)
		} else {
			raster.LineTo(x, y)
		}
	}
	raster.ClosePath()
	raster.Draw(c.pix, around, image.NewUniform(colour), image.Point{})
}

// corner is a point of an outline, in pixels.
type corner struct {
	x, y   float64
	starts bool // an outline of its own
}

// pen traces outlines.
type pen struct {
	scale  float64
	points []corner
	around image.Rectangle
}

func (p *pen) move(x, y float64) { p.add(x, y, true) }
func (p *pen) line(x, y float64) { p.add(x, y, false) }

func (p *pen) add(x, y float64, starts bool) {
	x, y = x*p.scale, y*p.scale
	p.points = append(p.points, corner{x, y, starts})
	p.around = p.around.Union(image.Rect(int(x)-1, int(y)-1, int(x)+2, int(y)+2))
}

// polygon goes through points.
func (p *pen) polygon(points ...[2]float64) {
	for i, q := range points {
		if i == 0 {
			p.move(q[0], q[1])
		} else {
			p.line(q[0], q[1])
		}
	}
}

// arc goes around a middle from one angle to another, in degrees, joining on.
func (p *pen) arc(x, y, rx, ry, from, to float64) {
	const steps = 64
	for i := range steps + 1 {
		sin, cos := math.Sincos((from + (to-from)*float64(i)/steps) * math.Pi / 180)
		p.line(x+rx*cos, y+ry*sin)
	}
}

// ellipse goes around once; backwards it cuts a hole.
func (p *pen) ellipse(x, y, rx, ry float64, backwards bool) {
	p.move(x+rx, y)
	if backwards {
		p.arc(x, y, rx, ry, 360, 0)
	} else {
		p.arc(x, y, rx, ry, 0, 360)
	}
}

// rounded is a rectangle with round corners.
func (p *pen) rounded(x, y, width, height, radius float64) {
	p.move(x+radius, y)
	p.arc(x+width-radius, y+radius, radius, radius, -90, 0)
	p.arc(x+width-radius, y+height-radius, radius, radius, 0, 90)
	p.arc(x+radius, y+height-radius, radius, radius, 90, 180)
	p.arc(x+radius, y+radius, radius, radius, 180, 270)
}

// frame draws a rectangle of lines.
func (c *canvas) frame(colour color.Color, x, y, width, height, thick float64) {
	c.fill(colour, func(p *pen) {
		p.polygon([2]float64{x, y}, [2]float64{x + width, y}, [2]float64{x + width, y + height}, [2]float64{x, y + height})
		x, y, width, height := x+thick, y+thick, width-2*thick, height-2*thick
		p.polygon([2]float64{x, y}, [2]float64{x, y + height}, [2]float64{x + width, y + height}, [2]float64{x + width, y})
	})
}

// shade fills everything that is not transparent, or all of it, with a slope between two colours from left to right.
func (c *canvas) shade(left, right color.RGBA) {
	b := c.pix.Bounds()
	row := make([]uint8, 4*b.Dx())
	for x := range b.Dx() {
		t := float64(x) / float64(b.Dx())
		mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t) }
		copy(row[4*x:], []uint8{mix(left.R, right.R), mix(left.G, right.G), mix(left.B, right.B), 255})
	}
	for y := range b.Dy() {
		copy(c.pix.Pix[y*c.pix.Stride:], row)
	}
}

// waves draws the fine curved lines of the background of a card.
func (c *canvas) waves(colour color.Color, width, height float64) {
	const thick, pitch = 0.09, 1.1 // mm
	for n := 0; float64(n)*pitch < height+6; n++ {
		base := float64(n)*pitch - 3
		height := func(x float64) float64 {
			return base + 1.6*math.Sin(x/9+float64(n)*0.35) + 0.5*math.Sin(x/3.1-float64(n)*0.8)
		}
		c.fill(colour, func(p *pen) {
			p.move(0, height(0))
			for x := 0.0; x <= width; x += 0.5 {
				p.line(x, height(x))
			}
			for x := width; x >= 0; x -= 0.5 {
				p.line(x, height(x)+thick)
			}
		})
	}
}

// slanted writes a text across the paper, around a point.
func (c *canvas) slanted(x, y, degrees float64, s style, text string) {
	width := c.write(nil, 0, 0, s, text)
	strip := image.NewRGBA(image.Rect(0, 0, int(width*c.scale)+2, int(1.4*s.size*c.scale)))
	c.write(strip, 0, 1.1*s.size, s, text)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	w, h := float64(strip.Rect.Dx())/2, float64(strip.Rect.Dy())/2
	turn := f64.Aff3{cos, -sin, x*c.scale - w*cos + h*sin, sin, cos, y*c.scale - w*sin - h*cos}
	draw.BiLinear.Transform(c.pix, turn, strip, strip.Bounds(), draw.Over, nil)
}

// seal draws a red round seal with a text.
func (c *canvas) seal(x, y, radius float64, text string) {
	red := color.NRGBA{205, 30, 35, 205}
	c.fill(red, func(p *pen) {
		p.ellipse(x, y, radius, radius, false)
		p.ellipse(x, y, radius*0.94, radius*0.94, true)
	})
	c.star(x, y, radius*0.3, red)
	runes := []rune(text)
	size := min(radius*0.3, radius*4/float64(len(runes)+1))
	for i, r := range runes {
		angle := -215 + 250*(float64(i)+0.5)/float64(len(runes))
		sin, cos := math.Sincos(angle * math.Pi / 180)
		c.slanted(x+radius*0.76*cos, y+radius*0.76*sin, angle+90, style{size: size, colour: red, bold: true}, string(r))
	}
	c.centred(x, y+radius*0.68, style{size: radius * 0.24, colour: red, bold: true}, "样例专用")
}

// star draws a star with five points.
func (c *canvas) star(x, y, radius float64, colour color.Color) {
	c.fill(colour, func(p *pen) {
		var points [][2]float64
		for i := range 10 {
			r := radius
			if i%2 == 1 {
				r *= 0.38
			}
			sin, cos := math.Sincos(float64(i*36-90) * math.Pi / 180)
			points = append(points, [2]float64{x + r*cos, y + r*sin})
		}
		p.polygon(points...)
	})
}
