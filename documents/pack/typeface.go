package pack

import (
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/beiandesk/beiandesk/assets/fonts"
)

// A weight is one of the fonts of the report.
type weight string

// The weights. The PDF library writes a table of signs for copying and searching that breaks at the first sign beyond
// the Basic Multilingual Plane; such signs stand in a font of their own, so that everything else can be copied.
const (
	regular weight = "regular"
	bold    weight = "bold"
	rare    weight = "rare" // regular once more
)

const lastOfBasicPlane = 0xffff

// A typeface knows which signs the fonts have and how wide they are. It belongs to one report.
type typeface struct {
	fonts  map[weight]*sfnt.Font
	widths map[weight]map[rune]float64 // in em; a negative width: the font lacks the sign
	buffer sfnt.Buffer
	lacks  bool // a sign was asked for that no font has
	beyond bool // a sign of the rare font was asked for
}

func newTypeface() (*typeface, error) {
	t := &typeface{fonts: map[weight]*sfnt.Font{}, widths: map[weight]map[rune]float64{regular: {}, bold: {}, rare: {}}}
	for w, raw := range map[weight][]byte{regular: fonts.Regular(), bold: fonts.Bold()} {
		parsed, err := sfnt.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		t.fonts[w] = parsed
	}
	t.fonts[rare] = t.fonts[regular]
	return t, nil
}

// width returns the width of a sign in em, and whether the font has it.
func (t *typeface) width(w weight, r rune) (float64, bool) {
	if em, ok := t.widths[w][r]; ok {
		return em, em >= 0
	}
	em := -1.0
	f := t.fonts[w]
	if index, err := f.GlyphIndex(&t.buffer, r); err == nil && index != 0 {
		units := f.UnitsPerEm()
		if advance, err := f.GlyphAdvance(&t.buffer, index, fixed.I(int(units)), font.HintingNone); err == nil {
			em = float64(advance) / 64 / float64(units)
		}
	}
	t.widths[w][r] = em
	return em, em >= 0
}

// face is the font that has the sign: the bold one may have fewer.
func (t *typeface) face(w weight, r rune) weight {
	if r > lastOfBasicPlane {
		t.beyond = true
		return rare
	}
	if _, ok := t.width(w, r); ok {
		return w
	}
	return regular
}

// advance returns how wide signs are at a size, for wrap.
func (t *typeface) advance(w weight, size float64) func(rune) float64 {
	return func(r rune) float64 {
		em, _ := t.width(t.face(w, r), r)
		return max(em, 0) * size
	}
}

// printable names what no font has and what cannot be seen, so that every sign of the text leaves a trace on paper.
func (t *typeface) printable(s string) string {
	var b strings.Builder
	for _, r := range visible(strings.ReplaceAll(s, "\t", " ")) {
		if _, ok := t.width(regular, r); ok || r == '\n' {
			b.WriteRune(r)
			continue
		}
		t.lacks = true
		fmt.Fprintf(&b, "□(U+%04X)", r)
	}
	return b.String()
}

// A run is a piece of a line in one font.
type run struct {
	text  string
	face  weight
	width float64
}

func (t *typeface) runs(s string, w weight, size float64) []run {
	var out []run
	advance := t.advance(w, size)
	for _, r := range s {
		face := t.face(w, r)
		if len(out) == 0 || out[len(out)-1].face != face {
			out = append(out, run{face: face})
		}
		last := &out[len(out)-1]
		last.text += string(r)
		last.width += advance(r)
	}
	return out
}
