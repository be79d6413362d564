package cards

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

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

// padded puts the fillers of the second line of a passport back to their number: readers miscount long runs.
func padded(s string) string {
	const head = 28
	if len(s) == passportZone || len(s) <= head+1 {
		return s
	}
	if tail := s[head:]; len(tail) <= passportZone-head {
		return s[:head] + fixed(tail, passportZone-head)
	}
	// Too many fillers were read.
	if tail := strings.TrimLeft(s[head:], "<"); len(tail) <= passportZone-head {
		return s[:head] + strings.Repeat("<", passportZone-head-len(tail)) + tail
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

// withCheck returns a document number whose check digit agrees: as read, or with letters read as the digits that they look
// like, where there is only one way. One digit in ten agrees by chance, so nothing else is tried.
func withCheck(number string, digit byte) (string, bool, bool) {
	if check(number) == digit {
		return number, false, true
	}
	found := ""
	for i := range number {
		d, ok := looks[rune(number[i])]
		if !ok || i == 0 {
			continue
		}
		other := []byte(number)
		other[i] = byte(d)
		if check(string(other)) != digit {
			continue
		}
		if found != "" {
			return "", false, false
		}
		found = string(other)
	}
	return found, true, found != ""
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
