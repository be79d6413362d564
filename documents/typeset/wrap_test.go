package typeset

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// square gives Chinese a width of two and everything else one.
func square(r rune) float64 {
	if wide(r) || strings.ContainsRune("“”‘’…", r) {
		return 2
	}
	return 1
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits", "备案", 10, []string{"备案"}},
		{"Chinese breaks anywhere", "网站备案材料检查", 8, []string{"网站备案", "材料检查"}},
		{"no comma begins a line", "网站备案，材料。", 8, []string{"网站备", "案，材", "料。"}},
		{"no bracket ends a line", "网站备（案）", 8, []string{"网站备", "（案）"}},
		{"words stay whole", "file the licence now", 10, []string{"file the", "licence", "now"}},
		{"words beside Chinese", "名称是BeianDesk程序", 12, []string{"名称是", "BeianDesk程", "序"}},
		{"a word too wide is cut", "abcdefghijkl", 5, []string{"abcde", "fghij", "kl"}},
		{"long names break behind signs", "portal/services-x.jpg", 16, []string{"portal/services-", "x.jpg"}},
		{"lines as typed", "一\n二\n\n三", 10, []string{"一", "二", "", "三"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Wrap(tt.text, tt.width, square)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestWrapLosesNothing(t *testing.T) {
	signs := rapid.SampledFrom([]rune("备案网站，。（）“”ab1-/ \n"))
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(signs, 0, 80).Draw(t, "text"))
		width := float64(rapid.IntRange(8, 40).Draw(t, "width"))
		lines := Wrap(s, width, square)
		assert.Equal(t, squeeze(strings.ReplaceAll(s, "\n", "")), squeeze(strings.Join(lines, "")))
		for i, line := range lines {
			var w float64
			for _, r := range line {
				w += square(r)
			}
			assert.LessOrEqual(t, w, width, "line %q", line)
			assert.Equal(t, strings.TrimRight(line, " "), line, "line %d of %q", i, s)
		}
	})
}

func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }
