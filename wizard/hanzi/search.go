package hanzi

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Result is what a search found: the first characters, and how many there are in all.
type Result struct {
	Characters []Character
	Total      int
}

// Search finds the characters that fit all of what is typed, at most so many of them: readings (yan, yan3, yǎn, lü), parts
// (龙天), a radical with the strokes beside it (氵8), strokes in all (16画), and code points (U+4DAE). A character that is
// typed stands first itself, before those that it is part of.
func (t *Table) Search(typed string, most int) Result {
	typed = strings.ToLower(strings.TrimSpace(narrow(typed)))
	if r, ok := codePoint(typed); ok {
		return Result{Characters: []Character{t.Character(r)}, Total: 1}
	}
	q := t.parse(typed)
	found := t.find(q)
	t.sort(found, q)
	if own := q.own(t); own != 0 {
		found = slices.Insert(slices.DeleteFunc(found, func(r rune) bool { return r == own }), 0, own)
	}
	out := Result{Total: len(found)}
	for _, r := range found[:min(len(found), most)] {
		out.Characters = append(out.Characters, t.Character(r))
	}
	return out
}

// narrow turns full-width letters, digits and signs into plain ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

var code = regexp.MustCompile(`^(u\+|\\u|0x|&#x)?\{?([0-9a-f]{4,6})\}?;?$`)

// codePoint reads a code point. Without a sign before it, it has a digit: fade is a word.
func codePoint(typed string) (rune, bool) {
	m := code.FindStringSubmatch(typed)
	if m == nil || m[1] == "" && !strings.ContainsAny(m[2], "0123456789") {
		return 0, false
	}
	n, err := strconv.ParseUint(m[2], 16, 32)
	if err != nil {
		return 0, false
	}
	return rune(n), Writable(rune(n))
}

// Code points of Chinese characters beyond the basic plane, of which later editions of Unicode give out more.
const (
	firstBeyond = 0x20000
	lastBeyond  = 0x3FFFD
)

