package cards

import (
	"context"
	"math"
	"strings"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Lengths of the lines of a machine-readable zone: ICAO Doc 9303, parts 4 (passports) and 5 (cards).
const (
	passportZone = 44 // two lines
	cardZone     = 30 // three lines
	leastOfZone  = 20 // characters of a line that can still be one, before its fillers are put back
)

// zone is the machine-readable zone of a passport or a card. What its check digits do not vouch for is empty, except the
// names, which have none.
type zone struct {
	lines       []string // as chosen
	code        string   // the two letters that it begins with
	number      string
	nationality string
	birth       filing.Date
	sex         string
	until       filing.Date
	whole       bool // the check digit over all agrees
	complete    bool // and nothing in the lines is doubtful
	names       [][2]string
	box         paper.Box
	score       float64
	repaired    bool
}

// found reports whether there is a zone at all.
func (z zone) found() bool { return len(z.lines) > 0 }

// zone looks for a machine-readable zone, reads its lines in several ways and chooses by the check digits.
func (s Sheet) zone(ctx context.Context, p *page) (zone, error) {
	rows := p.zoneRows()
	if len(rows) == 0 {
		return zone{}, ctx.Err()
	}
	length := passportZone
	if len(rows) == 3 || len(rows) == 2 && zoneText(text(rows[0]))[0] != 'P' {
		length = cardZone
	}
	// Fillers at the ends of lines are often missed, so every strip is drawn out to where its last column must be.
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, row := range rows {
		x0 = min(x0, row[0].x0)
		x1 = max(x1, row[len(row)-1].x1, row[0].x0+pitchOf(row)*float64(length))
	}
	strips, said := make([][4][2]float64, len(rows)), make([]string, len(rows))
	z := zone{score: 1}
	var all []glyph
	for i, row := range rows {
		strips[i], said[i] = p.stretched(row, x0, x1), zoneText(text(row))
		all = append(all, row...)
		z.score = min(z.score, p.said(row, "").Score)
	}
	if len(rows) == 1 {
		strips, said = withItsPair(strips[0], said[0])
	}
	readings := make([][]string, len(strips))
	for i, strip := range strips {
		more, err := s.again(ctx, strip, ocr.MRZ)
		if err != nil {
			return zone{}, err
		}
		for _, l := range more {
			readings[i] = append(readings[i], zoneText(l.Text))
		}
		if said[i] != "" {
			readings[i] = append(readings[i], said[i]) // the first reading knows nothing of the alphabet, so it counts last
		}
	}
	z.box = p.around(all)
	if length == cardZone {
		z.card(readings)
	} else {
		z.passport(readings)
	}
	if !z.found() {
		return zone{}, nil
	}
	return z, nil
}

// zoneRows returns the rows of a zone, from the top: the lowest run of rows that look like one, or else one row that has
// the length of a passport's.
func (p *page) zoneRows() [][]glyph {
	var alone [][]glyph
	for i := len(p.rows) - 1; i >= 0; i-- {
		if !zoneLike(p.rows[i], leastOfZone) {
			continue
		}
		rows := [][]glyph{p.rows[i]}
		near := func(row []glyph) bool {
			return zoneLike(row, leastOfNames) && math.Abs(row[0].x0-p.rows[i][0].x0) < 3*row[0].h
		}
		for k := i - 1; k >= 0 && len(rows) < 3 && near(p.rows[k]) && p.rows[k+1][0].y-p.rows[k][0].y < zoneLeading*p.rows[k][0].h; k-- {
			rows = append([][]glyph{p.rows[k]}, rows...)
		}
		for k := i + 1; k < len(p.rows) && len(rows) < 3 && near(p.rows[k]) && p.rows[k][0].y-p.rows[k-1][0].y < zoneLeading*p.rows[k][0].h; k++ {
			rows = append(rows, p.rows[k])
		}
		if len(rows) >= 2 {
			return rows
		}
		if n := len(zoneText(text(rows[0]))); n >= leastAlone && n <= passportZone {
			alone = rows
		}
	}
	return alone
}

// withItsPair adds the line of a passport's zone that was not found to the one that was: ICAO Doc 9303-4 prints both on a
// fixed pitch, so it is known where the other stands.
func withItsPair(strip [4][2]float64, said string) ([][4][2]float64, []string) {
	const leading = 2.5 / passportZone                                                              // of the length of a line: 6.35 mm from line to line, 2.54 mm from column to column
	by := [2]float64{(strip[1][1] - strip[0][1]) * leading, -(strip[1][0] - strip[0][0]) * leading} // upwards
	upper := strings.HasPrefix(said, "P")
	if upper {
		by = [2]float64{-by[0], -by[1]}
	}
	other := strip
	for i := range other {
		other[i][0] += by[0]
		other[i][1] += by[1]
	}
	if upper {
		return [][4][2]float64{strip, other}, []string{said, ""}
	}
	return [][4][2]float64{other, strip}, []string{"", said}
}

const (
	leastAlone   = 38  // characters of a line of a passport that stands alone: the rest are fillers that were missed
	leastRun     = 3   // fillers at the end of a line, of which a K among them is one misread
	leastOfNames = 8   // characters of the line with the names, beside the others
	zoneLeading  = 3.5 // heights from one line of a zone to the next, at most
)

// pitchOf is the distance of the columns of a zone, told by the characters before its fillers; 0 where it cannot be told.
func pitchOf(row []glyph) float64 {
	const enough = 8
	n := 0
	for n < len(row) && row[n].r < 0x80 && row[n].r != '<' && row[n].line == row[0].line {
		n++
	}
	if n < enough {
		return 0
	}
	return (middleOf(row[n-1]) - middleOf(row[0])) / float64(n-1)
}

// zoneLike reports whether a row can be a line of a zone: capitals, digits and fillers, and enough of them.
func zoneLike(row []glyph, least int) bool {
	says := zoneText(text(row))
	if len(says) < least || len(says) > passportZone+8 || len(says)*10 < len(row)*8 {
		return false
	}
	fillers := strings.Count(says, "<")
	if tail := says[len(strings.TrimRight(says, "K<")):]; len(tail) >= leastRun {
		fillers += strings.Count(tail, "K")
	}
	digits := 0
	for _, r := range says {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return fillers >= 2 || digits >= 12 && len(says) >= cardZone-2
}

// stretched is the strip of a row from one end of the zone to the other.
func (p *page) stretched(row []glyph, x0, x1 float64) [4][2]float64 {
	head, tail := p.lines[row[0].line].Box, p.lines[row[len(row)-1].line].Box
	b := [4][2]float64{head[0], tail[1], tail[2], head[3]}
	from, to := row[0].x0, row[len(row)-1].x1
	if to-from < 1 {
		return b
	}
	return part(b, (x0-from)/(to-from), (x1-from)/(to-from))
}

// leastChecks is how many check digits of a line must agree: two agree by chance once in a hundred.
const leastChecks = 2

func exactly(s string, length int) int {
	if len(s) == length {
		return 1
	}
	return 0
}

func filledTo(s string, length int) string { return s + strings.Repeat("<", max(0, length-len(s))) }

// favourite returns the reading with the most votes that is allowed; of equals the first in the alphabet.
func favourite(votes map[string]int, allowed func(string) bool) string {
	best := ""
	for s, n := range votes {
		if s == "" || allowed != nil && !allowed(s) {
			continue
		}
		if best == "" || n > votes[best] || n == votes[best] && s < best {
			best = s
		}
	}
	return best
}

// dates takes the day of birth and the last day, each with its check digit, and returns how many agree.
func (z *zone) dates(birth, until string) int {
	checks := 0
	if check(until[:6]) == until[6] {
		if d, err := filing.ParseDate("20" + until[:2] + "-" + until[2:4] + "-" + until[4:6]); err == nil {
			z.until = d
			checks++
		}
	}
	if check(birth[:6]) == birth[6] {
		century := "19"
		// Nobody is older than a hundred years, so a year that can lie in this century does.
		if z.until.IsZero() || birth[:2] <= z.until.String()[2:4] {
			century = "20"
		}
		d, err := filing.ParseDate(century + birth[:2] + "-" + birth[2:4] + "-" + birth[4:6])
		if err == nil && century == "20" && !z.until.IsZero() && d.YearsUntil(z.until) < shortestPassport {
			d, err = filing.ParseDate("19" + birth[:2] + "-" + birth[2:4] + "-" + birth[4:6])
		}
		if err == nil {
			z.birth = d
			checks++
		}
	}
	return checks
}

// shortestPassport is for how many years a passport is issued at least, in practice.
const shortestPassport = 5

func sexOf(b byte) string {
	switch b {
	case 'M':
		return "男"
	case 'F':
		return "女"
	}
	return ""
}

// line makes a field of what the zone says.
func (z zone) line(says string) paper.Line {
	return paper.Line{Text: says, Score: max(z.score, leastBare), Box: z.box}
}

// vouched is the score at least of what a check digit vouches for, whatever single characters have.
const vouched = 0.9

// fill puts in what the zone says and its check digits vouch for.
func (z zone) fill(into map[string]paper.Line) {
	if !z.found() {
		return
	}
	put := func(field, says string) {
		if says == "" {
			return
		}
		l := z.line(says)
		if field != "nationality" && field != "sex" {
			l.Score = max(l.Score, vouched) // each has a check digit
		}
		into[field] = l
	}
	put("number", z.number)
	if l, ok := into["number"]; ok && z.repaired {
		l.Repaired = true
		into["number"] = l
	}
	put("nationality", z.nationality)
	put("birth_date", z.birth.String())
	put("sex", z.sex)
	put("valid_until", z.until.String())
	if z.complete {
		put("mrz", strings.Join(z.lines, "\n"))
	}
}
