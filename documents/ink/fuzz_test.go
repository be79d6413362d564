package ink_test

import (
	"context"
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/ink"
	"github.com/beiandesk/beiandesk/documents/ocr"
)

// FuzzLook looks at pages of any pixels and any lines: nothing may panic, and what is found lies on the page.
func FuzzLook(f *testing.F) {
	f.Add([]byte{255, 0, 0, 255, 255, 255}, uint16(300), uint16(420), "法定代表人签字：", int16(10), int16(300), int16(90), int16(320), 0.0)
	f.Add([]byte{200, 30, 30}, uint16(101), uint16(101), "日期：2026年11月", int16(-5), int16(-90), int16(2000), int16(4), 99.0)
	f.Add([]byte{}, uint16(0), uint16(7), "", int16(0), int16(0), int16(0), int16(0), -1.0)
	f.Fuzz(func(t *testing.T, seed []byte, w, h uint16, words string, x0, y0, x1, y1 int16, scale float64) {
		m := image.NewNRGBA(image.Rect(0, 0, int(w%600), int(h%600)))
		for i := range m.Pix {
			m.Pix[i] = 255
			if len(seed) > 0 && i%4 != 3 {
				m.Pix[i] = seed[(i/4*7+i)%len(seed)]
			}
		}
		a, b, c, d := float64(x0), float64(y0), float64(x1), float64(y1)
		if scale > 60 { // no scanner gives as many pixels
			scale = 60
		}
		found, err := ink.Look(context.Background(), ink.Page{
			Pixels: m, PerMillimetre: scale, Lines: []ocr.Line{{Text: words, Box: [4][2]float64{{a, b}, {c, b}, {c, d}, {a, d}}}},
		})
		require.NoError(t, err)
		for _, s := range found.Seals {
			for _, p := range s.Box {
				assert.True(t, p[0] >= 0 && p[1] >= 0 && p[0] <= float64(m.Rect.Dx()) && p[1] <= float64(m.Rect.Dy()))
			}
			assert.True(t, s.Share >= 0 && s.Share <= 1)
		}
	})
}

func TestLookEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := ink.Look(ctx, ink.Page{Pixels: image.NewNRGBA(image.Rect(0, 0, 300, 300))})
	require.ErrorIs(t, err, context.Canceled)
}
