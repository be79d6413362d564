package photo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"runtime/debug"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// The reasons why a picture is not decoded.
var (
	ErrUnsupported = errors.New("not a picture of a format that is read")
	ErrBroken      = errors.New("the picture is damaged")
	ErrTooLarge    = errors.New("the picture has too many pixels")
)

// maxDecoded is the memory that one picture may take while it is decoded: a scan of A4 at 600 dpi has 35 million pixels of
// four bytes. The text models keep about 340 MB, and both together stay below 512 MB.
const maxDecoded = 150_000_000 // bytes

// A Picture is a decoded picture as the camera wrote it, and how it is to be turned.
type Picture struct {
	Format string // as Format tells it

	pixels image.Image // *image.YCbCr, *image.Gray, *image.RGBA without transparency or, with it, *image.NRGBA
	turn   Orientation
}

// codec reads one format.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

func codecOf(format string) (codec, bool) {
	switch format {
	case paper.JPEG:
		return codec{jpeg.DecodeConfig, jpeg.Decode}, true
	case paper.PNG:
		return codec{png.DecodeConfig, png.Decode}, true
	case paper.WebP:
		return codec{webp.DecodeConfig, webp.Decode}, true
	case paper.BMP:
		return codec{bmp.DecodeConfig, bmp.Decode}, true
	}
	return codec{}, false
}

// Size returns the width and height of a picture in upright position without decoding it. It fails with ErrUnsupported,
// ErrBroken or ErrTooLarge; with ErrTooLarge the numbers are those that the file claims.
func Size(data []byte) (width, height int, err error) {
	format := Format(data)
	c, ok := codecOf(format)
	if !ok {
		return 0, 0, ErrUnsupported
	}
	config, err := c.config(bytes.NewReader(data))
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	width, height = turnOf(format, data).size(config.Width, config.Height)
	if width <= 0 || height <= 0 {
		return 0, 0, ErrBroken
	}
	// Division instead of a product: the header may claim numbers whose product does not fit.
	if width > paper.MaxPixels/height {
		return width, height, ErrTooLarge
	}
	pixels, cost := width*height, 0
	switch {
	case format == paper.JPEG:
		if !affordable(data, pixels) {
			return width, height, ErrTooLarge
		}
	case format == paper.PNG && len(data) > pngInterlace && data[pngInterlace] != 0:
		cost = pixels * (bytesPerPixel(config.ColorModel) + bytesPerPixel(config.ColorModel)/2) // its last pass is half of it, again
	default:
		cost = pixels * bytesPerPixel(config.ColorModel)
	}
	if cost > maxDecoded {
		return width, height, ErrTooLarge
	}
	return width, height, nil
}

// pngInterlace is where a PNG says whether it is interlaced.
const pngInterlace = 28

// bytesPerPixel is what a pixel takes as it is decoded and, where plain brings it into another form, once more.
func bytesPerPixel(model color.Model) int {
	switch model {
	case color.NRGBA64Model, color.RGBA64Model:
		return 8 + 4
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2 + 1 + 1 // the last for rows that the collector has not taken back
	}
	if _, ok := model.(color.Palette); ok {
		return 1 + 4
	}
	return 4
}

func turnOf(format string, data []byte) Orientation {
	if format == paper.JPEG {
		return JPEGOrientation(data)
	}
	return Upright
}

// Decode decodes a picture after its header was found harmless. It stops when ctx ends and then returns its error;
// otherwise it fails with ErrUnsupported, ErrBroken or ErrTooLarge.
func Decode(ctx context.Context, data []byte) (picture *Picture, err error) {
	if _, _, err := Size(data); err != nil {
		return nil, err
	}
	// The decoders are ours to call and others' to write: a panic on a hostile file is a damaged file.
	defer func() {
		if r := recover(); r != nil {
			picture, err = nil, fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	format := Format(data)
	c, _ := codecOf(format)
	pixels, err := c.decode(&patientReader{ctx: ctx, rest: data})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	picture = &Picture{Format: format, pixels: plain(pixels), turn: turnOf(format, data)}
	if format == paper.JPEG && costly(data) {
		// The coefficients take four times the memory of the pixels, and the collector would not look in time.
		pixels = nil
		debug.FreeOSMemory()
	}
	return picture, nil
}

// Of wraps an upright picture that was drawn rather than decoded, like a page of a PDF.
func Of(pixels image.Image, format string) *Picture {
	return &Picture{Format: format, pixels: plain(pixels), turn: Upright}
}

// Size returns the width and height in upright position.
func (p *Picture) Size() (width, height int) {
	b := p.pixels.Bounds()
	return p.turn.size(b.Dx(), b.Dy())
}

// patientReader hands out data in small pieces and looks at the context before each.
type patientReader struct {
	ctx  context.Context
	rest []byte
}

// pieceSize is how much is decoded between two looks at the context.
const pieceSize = 64 << 10 // bytes

// Read implements io.Reader.
func (r *patientReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), pieceSize)], r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// plain brings the many kinds of decoded pictures down to four, with the top left corner at (0, 0).
func plain(pixels image.Image) image.Image {
	b := pixels.Bounds()
	switch m := pixels.(type) {
	case *image.YCbCr:
		if b.Min == (image.Point{}) {
			return m
		}
	case *image.Gray:
		if b.Min == (image.Point{}) {
			return m
		}
	case *image.RGBA:
		if b.Min == (image.Point{}) && m.Opaque() {
			return m
		}
	case *image.NRGBA:
		switch {
		case b.Min != (image.Point{}):
		case m.Opaque():
			// Without transparency both kinds are the same bytes. A copy of the largest picture would take 240 MB.
			return &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
		default:
			return m
		}
	case *image.Paletted:
		return fromPalette(m)
	case *image.Gray16:
		return fromDeepGray(m)
	}
	if opaque, ok := pixels.(interface{ Opaque() bool }); !ok || opaque.Opaque() {
		out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
		draw.Draw(out, out.Rect, pixels, b.Min, draw.Src)
		return out
	}
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, pixels, b.Min, draw.Src)
	return out
}

// fromPalette looks the colours up itself, because an index beyond a short palette is a panic elsewhere. Such a pixel is black.
func fromPalette(m *image.Paletted) *image.NRGBA {
	var table [256]color.NRGBA
	for i := range table {
		table[i] = color.NRGBA{A: 255}
		if i < len(m.Palette) {
			table[i] = color.NRGBAModel.Convert(m.Palette[i]).(color.NRGBA)
		}
	}
	b := m.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		row := m.Pix[y*m.Stride : y*m.Stride+b.Dx()]
		to := out.Pix[y*out.Stride:]
		for x, index := range row {
			c := table[index]
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = c.R, c.G, c.B, c.A
		}
	}
	return out
}

// fromDeepGray keeps the upper byte of two.
func fromDeepGray(m *image.Gray16) *image.Gray {
	b := m.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		row := m.Pix[y*m.Stride : y*m.Stride+2*b.Dx()]
		to := out.Pix[y*out.Stride:]
		for x := range b.Dx() {
			to[x] = row[2*x]
		}
	}
	return out
}

// onWhite lays a picture with transparency on white, as a viewer or a printer shows it.
func onWhite(m *image.NRGBA) *image.RGBA {
	out := image.NewRGBA(m.Rect)
	for i := 0; i+3 < len(m.Pix); i += 4 {
		a := uint32(m.Pix[i+3])
		for c := range 3 {
			out.Pix[i+c] = uint8((uint32(m.Pix[i+c])*a + 255*(255-a) + 127) / 255)
		}
		out.Pix[i+3] = 255
	}
	return out
}
