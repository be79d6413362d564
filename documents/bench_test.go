package documents_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"testing"

	"golang.org/x/image/draw"

	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// photograph12MP is a card as a phone with twelve million pixels takes it.
func photograph12MP() []byte {
	small := specimen.Photograph(specimen.Draw(paper.IDCardFront, specimen.Sample()))
	large := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	draw.ApproxBiLinear.Scale(large, large.Rect, small, small.Rect, draw.Src, nil)
	return specimen.JPEG(large, 0)
}

// BenchmarkInspect12MP is to be read against BenchmarkDecode12MP: what is above it is ours.
func BenchmarkInspect12MP(b *testing.B) {
	data := photograph12MP()
	inspector := documents.New(documents.Options{})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := inspector.Inspect(context.Background(), "a.jpg", data, paper.IDCardFront); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecode12MP is the standard library alone on the same picture.
func BenchmarkDecode12MP(b *testing.B) {
	data := photograph12MP()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPicture12MP is a preview of 1600 pixels.
func BenchmarkPicture12MP(b *testing.B) {
	data := photograph12MP()
	inspector := documents.New(documents.Options{})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := inspector.Picture(context.Background(), data, 0, 1600); err != nil {
			b.Fatal(err)
		}
	}
}
