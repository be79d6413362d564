package cards

import (
	"math"
	"strings"
)

// A label is a word that stands before a value, or above it.
type label struct {
	words  string
	field  string // empty: only the end of what stands before
	inline bool   // it may follow a value without a gap
	alone  bool   // it is one character of a label set wide, whose other was missed: nothing else stands in its line
}

// entry is a label found on the page and what belongs to it.
type entry struct {
	label
	row    int
	x0, x1 float64 // of the label
	bottom float64
	h      float64
	value  []glyph
}

const (
	gapBefore   = 0.7  // heights between the end of a value and the next label in the row
	gapInside   = 4.5  // heights between the characters of a label of two or three, which are often set wide
	gapInLong   = 1.6  // the same for longer labels
	nextLine    = 0.75 // heights between one line of a value and the next, at most
	underLabel  = 1.5  // heights between a label and a value under it, at most
	alignment   = 2.2  // heights by which the beginnings of the lines of a value differ, at most
	valueGrowth = 1.7  // times a line's height that another line of the same value may have
	columnGap   = 3.0  // heights between a value and what stands in the next column
	fuzzyFrom   = 4    // characters from which on one of a label may be misread
)

// flowing are the fields that go on in the next line.
var flowing = map[string]bool{
	"name": true, "type": true, "address": true, "scope": true, "registered_capital": true, "authority": true, "holder": true, "registrar": true,
	"entity_name": true, "english_name": true,
}

// entries finds labels and what stands behind them: in the row, and in the lines below up to the next label. A label
// behind which nothing stands is asked what stands under it.
func (p *page) entries(labels []label) []entry {
	var found []entry
	type piece struct {
		glyphs []glyph
		row    int
	}
	var free []piece
	for n, row := range p.rows {
		current := -1
		for i := 0; i < len(row); {
			l, length := labelAt(row, i, labels)
			if length > 0 {
				last := row[i+length-1]
				found = append(found, entry{label: l, row: n, x0: row[i].x0, x1: last.x1, bottom: last.y + last.h/2, h: last.h})
				current = len(found) - 1
				i += length
				i += afterLabel(row[i:])
				continue
			}
			if current >= 0 && elsewhere(found[current].value, row[i]) {
				current = -1
			}
			if current >= 0 {
				e := &found[current]
				e.value = append(e.value, row[i])
				e.bottom = max(e.bottom, row[i].y+row[i].h/2)
			} else if k := len(free) - 1; k >= 0 && i > 0 && free[k].row == n && row[i].line == row[i-1].line {
				free[k].glyphs = append(free[k].glyphs, row[i])
			} else {
				free = append(free, piece{[]glyph{row[i]}, n})
			}
			i++
		}
	}
	for _, f := range free {
		first := f.glyphs[0]
		best, least := -1, math.Inf(1)
		for k := range found {
			e := &found[k]
			under := first.y - first.h/2 - e.bottom
			most := nextLine
			if len(e.value) == 0 {
				most = underLabel
			}
			if e.row > f.row || first.y < e.bottom-0.3*e.h || under > most*max(first.h, e.h) {
				continue
			}
			x := e.x1
			slack := alignment
			if len(e.value) > 0 && (!flowing[e.field] || e.field == "name" && isType(text(f.glyphs))) {
				continue
			}
			if len(e.value) > 0 {
				x = e.value[0].x0
				if big := first.h / e.value[0].h; big > valueGrowth || big < 1/valueGrowth {
					continue
				}
			} else if first.x0 < e.x1 {
				x = e.x0 // under its label
			}
			if off := math.Abs(first.x0-x) / first.h; off < slack && off+under/first.h < least {
				best, least = k, off+max(0, under)/first.h
			}
		}
		if best >= 0 {
			e := &found[best]
			e.value = append(e.value, f.glyphs...)
			last := f.glyphs[len(f.glyphs)-1]
			e.bottom = max(e.bottom, last.y+last.h/2)
		}
	}
	return found
}

