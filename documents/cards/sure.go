package cards

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// leastSecond is the score of a character below which not even a second reading that says the same makes it sure. Measured
// on 2026-11-23 on our own papers in twenty conditions, signs aside: the weakest character of what was read right had 0.63
// and more, but for three fields; that of what was read wrongly 0.11 to 0.70, and in one field of twenty 0.82.
const leastSecond = 0.6

// keep puts in a field that glyphs say if they were read well enough: the mean of them, and each. A single character that
// is wrong hardly shows in the mean of a long line, so one that is weak is read once more, and what then says something
// else is left out.
func (p *page) keep(into map[string]paper.Line, field string, glyphs []glyph, says string, least float64) {
	l := p.said(glyphs, says)
	if weakest := weakestOf(glyphs); weakest < sureGlyph {
		if !p.confirmed(glyphs) {
			return
		}
		if weakest < leastSecond {
			l.Doubt = paper.Unsure
		}
	}
	keep(into, field, l, least)
}

// lone finds a month or a day of one digit that may be two of the same: the network takes two that stand close for one.
var lone = regexp.MustCompile(`(?:^|\D)(?:1\s*月|[12]\s*日)`)

// keepDay puts in a day that glyphs name.
func (p *page) keepDay(into map[string]paper.Line, field string, glyphs []glyph, says string) {
	if lacksDigit(glyphs) || p.again != nil && lone.MatchString(filing.Narrow(text(glyphs))) && !p.same(glyphs) {
		return
	}
	p.keep(into, field, glyphs, says, leastDay)
}

// moreRoom is how many digits more than were read must have room before a sign of a date until one of them was lost: digits
// are of different widths, and where they were read is known to a third of one.
const moreRoom = 0.65

// lacksDigit reports whether before 月 or 日 there is room for more digits than were read: of two that are the same the
// network often takes one, as surely as if it were one. The year before them tells how wide digits are.
func lacksDigit(glyphs []glyph) bool {
	for i, g := range glyphs {
		if g.r != '年' || i < 4 || glyphs[i-4].line != g.line || digitCount(text(glyphs[i-4:i])) != 4 {
			continue
		}
		digit := (middleOf(glyphs[i-1]) - middleOf(glyphs[i-4])) / 3
		sign := 2*(middleOf(g)-middleOf(glyphs[i-1])) - digit
		if digit <= 0 || sign < digit/2 {
			continue
		}
		last, read := g, 0
		for _, next := range glyphs[i+1:] {
			if next.line != g.line {
				break
			}
			if unicode.IsDigit(next.r) {
				read++
				continue
			}
			if next.r != '月' && next.r != '日' {
				break
			}
			if (middleOf(next)-middleOf(last)-sign)/digit > float64(read)+moreRoom {
				return true
			}
			last, read = next, 0
		}
	}
	return false
}

// shortened reports whether a day that was read under a seal has a digit less than the same place has in all colours.
func (p *page) shortened(glyphs []glyph, day string) bool {
	if p.again == nil || !lone.MatchString(filing.Narrow(text(glyphs))) {
		return false
	}
	says, _ := p.again(corners(p.around(glyphs)))
	other := days(says)
	return len(other) > 0 && other[len(other)-1].String() != day && digitCount(says) > digitCount(text(glyphs))
}

func digitCount(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// corners are those of a box, in the numbers of the reader.
func corners(b paper.Box) (out [4][2]float64) {
	for i, c := range b {
		out[i] = [2]float64{float64(c[0]), float64(c[1])}
	}
	return out
}

// weakestOf returns the least score of the letters and digits among glyphs. Signs are left out: the two widths of brackets
// are hard to tell and mean the same.
func weakestOf(glyphs []glyph) float64 {
	weakest := 1.0
	for _, g := range glyphs {
		if unicode.IsLetter(g.r) || unicode.IsDigit(g.r) {
			weakest = min(weakest, g.score)
		}
	}
	return weakest
}

// confirmed reports whether the lines of glyphs, read once more, say the same in their place. Where nothing can be read
// once more, what is too weak is not confirmed.
func (p *page) confirmed(glyphs []glyph) bool {
	if p.again == nil {
		return weakestOf(glyphs) >= leastSecond
	}
	var weak []glyph
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].line == glyphs[0].line {
			n++
		}
		if weakestOf(glyphs[:n]) < sureGlyph {
			weak = append(weak, glyphs[:n]...)
		}
		glyphs = glyphs[n:]
	}
	return p.same(weak)
}

// same reports whether the lines of glyphs, read once more, say what the glyphs say.
func (p *page) same(glyphs []glyph) bool {
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].line == glyphs[0].line {
			n++
		}
		says, ok := p.again(p.lines[glyphs[0].line].Box)
		if !ok || !strings.Contains(plain(says), plain(text(glyphs[:n]))) {
			return false
		}
		glyphs = glyphs[n:]
	}
	return true
}

// plain keeps the letters and digits of a text.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, filing.Fold(s))
}

// wide reads lines of the sheet drawn out.
func (s Sheet) wide(ctx context.Context) func([4][2]float64) (string, bool) {
	if s.Again == nil {
		return nil
	}
	return func(box [4][2]float64) (string, bool) {
		lines, err := s.again(ctx, box, ocr.Wide)
		if err != nil || len(lines) != 1 {
			return "", false
		}
		return lines[0].Text, true
	}
}
