// Package typeset knows the fonts of what is printed: which signs they have, how wide those are, and where lines break.
package typeset

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/signintech/gopdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/beiandesk/beiandesk/assets/fonts"
)

// A Weight is one of the fonts of a page.
type Weight string

// The weights. Signs beyond the Basic Multilingual Plane stand in a font of their own, since the PDF library writes the table
// by which text is copied wrongly for them: a reader that stumbles over it can still copy everything else. Mend puts it right.
const (
	Regular Weight = "Regular"
	Bold    Weight = "Bold"
	Rare    Weight = "Rare" // regular once more
)

const lastOfBasicPlane = 0xffff

// ascent is how far the foot of a line lies below its top, as a part of the size.
const ascent = 0.88

// A Typeface knows which signs the fonts have and how wide they are. It belongs to one document.
type Typeface struct {
	fonts  map[Weight]*sfnt.Font
	widths map[Weight]map[rune]float64 // in em; a negative width: the font lacks the sign
	buffer sfnt.Buffer
	lacks  bool // a sign was asked for that no font has
	beyond bool // a sign of the rare font was asked for
}

// New returns a typeface for one document.
func New() (*Typeface, error) {
	t := &Typeface{fonts: map[Weight]*sfnt.Font{}, widths: map[Weight]map[rune]float64{Regular: {}, Bold: {}, Rare: {}}}
	for w, raw := range map[Weight][]byte{Regular: fonts.Regular(), Bold: fonts.Bold()} {
		parsed, err := sfnt.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		t.fonts[w] = parsed
	}
	t.fonts[Rare] = t.fonts[Regular]
	return t, nil
}

// width returns the width of a sign in em, and whether the font has it.
func (t *Typeface) width(w Weight, r rune) (float64, bool) {
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
func (t *Typeface) face(w Weight, r rune) Weight {
	if r > lastOfBasicPlane {
		t.beyond = true
		return Rare
	}
	if _, ok := t.width(w, r); ok {
		return w
	}
	return Regular
}

// Advance returns how wide signs are at a size, for Wrap.
func (t *Typeface) Advance(w Weight, size float64) func(rune) float64 {
	return func(r rune) float64 {
		em, _ := t.width(t.face(w, r), r)
		return max(em, 0) * size
	}
}

// Printable names what no font has and what cannot be seen, so that every sign of the text leaves a trace on paper.
func (t *Typeface) Printable(s string) string {
	var b strings.Builder
	for _, r := range visible(strings.ReplaceAll(s, "\t", " ")) {
		if _, ok := t.width(Regular, r); ok || r == '\n' {
			b.WriteRune(r)
			continue
		}
		t.lacks = true
		fmt.Fprintf(&b, "□(U+%04X)", r)
	}
	return b.String()
}

// A Run is a piece of a line in one font.
type Run struct {
	Text  string
	Face  Weight
	Width float64
}

// Runs cuts a line into pieces of one font each.
func (t *Typeface) Runs(s string, w Weight, size float64) []Run {
	var out []Run
	advance := t.Advance(w, size)
	for _, r := range s {
		face := t.face(w, r)
		if len(out) == 0 || out[len(out)-1].Face != face {
			out = append(out, Run{Face: face})
		}
		last := &out[len(out)-1]
		last.Text += string(r)
		last.Width += advance(r)
	}
	return out
}

// Lacks reports whether a sign was asked for that no font has.
func (t *Typeface) Lacks() bool { return t.lacks }

// A Font is the file of a weight.
type Font struct {
	Weight Weight
	Data   []byte
}

// Fonts returns the fonts that the signs asked for so far are in, the rare one only where there are such signs.
func (t *Typeface) Fonts() []Font {
	out := []Font{{Regular, fonts.Regular()}, {Bold, fonts.Bold()}}
	if t.beyond {
		out = append(out, Font{Rare, fonts.Regular()})
	}
	return out
}

// Measure returns the width of a line.
func (t *Typeface) Measure(line string, w Weight, size float64) (width float64) {
	for _, r := range t.Runs(line, w, size) {
		width += r.Width
	}
	return width
}

// visible is a text with the characters named that cannot be seen.
func visible(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if Hidden(r) {
			fmt.Fprintf(&b, "(U+%04X)", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Hidden reports whether a character cannot be seen, or moves what can. Ends of lines and tabs are none, and variation
// selectors neither: they pick the shape of the character before them.
func Hidden(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r))
}

// Write sets pieces one after the other in a colour, from a place on the page: x is their left end, y the top of the size.
func Write(pdf *gopdf.GoPdf, runs []Run, x, y, size float64, colour [3]uint8) error {
	for _, r := range runs {
		if err := pdf.SetFont(string(r.Face), "", size); err != nil {
			return err
		}
		pdf.SetTextColor(colour[0], colour[1], colour[2])
		pdf.SetXY(x, y+size*ascent)
		if err := pdf.Text(r.Text); err != nil {
			return err
		}
		x += r.Width
	}
	return nil
}