// isType reports whether a line is a kind of enterprise, which a name that stands above it does not go on with.
func isType(s string) bool {
	for _, words := range []string{"个体工商户", "个人独资企业", "个人经营", "家庭经营", "全民所有制"} {
		if strings.HasPrefix(s, words) {
			return true
		}
	}
	return false
}

// elsewhere reports whether a glyph stands too far behind a value to belong to it: in the next column.
func elsewhere(value []glyph, next glyph) bool {
	if len(value) == 0 {
		return false
	}
	last := value[len(value)-1]
	return last.line != next.line && next.x0-last.x1 > columnGap*next.h
}

// labelAt returns the longest label that begins at a glyph of a row, and how many glyphs it takes. One that stands there
// letter for letter is believed before one with a character misread.
func labelAt(row []glyph, i int, labels []label) (best label, length int) {
	starts := i == 0 || row[i].line != row[i-1].line || row[i].x0-row[i-1].x1 > gapBefore*row[i].h
	least := 2
	for _, l := range labels {
		if !starts && !l.inline {
			continue
		}
		words := []rune(l.words)
		if l.alone && (i > 0 && row[i-1].line == row[i].line || i+1 < len(row) && row[i+1].line == row[i].line) {
			continue
		}
		wrong, ok := misread(row[i:], words)
		if !ok || wrong == 1 && (len(words) < fuzzyFrom || !starts) {
			continue
		}
		if wrong < least || wrong == least && len(words) > length {
			best, length, least = l, len(words), wrong
		}
	}
	return best, length
}

// misread counts the characters in which the beginning of a row differs from words; it reports false for more than one, or
// where the characters stand too far apart to be one label.
func misread(row []glyph, words []rune) (int, bool) {
	if len(row) < len(words) {
		return 0, false
	}
	wrong, gap := 0, gapInLong
	if len(words) < fuzzyFrom {
		gap = gapInside
	}
	for k, r := range words {
		if k > 0 && row[k].x0-row[k-1].x1 > gap*row[k].h {
			return 0, false
		}
		if bracket(row[k].r) != r {
			if wrong++; wrong > 1 {
				return 0, false
			}
		}
	}
	return wrong, true
}

// bracket brings the two shapes of brackets together.
func bracket(r rune) rune {
	switch r {
	case '（', '〔', '【':
		return '('
	case '）', '〕', '】':
		return ')'
	}
	return r
}

// captions are what labels on papers in two languages say in English, without spaces.
var captions = []string{
	"nameinchinese", "nameinenglish", "name", "sex", "dateofbirth", "nationality/citizenship", "nationality", "countrycode", "type",
	"passportno", "cardno", "idno", "no", "periodofvalidity", "dateofexpiry", "dateofissue", "placeofissue", "placeofbirth",
	"issuingauthority", "authority", "surname", "givennames", "domainname", "registrant", "registrar", "registrationdate",
	"expirationdate",
}

// afterLabel returns how many glyphs behind a label still belong to it: a colon, and the same word in English.
func afterLabel(row []glyph) int {
	n := 0
	skip := func(set string) {
		for n < len(row) && strings.ContainsRune(set, row[n].r) {
			n++
		}
	}
	skip("/|:：;；.·")
	var b strings.Builder
	for _, g := range row[n:min(len(row), n+24)] {
		b.WriteRune(g.r)
	}
	rest := strings.ToLower(b.String())
	for _, c := range captions {
		if strings.HasPrefix(rest, c) {
			// A name that begins like a caption goes on in capitals without a gap; a caption does not.
			if after := n + len(c); after >= len(row) || row[after].spaced || row[after].line != row[after-1].line || !isLetter(row[after].r) {
				n += len(c)
				break
			}
		}
	}
	skip("/|:：;；.")
	return n
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// first returns the value of the first entry of a field that has one.
func first(entries []entry, field string) ([]glyph, bool) {
	for _, e := range entries {
		if e.field == field && len(e.value) > 0 {
			return e.value, true
		}
	}
	return nil, false
}
