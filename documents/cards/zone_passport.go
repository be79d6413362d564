package cards

import "strings"

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
	if best == 0 && (len(readings[0]) == 0 || !strings.HasPrefix(readings[0][0], "P")) {
		return
	}
	z.nationality = favourite(nations, nation)
	heads, names := map[string]int{}, []string{}
	for _, reading := range readings[0] {
		s := strings.TrimRight(reading, "<")
		if len(s) < 5 || s[0] != 'P' || len(s) > passportZone {
			continue
		}
		said := namePart(reading, z.nationality)
		if head := reading[:len(reading)-len(said)]; len(head) == 5 {
			heads[head]++
		}
		names = append(names, said)
		z.addNames(said)
	}
	head := favourite(heads, func(s string) bool { return nation(strings.Trim(s[2:], "<")) })
	if head == "" {
		head = favourite(heads, nil)
	}
	if head == "" && lower == "" {
		return
	}
	head = filledTo(head, 5)
	z.code = head[:2]
	if z.code[0] == '<' {
		z.code = "P<" // a line of this length, whose check digits agree, is a passport's
	}
	upper := filledTo(head+agreed(names), passportZone)
	z.complete = z.whole && lower != "" && upper[0] == 'P' && upper[5] != '<' && len(upper) == passportZone
	z.lines = []string{upper}
	if lower != "" {
		if z.nationality != "" {
			lower = lower[:10] + filledTo(z.nationality, 3) + lower[13:]
		}
		z.lines = append(z.lines, lower)
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

// lower reads the second line of a passport and returns how many check digits agree.
func (z *zone) lower(s string) int {
	b := []byte(s)
	digits(b[9:10], b[13:20], b[21:28], b[43:44])
	if b[42] != '<' {
		digits(b[42:43])
	}
	if string(b[10:13]) == "CHN" {
		digits(b[2:9]) // at most two letters lead the numbers of our passports
	}
	unfilled(b[28:42])
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
