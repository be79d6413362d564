package remedy

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Factors of a score: where the stage of a reason and the stage that the notice speaks of differ, and where nothing is said
// to be wrong or to be done.
const (
	afterInReview = 0.6  // a notice of a first review seldom asks for what is checked after approval: only where nothing surer is said
	reviewInAfter = 0.85 // a check after approval often has the faults of a review; the reason written for it goes first
	noComplaint   = 0.75
)

// sure is the score from which a reason is named for more than its topic. Below it a reason counts only where nothing
// surer is said in the same sentence.
const sure = 0.6

// A Match is a reason that a notice names.
type Match struct {
	Reason   Reason
	Score    float64  // from the threshold of the book up to 1: 1 − the product of (1 − weight) over the signs found
	Evidence []string // what the notice says, in its own words, in order
}

// span is a piece of a normalised text.
type span struct{ start, end int }

// candidate is the best sentence for a reason so far.
type candidate struct {
	score    float64
	sentence int
	spans    []span
}

// Match returns the reasons that a notice names, best first; none when the text says nothing that the book knows. Of a
// longer notice only the first MaxNotice bytes are read.
func (b *Book) Match(notice string) []Match {
	notice = cut(notice)
	text := normalise(notice)
	hits := b.atoms.find(text.runes)
	after, calm, alarm := b.tone(hits)
	if calm && !alarm {
		return nil
	}
	complains := b.complains(hits)
	best := make([]candidate, len(b.reasons))
	sheet := newSheet(b)
	for sentence, from := 0, 0; from < len(hits); sentence++ {
		// Hits come in the order of their ends, and none lies across the end of a sentence.
		end := from + 1
		stop := hits[from].end
		for stop < len(text.runes) && text.runes[stop] != sentenceEnd {
			stop++
		}
		for end < len(hits) && hits[end].end <= stop {
			end++
		}
		part := hits[from:end]
		from = end
		if _, calm, alarm := b.tone(part); calm && !alarm {
			continue
		}
		sheet.read(part)
		for _, reason := range sheet.reasons() {
			c := sheet.judge(reason)
			c.sentence = sentence
			c.score *= stageFactor(b.reasons[reason].Stage, after)
			if !complains {
				c.score *= noComplaint
			}
			if c.score > best[reason].score {
				best[reason] = c
			}
		}
	}
	return b.matches(notice, text, best)
}

// stageFactor says how well a reason of a stage goes with a notice that speaks of a filing approved before, or does not.
func stageFactor(stage Stage, after bool) float64 {
	switch {
	case stage == After && !after:
		return afterInReview
	case stage == Review && after:
		return reviewInAfter
	}
	return 1
}

// tone reports what hits say as a whole.
func (b *Book) tone(hits []hit) (after, calm, alarm bool) {
	for _, h := range hits {
		after = after || b.after[h.atom]
		calm = calm || b.calm[h.atom]
		alarm = alarm || b.alarm[h.atom]
	}
	return after, calm, alarm
}

// complains reports whether hits say that anything is wrong or to be done. What only tells, as that somebody should bring an
// identity card, names no reason unless its words are strong by themselves.
func (b *Book) complains(hits []hit) bool {
	return len(b.fault) == 0 || slices.ContainsFunc(hits, func(h hit) bool { return b.fault[h.atom] })
}

// matches turns candidates into what is returned.
func (b *Book) matches(notice string, text plain, best []candidate) []Match {
	index := map[ID]int{}
	for i, r := range b.reasons {
		index[r.ID] = i
	}
	var found []int
	for i := range best {
		if best[i].score >= b.threshold {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(x, y int) int {
		return cmp.Or(cmp.Compare(best[y].score, best[x].score), cmp.Compare(best[x].sentence, best[y].sentence))
	})
	var out []Match
	var kept []int
	for _, i := range found {
		// Of two reasons of one meaning in one sentence the better one has come already.
		guess := best[i].score < sure
		if slices.ContainsFunc(kept, func(k int) bool {
			alike := b.reasons[k].Like == b.reasons[i].ID || b.reasons[i].Like == b.reasons[k].ID
			return best[k].sentence == best[i].sentence && (guess || alike)
		}) {
			continue
		}
		kept = append(kept, i)
		out = append(out, Match{Reason: b.reasons[i], Score: best[i].score, Evidence: quote(notice, text, best[i].spans)})
	}
	return out
}

// visible keeps what can be shown: nothing that steers a terminal.
func visible(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// quote returns the pieces of the original, those that overlap as one.
func quote(notice string, text plain, spans []span) []string {
	slices.SortFunc(spans, func(x, y span) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.end, y.end)) })
	var merged []span
	for _, s := range spans {
		if n := len(merged); n > 0 && s.start <= merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, s.end)
			continue
		}
		merged = append(merged, s)
	}
	out := make([]string, 0, len(merged))
	for _, s := range merged {
		piece := notice[text.start[s.start]:text.end[s.end-1]]
		out = append(out, strings.Join(strings.Fields(strings.Map(visible, strings.ToValidUTF8(piece, "�"))), " "))
	}
	return out
}
