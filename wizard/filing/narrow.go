package filing

import (
	"strings"
	"unicode"
)

// Narrow maps full-width letters, digits and signs, as Chinese input methods produce them, to their half-width forms.
func Narrow(s string) string { return strings.Map(narrow, s) }

func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	case r == '。' || r == '｡':
		return '.'
	case r == '—' || r == '–' || r == '−' || r == '‐':
		return '-'
	}
	return r
}

// compact narrows s, takes spaces, hyphens and invisible marks out and turns letters into capitals: the form in which
// numbers are compared.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '·' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, Narrow(s))
}

// SameText reports whether two names or addresses are the same but for width, spaces and the shape of brackets.
func SameText(a, b string) bool { return Fold(a) == Fold(b) }

// Fold returns the form of a name in which SameText compares.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r { // before narrowing, which would make other signs of these
		case '〔', '［', '[', '【', '﹝':
			return '('
		case '〕', '］', ']', '】', '﹞':
			return ')'
		case '·', '•', '．', '‧', '・':
			return '·'
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToUpper(narrow(r))
	}, s)
}

// SameNumber reports whether two certificate numbers are the same but for width, spaces, hyphens and case.
func SameNumber(a, b string) bool { return compact(a) == compact(b) }
