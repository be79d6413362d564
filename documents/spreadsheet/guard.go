package spreadsheet

import (
	"regexp"
	"strings"
	"unicode"
)

// apostrophe is what guards a cell: spreadsheets take what follows for text.
const apostrophe = "'"

// starters begin what spreadsheets take for a formula, in half and full width.
const starters = "=+-@＝＋－＠"

// numeric matches what spreadsheets would write anew when they open a CSV file: long numbers, which lose their last digits,
// numbers with zeros in front, which lose them, and what looks like an exponent or a day of the year.
var numeric = regexp.MustCompile(`^(\d{12,}|0\d+|\d+(\.\d+)?[eE][+-]?\d+|\d{1,2}[-/]\d{1,2})$`)

// runs reports whether a spreadsheet may take a text for a formula. Blanks and invisible marks in front do not hide one.
func runs(s string) bool {
	if s == "" {
		return false
	}
	if strings.HasPrefix(s, apostrophe) || strings.ContainsRune("\t\r\n", rune(s[0])) {
		return true
	}
	head := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) })
	return head != "" && strings.ContainsRune(starters, []rune(head[:min(len(head), 4)])[0])
}

// guard returns a text as it is written into a cell that is marked as text.
func guard(s string) string {
	if runs(s) {
		return apostrophe + s
	}
	return s
}

// guardPlain returns a text as it is written where nothing says that it is text.
func guardPlain(s string) string {
	if runs(s) || numeric.MatchString(s) {
		return apostrophe + s
	}
	return s
}

// unguard takes away what guard or guardPlain put in front.
func unguard(s string) string {
	rest, ok := strings.CutPrefix(s, apostrophe)
	if ok && (runs(rest) || numeric.MatchString(rest)) {
		return rest
	}
	return s
}
