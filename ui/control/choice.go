package control

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// mostTiles is the number of answers up to which all are shown at once.
const mostTiles = 5

// A choice is a code and its words.
type choice struct{ code, words string }

// choices lists what may be answered to a question, given the answers before it.
func (f *Field) choices() []choice {
	row, texts := f.Question.Field, f.ground.Texts
	var out []choice
	if row.Kind == filing.YesNo {
		for _, code := range []string{filing.Yes.String(), filing.No.String()} {
			out = append(out, choice{code, texts.T("answer." + code)})
		}
		return out
	}
	for _, code := range f.codes() {
		out = append(out, choice{code, texts.Code(row.Vocabulary, code)})
	}
	return out
}

// codes narrows the vocabulary down to what this entity may hold. A code that was answered before stays among them.
func (f *Field) codes() []string {
	row, present := f.Question.Field, f.ground.Session.Filing()
	codes := row.Vocabulary.Codes()
	var kinds []filing.CertificateKind
	switch {
	case row.Vocabulary != filing.CertificateKinds:
	case row.Path == "entity.certificate.kind":
		kinds = filing.EntityCertificates(present.Entity.Nature)
	case row.Path == "services[].domains[].holder_certificate_kind":
		// The holder is the entity or, for some units, their legal representative.
		kinds = filing.EntityCertificates(present.Entity.Nature)
		for _, kind := range filing.PersonalCertificates() {
			if !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	default:
		kinds = filing.PersonalCertificates()
	}
	if kinds != nil {
		codes = codes[:0]
		for _, kind := range kinds {
			codes = append(codes, string(kind))
		}
	}
	if row.Vocabulary == filing.Contents && present.Entity.Nature == filing.Individual && present.Services[f.Question.At[0]].Kind == filing.Website {
		codes = filing.PersonalContents()
		for _, code := range strings.Split(f.typed(), ",") {
			if code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code) // it can be taken back only where it is seen
			}
		}
	}
	if typed := f.typed(); typed != "" && row.Kind == filing.Choice && !slices.Contains(codes, typed) {
		codes = append(codes, typed)
	}
	return codes
}

// tiles takes one answer, or several, out of a few that are all shown.
type tiles struct {
	field *Field
	many  bool
	codes []string
	tiles []*tile
	box   *fyne.Container
}

func newTiles(f *Field, choices []choice, many bool) *tiles {
	g := &tiles{field: f, many: many}
	longest := float32(0)
	for i, c := range choices {
		t := newTile(c.words, many, false)
		t.choose = func() { g.choose(i) }
		t.step = func(by int) { g.step(i + by) }
		t.left = f.Leave
		g.codes, g.tiles = append(g.codes, c.code), append(g.tiles, t)
		longest = max(longest, ems(c.words))
	}
	shape := &tiling{characters: min(longest, widestWords) + tileMargin, most: 1, widest: pickerCharacters}
	switch {
	case many:
		shape.most = 4
	case len(choices) == 2 && longest < pickerCharacters/2-tileMargin:
		shape.most, shape.widest = 2, pickerCharacters/2
	}
	g.box = container.New(shape)
	for _, t := range g.tiles {
		g.box.Add(t)
	}
	return g
}

// Widths in characters: what a tile needs beside its words, and from which width on words wrap rather than take room.
const (
	tileMargin  = 4.5
	widestWords = 18
)

// ems estimates the width of words in characters of the text size: half for Latin ones.
func ems(words string) float32 {
	var n float32
	for _, r := range words {
		if r < 0x2e80 {
			n += 0.55
		} else {
			n++
		}
	}
	return n
}

func (g *tiles) object() fyne.CanvasObject { return g.box }

func (g *tiles) focus() fyne.Focusable {
	for _, t := range g.tiles {
		if t.chosen {
			return t
		}
	}
	if len(g.tiles) > 0 {
		return g.tiles[0]
	}
	return nil
}

func (g *tiles) freeze() {
	for _, t := range g.tiles {
		t.frozen = true
		t.Refresh()
	}
}

func (g *tiles) show(typed string) {
	chosen := strings.Split(typed, ",")
	for i, t := range g.tiles {
		t.set(typed != "" && slices.Contains(chosen, g.codes[i]))
	}
}

func (g *tiles) choose(i int) {
	if g.many {
		g.tiles[i].set(!g.tiles[i].chosen)
	} else {
		for j, t := range g.tiles {
			t.set(i == j)
		}
	}
	var codes []string
	for j, t := range g.tiles {
		if t.chosen {
			codes = append(codes, g.codes[j])
		}
	}
	g.field.answer(strings.Join(codes, ","))
}

func (g *tiles) step(to int) {
	if to < 0 || to >= len(g.tiles) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(g.tiles[to]); c != nil {
		c.Focus(g.tiles[to])
	}
}
