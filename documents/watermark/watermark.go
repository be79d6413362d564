// Package watermark writes on a picture what it is for, where it covers nothing.
package watermark

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Words say what a picture is for, in any language of the program: the people who read it are in China. Huawei Cloud's help
// takes a watermark that is short and covers nothing that matters (as of 2026-11).
const Words = "仅供ICP备案使用"

// How large the words are and how they look.
const (
	largestShare  = 0.07  // of the short side of the paper: as high as its title
	smallestShare = 0.022 // of the short side of the paper: as high as its small print
	leastHeight   = 12    // pixels, below which nobody reads Chinese characters
	shrinkStep    = 0.85  // from one size that is tried to the next
	clearance     = 0.35  // of the height of a character is kept free around the words
	veil          = 0.62  // how much of the ground the ink covers: the words can be read and are seen to lie on top
)

// A Place is where the words can stand, in pixels of the picture.
type Place struct {
	Area image.Rectangle // of the words and the room around them
	Size int             // height of a character
	Dark bool            // the ground is dark, so the ink is light
}

// Find looks for a place on the paper that covers none of the boxes and nothing else that can be seen: no face, no seal, no
// code, no line. It looks within the paper first and beside it then. The paper is a box of the picture, all of it where no
// outline is known.
func Find(m *image.NRGBA, sheet paper.Box, avoid []paper.Box) (Place, bool) {
	if m.Rect.Dx() < leastHeight || m.Rect.Dy() < leastHeight {
		return Place{}, false
	}
	width, ok := widthOf(Words)
	if !ok {
		return Place{}, false
	}
	g := groundOf(m, sheet, avoid)
	within := g.polygon(sheet)
	short := shortSide(sheet) * g.scale
	for _, area := range []func(x, y int) bool{within, func(x, y int) bool { return !within(x, y) }} {
		free := g.sums(area)
		for size := largestShare * short; size >= smallestShare*short && size >= leastHeight*g.scale; size *= shrinkStep {
			gap := clearance * size
			w, h := int(math.Ceil(width*size+2*gap)), int(math.Ceil(size+2*gap))
			at, ok := free.nearest(w, h, g.middle(sheet))
			if !ok {
				continue
			}
			back := func(v int) int { return int(float64(v) / g.scale) }
			return Place{
				Area: image.Rect(back(at.X), back(at.Y), back(at.X+w), back(at.Y+h)).Intersect(m.Rect), Size: int(size / g.scale),
				Dark: g.dark(at, w, h),
			}, true
		}
	}
	return Place{}, false
}

// Write writes the words there.
func Write(m *image.NRGBA, at Place) error {
	parsed, err := opentype.Parse(fonts.Bold())
	if err != nil {
		return err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(at.Size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return err
	}
	defer face.Close()
	ink := [3]uint8{30, 60, 120}
	if at.Dark {
		ink = [3]uint8{235, 240, 250}
	}
	mask := image.NewAlpha(at.Area)
	gap := clearance * float64(at.Size)
	pen := font.Drawer{Dst: mask, Src: image.Opaque, Face: face}
	// The ink of Chinese characters stands between 0.88 above and 0.12 below the line.
	pen.Dot = fixed.Point26_6{
		X: fixed.Int26_6((float64(at.Area.Min.X) + gap) * 64), Y: fixed.Int26_6((float64(at.Area.Min.Y) + gap + 0.88*float64(at.Size)) * 64),
	}
	pen.DrawString(Words)
	for y := at.Area.Min.Y; y < at.Area.Max.Y; y++ {
		for x := at.Area.Min.X; x < at.Area.Max.X; x++ {
			cover := float64(mask.AlphaAt(x, y).A) / 255 * veil
			if cover == 0 {
				continue
			}
			to := m.Pix[m.PixOffset(x, y):]
			for k := range ink {
				to[k] = uint8(math.Round(float64(to[k])*(1-cover) + float64(ink[k])*cover))
			}
		}
	}
	return nil
}

// widthOf returns how wide words are, in heights of a character.
func widthOf(words string) (float64, bool) {
	parsed, err := opentype.Parse(fonts.Bold())
	if err != nil {
		return 0, false
	}
	const at = 100
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: at, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return 0, false
	}
	defer face.Close()
	return float64(font.MeasureString(face, words)) / 64 / at, true
}

// shortSide is the length of the short side of a box, in pixels.
func shortSide(b paper.Box) float64 {
	side := func(i, k int) float64 {
		return math.Hypot(float64(b[i][0]-b[k][0]), float64(b[i][1]-b[k][1]))
	}
	return min((side(0, 1)+side(3, 2))/2, (side(0, 3)+side(1, 2))/2)
}

// smaller returns the picture with a long side of at most side pixels.
func smaller(m *image.NRGBA, side int) (*image.NRGBA, float64) {
	long := max(m.Rect.Dx(), m.Rect.Dy())
	if long <= side {
		return m, 1
	}
	scale := float64(side) / float64(long)
	// The scaler is quick with this kind only; without transparency both are the same bytes.
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(m.Rect.Dx())*scale)), max(1, int(float64(m.Rect.Dy())*scale))))
	draw.ApproxBiLinear.Scale(out, out.Rect, m, m.Rect, draw.Src, nil)
	return &image.NRGBA{Pix: out.Pix, Stride: out.Stride, Rect: out.Rect}, scale
}
