package remedy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes that notices have.
const (
	// MaxNotice is how much of a notice is read, in bytes. A real one has at most a few kilobytes.
	MaxNotice = 64 << 10
	// wrapped is from how many characters on a line without a full stop goes on in the next: mail programs break at 70
	// columns, which are 35 Chinese characters.
	wrapped = 30
	// longNumber is from how many digits on a number is an order, a phone or a certificate, and not a term or a count.
	longNumber = 6
	// longName is how long a quoted name may be.
	longName = 40
)

// What stands for text that is not compared.
const (
	sentenceEnd = '\x00' // no word contains it, so none is found across it
	someNumber  = '#'
	someName    = '□'
	someHost    = '@'
)

// plain is a text as signs are compared with it: simplified, half width, lower case, without spaces, quotes or names, with sentences
// told apart.
type plain struct {
	runes      []rune
	start, end []int32 // of each character, in bytes of the original
}

func (p *plain) put(r rune, start, end int) {
	p.runes = append(p.runes, r)
	p.start = append(p.start, int32(start))
	p.end = append(p.end, int32(end))
}

// cut shortens a text to MaxNotice without splitting a character.
func cut(notice string) string {
	if len(notice) <= MaxNotice {
		return notice
	}
	n := MaxNotice
	for n > 0 && !utf8.RuneStart(notice[n]) {
		n--
	}
	return notice[:n]
}

// glyph is one character of the original that counts.
type glyph struct {
	r          rune
	start, end int
}

