package photo_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// noisy is a picture that hardly gets smaller by encoding.
func noisy(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(random.Uint32())
		if i%4 == 3 {
			m.Pix[i] |= 128
		}
	}
	return m
}

func decoded(t *testing.T, data []byte) *photo.Picture {
	t.Helper()
	p, err := photo.Decode(context.Background(), data)
	require.NoError(t, err)
	return p
}

func TestEncodeFits(t *testing.T) {
	data := encodedPNG(t, noisy(700, 500))
	for _, limit := range []int{600 << 10, 100 << 10, 20 << 10} {
		out, extension, err := decoded(t, data).Encode(context.Background(), limit, false)
		require.NoError(t, err)
		assert.Equal(t, ".jpg", extension)
		assert.LessOrEqual(t, len(out), limit)
		m, err := jpeg.Decode(bytes.NewReader(out))
		require.NoError(t, err)
		assert.True(t, len(out) > limit*9/10 || m.Bounds().Dx() == 700, "%d of %d: no smaller than it has to be", len(out), limit)
		icon, extension, err := decoded(t, data).Encode(context.Background(), limit, true)
		require.NoError(t, err)
		assert.Equal(t, ".png", extension)
		assert.LessOrEqual(t, len(icon), limit)
		_, err = png.Decode(bytes.NewReader(icon))
		require.NoError(t, err)
	}
	_, _, err := decoded(t, data).Encode(context.Background(), 10, false)
	require.ErrorIs(t, err, photo.ErrTooSmallLimit)
	_, _, err = decoded(t, data).Encode(context.Background(), 10, true)
	require.ErrorIs(t, err, photo.ErrTooSmallLimit)
}

func TestKept(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 300, 200))
	upright, turned := encoded(t, grey), withOrientation(encoded(t, grey), 6)
	out, extension := decoded(t, upright).Kept(upright, photo.MaxPortalPicture)
	assert.Equal(t, upright, out)
	assert.Equal(t, ".jpg", extension)
	out, _ = decoded(t, turned).Kept(turned, photo.MaxPortalPicture)
	assert.Nil(t, out, "lies on its side")
	out, _ = decoded(t, upright).Kept(upright, len(upright)-1)
	assert.Nil(t, out, "too large")
	data := encodedPNG(t, grey)
	out, extension = decoded(t, data).Kept(data, photo.MaxPortalPicture)
	assert.Equal(t, data, out)
	assert.Equal(t, ".png", extension)
	out, _ = photo.Of(grey, paper.PDF).Kept(data, photo.MaxPortalPicture)
	assert.Nil(t, out, "a page is no picture yet")
}