// Writable reports whether a code point can stand in a name: it is a letter or sign that can be seen, or kept for Chinese.
func Writable(r rune) bool {
	if r >= firstBeyond && r <= lastBeyond {
		return r&0xFFFF < 0xFFFE // the last two of each plane are no characters
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// query is what is looked for; a character fits when all of it fits.
type query struct {
	sounds  []string
	parts   []rune
	radical []uint8 // numbers it may have; with strokes beside it
	beside  int
	strokes int // in all; 0: any
}

// own returns the character that is typed by itself.
func (q query) own(t *Table) rune {
	if len(q.parts) == 1 && len(q.sounds) == 0 && q.strokes == 0 && len(q.radical) == 0 && (t.Knows(q.parts[0]) || unicode.Is(unicode.Han, q.parts[0])) {
		return q.parts[0]
	}
	return 0
}

// none marks a query that nothing fits.
const none = -1

func (t *Table) parse(typed string) query {
	q := query{}
	number := 0
	runes := []rune(typed)
	for i := 0; i < len(runes); {
		r := runes[i]
		end := i + 1
		switch {
		case r >= '0' && r <= '9':
			for end < len(runes) && runes[end] >= '0' && runes[end] <= '9' {
				end++
			}
			n, err := strconv.Atoi(string(runes[i:end]))
			if err != nil || n == 0 && len(q.parts) != 1 {
				n = none
			}
			number = max(n, none)
			if n == 0 {
				number, q.radical = 0, t.radicalsOf(q.parts[0])
			}
			if end < len(runes) && strings.ContainsRune("画劃畫笔", runes[end]) {
				end++
			}
		case unicode.Is(unicode.Han, r) || r >= firstBeyond:
			if r != '部' || len(q.parts) == 0 {
				q.parts = append(q.parts, r)
			}
		case unicode.IsLetter(r):
			for end < len(runes) && (unicode.IsLetter(runes[end]) && !unicode.Is(unicode.Han, runes[end]) || runes[end] == ':') {
				end++
			}
			if end < len(runes) && runes[end] >= '1' && runes[end] <= '5' && (end+1 == len(runes) || runes[end+1] < '0' || runes[end+1] > '9') {
				end++ // a tone
			}
			q.sounds = append(q.sounds, unmarked(string(runes[i:end])))
		}
		i = end
	}
	if number != 0 {
		q.strokes = number
		if len(q.parts) == 1 && number > 0 {
			if radicals := t.radicalsOf(q.parts[0]); len(radicals) > 0 {
				q.radical, q.beside, q.strokes = radicals, number, 0
			}
		}
	}
	if len(q.radical) > 0 {
		q.parts = nil
	}
	return q
}

// radicalsOf returns the numbers of the radicals that a character is the form of; ⻏ and ⻖ look the same.
func (t *Table) radicalsOf(r rune) []uint8 {
	var out []uint8
	for _, s := range t.all {
		if s.beside == 0 && strings.ContainsRune(s.characters, r) && !slices.Contains(out, s.radical) {
			out = append(out, s.radical)
		}
	}
	const hill, city = 170, 163
	if slices.Contains(out, hill) && r == '阝' {
		out = append(out, city)
	}
	return out
}

// find returns the characters that fit, in any order.
func (t *Table) find(q query) []rune {
	var sets [][]rune
	if len(q.parts) > 0 {
		sets = append(sets, t.containing(q.parts))
	}
	for _, sound := range q.sounds {
		sets = append(sets, t.sounding(sound))
	}
	if len(q.radical) > 0 || q.strokes != 0 {
		sets = append(sets, t.drawnAs(q))
	}
	if len(sets) == 0 {
		return nil
	}
	found := unique(sets[0])
	for _, set := range sets[1:] {
		fits := map[rune]bool{}
		for _, r := range set {
			fits[r] = true
		}
		found = slices.DeleteFunc(found, func(r rune) bool { return !fits[r] })
	}
	return found
}

func unique(list []rune) []rune {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// sounding returns the characters of a syllable; where there is none, those of syllables that begin so.
func (t *Table) sounding(sound string) []rune {
	if sound == "" {
		return nil
	}
	if toned(sound) {
		return []rune(t.sounds[sound])
	}
	var out []rune
	for _, full := range t.letters[sound] {
		out = append(out, []rune(t.sounds[t.names[full]])...)
	}
	if len(out) > 0 {
		return out
	}
	for full, characters := range t.sounds {
		if strings.HasPrefix(full, sound) {
			out = append(out, []rune(characters)...)
		}
	}
	return out
}

func (t *Table) drawnAs(q query) []rune {
	var out []rune
	for _, s := range t.all {
		if len(q.radical) > 0 && (!slices.Contains(q.radical, s.radical) || int(s.beside) != q.beside) {
			continue
		}
		if q.strokes != 0 && int(s.strokes) != q.strokes {
			continue
		}
		out = append(out, []rune(s.characters)...)
	}
	return out
}

// deepest is how many times parts within parts are looked into: enough for every character, and an end for tables that go
// round in circles.
const deepest = 12

// containing returns the characters that have all of the parts, each as often as it is named.
func (t *Table) containing(parts []rune) []rune {
	if t.within == nil {
		return nil // a table of nothing
	}
	wanted := map[rune]int{}
	for _, p := range parts {
		wanted[t.fold(p)]++
	}
	var first rune
	within := t.within()
	for p := range wanted {
		if first == 0 || len(within[p]) < len(within[first]) || len(within[p]) == len(within[first]) && p < first {
			first = p
		}
	}
	found := t.above(first)
	for p, times := range wanted {
		if p == first && times == 1 {
			continue
		}
		counted := map[rune]int{}
		found = slices.DeleteFunc(found, func(r rune) bool { return t.count(p, r, counted, deepest) < times })
	}
	return found
}

// above returns all characters that have a part, in themselves or in their parts.
func (t *Table) above(part rune) []rune {
	seen := map[rune]bool{}
	var out []rune
	next, within := []rune{part}, t.within()
	for range deepest {
		var more []rune
		for _, p := range next {
			for _, r := range within[p] {
				if !seen[r] {
					seen[r] = true
					out = append(out, r)
					more = append(more, t.fold(r))
				}
			}
		}
		next = more
	}
	return out
}

// count tells how often a part is in a character.
func (t *Table) count(part, in rune, counted map[rune]int, depth int) int {
	if n, ok := counted[in]; ok {
		return n
	}
	if depth == 0 {
		return 0
	}
	n := 0
	for _, p := range t.of(in).parts {
		if t.fold(p) == part {
			n++
		} else {
			n += t.count(part, p, counted, depth-1)
		}
	}
	counted[in] = n
	return n
}

// former is added to the fit of what is read so in old books only.
const former = 4

// ranked is a character with what decides its place.
type ranked struct {
	rune
	fit, place, strokes int
}

// sort puts first what is made of just the parts, then what they are parts of themselves and not within other parts, then what
// is used most, then what has fewer strokes.
func (t *Table) sort(found []rune, q query) {
	wanted := slices.Sorted(slices.Values(q.parts))
	folded := t.folded(q.parts)
	list := make([]ranked, 0, len(found))
	for _, r := range found {
		k := t.of(r)
		one := ranked{r, t.fit(k, wanted, folded), int(k.place), int(k.strokes)}
		if len(q.sounds) > 0 && !t.readToday(r, q.sounds) {
			one.fit += former
		}
		switch {
		case one.place > 0:
		case r < firstBeyond:
			one.place = len(t.known)
		default:
			one.place = len(t.known) + 1
		}
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(a.place, b.place), cmp.Compare(a.strokes, b.strokes), cmp.Compare(a.rune, b.rune))
	})
	for i, one := range list {
		found[i] = one.rune
	}
}

// fit tells how well a character is made of parts, which are sorted, as they are and folded: the less, the better.
func (t *Table) fit(k known, wanted, folded []rune) int {
	if len(wanted) == 0 {
		return 0
	}
	made := slices.Sorted(slices.Values([]rune(k.parts)))
	switch {
	case slices.Equal(made, wanted):
		return 0
	case len(made) == len(folded) && slices.Equal(t.folded(made), folded):
		return 1
	}
	for _, p := range wanted {
		if !slices.Contains(made, p) {
			return 3
		}
	}
	return 2
}

// folded returns parts folded, in order.
func (t *Table) folded(parts []rune) []rune {
	out := make([]rune, 0, len(parts))
	for _, p := range parts {
		out = append(out, t.fold(p))
	}
	slices.Sort(out)
	return out
}

// Spells reports whether a name can be meant by these letters: the beginning of each character's reading, one after the
// other, from the name's first character on. So 广东省 is meant by gd, guangd and guangdong.
func (t *Table) Spells(name, typed string) bool {
	typed = strings.Map(func(r rune) rune {
		switch {
		case r == 'ü':
			return 'v'
		case r == ' ' || r == '\'':
			return -1
		}
		return r
	}, strings.ToLower(narrow(typed)))
	if typed == "" || strings.ContainsFunc(typed, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return false
	}
	return t.spells([]rune(strings.ToLower(name)), typed)
}

func (t *Table) spells(name []rune, typed string) bool {
	if typed == "" {
		return true
	}
	if len(name) == 0 {
		return false
	}
	if name[0] < 0x80 {
		return string(name[0]) == typed[:1] && t.spells(name[1:], typed[1:])
	}
	for _, sound := range t.readings(name[0]) {
		for n := min(len(sound)-1, len(typed)); n > 0; n-- {
			if typed[:n] == sound[:n] && t.spells(name[1:], typed[n:]) {
				return true
			}
		}
	}
	return false
}
