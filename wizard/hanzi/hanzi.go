// Package hanzi finds Chinese characters that are hard to type: by reading, parts, radical and strokes, or code point.
//
// It is for the rare characters of names, so it knows all of Unicode's and not only those that an input method offers.
package hanzi

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// ErrTable says that the table of characters is not in the agreed form.
var ErrTable = errors.New("table of characters is not in the agreed form")

// A Character is what is known of one.
type Character struct {
	Rune     rune
	Readings []string // in pinyin with tone marks, in the order of their letters
	Radical  rune     // 部首; 0: not known
	Beside   int      // strokes beside the radical
	Strokes  int      // in all; 0: not known
}

// Code is the character's code point as it is written: U+4DAE.
func (c Character) Code() string { return Code(c.Rune) }

// Code is a code point as it is written: U+4DAE.
func Code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// drawn is how a character is drawn, by one of its radicals.
type drawn struct {
	radical, beside, strokes uint8
}

// A Table is all characters, with what they can be found by. It is read once and never changed.
type Table struct {
	known    []known                // by code point, from firstKnown on
	said     []said                 // readings of all characters, one leading to the next
	names    []string               // of the syllables with tones, in order
	sounds   map[string]string      // syllable with the number of its tone -> characters
	letters  map[string][]int       // syllable without tone -> places of those with tones
	all      []shape                // by every radical
	radicals map[uint8]rune         // number -> character
	within   func() map[rune][]rune // folded part -> characters it is directly part of; made when parts are asked for
}

// known is what is known of a character.
type known struct {
	place int32  // in 通用规范汉字表, which begins with what is used most; 0: not in it
	said  int32  // where its readings begin, from 1 on
	parts string // what it is made of
	drawn        // by its first radical
}

// said is one reading of a character.
type said struct {
	name  int32 // place in names
	next  int32 // from 1 on; 0: no more
	today bool  // and not only in old books
}

// Chinese characters have code points from here to there.
const (
	firstKnown = 0x2E80
	lastKnown  = 0x33FFF
)

// of returns what is known of a character, to be read only.
func (t *Table) of(r rune) known {
	if i := int(r) - firstKnown; i >= 0 && i < len(t.known) {
		return t.known[i]
	}
	return known{}
}

// at returns where to keep what is known of a character.
func (t *Table) at(r rune) *known {
	if r < firstKnown || r > lastKnown {
		return &known{} // of no use to anybody
	}
	return &t.known[r-firstKnown]
}

// shape are the characters that are drawn alike.
type shape struct {
	drawn
	characters string
}

// Sections of the table.
const (
	sectionCommon   = "@common"
	sectionReadings = "@readings"
	sectionStrokes  = "@strokes"
	sectionRadicals = "@radicals"
	sectionParts    = "@parts"
)

// Load reads the table in assets/hanzi.
func Load(raw string) (*Table, error) {
	if !utf8.ValidString(raw) {
		return nil, fmt.Errorf("%w: not UTF-8", ErrTable)
	}
	t := &Table{
		known: make([]known, lastKnown-firstKnown+1), sounds: map[string]string{}, letters: map[string][]int{}, radicals: map[uint8]rune{},
	}
	t.within = sync.OnceValue(t.turned)
	section := ""
	number := 0
	for line := range strings.Lines(raw) {
		number++
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "@"):
			section = line
			continue
		}
		if err := t.read(section, line); err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrTable, number, err)
		}
	}
	if len(t.sounds) == 0 || len(t.all) == 0 || len(t.radicals) == 0 {
		return nil, fmt.Errorf("%w: a section is missing", ErrTable)
	}
	return t, nil
}

// turned lists for each part what it is part of.
func (t *Table) turned() map[rune][]rune {
	within := map[rune][]rune{}
	for i, k := range t.known {
		r := rune(i) + firstKnown
		for _, part := range k.parts {
			part = t.fold(part)
			if list := within[part]; len(list) == 0 || list[len(list)-1] != r {
				within[part] = append(list, r)
			}
		}
	}
	return within
}

var errLine = errors.New("a line of another form")

func (t *Table) read(section, line string) error {
	if section == sectionCommon {
		place := int32(0)
		for _, r := range line {
			place++
			t.at(r).place = place
		}
		return nil
	}
	if section == sectionParts {
		r, size := utf8.DecodeRuneInString(line)
		t.at(r).parts = line[size:]
		return nil
	}
	key, characters, ok := strings.Cut(line, " ")
	if !ok || characters == "" {
		return errLine
	}
	switch section {
	case sectionReadings:
		return t.readSound(key, characters)
	case sectionStrokes:
		return t.readStrokes(key, characters)
	case sectionRadicals:
		n, err := strconv.ParseUint(key, 10, 8)
		if err != nil {
			return err
		}
		t.radicals[uint8(n)], _ = utf8.DecodeRuneInString(characters)
		return nil
	}
	return fmt.Errorf("unknown section %q", section)
}

