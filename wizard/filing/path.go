package filing

import (
	"strconv"
	"strings"
)

// A Path names one fact, like "services[0].domains[1].name". With empty brackets it is a pattern that stands for the
// fact at every place: "services[].domains[].name". The dictionary lists patterns.
type Path string

// At is a place: the indices that fill the empty brackets of a pattern, from left to right.
type At []int

// Of returns the concrete path of a pattern at this place. Brackets beyond the place stay empty.
func (at At) Of(pattern Path) Path {
	var b strings.Builder
	rest := string(pattern)
	for _, i := range at {
		cut := strings.Index(rest, "[]")
		if cut < 0 {
			break
		}
		b.WriteString(rest[:cut])
		b.WriteString("[" + strconv.Itoa(i) + "]")
		rest = rest[cut+2:]
	}
	return Path(b.String() + rest)
}

// Pattern returns the path with its indices taken out.
func (p Path) Pattern() Path {
	var b strings.Builder
	inside := false
	for _, r := range string(p) {
		if r == ']' {
			inside = false
		}
		if !inside {
			b.WriteRune(r)
		}
		if r == '[' {
			inside = true
		}
	}
	return Path(b.String())
}

// Place returns the indices of a concrete path, from left to right.
func (p Path) Place() At {
	var at At
	for rest := string(p); ; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			return at
		}
		end := strings.IndexByte(rest[open:], ']')
		if end < 0 {
			return at
		}
		i, err := strconv.Atoi(rest[open+1 : open+end])
		if err != nil {
			return at
		}
		at = append(at, i)
		rest = rest[open+end+1:]
	}
}

// Under reports whether the path is parent itself or lies below it.
func (p Path) Under(parent Path) bool {
	rest, ok := strings.CutPrefix(string(p), string(parent))
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// brackets counts the lists that a pattern lies in.
func brackets(pattern Path) int { return strings.Count(string(pattern), "[]") }
