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
	if len(rows) < 2 {
		return zone{}, ctx.Err()
	}
	length := passportZone
	if len(rows) == 3 || zoneText(text(rows[0]))[0] != 'P' {
		length = cardZone
	}
	// Fillers at the ends of lines are often missed, so every strip is drawn out to where its last column must be.
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, row := range rows {
		x0 = min(x0, row[0].x0)
		x1 = max(x1, row[len(row)-1].x1, row[0].x0+pitchOf(row)*float64(length))
	}
	readings := make([][]string, len(rows))
	z := zone{score: 1}
	var all []glyph
	for i, row := range rows {
		more, err := s.again(ctx, p.stretched(row, x0, x1), ocr.MRZ)
		if err != nil {
			return zone{}, err
		}
		for _, l := range more {
			readings[i] = append(readings[i], zoneText(l.Text))
		}
		readings[i] = append(readings[i], zoneText(text(row))) // the first reading knows nothing of the alphabet, so it counts last
		all = append(all, row...)
		z.score = min(z.score, p.said(row, "").Score)
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

// zoneRows returns the rows of a zone, from the top: the lowest run of rows that look like one.
func (p *page) zoneRows() [][]glyph {
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
	}
	return nil
}

const (
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

// passport reads the two lines of a passport.
func (z *zone) passport(readings [][]string) {
	best, lower := 0, ""
	nations := map[string]int{}
	for _, reading := range readings[1] {
		s := padded(reading)
		if len(s) != passportZone {
			continue
		}
		one := zone{}
		checks := one.lower(s)
		nations[one.nationality] += checks
		if rank := 2*checks + exactly(reading, passportZone); checks >= leastChecks && rank > best {
			best, lower = rank, one.lines[0]
			z.number, z.birth, z.sex, z.until, z.whole, z.repaired = one.number, one.birth, one.sex, one.until, one.whole, one.repaired
		}
	}
	if best == 0 && !strings.HasPrefix(readings[0][0], "P") {
		return
	}
	z.nationality = favourite(nations, nation)
	uppers := map[string]int{}
	for _, reading := range readings[0] {
		s := strings.TrimRight(reading, "<")
		if len(s) > 5 {
			s = s[:5] + onlyNames(s[5:])
		}
		if len(s) < 5 || s[0] != 'P' || len(s) > passportZone {
			continue
		}
		uppers[filledTo(s, passportZone)] += 2 + exactly(reading, passportZone)
		z.addNames(namePart(s, z.nationality))
	}
	upper := favourite(uppers, nil)
	if upper == "" {
		return
	}
	z.code = upper[:2]
	z.lines = []string{upper}
	if lower != "" {
		if z.nationality != "" {
			lower = lower[:10] + filledTo(z.nationality, 3) + lower[13:]
		}
		z.lines = append(z.lines, lower)
	}
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

// namePart cuts type and state off the first line of a passport. A filler behind the P is easily lost.
func namePart(s, state string) string {
	if len(state) == 3 {
		if at := strings.Index(s[:min(len(s), 6)], state); at > 0 {
			return s[at+3:]
		}
	}
	if s[1] != '<' && len(s) > 4 && s[4] == '<' {
		return s[4:]
	}
	return s[min(5, len(s)):]
}

// onlyNames leaves out what was read behind the names: two fillers stand between surname and given names and two more end
// them (ICAO Doc 9303-3, 4.6), so that a letter further on is a filler misread.
func onlyNames(s string) string {
	surname, given, two := strings.Cut(s, "<<")
	if given = strings.TrimLeft(given, "<"); !two || given == "" {
		return strings.TrimRight(s, "<")
	}
	given, _, _ = strings.Cut(given, "<<")
	return surname + "<<" + strings.TrimRight(given, "<")
}

func (z *zone) addNames(s string) {
	surname, given, _ := strings.Cut(strings.Trim(s, "<"), "<<")
	clean := func(s string) string {
		s, _, _ = strings.Cut(s, "<<")
		return strings.Trim(strings.ReplaceAll(letters(s), "<", " "), " ")
	}
	if surname = clean(surname); surname != "" {
		z.names = append(z.names, [2]string{surname, clean(strings.TrimLeft(given, "<"))})
	}
}

// lower reads the second line of a passport and returns how many check digits agree.
func (z *zone) lower(s string) int {
	b := []byte(s)
	digits(b[9:10], b[13:20], b[21:28], b[43:44])
	if b[42] != '<' {
		digits(b[42:43])
	}
	checks := 0
	if number, repaired, ok := withCheck(string(b[:9]), b[9]); ok {
		copy(b, number)
		z.number, z.repaired = strings.TrimRight(number, "<"), repaired
		checks++
	}
	z.nationality = strings.ReplaceAll(letters(string(b[10:13])), "<", "")
	if checks += z.dates(string(b[13:20]), string(b[21:28])); checks > 0 {
		z.sex = sexOf(b[20])
	}
	if check(string(b[:10])+string(b[13:20])+string(b[21:43])) == b[43] {
		z.whole = true
		checks++
	}
	z.lines = []string{string(b)}
	return checks
}

// card reads the three lines of a card.
func (z *zone) card(readings [][]string) {
	best := 0
	var chosen [2]string
	nations := map[string]int{}
	for _, a := range readings[0] {
		for _, b := range readings[1] {
			if len(a) < 15 || len(b) < 18 {
				continue
			}
			upper, lower := []byte(fixed(a, cardZone)), []byte(fixed(b, cardZone))
			digits(upper[14:15], lower[:7], lower[8:15], lower[29:30])
			one := zone{}
			checks := 0
			if number, repaired, ok := withCheck(string(upper[5:14]), upper[14]); ok {
				copy(upper[5:], number)
				one.number, one.repaired = strings.TrimRight(number, "<"), repaired
				checks++
			}
			checks += one.dates(string(lower[:7]), string(lower[8:15]))
			if check(string(upper[5:])+string(lower[:7])+string(lower[8:15])+string(lower[18:29])) == lower[29] {
				one.whole = true
				checks++
			}
			nations[strings.Trim(letters(string(lower[15:18])), "<")] += checks
			rank := 4*checks + exactly(a, cardZone) + exactly(b, cardZone)
			if one.repaired {
				rank--
			}
			if checks >= leastChecks && rank > best {
				best, chosen = rank, [2]string{string(upper), string(lower)}
				z.number, z.birth, z.until, z.whole, z.repaired = one.number, one.birth, one.until, one.whole, one.repaired
				z.sex = sexOf(lower[7])
			}
		}
	}
	if best == 0 {
		return
	}
	z.nationality = favourite(nations, nation)
	z.code = chosen[0][:2]
	z.lines = []string{chosen[0], chosen[1]}
	if len(readings) == 3 {
		thirds := map[string]int{}
		for _, reading := range readings[2] {
			z.addNames(reading)
			if s := onlyNames(reading); len(s) <= cardZone {
				thirds[filledTo(s, cardZone)] += 2 + exactly(reading, cardZone)
			}
		}
		if third := favourite(thirds, nil); third != "" {
			z.lines = append(z.lines, third)
		}
	}
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

// fill puts in what the zone says and its check digits vouch for.
func (z zone) fill(into map[string]paper.Line) {
	if !z.found() {
		return
	}
	put := func(field, says string) {
		if says != "" {
			into[field] = z.line(says)
		}
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
	put("mrz", strings.Join(z.lines, "\n"))
}
