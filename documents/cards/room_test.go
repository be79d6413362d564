package cards

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// What only the room around them tells: digits that were lost on both readings, the other characters of a name.
func TestRoomForWhatWasNotRead(t *testing.T) {
	// at places characters, each as wide as it is printed, and leaves out those in brackets.
	at := func(says string) (*page, []glyph) {
		var runes []ocr.Rune
		var read []rune
		x, missing := 0.0, false
		for _, r := range says {
			if r == '[' || r == ']' {
				missing = r == '['
				continue
			}
			w := 1.0
			if r < 0x80 {
				w = 0.55
			}
			if !missing {
				runes = append(runes, ocr.Rune{R: r, Score: 0.99, X0: x, X1: x + w})
				read = append(read, r)
			}
			x += w
		}
		for i := range runes {
			runes[i].X0 /= x
			runes[i].X1 /= x
		}
		p := levelled([]ocr.Line{{Text: string(read), Score: 0.99, Box: [4][2]float64{{0, 0}, {40 * x, 0}, {40 * x, 40}, {0, 40}}, Runes: runes}})
		return p, p.rows[0]
	}
	for says, want := range map[string]bool{
		"2026年11月11日": false, "2026年1月11日": false, "2026年[1]1月11日": true, "2026年11月1[1]日": true, "2011年1月1日": false, "2011年12月[2]2日": true,
		"日期：2026年10月8日": false, "2026年": false, "年月日": false, "2026年8月至2027年9月": false,
	} {
		_, g := at(says)
		assert.Equal(t, want, lacksDigit(g), says)
	}
	for says, want := range map[string]string{"林": "", "林一": "林一", "林—": "", "林—样": "", "张样例": "张样例"} {
		p, g := at(says)
		l := p.name(g)
		assert.Equal(t, want, l.Text, says)
		assert.Equal(t, want == "", l.Doubt == paper.Unsure, says)
	}
}

func TestBracketThatEndsAText(t *testing.T) {
	for says, want := range map[string]string{
		"有限责任公司（自然人独资": "有限责任公司（自然人独资）", "有限责任公司(自然人独资": "有限责任公司(自然人独资)", "武汉（湖北）公司": "武汉（湖北）公司", "样例公司": "样例公司",
		"有限责任公司（自然人独资)": "有限责任公司（自然人独资)", "样例（": "样例（",
	} {
		assert.Equal(t, want, closed(says), says)
	}
}

// The places of characters are known to a sixth of a character. These were read on a drawn permit and a photographed passport.
func TestNameWithADotIsComplete(t *testing.T) {
	for _, tt := range []struct {
		name, says string
		high, wide float64
		ends       []float64 // where each character begins and ends
		want       paper.Doubt
	}{
		{"permit", "阿依古丽·样例", 68.4, 484, []float64{0, 0.130, 0.130, 0.272, 0.272, 0.416, 0.436, 0.580, 0.580, 0.722, 0.722, 0.864, 0.864, 1}, ""},
		{"passport", "阿依古丽·样例", 45.5, 327, []float64{0, 0.129, 0.129, 0.269, 0.269, 0.411, 0.431, 0.573, 0.573, 0.713, 0.713, 0.854, 0.854, 0.996}, ""},
		{"one missing before the dot", "阿依古·样例", 68.4, 484, []float64{0, 0.130, 0.130, 0.272, 0.416, 0.560, 0.580, 0.722, 0.722, 0.864, 0.864, 1}, paper.TooWide},
		{"one missing of four", "阿依丽样", 68.4, 342, []float64{0, 0.2, 0.2, 0.4, 0.6, 0.8, 0.8, 1}, paper.TooWide},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := ocr.Line{Text: tt.says, Score: 0.99, Box: [4][2]float64{{0, 0}, {tt.wide, 0}, {tt.wide, tt.high}, {0, tt.high}}}
			for n, r := range []rune(tt.says) {
				line.Runes = append(line.Runes, ocr.Rune{R: r, Score: 0.99, X0: tt.ends[2*n], X1: tt.ends[2*n+1]})
			}
			p := levelled([]ocr.Line{line})
			l := p.name(p.rows[0])
			assert.Equal(t, tt.says, l.Text)
			assert.Equal(t, tt.want, l.Doubt)
		})
	}
}
