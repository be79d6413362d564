package spreadsheet

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGB18030HoldsUnicode(t *testing.T) {
	const surrogates, afterSurrogates, last = 0xd800, 0xe000, 0x10ffff
	var all []rune
	for r := rune(1); r <= last; r++ {
		switch {
		case r >= surrogates && r < afterSurrogates:
		case r == blankPrivate, r > lastArea && r <= lastPrivate:
			_, err := encodeGB18030(string(r))
			require.ErrorIs(t, err, ErrEncoding, "%U has no place, and that is said", r)
		default:
			all = append(all, r)
		}
	}
	raw, err := encodeGB18030(string(all))
	require.NoError(t, err)
	back, ok := decodeGB18030(raw)
	require.True(t, ok)
	assert.True(t, string(all) == back, "every other sign of Unicode comes back")
}

func TestPrivateSigns(t *testing.T) {
	tests := []struct {
		name string
		sign rune
		code string
	}{
		{"first of the first area", 0xe000, "\xaa\xa1"},
		{"last of the first area", 0xe233, "\xaf\xfe"},
		{"first of the second area", 0xe234, "\xf8\xa1"},
		{"last of the second area", 0xe4c5, "\xfe\xfe"},
		{"first of the third area", 0xe4c6, "\xa1\x40"},
		{"beside the hole", 0xe505, "\xa1\x80"},
		{"last of the third area", 0xe765, "\xa7\xa0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			raw, err := encodeGB18030(string(tt.sign))
			require.NoError(t, err)
			assert.Equal(t, tt.code, string(raw))
			back, ok := decodeGB18030(raw)
			assert.True(t, ok)
			assert.Equal(t, string(tt.sign), back)
		})
	}
}
