package photo

import (
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestABandIsThinned(t *testing.T) {
	for name, size := range map[string][2]int{"across": {40_000, 2}, "down": {2, 40_000}} {
		t.Run(name, func(t *testing.T) {
			m := image.NewNRGBA(image.Rect(0, 0, size[0], size[1]))
			for i := range m.Pix {
				m.Pix[i] = 255
			}
			for y := range size[1] {
				for x := range size[0] {
					m.Pix[m.PixOffset(x, y)] = uint8(200 * ((x + y) % 2)) // red, every second pixel
				}
			}
			width, height := max(1, size[0]/40), max(1, size[1]/40)
			thin := thinned(m, width, height)
			assert.LessOrEqual(t, max(thin.Rect.Dx(), thin.Rect.Dy()), 2000)
			assert.GreaterOrEqual(t, max(thin.Rect.Dx(), thin.Rect.Dy()), 1000)
			out := scaled(m, width, height)
			assert.Equal(t, image.Rect(0, 0, width, height), out.Rect)
			assert.InDelta(t, 100, int(out.Pix[0]), 2)
			assert.Equal(t, []uint8{255, 255, 255}, out.Pix[1:4])
		})
	}
}

func TestGreyIsMadeSmallerBeforeItHasColours(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 400, 200))
	for i := range m.Pix {
		m.Pix[i] = uint8(100 + i%2*50)
	}
	out := (&Picture{pixels: m, turn: Upright}).Preview(100)
	assert.Equal(t, image.Rect(0, 0, 100, 50), out.Rect)
	assert.Equal(t, []uint8{125, 125, 125, 255}, out.Pix[:4])
	assert.Equal(t, []uint8{100, 100, 100, 255}, (&Picture{pixels: m, turn: Upright}).Preview(0).Pix[:4])
}