// fold returns the character as it is compared, or -1 for one that does not count.
func fold(r rune) rune {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029':
		return '\n'
	case r >= 0xff01 && r <= 0xff5e: // full width
		r -= 0xfee0
	case r == utf8.RuneError, unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cc, r), unicode.Is(unicode.Mn, r):
		return -1
	}
	switch r {
	case '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '【', '】', '[', ']', '*', '_', '`':
		return '"'
	case '。', '!', '?', ';', '…', '•', '●', '■', '◆':
		return '。'
	case '帐':
		return '账'
	}
	if plain, ok := simplify[r]; ok {
		return plain
	}
	if r >= '①' && r <= '⑳' || r >= '❶' && r <= '❿' || r >= '⑴' && r <= '⒛' || r >= '㈠' && r <= '㈩' {
		return '。'
	}
	return unicode.ToLower(r)
}

// normalise makes a text comparable.
func normalise(notice string) plain {
	notice = cut(notice)
	glyphs := make([]glyph, 0, len(notice)/2)
	for i, r := range notice {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(notice[i:])
			end = i + size
		}
		if f := fold(r); f >= 0 {
			glyphs = append(glyphs, glyph{f, i, end})
		}
	}
	out := plain{runes: make([]rune, 0, len(glyphs)), start: make([]int32, 0, len(glyphs)), end: make([]int32, 0, len(glyphs))}
	line := 0 // characters of this line so far
	for i := 0; i < len(glyphs); {
		g := glyphs[i]
		last := rune(sentenceEnd)
		if n := len(out.runes); n > 0 {
			last = out.runes[n-1]
		}
		n := 1
		switch {
		case g.r == '\n':
			goesOn := line >= wrapped && (unicode.IsLetter(last) || last == someNumber || last == someName) || last == ':' || last == ','
			if !goesOn {
				out.put(sentenceEnd, g.start, g.end)
			}
			line = -1
		case g.r == '。':
			out.put(sentenceEnd, g.start, g.end)
		case g.r == '"':
			if n = name(glyphs[i:], out.runes); n > 1 {
				out.put(someName, g.start, glyphs[i+n-1].end)
			}
		case turns(glyphs[i:]):
			out.put(sentenceEnd, g.start, g.end)
		case isItem(glyphs, i) > 0:
			n = isItem(glyphs, i)
			out.put(sentenceEnd, g.start, glyphs[i+n-1].end)
		case latin(g.r):
			n = run(glyphs[i:], latin)
			word(&out, glyphs[i:i+n])
		default:
			out.put(g.r, g.start, g.end)
		}
		i += n
		line += n
	}
	return out
}

// latin reports whether a character belongs to a number, a host name or an address.
func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '@' || r == '/'
}

func run(glyphs []glyph, in func(rune) bool) int {
	n := 0
	for n < len(glyphs) && in(glyphs[n].r) {
		n++
	}
	return n
}

// ministry is the one site that notices name because of what it is.
const ministry = "miit.gov.cn"

// word puts a run of Latin letters and digits: host names and long numbers only as such.
func word(out *plain, glyphs []glyph) {
	var b strings.Builder
	digits, letters := 0, 0
	for _, g := range glyphs {
		b.WriteRune(g.r)
		if g.r >= '0' && g.r <= '9' {
			digits++
		}
		if g.r >= 'a' && g.r <= 'z' {
			letters++
		}
	}
	text, from, to := b.String(), glyphs[0].start, glyphs[len(glyphs)-1].end
	keep := func(word string) {
		for _, r := range word {
			out.put(r, from, to)
		}
	}
	dot := strings.IndexByte(text, '.')
	switch {
	case strings.Contains(text, ministry):
		keep(ministry)
	case dot > 0 && dot < len(text)-1 && letters > 0:
		if strings.HasPrefix(text, "www.") {
			keep("www.")
		}
		out.put(someHost, from, to)
	case digits >= longNumber:
		out.put(someNumber, from, to)
	default:
		for _, g := range glyphs {
			out.put(g.r, g.start, g.end)
		}
	}
}

// named are the words after which something in quotes is a name.
var named = [][]rune{[]rune("名称"), []rune("主体"), []rune("单位"), []rune("公司"), []rune("网站"), []rune("姓名"), []rune("负责人"), []rune("域名"), []rune("app")}

// name returns the length of a quoted name at the beginning of glyphs, or 1 where the quote is only punctuation.
func name(glyphs []glyph, before []rune) int {
	for len(before) > 0 && slices.Contains([]rune{'为', '是', ':', '('}, before[len(before)-1]) {
		before = before[:len(before)-1]
	}
	if !slices.ContainsFunc(named, func(w []rune) bool {
		return len(before) >= len(w) && slices.Equal(before[len(before)-len(w):], w)
	}) {
		return 1
	}
	for n := 1; n < len(glyphs) && n <= longName; n++ {
		switch glyphs[n].r {
		case '"':
			return n + 1
		case '\n', '。':
			return 1
		}
	}
	return 1
}

// turns reports whether glyphs begin with a comma and a word by which a notice goes on to its next fault, as “，另外”.
func turns(glyphs []glyph) bool {
	return slices.ContainsFunc([]string{",另外", ",此外", ",其次", ",再就是", ",再有", ",并且", ",而且", ",还有就是"}, func(turn string) bool {
		i := 0
		for _, r := range turn {
			if i >= len(glyphs) || glyphs[i].r != r {
				return false
			}
			i++
		}
		return true
	})
}

// isItem returns the length of a number that begins an item of a list, like "1、", "(2)", "三、" or "三是"; 0 where there is none.
func isItem(glyphs []glyph, i int) int {
	at := func(k int) rune {
		if k < 0 || k >= len(glyphs) {
			return '\n'
		}
		return glyphs[k].r
	}
	number := func(r rune) bool {
		return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十", r)
	}
	open := 0
	if at(i) == '(' {
		open = 1
	}
	digits := 0
	for digits < 3 && number(at(i+open+digits)) {
		digits++
	}
	closing := at(i + open + digits)
	if digits == 1 && open == 0 && closing == '是' && at(i) > '9' && !unicode.IsLetter(at(i-1)) {
		return 2 // 一是…，二是…
	}
	before, after := at(i-1), at(i+open+digits+1)
	switch {
	case digits == 0 || digits > 2:
		return 0
	case open == 1 && closing == ')':
		return open + digits + 1
	case open == 1:
		return 0
	case closing == ')', closing == '、', closing == '.' && !latin(after):
		if unicode.IsLetter(before) && (at(i) > '9' || !unicode.Is(unicode.Han, before)) || latin(before) {
			return 0
		}
		return digits + 1
	}
	return 0
}
