package typeset

import (
	"strings"
	"unicode"
)

// Signs that may not begin a line, and signs that may not end one (GB/T 15834, 标点符号用法 附录: 避头尾).
const (
	notFirst = "，。、；：？！）》」』】〉〕”’％…·,.;:?!)]}%"
	notLast  = "（《「『【〈〔“‘([{"
)

// Wrap breaks a text into lines no wider than width by the widths of its runes. Chinese breaks anywhere but around the
// signs above; other words stay whole unless one alone is too wide.
func Wrap(s string, width float64, advance func(rune) float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, advance)...)
	}
	return lines
}

func wrapParagraph(s string, width float64, advance func(rune) float64) []string {
	measure := func(s string) (w float64) {
		for _, r := range s {
			w += advance(r)
		}
		return w
	}
	var lines []string
	line, used := "", 0.0
	end := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for _, unit := range units(s) {
		w := measure(strings.TrimRight(unit, " "))
		if used+w > width && line != "" {
			end()
		}
		if w <= width {
			line += unit
			used += measure(unit)
			continue
		}
		for _, r := range unit {
			if used+advance(r) > width && line != "" {
				end()
			}
			line += string(r)
			used += advance(r)
		}
	}
	end()
	return lines
}

// units cuts a text where a line may end.
func units(s string) []string {
	var out []string
	var unit []rune
	for _, r := range s {
		if len(unit) > 0 && breaks(unit[len(unit)-1], r) {
			out = append(out, string(unit))
			unit = unit[:0]
		}
		unit = append(unit, r)
	}
	if len(unit) > 0 {
		out = append(out, string(unit))
	}
	return out
}

func breaks(before, after rune) bool {
	switch {
	case strings.ContainsRune(notFirst, after), strings.ContainsRune(notLast, before), after == ' ':
		return false
	case before == ' ', wide(before), wide(after):
		return true
	}
	// Long names of files, domains and keys may be cut behind these.
	return strings.ContainsRune("-/_@", before) && !unicode.IsDigit(after)
}

// wide reports whether a sign is set in a square of its own, as Chinese is.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30ff || r >= 0xff00 && r <= 0xff60 || r == '□'
}
