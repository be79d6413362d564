package photo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// ErrTooSmallLimit says that a picture cannot be made small enough.
var ErrTooSmallLimit = errors.New("the picture cannot be made that small")

// What the portal takes: Huawei Cloud, 备案材料图片要求, and for the icon APP备案 (as of 2026-08).
const (
	MaxPortalPicture = 4 << 20   // bytes
	MaxPortalIcon    = 100 << 10 // bytes
)

// Extensions of what is written.
const (
	jpegExtension = ".jpg"
	pngExtension  = ".png"
)

// qualities are tried from the best on at every size. Below the last the letters of small print get frayed, and fewer
// pixels are the lesser evil.
func qualities() []int { return []int{93, 88, 82, 75} }

const (
	shrink    = 0.8 // from one size that is tried to the next
	leastSide = 64  // pixels; nothing is made smaller
)

// Kept returns the file that the picture was decoded from, without metadata and with every pixel as it was, if that is a
// JPEG or PNG, stands upright, and has at most limit bytes; nil otherwise.
func (p *Picture) Kept(data []byte, limit int) (out []byte, extension string) {
	var err error
	switch {
	case p.turn != Upright:
		return nil, ""
	case p.Format == paper.JPEG:
		out, err = StripJPEG(data)
		extension = jpegExtension
	case p.Format == paper.PNG:
		out, err = StripPNG(data)
		extension = pngExtension
	default:
		return nil, ""
	}
	if err != nil || len(out) > limit {
		return nil, ""
	}
	return out, extension
}

// Encode writes the picture upright into at most limit bytes, as sharp as fits: first with lower quality, then with fewer
// pixels. With transparent it is a PNG if it has anything transparent, otherwise always a JPEG. It fails with
// ErrTooSmallLimit or the error of ctx.
func (p *Picture) Encode(ctx context.Context, limit int, transparent bool) (out []byte, extension string, err error) {
	if see, ok := p.pixels.(*image.NRGBA); ok && transparent {
		return encodePNG(ctx, p.turn.apply(see), limit)
	}
	whole := p.Preview(0)
	size := max(whole.Rect.Dx(), whole.Rect.Dy())
	for side := size; side >= min(size, leastSide); side = int(shrink * float64(side)) {
		m := asRGBA(resized(whole, side))
		for _, quality := range qualities() {
			if err := ctx.Err(); err != nil {
				return nil, "", err
			}
			var b bytes.Buffer
			if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
				break // more than 65535 pixels a side: JPEG cannot say so
			}
			if b.Len() <= limit {
				return b.Bytes(), jpegExtension, nil
			}
		}
	}
	return nil, "", fmt.Errorf("%w: %d bytes", ErrTooSmallLimit, limit)
}

func encodePNG(ctx context.Context, whole *image.NRGBA, limit int) ([]byte, string, error) {
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	size := max(whole.Rect.Dx(), whole.Rect.Dy())
	for side := size; side >= min(size, leastSide); side = int(shrink * float64(side)) {
		if err := ctx.Err(); err != nil {
			return nil, "", err
		}
		var b bytes.Buffer
		if err := encoder.Encode(&b, resized(whole, side)); err != nil {
			return nil, "", fmt.Errorf("write PNG: %w", err)
		}
		if b.Len() <= limit {
			return b.Bytes(), pngExtension, nil
		}
	}
	return nil, "", fmt.Errorf("%w: %d bytes", ErrTooSmallLimit, limit)
}
