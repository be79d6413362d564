package ink_test

import (
	"context"
	"image"
	"testing"

	"github.com/beiandesk/beiandesk/documents/ink"
)

// BenchmarkNoise is the worst that a page can be: coloured noise, which is an edge everywhere.
func BenchmarkNoise(b *testing.B) {
	m := image.NewNRGBA(image.Rect(0, 0, 1414, 2000))
	state := uint32(1)
	for i := range m.Pix {
		if i%4 == 0 && i/4%1414%14 < 7 == (i/4/1414%14 < 7) {
			state = state*1664525 + 1013904223
		}
		m.Pix[i] = uint8(state >> (8 + uint(i%4)*5))
	}
	for b.Loop() {
		if _, err := ink.Look(context.Background(), ink.Page{Pixels: m}); err != nil {
			b.Fatal(err)
		}
	}
}
