package photo_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// segment is a segment of a JPEG.
func segment(marker byte, payload string) []byte {
	out := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(out[2:], uint16(len(payload)+2))
	return append(out, payload...)
}

// exif is a segment that says how a picture is turned.
func exif(order binary.ByteOrder, orientation int) []byte {
	tiff := []byte("II*\x00")
	if order == binary.BigEndian {
		tiff = []byte("MM\x00*")
	}
	body := make([]byte, 4+2+2*12+4)
	order.PutUint32(body, 8)
	order.PutUint16(body[4:], 2)
	order.PutUint16(body[6:], 0x010f) // another tag first
	order.PutUint16(body[8:], 2)
	order.PutUint16(body[18:], 0x0112)
	order.PutUint16(body[20:], 3)
	order.PutUint32(body[22:], 1)
	order.PutUint16(body[26:], uint16(orientation))
	return segment(0xe1, "Exif\x00\x00"+string(tiff)+string(body))
}

// behindStart puts segments behind the first marker of a JPEG.
func behindStart(data []byte, segments ...[]byte) []byte {
	out := append([]byte{}, data[:2]...)
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, data[2:]...)
}

func withOrientation(data []byte, orientation int) []byte {
	return behindStart(data, exif(binary.LittleEndian, orientation))
}

func TestJPEGOrientation(t *testing.T) {
	plain := encoded(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	assert.Equal(t, photo.Upright, photo.JPEGOrientation(plain))
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		for o := range 12 {
			want := photo.Orientation(o)
			if o < 1 || o > 8 {
				want = photo.Upright
			}
			assert.Equal(t, want, photo.JPEGOrientation(behindStart(plain, exif(order, o))), "%v %d", order, o)
		}
	}
}

func encoded(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, m, &jpeg.Options{Quality: 100}))
	return b.Bytes()
}

// Every orientation of a picture with one red and one blue corner puts red at the top left and blue at the top right.
func TestPreviewStandsUpright(t *testing.T) {
	red, blue, ground := color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}, color.RGBA{255, 255, 255, 255}
	// Where the upright picture's top left and top right corner are stored.
	corners := map[int][2]string{
		1: {"tl", "tr"}, 2: {"tr", "tl"}, 3: {"br", "bl"}, 4: {"bl", "br"},
		5: {"tl", "bl"}, 6: {"bl", "tl"}, 7: {"br", "tr"}, 8: {"tr", "br"},
	}
	for o, at := range corners {
		for _, side := range []int{0, 40} {
			t.Run(fmt.Sprintf("orientation %d at %d", o, side), func(t *testing.T) {
				w, h := 96, 64
				if o >= 5 {
					w, h = h, w
				}
				m := image.NewRGBA(image.Rect(0, 0, w, h))
				for y := range h {
					for x := range w {
						m.SetRGBA(x, y, ground)
						name := map[bool]string{true: "t", false: "b"}[y < h/2] + map[bool]string{true: "l", false: "r"}[x < w/2]
						switch name {
						case at[0]:
							m.SetRGBA(x, y, red)
						case at[1]:
							m.SetRGBA(x, y, blue)
						}
					}
				}
				data := withOrientation(encoded(t, m), o)
				width, height, err := photo.Size(data)
				require.NoError(t, err)
				assert.Equal(t, [2]int{96, 64}, [2]int{width, height})
				p, err := photo.Decode(context.Background(), data)
				require.NoError(t, err)
				seen := p.Preview(side)
				b := seen.Bounds()
				if side > 0 {
					assert.Equal(t, side, b.Dx())
				}
				left, right := seen.NRGBAAt(b.Dx()/8, b.Dy()/8), seen.NRGBAAt(b.Dx()*7/8, b.Dy()/8)
				assert.Greater(t, int(left.R), 200)
				assert.Less(t, int(left.B), 60)
				assert.Greater(t, int(right.B), 200)
				assert.Less(t, int(right.R), 60)
			})
		}
	}
}

func FuzzJPEGOrientation(f *testing.F) {
	plain := encoded(f, image.NewGray(image.Rect(0, 0, 8, 8)))
	f.Add(withOrientation(plain, 6))
	f.Add(behindStart(plain, exif(binary.BigEndian, 8)))
	f.Add(behindStart(plain, segment(0xe1, "Exif\x00\x00II*\x00\xff\xff\xff\xff")))
	f.Fuzz(func(t *testing.T, data []byte) {
		o := photo.JPEGOrientation(data)
		if o < photo.Upright || o > photo.Counter {
			t.Fatalf("orientation %d", o)
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, data := range []string{"", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF....WEBP", "%PDF-1.4", "BM", "....ftypheic"} {
		f.Add([]byte(data))
	}
	known := []string{
		paper.JPEG, paper.PNG, paper.PDF, paper.WebP, paper.BMP, paper.HEIC, paper.GIF, paper.TIFF, paper.UnknownFormat,
	}
	f.Fuzz(func(t *testing.T, data []byte) { assert.Contains(t, known, photo.Format(data)) })
}
