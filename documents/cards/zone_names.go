package cards

import "strings"

// namesIn returns what the line of a zone says before its last fillers, and whether that is beyond doubt. A filler is
// easily taken for a K, and no check digit tells: it counts as many as a 0. So a line is doubtful where it is open whether a
// K ends a name or begins the fillers, and where the two fillers between surname and given names cannot be told.
func namesIn(s string) (string, bool) {
	head := strings.TrimRight(s, "K<")
	tail := s[len(head):]
	ends := len(tail) - len(strings.TrimLeft(tail, "K"))
	beside := func(s string) bool { return strings.Contains(s, "<K") || strings.Contains(s, "K<") }
	surname, given, two := strings.Cut(strings.TrimRight(s, "<"), "<<")
	given = strings.TrimLeft(given, "<")
	if !two || given == "" {
		return surname, (ends == 0 || ends == 1 && len(tail) > leastRun) && !strings.Contains(surname, "<") && !strings.Contains(surname, "KK")
	}
	// Two more fillers end the names (ICAO Doc 9303-3, 4.6), so that a letter further on is a filler misread.
	given, _, more := strings.Cut(given, "<<")
	given = strings.TrimRight(given, "<")
	clear := more || ends == 0 || ends == 1 && len(tail) > leastRun
	return surname + "<<" + given, clear && !beside(surname) && !beside(given)
}

// agreed returns the names that most readings of a line say beyond doubt; empty where no two do of several that could.
func agreed(readings []string) string {
	votes := map[string]int{}
	sure := 0
	for _, s := range readings {
		if names, ok := namesIn(s); ok && names != "" {
			votes[names]++
			sure++
		}
	}
	best := favourite(votes, nil)
	if 2*votes[best] <= sure || len(readings) > 1 && votes[best] < 2 {
		return ""
	}
	return best
}

// unfilled takes every K between fillers for one, where nothing but fillers or digits is expected.
func unfilled(column []byte) {
	filler := func(i int) bool { return i < 0 || i >= len(column) || column[i] == '<' || column[i] == 'K' }
	for i, c := range column {
		if c == 'K' && filler(i-1) && filler(i+1) {
			column[i] = '<'
		}
	}
}

// addNames keeps the names of a reading that says them beyond doubt.
func (z *zone) addNames(s string) {
	names, ok := namesIn(strings.TrimLeft(s, "<"))
	if !ok {
		return
	}
	surname, given, _ := strings.Cut(names, "<<")
	clean := func(s string) string {
		return strings.Trim(strings.ReplaceAll(letters(s), "<", " "), " ")
	}
	if surname = clean(surname); surname != "" {
		z.names = append(z.names, [2]string{surname, clean(given)})
	}
}
