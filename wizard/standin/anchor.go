package standin

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// An anchor is a text beside which others are read: a name as it was typed, and the same name as a machine read it, differ
// after replacing in the signs in which they differed before.
type anchor struct {
	folded   string
	from, to []rune
}

// nearEnough is how alike a text is to an anchor at least to be replaced beside it.
const nearEnough = 0.5

// shortestAnchor and longestAnchor bound what can be one, in characters.
const shortestAnchor, longestAnchor = 4, 120

// Anchor replaces a text and has others that are nearly the same follow it.
func (m *Mask) Anchor(s string) string {
	to := m.Text(s)
	if from := []rune(s); len(from) >= shortestAnchor && len(from) <= longestAnchor && len([]rune(to)) == len(from) {
		folded := filing.Fold(s)
		for _, a := range m.anchors {
			if a.folded == folded {
				return to
			}
		}
		m.anchors = append(m.anchors, anchor{folded, from, []rune(to)})
	}
	return to
}

// anchored replaces a text beside the anchor that it is most like.
func (m *Mask) anchored(s string) (string, bool) {
	in := []rune(s)
	if len(in) < shortestAnchor || len(in) > longestAnchor {
		return "", false
	}
	best, at := nearEnough, -1
	for i, a := range m.anchors {
		if l := paper.Likeness(a.folded, s); l > best {
			best, at = l, i
		}
	}
	if at < 0 {
		return "", false
	}
	return string(m.beside(m.anchors[at], in)), true
}

// beside replaces a text sign by sign: where it has a sign of the anchor it gets what stands for that sign there.
func (m *Mask) beside(a anchor, in []rune) []rune {
	alone := []rune(m.text(string(in)))
	if len(alone) != len(in) {
		return alone
	}
	same := func(x, y rune) bool { return filing.Fold(string(x)) == filing.Fold(string(y)) }
	// The table of Levenshtein, from the end, so that the way through it is found from the beginning.
	cost := make([][]int, len(a.from)+1)
	for i := range cost {
		cost[i] = make([]int, len(in)+1)
	}
	for i := len(a.from); i >= 0; i-- {
		for j := len(in); j >= 0; j-- {
			switch {
			case i == len(a.from):
				cost[i][j] = len(in) - j
			case j == len(in):
				cost[i][j] = len(a.from) - i
			case same(a.from[i], in[j]):
				cost[i][j] = cost[i+1][j+1]
			default:
				cost[i][j] = 1 + min(cost[i+1][j+1], cost[i+1][j], cost[i][j+1])
			}
		}
	}
	out := alone
	for i, j := 0, 0; i < len(a.from) && j < len(in); {
		switch {
		case same(a.from[i], in[j]):
			out[j] = in[j]
			if a.from[i] != a.to[i] {
				out[j] = like(in[j], a.to[i])
			}
			i, j = i+1, j+1
		case cost[i][j] == 1+cost[i+1][j+1]:
			out[j] = m.unlike(out[j], a.from[i], a.to[i], in[j])
			i, j = i+1, j+1
		case cost[i][j] == 1+cost[i+1][j]:
			i++
		default:
			j++
		}
	}
	return out
}

// unlike returns what stands for a sign in whose place the anchor has another one.
func (m *Mask) unlike(alone, from, to, in rune) rune {
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	switch {
	case digit(from) && digit(to) && digit(in):
		return '0' + (to-'0'+in-from+10)%10
	case alone != to && alone != in || !unicode.IsLetter(in):
		return alone
	case unicode.Is(unicode.Han, in):
		return m.sign(in)
	}
	return alone
}

// lines replaces each line of a text by itself.
func lines(s string, each func(string) string) string {
	parts := strings.Split(s, "\n")
	for i := range parts {
		parts[i] = each(parts[i])
	}
	return strings.Join(parts, "\n")
}
