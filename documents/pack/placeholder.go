package pack

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// How a placeholder is drawn, in pixels.
const (
	placeholderSide = 1000 // of the longer side
	placeholderText = 30
	lineThickness   = 2
)

// The colours of placeholders: nobody takes one for a photograph.
var (
	ground  = color.NRGBA{0xe9, 0xec, 0xf1, 0xff}
	outline = color.NRGBA{0x33, 0x5c, 0x9e, 0xff}
	reading = color.NRGBA{0x9a, 0xa7, 0xba, 0xff}
	warning = color.NRGBA{0xb4, 0x4c, 0x2e, 0xff}
	letters = color.NRGBA{0x22, 0x2c, 0x3c, 0xff}
)

// placeholder draws what stands for the picture of a paper: its size, its outline, and where something was read or seen.
func placeholder(r paper.Report, slot string) ([]byte, error) {
	w, h := max(r.Width, 1), max(r.Height, 1)
	if r.Width <= 0 || r.Height <= 0 {
		w, h = 4, 3
	}
	scale := placeholderSide / float64(max(w, h))
	width, height := max(int(float64(w)*scale), 1), max(int(float64(h)*scale), 1)
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(m, m.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	box := func(b paper.Box, c color.NRGBA) {
		for i := range b {
			from, to := b[i], b[(i+1)%len(b)]
			stroke(m, float64(from[0])*scale, float64(from[1])*scale, float64(to[0])*scale, float64(to[1])*scale, c)
		}
	}
	for _, l := range r.Lines {
		box(l.Box, reading)
	}
	for _, l := range r.Fields {
		box(l.Box, reading)
	}
	for _, measure := range r.Measures {
		for _, b := range measure.Evidence {
			box(b, warning)
		}
	}
	if r.Crop != nil {
		box(*r.Crop, outline)
	}
	face, err := opentype.Parse(fonts.Regular())
	if err != nil {
		return nil, fmt.Errorf("font of placeholders: %w", err)
	}
	size := min(placeholderText, float64(width)/20)
	drawn, err := opentype.NewFace(face, &opentype.FaceOptions{Size: max(size, 4), DPI: 72})
	if err != nil {
		return nil, fmt.Errorf("font of placeholders: %w", err)
	}
	d := font.Drawer{Dst: m, Src: image.NewUniform(letters), Face: drawn}
	for i, line := range []string{
		"占位图 · PLACEHOLDER", slot, fmt.Sprintf("%s  %s", r.Kind, r.Format), fmt.Sprintf("%d × %d px  %d B", r.Width, r.Height, r.Bytes),
	} {
		d.Dot = fixed.Point26_6{X: fixed.I(int(size)), Y: fixed.I(int(size * (1.6 + 1.5*float64(i))))}
		d.DrawString(line)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return nil, fmt.Errorf("placeholder: %w", err)
	}
	return b.Bytes(), drawn.Close()
}

// stroke draws a line. What lies outside of the picture is not drawn, and no line is longer than the picture is wide and high
// a few times.
func stroke(m *image.NRGBA, x0, y0, x1, y1 float64, c color.NRGBA) {
	const farthest = 4 * placeholderSide
	for _, v := range []float64{x0, y0, x1, y1} {
		if math.Abs(v) > farthest || math.IsNaN(v) {
			return
		}
	}
	steps := int(math.Max(math.Abs(x1-x0), math.Abs(y1-y0))) + 1
	for i := range steps + 1 {
		t := float64(i) / float64(steps)
		x, y := int(x0+(x1-x0)*t), int(y0+(y1-y0)*t)
		for dy := range lineThickness {
			for dx := range lineThickness {
				if p := image.Pt(x+dx, y+dy); p.In(m.Rect) {
					m.SetNRGBA(p.X, p.Y, c)
				}
			}
		}
	}
}
