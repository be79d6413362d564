package appid

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// crushed writes a PNG as Xcode does, of two pixels a row, each row with another filter.
func crushed(t testing.TB) []byte {
	t.Helper()
	out := []byte(pngSignature)
	put := func(name string, content []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(content)))
		body := append([]byte(name), content...)
		out = binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
	}
	put("CgBI", []byte{0x50, 0, 0x20, 2})
	put("IHDR", []byte{0, 0, 0, 2, 0, 0, 0, 5, 8, 6, 0, 0, 0})
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	require.NoError(t, err)
	// Blue, green, red, opacity: red at full, then half as opaque and therefore half as bright.
	rows := []byte{0, 0, 0, 200, 255, 0, 0, 100, 128}
	rows = append(rows, 1, 0, 0, 200, 255, 0, 0, 156, 129)
	rows = append(rows, 2, 0, 0, 0, 0, 0, 0, 0, 0)
	rows = append(rows, 3, 0, 0, 100, 128, 0, 0, 206, 193)
	rows = append(rows, 4, 0, 0, 0, 0, 0, 0, 0, 0)
	_, err = w.Write(rows)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	put("IDAT", b.Bytes())
	put("IEND", nil)
	return out
}

func TestUncrush(t *testing.T) {
	t.Parallel()
	m, err := uncrush(crushed(t))
	require.NoError(t, err)
	for y := range 3 {
		assert.Equal(t, color.NRGBA{R: 200, A: 255}, m.At(0, y), "row %d", y)
		assert.Equal(t, color.NRGBA{R: 199, A: 128}, m.At(1, y), "row %d", y)
	}
	assert.Equal(t, color.NRGBA{R: 200, A: 255}, m.At(0, 3))
	assert.Equal(t, m.At(0, 3), m.At(0, 4))
}

func FuzzUncrush(f *testing.F) {
	f.Add(crushed(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := uncrush(data)
		if err == nil && m.Bounds().Dx()*m.Bounds().Dy() > maxIconPixels {
			t.Fatal("larger than is drawn")
		}
	})
}
