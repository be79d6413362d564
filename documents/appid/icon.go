package appid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	scale "golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// ErrNoIcon says that no icon was found, or only one that is drawn by instructions and not by pixels.
var ErrNoIcon = errors.New("no icon that can be drawn")

// Limits of icons.
const (
	maxIconBytes  = 8 << 20
	maxIconPixels = 2048 * 2048
	maxIcons      = 200
	maxLayerSteps = 4   // documents that point at documents
	largestSide   = 512 // pixels of the icon that is written; portals show it much smaller
	leastSide     = 48
)

// icon is where the icon of an app is to be found. It is looked for when asked for.
type icon interface {
	none() bool
	draw() (image.Image, error)
}

// Icon returns the icon as a PNG of at most limit bytes, as large as fits. It needs the file that the app was read from.
// It fails with ErrNoIcon or the error of ctx.
func (a *App) Icon(ctx context.Context, limit int) ([]byte, error) {
	if a.icon == nil || a.icon.none() {
		return nil, ErrNoIcon
	}
	m, err := a.icon.draw()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoIcon, err)
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	side := max(m.Bounds().Dx(), m.Bounds().Dy())
	for try := min(side, largestSide); try >= min(side, leastSide); try = try * 4 / 5 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := encoder.Encode(&b, scaled(m, try)); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNoIcon, err)
		}
		if b.Len() <= limit {
			return b.Bytes(), nil
		}
	}
	return nil, ErrNoIcon
}

// scaled brings the longer side to so many pixels.
func scaled(m image.Image, side int) image.Image {
	b := m.Bounds()
	longer := max(b.Dx(), b.Dy())
	if side >= longer {
		return m
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, b.Dx()*side/longer), max(1, b.Dy()*side/longer)))
	scale.CatmullRom.Scale(out, out.Rect, m, b, scale.Src, nil)
	return out
}

// decodeIcon decodes a picture of a modest size with what is transparent in it. What makes a decoder panic is damaged.
func decodeIcon(data []byte) (m image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = nil, fmt.Errorf("%w: %v", photo.ErrBroken, r)
		}
	}()
	if restored, err := uncrush(data); err == nil {
		return restored, nil
	}
	width, height, err := photo.Size(data)
	if err != nil {
		return nil, err
	}
	if width > maxIconPixels/height {
		return nil, photo.ErrTooLarge
	}
	switch r := bytes.NewReader(data); photo.Format(data) {
	case paper.PNG:
		return png.Decode(r)
	case paper.WebP:
		return webp.Decode(r)
	case paper.JPEG:
		return jpeg.Decode(r)
	}
	return nil, photo.ErrUnsupported
}
