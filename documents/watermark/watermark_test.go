package watermark_test

import (
	"image"
	"image/draw"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/documents/watermark"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

const margin = 60

// laid is a drawn paper on a dark table, with the places of its text.
func laid(p specimen.Print) (m *image.NRGBA, sheet paper.Box, text []paper.Box) {
	b := p.Picture.Bounds()
	m = image.NewNRGBA(image.Rect(0, 0, b.Dx()+2*margin, b.Dy()+2*margin))
	for i := range m.Pix {
		m.Pix[i] = []uint8{96, 84, 70, 255}[i%4]
	}
	draw.Draw(m, b.Add(image.Pt(margin, margin)), p.Picture, b.Min, draw.Over)
	w, h := b.Dx(), b.Dy()
	moved := func(b paper.Box) paper.Box {
		for i := range b {
			b[i][0], b[i][1] = b[i][0]+margin, b[i][1]+margin
		}
		return b
	}
	for _, run := range p.Runs {
		text = append(text, moved(run.Box))
	}
	return m, moved(paper.Box{{0, 0}, {w, 0}, {w, h}, {0, h}}), text
}

func light(m *image.NRGBA, x, y int) float64 {
	c := m.NRGBAAt(x, y)
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}

// TestNothingIsCovered draws every paper and looks at what the words stand on: no text, no dark or coloured thing.
func TestNothingIsCovered(t *testing.T) {
	found := 0
	for i, form := range specimen.Forms() {
		p := specimen.Set(form, specimen.People()[i%len(specimen.People())])
		m, sheet, text := laid(p)
		at, ok := watermark.Find(m, sheet, text)
		if !ok {
			continue
		}
		found++
		for k, b := range text {
			box := image.Rect(b[0][0], b[0][1], b[2][0], b[2][1])
			assert.False(t, box.Overlaps(at.Area), "%s %s: covers %q", form.Kind, form.Edition, p.Runs[k].Text)
		}
		before := slices.Clone(m.Pix)
		require.NoError(t, watermark.Write(m, at))
		was := &image.NRGBA{Pix: before, Stride: m.Stride, Rect: m.Rect}
		changed, mean := 0, 0.0
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				if m.NRGBAAt(x, y) != was.NRGBAAt(x, y) {
					require.True(t, image.Pt(x, y).In(at.Area))
					changed++
					mean += light(was, x, y)
				}
			}
		}
		require.Positive(t, changed)
		mean /= float64(changed)
		const thing = 64 // of brightness that print differs by from the ground of the paper, where the fine lines of cards do not
		for y := at.Area.Min.Y; y < at.Area.Max.Y; y++ {
			for x := at.Area.Min.X; x < at.Area.Max.X; x++ {
				require.LessOrEqual(t, math.Abs(light(was, x, y)-mean), float64(thing), "%s %s at %d, %d", form.Kind, form.Edition, x, y)
			}
		}
	}
	assert.GreaterOrEqual(t, 10*found, 9*len(specimen.Forms()), "nine of ten papers have room")
}

// TestNotOnAPortrait: the ground behind a head is even, and still belongs to the face.
func TestNotOnAPortrait(t *testing.T) {
	for _, of := range specimen.People() {
		p := specimen.Set(specimen.Form{Kind: paper.IDCardFront}, of)
		m, sheet, text := laid(p)
		at, ok := watermark.Find(m, sheet, text)
		if !ok {
			continue
		}
		w, h := float64(p.Picture.Rect.Dx()), float64(p.Picture.Rect.Dy())
		portrait := image.Rect(margin+int(0.65*w), margin+int(0.16*h), margin+int(0.93*w), margin+int(0.73*h))
		assert.False(t, portrait.Overlaps(at.Area), "%v", at.Area)
	}
}

func TestWhereThereIsNoRoom(t *testing.T) {
	noise := image.NewNRGBA(image.Rect(0, 0, 900, 600))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32()) | []uint8{0, 0, 0, 255}[i%4]
	}
	white := image.NewNRGBA(image.Rect(0, 0, 900, 600))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	all := paper.Box{{0, 0}, {900, 0}, {900, 600}, {0, 600}}
	far := math.MaxInt / 4
	for name, tt := range map[string]struct {
		m     *image.NRGBA
		sheet paper.Box
		avoid []paper.Box
		want  bool
	}{
		"an empty sheet":           {white, all, nil, true},
		"print all over":           {noise, all, nil, false},
		"one line as large as all": {white, all, []paper.Box{all}, false},
		"a sheet without surface":  {white, paper.Box{}, nil, false},
		"a box far outside":        {white, all, []paper.Box{{{far, far}, {far + 1, far}, {far + 1, far + 1}, {far, far + 1}}}, true},
		"a sheet far outside":      {white, paper.Box{{-far, -far}, {-far, -far}, {-far, -far}, {-far, -far}}, nil, false},
		"a picture of one pixel":   {image.NewNRGBA(image.Rect(0, 0, 1, 1)), paper.Box{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			at, ok := watermark.Find(tt.m, tt.sheet, tt.avoid)
			assert.Equal(t, tt.want, ok)
			if ok {
				assert.True(t, at.Area.In(tt.m.Rect))
			}
		})
	}
}

func TestLightInkOnDarkGround(t *testing.T) {
	for level, dark := range map[uint8]bool{20: true, 240: false} {
		m := image.NewNRGBA(image.Rect(0, 0, 600, 400))
		for i := range m.Pix {
			m.Pix[i] = level | []uint8{0, 0, 0, 255}[i%4]
		}
		at, ok := watermark.Find(m, paper.Box{{0, 0}, {600, 0}, {600, 400}, {0, 400}}, nil)
		require.True(t, ok)
		assert.Equal(t, dark, at.Dark)
	}
}
