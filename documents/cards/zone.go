package cards

import (
	"context"
	"math"
	"strconv"
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
	state       string   // that issued the document
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
	var rows [][]glyph
	for _, row := range p.rows {
		if zoneLike(row) {
			rows = append(rows, row)
		} else if len(rows) == 1 {
			rows = nil // a line alone between others
		}
	}
	if len(rows) < 2 {
		return zone{}, ctx.Err()
	}
	count := 2
	if len(rows) >= 3 && len(zoneText(text(rows[len(rows)-1]))) <= (passportZone+cardZone)/2 {
		count = 3
	}
	rows = rows[len(rows)-count:]
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, row := range rows {
		x0, x1 = min(x0, row[0].x0), max(x1, row[len(row)-1].x1)
	}
	readings := make([][]string, count)
	z := zone{score: 1}
	var all []glyph
	for i, row := range rows {
		readings[i] = []string{zoneText(text(row))}
		more, err := s.again(ctx, p.stretched(row, x0, x1), ocr.MRZ)
		if err != nil {
			return zone{}, err
		}
		for _, l := range more {
			readings[i] = append(readings[i], zoneText(l.Text))
		}
		all = append(all, row...)
		z.score = min(z.score, p.said(row, "").Score)
	}
	z.box = p.around(all)
	if count == 3 {
		z.card(readings)
	} else {
		z.passport(readings)
	}
	if !z.found() {
		return zone{}, nil
	}
	return z, nil
}

// zoneLike reports whether a row can be a line of a zone: capitals, digits and fillers, and enough of them.
func zoneLike(row []glyph) bool {
	says := zoneText(text(row))
	if len(says) < leastOfZone || len(says) > passportZone+8 || len(says)*10 < len(row)*8 {
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

// zoneText keeps what can stand in a zone, with the signs that fillers are mistaken for.
func zoneText(s string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(filing.Narrow(s)) {
		switch {
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '<':
			b.WriteRune(r)
		case r == '«' || r == '《' || r == '≪':
			b.WriteString("<<")
		case r == '‹' || r == '〈' || r == 'く' || r == 'ㄑ' || r == '＜':
			b.WriteByte('<')
		}
	}
	return b.String()
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
	best := -1
	var lower string
	for _, reading := range readings[1] {
		s := padded(reading)
		if len(s) != passportZone {
			continue
		}
		one := zone{}
		checks := one.lower(s)
		if checks > best {
			best, lower = checks, s
			z.number, z.nationality, z.birth, z.sex, z.until, z.whole, z.repaired = one.number, one.nationality, one.birth, one.sex, one.until, one.whole, one.repaired
			if len(one.lines) > 0 {
				lower = one.lines[0]
			}
		}
	}
	if best < 2 { // two check digits agree by chance once in a hundred
		z.number, z.nationality, z.sex = "", "", ""
		z.birth, z.until = filing.Date{}, filing.Date{}
		if !strings.HasPrefix(readings[0][0], "P") {
			return
		}
	}
	upper := ""
	for i := len(readings[0]) - 1; i >= 0; i-- {
		s := strings.TrimRight(readings[0][i], "<")
		if len(s) < 5 || s[0] != 'P' {
			continue
		}
		s = s[:min(len(s), passportZone)]
		upper = s + strings.Repeat("<", passportZone-len(s))
		z.addNames(namePart(s, z.nationality))
	}
	if upper == "" {
		return
	}
	z.code, z.state = upper[:2], z.nationality
	z.lines = []string{upper, lower}
	if lower == "" {
		z.lines = z.lines[:1]
	}
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
	best := -1
	var chosen [2]string
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
				one.number, one.repaired = strings.TrimRight(number, "<"), repaired
				checks++
			}
			checks += one.dates(string(lower[:7]), string(lower[8:15]))
			if check(string(upper[5:])+string(lower[:7])+string(lower[8:15])+string(lower[18:29])) == lower[29] {
				one.whole = true
				checks++
			}
			if checks > best {
				best, chosen = checks, [2]string{string(upper), string(lower)}
				z.number, z.birth, z.until, z.whole, z.repaired = one.number, one.birth, one.until, one.whole, one.repaired
				z.sex = sexOf(lower[7])
				z.state, z.nationality = strings.Trim(string(upper[2:5]), "<"), strings.Trim(letters(string(lower[15:18])), "<")
			}
		}
	}
	if best < 2 {
		*z = zone{}
		return
	}
	z.code = chosen[0][:2]
	for i := len(readings[2]) - 1; i >= 0; i-- {
		z.addNames(readings[2][i])
	}
	z.lines = []string{chosen[0], chosen[1], fixed(readings[2][0], cardZone)}
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

// padded puts the fillers of the second line of a passport back to their number: readers miscount long runs.
func padded(s string) string {
	const head = 28
	if len(s) == passportZone || len(s) <= head+1 {
		return s
	}
	tail := strings.TrimLeft(s[head:], "<")
	if n := passportZone - head - len(tail); n >= 0 {
		return s[:head] + strings.Repeat("<", n) + tail
	}
	return s
}

// fixed gives a line of a card its length by the longest run of fillers in it.
func fixed(s string, length int) string {
	if len(s) == length {
		return s
	}
	longest, at, run := 0, len(s), 0
	for i := range len(s) + 1 {
		if i < len(s) && s[i] == '<' {
			run++
			continue
		}
		if run > longest {
			longest, at = run, i-run
		}
		run = 0
	}
	head, tail := s[:at], s[at+longest:]
	if n := length - len(head) - len(tail); n >= 0 {
		return head + strings.Repeat("<", n) + tail
	}
	return s[:length]
}

// digits replaces letters by the digits that they are mistaken for, where only digits stand.
func digits(columns ...[]byte) {
	for _, column := range columns {
		for i, c := range column {
			if d, ok := looks[rune(c)]; ok {
				column[i] = byte(d)
			}
		}
	}
}

// letters replaces digits by the letters that they are mistaken for, where only letters stand.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '0':
			return 'O'
		case '1':
			return 'I'
		case '2':
			return 'Z'
		case '5':
			return 'S'
		case '6':
			return 'G'
		case '8':
			return 'B'
		}
		return r
	}, s)
}

// withCheck returns a document number whose check digit agrees: as read, or with one look-alike exchanged where there is
// only one way.
func withCheck(number string, digit byte) (string, bool, bool) {
	if check(number) == digit {
		return number, false, true
	}
	found := ""
	for i := range number {
		for _, twin := range zoneTwins[number[i]] {
			other := []byte(number)
			other[i] = byte(twin)
			if check(string(other)) != digit {
				continue
			}
			if found != "" {
				return "", false, false
			}
			found = string(other)
		}
	}
	return found, true, found != ""
}

var zoneTwins = map[byte]string{
	'0': "O", 'O': "0", 'Q': "0", 'D': "0", '1': "I", 'I': "1", '5': "S", 'S': "5", '8': "B", 'B': "8", '2': "Z", 'Z': "2", '6': "G", 'G': "6",
}

// check is the check digit of ICAO Doc 9303-3, 4.9: weights 7, 3, 1.
func check(s string) byte {
	sum := 0
	for i := range len(s) {
		v := 0
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			v = int(c - '0')
		case c >= 'A' && c <= 'Z':
			v = int(c-'A') + 10
		}
		sum += v * [3]int{7, 3, 1}[i%3]
	}
	return strconv.Itoa(sum % 10)[0]
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
