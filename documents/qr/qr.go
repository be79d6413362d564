// Package qr reads QR codes on a paper.
package qr

import (
	"context"
	"image"
	"image/color"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	goqr "github.com/piglig/go-qr"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

const (
	mostSide  = 3000 // pixels; a larger picture is made smaller first. A code of 20 mm on A4 has 200 pixels then
	codeSide  = 420  // pixels that a code is brought to: eight or more a module of all that licences carry
	quiet     = 0.12 // of the code: the light margin around it
	mostCodes = 4    // on one paper
	mostText  = 4000 // bytes; a code holds 2953
)

// A Code is what a code says and where it stands: its corners in pixels of the picture, clockwise from the code's own top
// left.
type Code struct {
	Text string
	Box  [4][2]float64
}

// Read returns what the codes on a paper say, as Find does.
func Read(ctx context.Context, m image.Image) ([]string, error) {
	found, err := Find(ctx, m)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, c := range found {
		out = append(out, c.Text)
	}
	return out, nil
}

// Find returns the codes on a paper, each text once, from the top. A paper without a code costs little: codes are looked
// for by their three corner marks, and only what has them is read. The only error is that of ctx.
func Find(ctx context.Context, m image.Image) ([]Code, error) {
	grey, times := greyOf(m)
	var out []Code
	var read []code
	for _, c := range find(grey) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(read, c.shares) {
			continue
		}
		if text := c.read(grey); text != "" {
			read = append(read, c)
			if !slices.ContainsFunc(out, func(o Code) bool { return o.Text == text }) {
				out = append(out, Code{text, c.box(m.Bounds().Min, float64(times))})
			}
		}
		if len(out) == mostCodes {
			break
		}
	}
	return out, ctx.Err()
}

// box returns the corners of a code. The middles of its marks lie three and a half modules inside.
func (c code) box(origin image.Point, times float64) (box [4][2]float64) {
	side := func(m mark) (x, y float64) {
		l := math.Hypot(m.x-c.corner.x, m.y-c.corner.y)
		return (m.x - c.corner.x) / l, (m.y - c.corner.y) / l
	}
	ux, uy := side(c.right)
	vx, vy := side(c.below)
	in := 3.5 * (c.corner.module + c.right.module + c.below.module) / 3
	far := mark{x: c.right.x + c.below.x - c.corner.x, y: c.right.y + c.below.y - c.corner.y}
	for i, at := range [4]struct {
		m    mark
		a, b float64
	}{{c.corner, -1, -1}, {c.right, 1, -1}, {far, 1, 1}, {c.below, -1, 1}} {
		box[i] = [2]float64{
			float64(origin.X) + times*(at.m.x+in*(at.a*ux+at.b*vx)),
			float64(origin.Y) + times*(at.m.y+in*(at.a*uy+at.b*vy)),
		}
	}
	return box
}

// greyOf returns a picture in grey, made smaller by a whole factor where it is larger than is looked at, and the factor.
func greyOf(m image.Image) (*image.Gray, int) {
	b := m.Bounds()
	n := (max(b.Dx(), b.Dy()) + mostSide - 1) / mostSide
	if n < 1 {
		return image.NewGray(image.Rectangle{}), 1
	}
	out := image.NewGray(image.Rect(0, 0, b.Dx()/n, b.Dy()/n))
	if see, ok := m.(*image.NRGBA); ok && n == 1 {
		for y := range out.Rect.Dy() {
			from, to := see.Pix[see.PixOffset(b.Min.X, b.Min.Y+y):], out.Pix[y*out.Stride:]
			for x := range out.Rect.Dx() {
				p := from[4*x : 4*x+3 : 4*x+3]
				to[x] = uint8((19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2])) >> 16)
			}
		}
		return out, n
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for j := range n {
				for i := range n {
					sum += int(color.GrayModel.Convert(m.At(b.Min.X+x*n+i, b.Min.Y+y*n+j)).(color.Gray).Y)
				}
			}
			out.Pix[y*out.Stride+x] = uint8(sum / (n * n))
		}
	}
	return out, n
}

// code is where a code lies: the middles of its three marks, the one at the corner first, clockwise.
type code struct {
	corner, right, below mark
}

// shares reports whether two codes have a mark in common.
func (c code) shares(o code) bool {
	ours, theirs := []mark{c.corner, c.right, c.below}, []mark{o.corner, o.right, o.below}
	return slices.ContainsFunc(ours, func(m mark) bool { return slices.Contains(theirs, m) })
}

// read cuts the code out, upright and with its margin, and reads it: two readers fail at different codes.
func (c code) read(grey *image.Gray) string {
	// Between the middles of two marks lie all modules but seven, and a mark has seven.
	side := math.Hypot(c.right.x-c.corner.x, c.right.y-c.corner.y)
	whole := side + 7*c.corner.module
	scale := codeSide / whole
	upright := c.cut(grey, scale, 0)
	askew := c.cut(grey, scale, math.Pi/4)
	for _, try := range []func() string{
		func() string { return readModern(upright) },
		func() string { return readZXing(upright) },
		func() string { return readModern(askew) },
		func() string { return readZXing(askew) },
	} {
		if text := try(); text != "" && len(text) <= mostText && utf8.ValidString(text) {
			return text
		}
	}
	return ""
}

// cut copies the code and its margin, turned by an angle more.
func (c code) cut(grey *image.Gray, scale, angle float64) *image.Gray {
	angle -= math.Atan2(c.right.y-c.corner.y, c.right.x-c.corner.x)
	middleX, middleY := (c.right.x+c.below.x)/2, (c.right.y+c.below.y)/2
	side := codeSide * (1 + 2*quiet)
	if math.Mod(math.Abs(angle), math.Pi/2) > 0.3 {
		side *= math.Sqrt2
	}
	out := image.NewGray(image.Rect(0, 0, int(side), int(side)))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	sin, cos := math.Sincos(angle)
	sin, cos = sin*scale, cos*scale
	reach := int(side / scale)
	part := image.Rect(int(middleX)-reach, int(middleY)-reach, int(middleX)+reach, int(middleY)+reach).Intersect(grey.Rect)
	draw.BiLinear.Transform(out, f64.Aff3{
		cos, -sin, side/2 - cos*middleX + sin*middleY,
		sin, cos, side/2 - sin*middleX - cos*middleY,
	}, grey, part, draw.Src, nil)
	return out
}

// readModern reads with go-qr, which bears noise better. A code is a stranger's: what panics is not read.
func readModern(m *image.Gray) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	text, err := goqr.Decode(m)
	if err != nil {
		return ""
	}
	return text
}

// readZXing reads with gozxing, which bears perspective better.
func readZXing(m *image.Gray) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	bits, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		return ""
	}
	result, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return ""
	}
	return result.GetText()
}
