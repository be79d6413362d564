package panel

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLinesEndWhereChineseAllows(t *testing.T) {
	tests := []struct {
		name, words string
		want        []string // runs that stay together
	}{
		{"between any two letters", "备案", []string{"备", "案"}},
		{"no closing mark begins a line", "备案，要先。", []string{"备", "案，", "要", "先。"}},
		{"no opening mark ends a line", "选“企业”；或（个人）", []string{"选", "“企", "业”；", "或", "（个", "人）"}},
		{"words of other languages stay whole", "华为云 Flexus L实例", []string{"华", "为", "云", "Flexus", "L", "实", "例"}},
		{"numbers keep their unit", "100%的图", []string{"100%", "的", "图"}},
		{"a path breaks behind its slashes", "/srv/zhang/x", []string{"/", "srv/", "zhang/", "x"}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, u := range unitsOf(tt.words) {
				got = append(got, u.letters)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func FuzzUnits(f *testing.F) {
	for _, s := range []string{"备案，a b\n\nc", " ", "\n", "“（", "\xff", "a  \n b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		var back strings.Builder
		for _, u := range unitsOf(words) {
			back.WriteString(u.letters + u.spaces)
			if u.newline {
				back.WriteString("\n")
			}
		}
		// Bytes that are no letters come back as the sign for that; otherwise nothing is lost and nothing added.
		want := strings.ToValidUTF8(words, "\uFFFD")
		assert.Equal(t, strings.ReplaceAll(want, "\uFFFD", ""), strings.ReplaceAll(back.String(), "\uFFFD", ""))
	})
}
