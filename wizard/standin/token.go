package standin

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// tokenRune reports whether a sign is a Latin letter without marks or a digit, in any width.
func tokenRune(r rune) bool {
	if r >= '！' && r <= '～' {
		r = r - '！' + '!'
	}
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// token replaces a run of Latin letters and digits. Its width and case stay.
func (m *Mask) token(in []rune) []rune {
	folded := strings.ToLower(filing.Narrow(string(in)))
	to := m.word(folded)
	out := make([]rune, 0, len(in))
	for i, r := range to {
		out = append(out, like(in[i], r)) // ASCII: bytes are runes
	}
	return out
}

// word returns what stands for a token in small letters.
func (m *Mask) word(t string) string {
	if to, ok := m.tokens[t]; ok {
		return to
	}
	upper := strings.ToUpper(t)
	switch digits := strings.Trim(t, "0123456789") == ""; {
	case m.keep[t], m.words.latin[t], len(t) == 1:
		m.tokens[t] = t
		return t
	case m.numbers[upper] != "":
		return strings.ToLower(m.numbers[upper])
	case m.phones[t] != "":
		return m.phones[t]
	case digits && len(t) >= 11 && m.numbers[upper] == "":
		if core, ok := m.knownPhone(t); ok {
			return core
		}
	}
	if len(t) < 6 || strings.ContainsFunc(t, unicode.IsLetter) && !hexLike(t) {
		m.leftover[t] = true
	}
	d := m.dice("word", t)
	for range 50 {
		var b strings.Builder
		for i, r := range t {
			switch {
			case unicode.IsDigit(r) && i == 0 && r != '0':
				b.WriteRune('1' + rune(d.below(9)))
			case unicode.IsDigit(r) && i == 0:
				b.WriteRune(r)
			case unicode.IsDigit(r):
				b.WriteRune(d.digit())
			default:
				b.WriteRune(d.letterLike(r))
			}
		}
		if to := b.String(); to != t && !m.words.latin[to] {
			m.tokens[t] = to
			return to
		}
	}
	m.tokens[t] = t
	return t
}

// knownPhone finds a number that is known behind the code of the country.
func (m *Mask) knownPhone(t string) (string, bool) {
	for phone, to := range m.phones {
		if len(phone) >= 10 && strings.HasSuffix(t, phone) && len(t) <= len(phone)+4 {
			return t[:len(t)-len(phone)] + to, true
		}
	}
	return "", false
}

// hexLike reports whether a token is of the kind that identifies: many digits, or a digest.
func hexLike(t string) bool {
	digits := 0
	for _, r := range t {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= 6
}
