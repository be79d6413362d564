package photo_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/bmp"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// tinyWebP is one pixel, written with the encoder of the format's authors.
const tinyWebP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

// pngHeader is the beginning of a PNG that claims a size.
func pngHeader(width, height uint32, depth, colours byte) []byte {
	body := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	body = binary.BigEndian.AppendUint32(body, height)
	body = append(body, depth, colours, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}

func encodedPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

// shortPalette is a PNG whose palette has fewer colours than its pixels use.
func shortPalette(t testing.TB) []byte {
	m := image.NewPaletted(image.Rect(0, 0, 64, 64), color.Palette{color.White, color.Black, color.Gray{9}, color.Gray{99}, color.Gray{200}})
	for i := range m.Pix {
		m.Pix[i] = uint8(i % 5)
	}
	data := encodedPNG(t, m)
	at := bytes.Index(data, []byte("PLTE"))
	short := append([]byte{}, data[:at-4]...)
	body := append([]byte("PLTE"), data[at+4:at+7]...)
	short = append(short, 0, 0, 0, 3)
	short = append(short, body...)
	short = binary.BigEndian.AppendUint32(short, crc32.ChecksumIEEE(body))
	return append(short, data[at+4+15+4:]...)
}

func TestFormat(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, bmp.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))))
	webp, err := base64.StdEncoding.DecodeString(tinyWebP)
	require.NoError(t, err)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"JPEG", encoded(t, image.NewGray(image.Rect(0, 0, 2, 2))), paper.JPEG},
		{"PNG", pngHeader(1, 1, 8, 2), paper.PNG},
		{"BMP", b.Bytes(), paper.BMP},
		{"WebP", webp, paper.WebP},
		{"PDF", []byte("%PDF-1.7\n"), paper.PDF},
		{"PDF behind some rubbish", []byte("\xef\xbb\xbf\r\n%PDF-1.4\n"), paper.PDF},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic"), paper.HEIC},
		{"HEIC of another brand", []byte("\x00\x00\x00\x18ftypmif1"), paper.HEIC},
		{"film", []byte("\x00\x00\x00\x18ftypisom"), paper.UnknownFormat},
		{"GIF", []byte("GIF89a"), paper.GIF},
		{"TIFF", []byte("II*\x00"), paper.TIFF},
		{"zip called jpg", []byte("PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaa"), paper.UnknownFormat},
		{"text that begins with BM", []byte("BMW is a maker of cars and motorcycles"), paper.UnknownFormat},
		{"nothing", nil, paper.UnknownFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, photo.Format(tt.data)) })
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole := encoded(t, image.NewGray(image.Rect(0, 0, 200, 200)))
	bomb := append([]byte{}, whole...)
	at := bytes.Index(bomb, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(bomb[at+5:], 65000)
	binary.BigEndian.PutUint16(bomb[at+7:], 65000)
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, photo.ErrUnsupported},
		{"zip", []byte("PK\x03\x04"), photo.ErrUnsupported},
		{"PDF", []byte("%PDF-1.7"), photo.ErrUnsupported},
		{"GIF", []byte("GIF89a"), photo.ErrUnsupported},
		{"PNG of 60000 × 60000", pngHeader(60000, 60000, 8, 2), photo.ErrTooLarge},
		{"PNG of 2³¹ × 2³¹", pngHeader(1<<31-1, 1<<31-1, 8, 0), photo.ErrBroken},
		{"PNG of 200 MB in 16 bits", pngHeader(7000, 5000, 16, 6), photo.ErrTooLarge},
		{"PNG without pixels", pngHeader(100, 100, 8, 2), photo.ErrBroken},
		{"JPEG of 65000 × 65000", bomb, photo.ErrTooLarge},
		{"JPEG cut in half", whole[:len(whole)/2], photo.ErrBroken},
		{"JPEG cut at the end", whole[:len(whole)-12], photo.ErrBroken},
		{"JPEG of three bytes", whole[:3], photo.ErrBroken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := photo.Decode(context.Background(), tt.data)
			require.ErrorIs(t, err, tt.want)
			assert.Nil(t, p)
		})
	}
}

func TestDecodeKinds(t *testing.T) {
	webp, err := base64.StdEncoding.DecodeString(tinyWebP)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, bmp.Encode(&b, image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{color.White})))
	deep := image.NewNRGBA64(image.Rect(0, 0, 30, 20))
	cmyk := image.NewCMYK(image.Rect(0, 0, 30, 20))
	tests := []struct {
		name string
		data []byte
		size image.Point
	}{
		{"WebP", webp, image.Pt(1, 1)},
		{"BMP", b.Bytes(), image.Pt(30, 20)},
		{"palette too short", shortPalette(t), image.Pt(64, 64)},
		{"16 bits", encodedPNG(t, deep), image.Pt(30, 20)},
		{"four colours", encodedPNG(t, cmyk), image.Pt(30, 20)},
		{"grey", encoded(t, image.NewGray(image.Rect(0, 0, 30, 20))), image.Pt(30, 20)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := photo.Decode(context.Background(), tt.data)
			require.NoError(t, err)
			assert.Equal(t, tt.size, p.Preview(0).Bounds().Size())
			s, err := p.Straighten(context.Background(), paper.IDCardFront)
			require.NoError(t, err)
			m, err := p.Measures(context.Background(), s)
			require.NoError(t, err)
			assert.InDelta(t, max(tt.size.X, tt.size.Y), m[paper.Resolution].Value, 0)
		})
	}
}

func TestDecodeEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := photo.Decode(ctx, encoded(t, image.NewGray(image.Rect(0, 0, 200, 200))))
	require.ErrorIs(t, err, context.Canceled)
}

// What is transparent is white, as a viewer shows it.
func TestTransparentIsWhite(t *testing.T) {
	p, err := photo.Decode(context.Background(), encodedPNG(t, image.NewNRGBA(image.Rect(0, 0, 300, 200))))
	require.NoError(t, err)
	assert.Equal(t, color.NRGBA{255, 255, 255, 255}, p.Preview(100).NRGBAAt(50, 30))
}

func FuzzDecode(f *testing.F) {
	webp, err := base64.StdEncoding.DecodeString(tinyWebP)
	require.NoError(f, err)
	f.Add(webp)
	f.Add(shortPalette(f))
	f.Add(pngHeader(60000, 60000, 8, 2))
	f.Add(encoded(f, image.NewGray(image.Rect(0, 0, 40, 40))))
	f.Fuzz(func(t *testing.T, data []byte) {
		// Larger claims are slow to fuzz and refused by the same comparison.
		if w, h, err := photo.Size(data); err != nil || w*h > 1<<20 {
			return
		}
		p, err := photo.Decode(context.Background(), data)
		if err != nil {
			return
		}
		s, err := p.Straighten(context.Background(), paper.IDCardBack)
		require.NoError(t, err)
		_, err = p.Measures(context.Background(), s)
		require.NoError(t, err)
	})
}
