package plist

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// maxStrings is the size of the largest list of strings that is read: InfoPlist.strings holds a dozen.
const maxStrings = 1 << 20 // bytes

// ParseStrings reads the strings of a translation: a property list, or lines like "CFBundleDisplayName" = "示例";
func ParseStrings(raw []byte) (map[string]string, error) {
	if len(raw) > maxStrings {
		return nil, ErrMalformed
	}
	out := map[string]string{}
	if d, err := Parse(raw); err == nil {
		for key := range d {
			out[key] = d.Text(key)
		}
		return out, nil
	}
	s := &scanner{rest: decoded(raw)}
	for {
		key, ok := s.word()
		if !ok {
			break
		}
		if !s.sign('=') {
			if s.sign(';') {
				continue // a key that is its own text
			}
			return nil, ErrMalformed
		}
		value, ok := s.word()
		if !ok || !s.sign(';') {
			return nil, ErrMalformed
		}
		out[key] = value
	}
	if s.space(); s.rest != "" {
		return nil, ErrMalformed
	}
	return out, nil
}

// decoded reads UTF-16, with its mark, or UTF-8.
func decoded(raw []byte) string {
	order := 0
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		order = 1
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
	default:
		return strings.TrimPrefix(strings.ToValidUTF8(string(raw), ""), "\ufeff")
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i+order])<<8|uint16(raw[i+1-order]))
	}
	return string(utf16.Decode(units))
}

// scanner takes words and signs off the front of a text.
type scanner struct{ rest string }

// space passes over spaces and comments.
func (s *scanner) space() {
	for {
		s.rest = strings.TrimLeftFunc(s.rest, unicode.IsSpace)
		end := ""
		switch {
		case strings.HasPrefix(s.rest, "/*"):
			end = "*/"
		case strings.HasPrefix(s.rest, "//"):
			end = "\n"
		default:
			return
		}
		at := strings.Index(s.rest[2:], end)
		if at < 0 {
			s.rest = ""
			return
		}
		s.rest = s.rest[2+at+len(end):]
	}
}

func (s *scanner) sign(c byte) bool {
	s.space()
	if s.rest == "" || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// word reads a word in quotes or a bare one.
func (s *scanner) word() (string, bool) {
	s.space()
	if !strings.HasPrefix(s.rest, `"`) {
		end := strings.IndexFunc(s.rest, func(r rune) bool {
			return r != '_' && r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		if end < 0 {
			end = len(s.rest)
		}
		word := s.rest[:end]
		s.rest = s.rest[end:]
		return word, word != ""
	}
	var out strings.Builder
	for rest := s.rest[1:]; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		switch r {
		case '"':
			s.rest = rest
			return out.String(), true
		case '\\':
			r, size = escaped(rest)
			rest = rest[size:]
		}
		out.WriteRune(r)
	}
	return "", false
}

// escaped reads what stands behind a backslash.
func escaped(rest string) (rune, int) {
	if rest == "" {
		return utf8.RuneError, 0
	}
	if (rest[0] == 'U' || rest[0] == 'u') && len(rest) >= 5 {
		if n, err := strconv.ParseUint(rest[1:5], 16, 16); err == nil {
			return rune(n), 5
		}
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch r {
	case 'n':
		r = '\n'
	case 't':
		r = '\t'
	}
	return r, size
}
