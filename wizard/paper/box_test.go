package paper

import (
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestBounds(t *testing.T) {
	assert.Equal(t, image.Rect(5, 0, 40, 30), Box{{10, 0}, {40, 10}, {30, 30}, {5, 20}}.Bounds())
	assert.True(t, Box{}.Bounds().Empty())
}

func TestAround(t *testing.T) {
	b := Box{{100, 100}, {300, 100}, {300, 150}, {100, 150}}
	assert.Equal(t, Box{{75, 75}, {325, 75}, {325, 175}, {75, 175}}, b.Around(0.5, 1000, 1000), "half its height on every side")
	assert.Equal(t, Box{{75, 75}, {310, 75}, {310, 160}, {75, 160}}, b.Around(0.5, 310, 160), "no farther than the picture")
	standing := Box{{100, 100}, {100, 300}, {50, 300}, {50, 100}}
	assert.Equal(t, Box{{125, 75}, {125, 325}, {25, 325}, {25, 75}}, standing.Around(0.5, 1000, 1000), "in its own directions")
	assert.Equal(t, Box{}, Box{}.Around(0.5, 10, 10))
}

func TestWithin(t *testing.T) {
	crop := Box{{100, 50}, {900, 120}, {860, 640}, {60, 560}}
	own, ok := crop.Within(crop)
	require.True(t, ok)
	for i, want := range [4][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}} {
		assert.InDelta(t, want[0], own[i][0], 1e-9)
		assert.InDelta(t, want[1], own[i][1], 1e-9)
	}
	_, ok = crop.Within(Box{})
	assert.False(t, ok)
	turned, ok := Box{{0, 0}, {10, 0}, {10, 10}, {0, 10}}.Within(Box{{100, 0}, {100, 200}, {0, 200}, {0, 0}})
	require.True(t, ok)
	assert.InDelta(t, 0.9, turned[1][1], 1e-9, "on a paper that lies on its side")
	assert.InDelta(t, 0, turned[1][0], 1e-9)
}

// What lies inside of a paper lies inside of it straightened, whatever its shape.
func TestWithinKeepsInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lean := func(v int) int { return v + rapid.IntRange(-60, 60).Draw(t, "lean") }
		crop := Box{{lean(100), lean(100)}, {lean(900), lean(100)}, {lean(900), lean(600)}, {lean(100), lean(600)}}
		x, y := rapid.IntRange(170, 830).Draw(t, "x"), rapid.IntRange(170, 530).Draw(t, "y")
		at, ok := Box{{x, y}, {x, y}, {x, y}, {x, y}}.Within(crop)
		if !ok || at[0][0] <= 0 || at[0][0] >= 1 || at[0][1] <= 0 || at[0][1] >= 1 {
			t.Fatalf("%d,%d of %v lies at %v", x, y, crop, at[0])
		}
	})
}
