package spreadsheet

import (
	"fmt"
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

// spelt matches a control sign as spell writes it, and what would be taken for one.
var spelt = regexp.MustCompile(`_x(00[01][0-9A-F]|005F|FFFE|FFFF)_`)

// spell writes signs that XML cannot hold as these files name them, _x000B_, and an underscore that begins such a name as
// _x005F_. The library that writes the file would put another sign in their place.
func spell(s string) string {
	if !strings.ContainsFunc(s, unheld) && !spelt.MatchString(s) {
		return s
	}
	s = spelt.ReplaceAllStringFunc(s, func(name string) string { return "_x005F" + name })
	var b strings.Builder
	for _, r := range s {
		if unheld(r) {
			fmt.Fprintf(&b, "_x%04X_", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unheld reports whether XML 1.0 has no place for a sign (production 2, Char).
func unheld(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
}

// respell takes back what spell did, and what these files themselves do.
func respell(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return spelt.ReplaceAllStringFunc(s, unescape)
}
