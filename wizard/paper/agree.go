package paper

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Agrees reports whether what was read and what was typed are the same, as people would say: width, blanks, brackets and
// the dot in names make no difference, a date is the day that it names, and an address may leave out the province. Of a name
// on which there is room for another character only what was read has to stand in the answer.
func (s Suggestion) Agrees(typed string) bool {
	switch {
	case s.About(".number", "holder_certificate_number"):
		return filing.SameNumber(typed, s.Value)
	case s.About(".valid_from", ".valid_until", ".expires_on"):
		a, err1 := filing.ParseValidity(typed)
		b, err2 := filing.ParseValidity(s.Value)
		return err1 != nil || err2 != nil || a == b // a date that cannot be read is another rule's
	case s.About(".address"):
		return sameAddress(typed, s.Value)
	case s.Line.Doubt == TooWide:
		return contains(filing.Fold(typed), filing.Fold(s.Value))
	}
	return filing.SameText(Dotless(typed), Dotless(s.Value))
}

// About reports whether a suggestion is about one of the facts, named by the ends of their paths.
func (s Suggestion) About(ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(string(s.Path), end) {
			return true
		}
	}
	return false
}

// Dotless takes out the dot inside names, which has many shapes.
func Dotless(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("·•．‧・.", r) {
			return -1
		}
		return r
	}, s)
}

// contains reports whether all characters of part stand in s in their order: s may have more.
func contains(s, part string) bool {
	rest := []rune(part)
	for _, r := range s {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

const (
	// sharedAddress is how many characters at the end two addresses share at least where one leaves out the province.
	sharedAddress = 6
	// misreadEvery is in how many characters of an address one may be misread; numbers must be the same.
	misreadEvery = 12
)

// sameAddress compares addresses: with or without the province and the city in front, and but for signs. A character
// that was misread does not make another address, another number does.
func sameAddress(a, b string) bool {
	x, y := []rune(placeOnly(a)), []rune(placeOnly(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) >= sharedAddress && strings.HasSuffix(string(y), string(x)) {
		return true
	}
	if digitsOf(x) != digitsOf(y) {
		return false
	}
	// What the longer has in front is a division that the shorter leaves out.
	if cut := len(y) - len(x); cut > 0 && len(x) >= sharedAddress && changes(x, y[cut:]) <= len(x)/misreadEvery {
		return true
	}
	return changes(x, y) <= len(y)/misreadEvery
}

// placeOnly keeps the letters and digits of an address.
func placeOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()-，,。.、;:；：#·'\"", r) {
			return -1
		}
		return r
	}, filing.Fold(s))
}

func digitsOf(s []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, string(s))
}

// changes is the number of characters to exchange, add or take away between two texts (Levenshtein).
func changes(x, y []rune) int {
	before := make([]int, len(y)+1)
	for j := range before {
		before[j] = j
	}
	for i := range x {
		now := make([]int, len(y)+1)
		now[0] = i + 1
		for j := range y {
			step := before[j]
			if x[i] != y[j] {
				step++
			}
			now[j+1] = min(step, before[j+1]+1, now[j]+1)
		}
		before = now
	}
	return before[len(y)]
}

// Likeness is how much of two names is the same, from 0 to 1, but for width, brackets and the dot: one character that was
// misread among ten leaves 0.9.
func Likeness(a, b string) float64 {
	x, y := []rune(filing.Fold(Dotless(a))), []rune(filing.Fold(Dotless(b)))
	if len(x) == 0 && len(y) == 0 {
		return 1
	}
	return 1 - float64(changes(x, y))/float64(max(len(x), len(y)))
}
