package ocr

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSmallestRectangle(t *testing.T) {
	for _, degrees := range []float64{0, 10, 30, 44, 60, 89} {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		var points []point
		for u := -50.0; u <= 50; u += 5 {
			for _, v := range []float64{-8, 0, 8} {
				points = append(points, point{100 + u*cos - v*sin, 100 + u*sin + v*cos})
			}
		}
		got := smallest(points)
		assert.InDelta(t, 100, max(got.width, got.height), 0.01)
		assert.InDelta(t, 16, min(got.width, got.height), 0.01)
		q := got.quad()
		assert.InDelta(t, 100*16, q.width()*q.height(), 0.1)
		assert.Greater(t, q[1].x, q[0].x, "the first side leads to the right")
	}
	assert.Equal(t, tilted{}, smallest(nil))
	assert.Equal(t, tilted{}, smallest([]point{{3, 3}}))
	assert.Equal(t, tilted{}, smallest([]point{{3, 3}, {3, 3}, {3, 3}}))
}

func TestLinesIn(t *testing.T) {
	const w, h = 200, 100
	likely := make([]float32, w*h)
	for y := 20; y < 32; y++ {
		for x := 30; x < 150; x++ {
			likely[y*w+x] = 0.9
		}
	}
	for y := 60; y < 72; y++ {
		for x := 30; x < 150; x++ {
			likely[y*w+x] = 0.35 // too faint for a line
		}
	}
	likely[90*w+10] = 1 // a speck
	got := linesIn(likely, w, h)
	require.Len(t, got, 1)
	assert.InDelta(t, 90, got[0].middle().x, 1)
	assert.InDelta(t, 26, got[0].middle().y, 1)
	assert.Greater(t, got[0].height(), 20.0, "grown around its heart")
}

func TestInOrder(t *testing.T) {
	row := func(x, y, w float64) quad { return quad{{x, y}, {x + w, y}, {x + w, y + 20}, {x, y + 20}} }
	a, b, c, d := row(10, 12, 80), row(150, 10, 80), row(10, 50, 200), row(10, 90, 100)
	assert.Equal(t, []quad{a, b, c, d}, inOrder([]quad{d, b, c, a}))
	assert.Empty(t, inOrder(nil))
	// The same page lying on its side is read in the same order.
	turn := func(q quad) (out quad) {
		for i, p := range q {
			out[i] = point{200 - p.y, p.x}
		}
		return out
	}
	assert.Equal(t, []quad{turn(a), turn(b), turn(c), turn(d)}, inOrder([]quad{turn(c), turn(d), turn(b), turn(a)}))
}

func TestResamplingKeepsBrightness(t *testing.T) {
	for _, tt := range [][2]int{{1, 1}, {1, 7}, {2, 5}, {100, 33}, {33, 100}, {1000, 1}, {17, 17}} {
		for i, w := range resampling(tt[0], tt[1]) {
			sum := float32(0)
			for _, s := range w.shares {
				sum += s
			}
			assert.InDelta(t, 1, sum, 1e-4, "%v at %d", tt, i)
			assert.True(t, w.first >= 0 && w.first+len(w.shares) <= tt[0], "%v at %d", tt, i)
		}
	}
}

func TestSpell(t *testing.T) {
	characters := []string{"", "A", "B", " "}
	places := func(classes ...int) []float32 {
		out := make([]float32, len(classes)*len(characters))
		for t, c := range classes {
			out[t*len(characters)+c] = 0.9
		}
		return out
	}
	for _, tt := range []struct {
		name    string
		classes []int
		among   []int
		want    string
	}{
		{"nothing", []int{0, 0, 0}, nil, ""},
		{"once is once", []int{0, 1, 1, 1, 0}, nil, "A"},
		{"twice with a gap", []int{1, 0, 1}, nil, "AA"},
		{"neighbours", []int{1, 2}, nil, "AB"},
		{"spaces at the ends", []int{3, 1, 3, 2, 3}, nil, "A B"},
		{"only some", []int{1, 2, 1}, []int{2}, "B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var l Line
			l.spell(places(tt.classes...), characters, tt.among, 1)
			assert.Equal(t, tt.want, l.Text)
			assert.Len(t, l.Runes, len([]rune(tt.want)))
			if tt.want != "" {
				assert.InDelta(t, 0.9, l.Score, 1e-6)
			}
		})
	}
}
