package photo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"math"

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

// The qualities of a JPEG, as the encoder counts them. Above the best the eye sees nothing more; below the least the letters
// of small print get frayed, and fewer pixels are the lesser evil.
const (
	bestQuality  = 95
	leastQuality = 75
)

const (
	closeEnough = 0.02 // of the size: how near the largest picture that fits is looked for
	leastSide   = 64   // pixels; nothing is made smaller
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

// Encode writes the picture upright into at most limit bytes, as sharp as fits: with the best quality at which all pixels
// do, and where none does, with the most pixels. With transparent it is a PNG if it has anything transparent, otherwise
// always a JPEG. It fails with ErrTooSmallLimit or the error of ctx.
func (p *Picture) Encode(ctx context.Context, limit int, transparent bool) (out []byte, extension string, err error) {
	if see, ok := p.pixels.(*image.NRGBA); ok && transparent {
		whole, encoder := p.turn.apply(see), png.Encoder{CompressionLevel: png.BestCompression}
		out, err = largest(ctx, whole, limit, func(w io.Writer, m *image.NRGBA) error { return encoder.Encode(w, m) })
		return out, pngExtension, err
	}
	whole := p.Preview(0)
	at := func(quality int) func(io.Writer, *image.NRGBA) error {
		return func(w io.Writer, m *image.NRGBA) error {
			return jpeg.Encode(w, asRGBA(m), &jpeg.Options{Quality: quality})
		}
	}
	// The best quality between one that fits and one that does not.
	fits, fails := leastQuality-1, bestQuality+1
	for quality := bestQuality; fails-fits > 1; quality = (fits + fails) / 2 {
		if err := ctx.Err(); err != nil {
			return nil, "", err
		}
		var b bytes.Buffer
		if at(quality)(&b, whole) != nil { // more than 65535 pixels a side: JPEG cannot say so
			break
		}
		if b.Len() > limit {
			fails = quality
			continue
		}
		fits, out = quality, b.Bytes()
	}
	if out == nil {
		out, err = largest(ctx, whole, limit, at(leastQuality))
	}
	return out, jpegExtension, err
}

// largest encodes a picture with as many pixels as fit.
func largest(ctx context.Context, whole *image.NRGBA, limit int, encode func(io.Writer, *image.NRGBA) error) (out []byte, err error) {
	size := max(whole.Rect.Dx(), whole.Rect.Dy())
	least := min(size, leastSide)
	fits, fails := least-1, size+1
	for side := size; fails-fits > 1 && float64(fails-fits) > closeEnough*float64(fails); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var b bytes.Buffer
		encoded := encode(&b, resized(whole, side)) == nil
		switch {
		case encoded && b.Len() <= limit:
			fits, out = side, b.Bytes()
		default:
			fails = side
		}
		switch {
		case out == nil && encoded:
			// Bytes go with the surface; a little less, so that the guess rather fits.
			side = int(float64(side) * min(0.97, 0.97*math.Sqrt(float64(limit)/float64(b.Len()))))
			side = max(least, side)
			if fails == least {
				return nil, fmt.Errorf("%w: %d bytes", ErrTooSmallLimit, limit)
			}
		default:
			side = max(fits+1, min((fits+fails)/2, fits+int(2*closeEnough*float64(fits))))
		}
	}
	if out == nil {
		return nil, fmt.Errorf("%w: %d bytes", ErrTooSmallLimit, limit)
	}
	return out, nil
}
