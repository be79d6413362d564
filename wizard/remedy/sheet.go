package remedy

import "slices"

// A sheet is what one sentence says about every sign. It is used again for the next sentence.
type sheet struct {
	book    *Book
	hits    [][]marked // by sign
	touched []int32    // signs with hits
}

// marked is a hit in a part of a sign.
type marked struct {
	part       int8
	start, end int
}

func newSheet(b *Book) *sheet { return &sheet{book: b, hits: make([][]marked, len(b.signs))} }

// read takes the hits of a sentence.
func (s *sheet) read(hits []hit) {
	for _, id := range s.touched {
		s.hits[id] = s.hits[id][:0]
	}
	s.touched = s.touched[:0]
	for _, h := range hits {
		for _, u := range s.book.atoms.uses[h.atom] {
			if len(s.hits[u.sign]) == 0 {
				s.touched = append(s.touched, u.sign)
			}
			s.hits[u.sign] = append(s.hits[u.sign], marked{u.part, h.start, h.end})
		}
	}
	slices.Sort(s.touched)
}

// reasons lists the reasons whose signs have hits, in order. Signs are numbered by reason.
func (s *sheet) reasons() []int {
	var out []int
	for _, id := range s.touched {
		if reason := s.book.signs[id].reason; len(out) == 0 || out[len(out)-1] != reason {
			out = append(out, reason)
		}
	}
	return out
}

// judge adds up the signs of a reason.
func (s *sheet) judge(reason int) candidate {
	at, _ := slices.BinarySearchFunc(s.touched, reason, func(id int32, reason int) int { return s.book.signs[id].reason - reason })
	doubt, against := 1.0, 1.0
	var spans []span
	for _, id := range s.touched[at:] {
		g := s.book.signs[id]
		if g.reason != reason {
			break
		}
		found, ok := together(s.hits[id], g.parts)
		switch {
		case !ok:
		case g.against:
			against *= 1 - g.weight
		default:
			doubt *= 1 - g.weight
			spans = append(spans, found)
		}
	}
	return candidate{score: (1 - doubt) * against, spans: spans}
}

// together finds the shortest piece in which every part of a sign stands, within reach. Hits come in the order of their
// ends.
func together(hits []marked, parts int) (span, bool) {
	var latest [maxParts]marked
	var seen [maxParts]bool
	best, ok := span{}, false
	for _, h := range hits {
		// Of two words of one part that end together the shorter one leaves more room; of two that do not, the later one.
		latest[h.part], seen[h.part] = h, true
		start, whole := h.start, true
		for i := range parts {
			whole = whole && seen[i]
			start = min(start, latest[i].start)
		}
		if !whole || h.end-start > reach {
			continue
		}
		if !ok || h.end-start < best.end-best.start {
			best, ok = span{start, h.end}, true
		}
	}
	return best, ok
}
