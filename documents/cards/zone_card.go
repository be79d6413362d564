package cards

import "strings"

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
			if permit := string(upper[:2]); permit == "CR" || permit == "CT" {
				digits(upper[6:14]) // at most one letter leads the numbers of both
			}
			unfilled(upper[15:])
			unfilled(lower[18:29])
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
		for _, reading := range readings[2] {
			z.addNames(reading)
		}
		if third := agreed(readings[2]); third != "" && len(third) <= cardZone {
			z.lines = append(z.lines, filledTo(third, cardZone))
			z.complete = z.whole
		}
	}
}