func (t *Table) readSound(key, characters string) error {
	if len(key) < 2 || !toned(key) {
		return errLine
	}
	today, former, _ := strings.Cut(characters, "|")
	t.sounds[key] = today + former
	bare, name := key[:len(key)-1], len(t.names)
	t.names, t.letters[bare] = append(t.names, key), append(t.letters[bare], name)
	for i, list := range []string{today, former} {
		for _, r := range list {
			k := t.at(r)
			t.said = append(t.said, said{name: int32(name), next: k.said, today: i == 0})
			k.said = int32(len(t.said))
		}
	}
	return nil
}

// readings returns how a character is read: syllables with the numbers of their tones, those of today first.
func (t *Table) readings(r rune) []string {
	var today, former []string
	for at := t.of(r).said; at > 0; at = t.said[at-1].next {
		one := t.said[at-1]
		if one.today {
			today = append(today, t.names[one.name])
		} else {
			former = append(former, t.names[one.name])
		}
	}
	slices.Reverse(today)
	slices.Reverse(former)
	return append(today, former...)
}

// readToday reports whether a character is read as one of these syllables begin, and not only in old books.
func (t *Table) readToday(r rune, sounds []string) bool {
	for at := t.of(r).said; at > 0; at = t.said[at-1].next {
		one := t.said[at-1]
		if one.today && slices.ContainsFunc(sounds, func(sound string) bool { return strings.HasPrefix(t.names[one.name], sound) }) {
			return true
		}
	}
	return false
}

func (t *Table) readStrokes(key, characters string) error {
	var d drawn
	cells := strings.Split(key, ".")
	if len(cells) != 3 {
		return errLine
	}
	for i, into := range []*uint8{&d.radical, &d.beside, &d.strokes} {
		n, err := strconv.ParseUint(cells[i], 10, 8)
		if err != nil {
			return err
		}
		*into = uint8(n)
	}
	t.all = append(t.all, shape{d, characters})
	for _, r := range characters {
		if k := t.at(r); k.strokes == 0 {
			k.drawn = d
		}
	}
	return nil
}

// fold brings the forms of a radical together: 氵 and 水, 讠 and 言.
func (t *Table) fold(r rune) rune {
	if d := t.of(r).drawn; d.radical > 0 && d.beside == 0 {
		if radical, ok := t.radicals[d.radical]; ok {
			return radical
		}
	}
	return r
}

// Character returns what is known of a character; of one that is not in the table, only itself.
func (t *Table) Character(r rune) Character {
	c := Character{Rune: r}
	for _, sound := range t.readings(r) {
		c.Readings = append(c.Readings, Marked(sound))
	}
	if d := t.of(r).drawn; d.radical > 0 {
		c.Radical, c.Beside, c.Strokes = t.radicals[d.radical], int(d.beside), int(d.strokes)
	}
	return c
}

// Knows reports whether a character is in the table.
func (t *Table) Knows(r rune) bool {
	return t.of(r).radical > 0
}

// toned reports whether a syllable ends with the number of its tone; 5 is none.
func toned(syllable string) bool {
	last := syllable[len(syllable)-1]
	return last >= '1' && last <= '5'
}

// vowels with the marks of the four tones.
var vowels = map[byte][]rune{
	'a': []rune("āáǎà"), 'e': []rune("ēéěè"), 'i': []rune("īíǐì"), 'o': []rune("ōóǒò"), 'u': []rune("ūúǔù"), 'v': []rune("ǖǘǚǜ"),
}

// Marked turns yan3 into yǎn: over a, o or e, else over the last vowel.
func Marked(syllable string) string {
	if syllable == "" || !toned(syllable) {
		return syllable
	}
	letters, tone := syllable[:len(syllable)-1], int(syllable[len(syllable)-1]-'1')
	at := strings.IndexAny(letters, "aoe")
	if at < 0 {
		at = strings.LastIndexAny(letters, "iuv")
	}
	var b strings.Builder
	for i := range len(letters) {
		marks := vowels[letters[i]]
		switch {
		case i == at && tone < len(marks):
			b.WriteRune(marks[tone])
		case letters[i] == 'v':
			b.WriteRune('ü')
		default:
			b.WriteByte(letters[i])
		}
	}
	return b.String()
}

// unmarked turns yǎn into yan3, nü into nv and yan3 into itself.
func unmarked(syllable string) string {
	var letters strings.Builder
	tone := ""
	for _, r := range strings.ReplaceAll(syllable, "u:", "v") {
		switch {
		case r == 'ü':
			letters.WriteByte('v')
		case r >= '1' && r <= '5':
			tone = string(r)
		case r == '\'':
		default:
			plain := r
			for vowel, marks := range vowels {
				if i := slices.Index(marks, r); i >= 0 {
					plain, tone = rune(vowel), strconv.Itoa(i+1)
				}
			}
			letters.WriteRune(plain)
		}
	}
	return letters.String() + tone
}
