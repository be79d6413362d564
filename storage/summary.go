package storage

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// decodeSummary reads a summary as decode does. Ten thousand of them make a list, so the usual form (one flat object,
// no escapes) is read without reflection, which is five times as fast; anything else is left to decode.
func decodeSummary(body []byte) (wizard.Summary, error) {
	if s, ok := plainSummary(string(body)); ok { // one string, of which all members are parts
		return s, nil
	}
	var s wizard.Summary
	err := decode(body, &s)
	return s, err
}

// plainSummary reads {"name":"text","name":1} without spaces, escapes or surprises.
func plainSummary(body string) (s wizard.Summary, ok bool) {
	rest, ok := strings.CutPrefix(body, "{")
	if !ok || !utf8.ValidString(body) {
		return s, false
	}
	for {
		var name, value string
		var quoted bool
		if name, quoted, rest, ok = plainToken(rest); !ok || !quoted || len(rest) == 0 || rest[0] != ':' {
			return s, false
		}
		if value, quoted, rest, ok = plainToken(rest[1:]); !ok || len(rest) == 0 || !setMember(&s, name, value, quoted) {
			return s, false
		}
		switch {
		case rest[0] == ',':
			rest = rest[1:]
		case rest[0] == '}' && len(rest) == 1:
			return s, true
		default:
			return s, false
		}
	}
}

// plainToken takes a string without escapes, or a run of digits.
func plainToken(b string) (token string, quoted bool, rest string, ok bool) {
	if len(b) > 0 && b[0] == '"' {
		for i := 1; i < len(b); i++ {
			switch c := b[i]; {
			case c == '"':
				return b[1:i], true, b[i+1:], true
			case c == '\\' || c < ' ':
				return "", false, "", false
			}
		}
		return "", false, "", false
	}
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	// A number of JSON has no zero before it.
	return b[:n], false, b[n:], n > 0 && (n == 1 || b[0] != '0')
}

func setMember(s *wizard.Summary, name, value string, quoted bool) bool {
	if !quoted {
		n, err := strconv.Atoi(value)
		switch name {
		case "done":
			s.Done = n
		case "total":
			s.Total = n
		case "problems":
			s.Problems = n
		default:
			return false
		}
		return err == nil
	}
	switch name {
	case "id":
		s.ID = value
	case "title":
		s.Title = value
	case "entity":
		s.Entity = value
	case "nature":
		s.Nature = filing.Nature(value)
	case "order":
		s.Order = filing.Order(value)
	case "province":
		s.Province = value
	case "service":
		s.Service = value
	case "domain":
		s.Domain = value
	case "next":
		s.Next = value
	case "status":
		s.Status = value
	case "since":
		s.Since = value
	case "digest":
		s.Digest = value
	case "saved_at":
		return s.SavedAt.UnmarshalText([]byte(value)) == nil
	default:
		return false
	}
	return true
}

// openSummary opens the summary under the name of a draft, with room to do so.
func openSummary(room []byte, k *seal.Key, name, sealed []byte) (wizard.Summary, error) {
	body, err := unsealInto(room, k, indexBucket, name, sealed)
	if err != nil {
		return wizard.Summary{}, err
	}
	s, err := decodeSummary(body)
	if err != nil {
		return wizard.Summary{}, err
	}
	if s.ID == "" {
		return wizard.Summary{}, fmt.Errorf("%w: it sums up no draft", ErrDamaged)
	}
	return s, nil
}
