package cards

import (
	"errors"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A scheme is a number with a check digit: which characters it may have, and whether a text is one.
type scheme struct {
	length int
	fits   func(s string) bool // the form is right and the check digit agrees
	digit  func(at int) bool   // only digits stand here
	never  string              // letters that never occur, wherever they would stand
	forms  func(s string) bool // the form is right
}

var residentScheme = scheme{
	length: 18,
	fits:   func(s string) bool { _, err := filing.ParseResidentID(s); return err == nil },
	forms: func(s string) bool {
		_, err := filing.ParseResidentID(s)
		return err == nil || errors.Is(err, filing.ErrCheckDigit)
	},
	digit: func(at int) bool { return at < 17 },
	never: "ABCDEFGHIJKLMNOPQRSTUVWYZ",
}

var usccScheme = scheme{
	length: 18,
	fits:   func(s string) bool { _, err := filing.ParseUSCC(s); return err == nil },
	forms: func(s string) bool {
		_, err := filing.ParseUSCC(s)
		return err == nil || errors.Is(err, filing.ErrCheckDigit)
	},
	digit: func(at int) bool { return at == 0 || at >= 2 && at < 8 }, // of what is registered today, the first is a digit too
	never: "IOSVZ",
}

// permanentScheme is that of the cards for foreigners since 2023, which follow the citizens' numbers.
var permanentScheme = scheme{
	length: 18,
	fits: func(s string) bool {
		return filing.CheckCertificateNumber(filing.PermanentResidentCard, s) == nil && len(s) == 18
	},
	forms: func(s string) bool {
		return len(s) == 18 && !errors.Is(filing.CheckCertificateNumber(filing.PermanentResidentCard, s), filing.ErrForm)
	},
	digit: func(at int) bool { return at < 17 },
	never: "ABCDEFGHIJKLMNOPQRSTUVWYZ",
}

// looks maps characters to the digits that they are mistaken for.
var looks = map[rune]rune{
	'O': '0', 'Q': '0', 'D': '0', 'o': '0', 'I': '1', 'l': '1', 'i': '1', '|': '1', 'Z': '2', 'z': '2', 'S': '5', 's': '5', 'B': '8', 'G': '6', 'b': '6',
}

// small are letters that no number has, because numbers are printed in capitals: they are digits misread.
const small = "oil|"

// twins are characters that can both stand at one place of a credit code and that readers mix up.
var twins = map[byte]string{'0': "DQ", 'D': "0", 'Q': "0", '8': "B", 'B': "8", '6': "G", 'G': "6", '2': "", '5': "", '1': ""}

// symbol is a character of a number and where it was read.
type symbol struct {
	glyph
	as rune // half width, capital
}

// symbols takes the characters that a number may have out of glyphs, and breaks where another character stands.
func symbols(glyphs []glyph) [][]symbol {
	var runs [][]symbol
	var run []symbol
	for _, g := range glyphs {
		r := []rune(filing.Narrow(string(g.r)))[0]
		switch {
		case r == '×' || r == 'Х' || r == 'х' || r == '乂': // what the X at the end is taken for
			r = 'X'
		case r >= '0' && r <= '9', isLetter(r), r == '|':
		case strings.ContainsRune(" -.·,、_'`", r):
			continue // dirt between digits
		default:
			if len(run) > 0 {
				runs = append(runs, run)
			}
			run = nil
			continue
		}
		run = append(run, symbol{g, r})
	}
	if len(run) > 0 {
		runs = append(runs, run)
	}
	return runs
}

// number finds a number of a scheme among glyphs. Look-alike characters are exchanged only if the check digit agrees
// afterwards, and only if there is one way to do it. Where the form is right and the check digit is not, the number is
// returned with a doubt.
func (p *page) number(glyphs []glyph, s scheme) (paper.Line, bool) {
	var doubtful paper.Line
	for _, run := range symbols(glyphs) {
		for at := 0; at+s.length <= len(run); at++ {
			window := run[at : at+s.length]
			raw := raws(window)
			if plain := strings.ToUpper(raw); s.fits(plain) && !strings.ContainsAny(raw, small) {
				return p.numbered(window, plain, raw, false), true
			}
			if repaired, ok := s.repair(raw); ok {
				return p.numbered(window, repaired, raw, true), true
			}
			if plain := strings.ToUpper(raw); s.forms(plain) && doubtful.Text == "" {
				doubtful = p.numbered(window, plain, raw, false)
				doubtful.Doubt = paper.Unchecked
			}
		}
	}
	return doubtful, doubtful.Text != ""
}

func raws(window []symbol) string {
	var b strings.Builder
	for _, c := range window {
		b.WriteRune(c.as)
	}
	return b.String()
}

func (p *page) numbered(window []symbol, says, raw string, repaired bool) paper.Line {
	glyphs := make([]glyph, len(window))
	for i, c := range window {
		glyphs[i] = c.glyph
	}
	l := p.said(glyphs, says)
	l.Raw, l.Repaired = "", repaired
	if repaired {
		l.Raw = raw
	}
	return l
}

// repair exchanges look-alike characters until the check digit agrees.
func (s scheme) repair(raw string) (string, bool) {
	forced := []byte(raw)
	for i, r := range raw {
		c := byte(r)
		upper := strings.ToUpper(string(r))
		if s.digit(i) && (c < '0' || c > '9') || strings.Contains(s.never, upper) || strings.ContainsRune(small, r) {
			d, ok := looks[r]
			if !ok {
				if d, ok = looks[[]rune(upper)[0]]; !ok {
					return "", false
				}
			}
			c = byte(d)
		} else {
			c = upper[0]
		}
		forced[i] = c
	}
	if s.fits(string(forced)) {
		return string(forced), true
	}
	if s.never == residentScheme.never { // nothing but digits: none of them has a twin
		return "", false
	}
	found := ""
	for i, c := range forced {
		if s.digit(i) {
			continue
		}
		for _, twin := range []byte(twins[c]) {
			other := []byte(string(forced))
			other[i] = twin
			if s.fits(string(other)) {
				if found != "" {
					return "", false // two ways are a guess
				}
				found = string(other)
			}
		}
	}
	return found, found != ""
}

// anywhere finds a number of a scheme in any row of the page, one that agrees with its check digit before any other.
func (p *page) anywhere(s scheme) (paper.Line, bool) {
	var doubtful paper.Line
	for _, row := range p.rows {
		l, ok := p.number(row, s)
		if ok && l.Doubt == "" {
			return l, true
		}
		if ok && doubtful.Text == "" {
			doubtful = l
		}
	}
	return doubtful, doubtful.Text != ""
}

// labelledNumber finds a number behind its label, or else anywhere.
func (p *page) labelledNumber(entries []entry, field string, s scheme) (paper.Line, bool) {
	for _, e := range entries {
		if e.field == field {
			if l, ok := p.number(e.value, s); ok && l.Doubt == "" {
				return l, true
			}
		}
	}
	return p.anywhere(s)
}
