package panel

import (
	"strings"
	"unicode"
)

// closing marks may not begin a line, opening marks may not end one (GB/T 15834 on the places of marks).
const (
	closing = "，。、；：！？）」』】》〉〕］｝”’…—·％‰℃,.;:!?)]}%"
	opening = "（「『【《〈〔［｛“‘([{￥$"
)

// unitsOf takes words apart into runs that stay together on a line.
func unitsOf(words string) []unitOfText {
	var out []unitOfText
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			out = append(out, unitOfText{letters: run.String()})
			run.Reset()
		}
	}
	var last rune
	for _, letter := range words {
		switch {
		case letter == '\n':
			flush()
			if n := len(out); n == 0 || out[n-1].newline {
				out = append(out, unitOfText{})
			}
			out[len(out)-1].newline = true
		case letter == ' ':
			flush()
			if n := len(out); n == 0 || out[n-1].newline {
				out = append(out, unitOfText{})
			}
			out[len(out)-1].spaces += " "
		default:
			if mayBreak(last, letter) {
				flush()
			}
			run.WriteRune(letter)
		}
		last = letter
	}
	flush()
	return out
}

// mayBreak reports whether a line may end between two letters.
func mayBreak(before, after rune) bool {
	switch {
	case before == 0 || before == ' ' || before == '\n':
		return false
	case strings.ContainsRune(closing, after), strings.ContainsRune(opening, before):
		return false
	case wide(before) || wide(after):
		return true
	}
	return before == '/' || before == '\\'
}

// wide reports whether lines may break beside a letter: Chinese writing and its marks.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || strings.ContainsRune("“”‘’…—·", r)
}
