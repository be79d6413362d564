package remedy

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTraditionalCharactersArePaired(t *testing.T) {
	t.Parallel()
	require.Equal(t, utf8.RuneCountInString(traditional), utf8.RuneCountInString(simplified))
	to := []rune(simplified)
	seen := map[rune]bool{}
	for i, r := range []rune(traditional) {
		assert.False(t, seen[r], "%c stands twice", r)
		seen[r] = true
		assert.True(t, unicode.Is(unicode.Han, r) && unicode.Is(unicode.Han, to[i]), "%c %c", r, to[i])
		assert.NotContains(t, traditional, string(to[i]), "%c is read as %c, which is read as another", r, to[i])
	}
}
