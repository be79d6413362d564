package photo_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// secrets are what must be gone.
var secrets = []string{"GPS 22.5431N", "样例手机", "a comment", "hidden film", "http://ns.adobe.com/xap"}

func secretive(data []byte) []byte {
	out := behindStart(
		data, exif(binary.LittleEndian, 1), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00GPS 22.5431N"), segment(0xfe, "a comment"),
		segment(0xed, "Photoshop 3.0\x00样例手机"), segment(0xe2, "ICC_PROFILE\x00\x01\x01profile"), segment(0xe2, "MPF\x00GPS 22.5431N"),
	)
	return append(out, "hidden film"...)
}

func TestStripJPEG(t *testing.T) {
	data := encoded(t, specimen.Photograph(specimen.Draw(paper.Icon, specimen.Sample()), specimen.Tiny))
	out, err := photo.StripJPEG(secretive(data))
	require.NoError(t, err)
	for _, secret := range secrets {
		assert.False(t, bytes.Contains(out, []byte(secret)), "%q is still there", secret)
	}
	assert.True(t, bytes.Contains(out, []byte("ICC_PROFILE\x00\x01\x01profile")), "colours stay")
	want, err := jpeg.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	got, err := jpeg.Decode(bytes.NewReader(out))
	require.NoError(t, err)
	assert.Equal(t, want, got, "no pixel changes")
}

func TestStripJPEGRefusesTheBroken(t *testing.T) {
	good := encoded(t, image.NewGray(image.Rect(0, 0, 64, 64)))
	tests := map[string][]byte{
		"empty": nil, "no JPEG": []byte("PK\x03\x04 zip"), "only a start": good[:2], "cut in a segment": good[:12],
		"cut in the scan": good[:len(good)-4], "a segment of no length": {0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0},
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := photo.StripJPEG(data)
			assert.ErrorIs(t, err, photo.ErrBroken)
		})
	}
}

// chunk is a part of a PNG.
func chunk(name, payload string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))
	out = append(out, name+payload...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func TestStripPNG(t *testing.T) {
	var b bytes.Buffer
	m := specimen.Draw(paper.Icon, specimen.Sample())
	require.NoError(t, png.Encode(&b, m))
	const head = 8 + 25
	data := append([]byte{}, b.Bytes()[:head]...)
	for _, c := range [][]byte{chunk("tEXt", "Comment\x00a comment"), chunk("eXIf", "II*\x00GPS 22.5431N"), chunk("gAMA", "\x00\x00\xb1\x8f")} {
		data = append(data, c...)
	}
	data = append(append(data, b.Bytes()[head:]...), "hidden film"...)
	out, err := photo.StripPNG(data)
	require.NoError(t, err)
	for _, secret := range secrets {
		assert.False(t, bytes.Contains(out, []byte(secret)), "%q is still there", secret)
	}
	assert.True(t, bytes.Contains(out, []byte("gAMA")), "how it looks stays")
	got, err := png.Decode(bytes.NewReader(out))
	require.NoError(t, err)
	want, err := png.Decode(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	assert.Equal(t, want, got, "no pixel changes")
	_, err = photo.StripPNG(data[:len(data)-40])
	assert.ErrorIs(t, err, photo.ErrBroken)
}

func FuzzStripJPEG(f *testing.F) {
	f.Add(secretive(encoded(f, image.NewGray(image.Rect(0, 0, 16, 16)))))
	f.Add([]byte{0xff, 0xd8, 0xff, 0xe1, 0, 2, 0xff, 0xda, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := photo.StripJPEG(data)
		if err != nil {
			return
		}
		again, err := photo.StripJPEG(out)
		require.NoError(t, err, "what was stripped can be stripped again")
		require.Equal(t, out, again, "and does not change")
		require.LessOrEqual(t, len(out), len(data)+2)
	})
}

func FuzzStripPNG(f *testing.F) {
	var b bytes.Buffer
	require.NoError(f, png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))))
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := photo.StripPNG(data)
		if err != nil {
			return
		}
		again, err := photo.StripPNG(out)
		require.NoError(t, err)
		require.Equal(t, out, again)
	})
}
