package clipping

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestListed(t *testing.T) {
	folder := t.TempDir()
	front, plus := filepath.Join(folder, "身份证 正.jpg"), filepath.Join(folder, "a+b.jpg")
	for _, path := range []string{front, plus} {
		require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	}
	address := func(path string) string { return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String() }
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"files", address(front) + "\r\n" + address(plus) + "\r\n", []string{front, plus}},
		{"a plus is a plus", "file://" + filepath.ToSlash(plus), []string{plus}},
		{"a comment", "# copied\r\n" + address(front), []string{front}},
		{"a folder", address(folder), nil},
		{"a file that is gone", address(filepath.Join(folder, "gone.jpg")), nil},
		{"another computer", "file://server" + filepath.ToSlash(front), nil},
		{"an address of a network", "https://beian.example/a.jpg", nil},
		{"words", "云帆\x00", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, listed([]byte(tt.text))) })
	}
}

func TestPictured(t *testing.T) {
	for name, tt := range map[string]struct {
		raw, ending string
		err         error
	}{
		"png":   {"\x89PNG\r\n\x1a\nrest", ".png", nil},
		"jpeg":  {"\xff\xd8\xff\xe0", ".jpg", nil},
		"bmp":   {"BM6", ".bmp", nil},
		"words": {"picture", "", ErrUnreadable},
		"none":  {"", "", ErrUnreadable},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := pictured([]byte(tt.raw))
			require.ErrorIs(t, err, tt.err)
			assert.Equal(t, tt.ending, got.Ending)
		})
	}
}

// dib makes the picture of Windows' clipboard: red above blue, two points wide.
func dib(bits, packing int, down bool) []byte {
	height := int32(2)
	if down {
		height = -height
	}
	var out bytes.Buffer
	for _, v := range []any{uint32(40), int32(2), height, uint16(1), uint16(bits), uint32(packing), [5]uint32{}} {
		_ = binary.Write(&out, binary.LittleEndian, v) // into memory
	}
	if packing == dibMasked {
		out.Write([]byte{0, 0, 0xff, 0, 0, 0xff, 0, 0, 0xff, 0, 0, 0})
	}
	row := func(b, g, r byte) {
		for range 2 {
			out.Write([]byte{b, g, r, 0}[:bits/8])
		}
		for out.Len()%4 != 0 {
			out.WriteByte(0)
		}
	}
	if down {
		row(0, 0, 0xff)
		row(0xff, 0, 0)
	} else {
		row(0xff, 0, 0)
		row(0, 0, 0xff)
	}
	return out.Bytes()
}

func TestFromDIB(t *testing.T) {
	for name, raw := range map[string][]byte{
		"24 bits":            dib(24, dibPlain, false),
		"32 bits":            dib(32, dibPlain, false),
		"32 bits with masks": dib(32, dibMasked, false),
		"from above":         dib(32, dibPlain, true),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := fromDIB(raw)
			require.NoError(t, err)
			picture, err := png.Decode(bytes.NewReader(got))
			require.NoError(t, err)
			assert.Equal(t, image.Rect(0, 0, 2, 2), picture.Bounds())
			assert.Equal(t, color.NRGBAModel.Convert(color.NRGBA{R: 0xff, A: 0xff}), color.NRGBAModel.Convert(picture.At(1, 0)))
			assert.Equal(t, color.NRGBAModel.Convert(color.NRGBA{B: 0xff, A: 0xff}), color.NRGBAModel.Convert(picture.At(1, 1)))
		})
	}
	whole := dib(32, dibPlain, false)
	for name, raw := range map[string][]byte{
		"nothing":        nil,
		"half":           whole[:len(whole)-5],
		"a palette":      dib(8, dibPlain, false),
		"packed":         append(append(bytes.Clone(whole[:16]), 1, 0, 0, 0), whole[20:]...),
		"far too wide":   append(append(bytes.Clone(whole[:4]), 0xff, 0xff, 0xff, 0x7f), whole[8:]...),
		"negative width": append(append(bytes.Clone(whole[:4]), 0xff, 0xff, 0xff, 0xff), whole[8:]...),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := fromDIB(raw)
			require.ErrorIs(t, err, ErrUnreadable)
		})
	}
}

func FuzzFromDIB(f *testing.F) {
	f.Add(dib(24, dibPlain, false))
	f.Add(dib(32, dibMasked, true))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := fromDIB(raw)
		if err != nil {
			require.ErrorIs(t, err, ErrUnreadable)
			return
		}
		_, err = png.DecodeConfig(bytes.NewReader(got))
		require.NoError(t, err)
	})
}

func FuzzListed(f *testing.F) {
	f.Add([]byte("file:///tmp/a%20b.jpg\r\n#\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, path := range listed(raw) {
			assert.FileExists(t, path)
		}
	})
}
