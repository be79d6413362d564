package pack

import (
	"fmt"
	"strings"
	"unicode"
)

// A segment is a run of text as it is, or the name of a character that cannot be seen.
type segment struct {
	Text string
	Mark bool
}

// segments shows what hides in a text: controls, marks that turn the order of signs, blanks without width. Ends of lines
// stay.
func segments(s string) []segment {
	var out []segment
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			out = append(out, segment{Text: run.String()})
			run.Reset()
		}
	}
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if !hidden(r) {
			run.WriteRune(r)
			continue
		}
		flush()
		out = append(out, segment{Text: fmt.Sprintf("U+%04X", r), Mark: true})
	}
	flush()
	return out
}

// plain is the text without what hides in it: what is pasted into a portal.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// visible is the text on one line with hidden characters named.
func visible(s string) string {
	var b strings.Builder
	for _, part := range segments(s) {
		if part.Mark {
			b.WriteString("(" + part.Text + ")")
			continue
		}
		b.WriteString(part.Text)
	}
	return b.String()
}

// hidden leaves variation selectors alone: they pick the shape of the character before them.
func hidden(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r))
}
