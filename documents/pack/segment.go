package pack

import (
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/documents/typeset"
	"github.com/beiandesk/beiandesk/wizard/companion"
)

// segments shows what hides in a text: controls, marks that turn the order of signs, blanks without width. Ends of lines
// stay.
func segments(s string) []companion.Segment {
	var out []companion.Segment
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			out = append(out, companion.Segment{Text: run.String()})
			run.Reset()
		}
	}
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if !typeset.Hidden(r) {
			run.WriteRune(r)
			continue
		}
		flush()
		out = append(out, companion.Segment{Text: fmt.Sprintf("U+%04X", r), Mark: true})
	}
	flush()
	return out
}

// plain is the text without what hides in it: what is pasted into a portal.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if typeset.Hidden(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}
