package letter

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
)

// What a name in a wording can begin with, beside being the path of a fact.
const (
	whoPrefix   = "who."   // of the person that a part is for
	byHand      = "hand:"  // a blank that is written by hand; its name follows
	byHandLong  = "write:" // a blank of more than one line
	filedPrefix = "filed:" // as it stands in the filing that exists
	rowNumber   = "#"      // of the row of a grid
)

// longBlank is how many blanks make one of more than one line.
const longBlank = 16

// derived are names that stand for more than one fact says.
var derived = []string{
	rowNumber, "authority", "who", "service", "representative.kind", "representative.number", "count.domains", "count.services",
	"service.principals", "service.phones",
	filedPrefix + "entity.name", filedPrefix + "principal.name",
}

// A draft is a letter while it is written.
type draft struct {
	book     *Book
	wording  *Wording
	look     material.Look
	part     int
	who      filing.Path // the person whom it is for
	services []int       // that it is about
	gaps     []Gap
}

// facts lists what the letter states. Each is said over all of the letter's services.
func (d *draft) facts() []Fact {
	out := make([]Fact, 0, len(d.wording.facts))
	for _, name := range d.wording.facts {
		said, paths := d.say(name, nil)
		var filled []filing.Path
		for _, p := range paths {
			if d.look.Filing.Filled(p) {
				filled = append(filled, p)
			}
		}
		if len(filled) == 0 {
			filled = paths
		}
		out = append(out, Fact{Key: name, Paths: filled, Text: said, Label: d.book.words["blank."+name]})
	}
	return out
}

// blocks sets the pieces of the wording that hold here.
func (d *draft) blocks() []Block {
	var out []Block
	for _, p := range d.wording.Body {
		if !d.holds(p) {
			continue
		}
		add := func(kind BlockKind, text string) {
			if text != "" {
				out = append(out, Block{Kind: kind, Text: d.fill(text, nil)})
			}
		}
		add(Addressee, p.To)
		add(Heading, p.Head)
		add(Paragraph, p.Text)
		for i, item := range p.Items {
			add(Item, strconv.Itoa(i+1)+". "+item)
		}
		if len(p.Rows) > 0 {
			t := Block{Kind: Table}
			for _, row := range p.Rows {
				t.Rows = append(t.Rows, []string{d.fill(row[0], nil), d.fill(row[1], nil)})
			}
			out = append(out, t)
		}
		if p.Each != "" {
			out = append(out, d.grid(p))
		}
		add(Remark, p.Remark)
	}
	return out
}

// holds reports whether a piece stands in this letter.
func (d *draft) holds(p Piece) bool {
	f := d.look.Filing
	switch {
	case len(p.Orders) > 0 && !slices.Contains(p.Orders, string(f.Order)),
		len(p.In) > 0 && !slices.Contains(p.In, f.Province),
		p.Units != nil && *p.Units == d.personal(),
		p.If != "" && !d.filled(p.If),
		p.Unless != "" && d.filled(p.Unless):
		return false
	}
	return true
}

func (d *draft) filled(name string) bool {
	said, _ := d.say(name, nil)
	return said != ""
}

func (d *draft) grid(p Piece) Block {
	g := Block{Kind: Grid}
	for _, c := range p.Column {
		g.Head = append(g.Head, c[0])
	}
	places := d.at(filing.Path(p.Each))
	if len(places) == 0 {
		places = []filing.At{nil}
	}
	for i, at := range places {
		var cells []string
		for _, c := range p.Column {
			cells = append(cells, d.fill(strings.ReplaceAll(c[1], "{"+rowNumber+"}", strconv.Itoa(i+1)), at))
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// at lists the places of a pattern among the letter's services.
func (d *draft) at(pattern filing.Path) []filing.At {
	var out []filing.At
	for _, at := range d.look.Filing.Places(pattern) {
		if len(at) == 0 || !strings.HasPrefix(string(pattern), "services[]") || slices.Contains(d.services, at[0]) {
			out = append(out, at)
		}
	}
	return out
}

// fill puts the facts into a text. What is not known becomes a blank, and is noted.
func (d *draft) fill(text string, row filing.At) string {
	return mention.ReplaceAllStringFunc(text, func(m string) string {
		name := m[1 : len(m)-1]
		if label, hand := strings.CutPrefix(name, byHand); hand {
			label, _, _ = strings.Cut(label, "；") // what follows says what to write where there is nothing
			d.gap(Gap{Label: label})
			return blank(row)
		}
		if label, long := strings.CutPrefix(name, byHandLong); long {
			d.gap(Gap{Label: label})
			return strings.Repeat(Blank, longBlank)
		}
		said, paths := d.say(name, row)
		if said != "" {
			return said
		}
		if len(paths) == 0 {
			d.gap(Gap{Label: d.book.words["blank."+name]})
		}
		for _, p := range paths {
			d.gap(Gap{Path: p})
		}
		return blank(row)
	})
}

// blank is as long as there is room for.
func blank(row filing.At) string {
	if len(row) > 0 {
		return Blank
	}
	return Blank + Blank
}

func (d *draft) gap(g Gap) {
	if !slices.Contains(d.gaps, g) {
		d.gaps = append(d.gaps, g)
	}
}

// say returns what a name stands for, and the facts that it comes from. In a row of a grid it is that row's.
func (d *draft) say(name string, row filing.At) (string, []filing.Path) {
	f, words := d.look.Filing, d.book.words
	switch name {
	case "authority":
		p, _ := d.look.Atlas.Province(f.Province)
		return p.Authority, []filing.Path{"province"}
	case "who":
		if d.personal() {
			return words["who.person"], nil
		}
		return words["who.unit"], nil
	case "service":
		return d.kindOf(row), nil
	case "representative.kind", "representative.number":
		return d.representative(strings.TrimPrefix(name, "representative."))
	case "service.principals":
		return d.principals(".name")
	case "service.phones":
		return d.principals(".mobile")
	case "count.domains":
		return d.count("services[].domains[].name")
	case "count.services":
		return d.count("services[].name")
	}
	if p, filed := strings.CutPrefix(name, filedPrefix); filed {
		said, _ := f.FiledText(filing.Path(p))
		return strings.TrimSpace(said), nil
	}
	pattern := filing.Path(name)
	if rest, who := strings.CutPrefix(name, whoPrefix); who {
		pattern = d.who + filing.Path("."+rest)
		return d.value(pattern), []filing.Path{pattern}
	}
	if !strings.Contains(name, "[]") {
		return d.value(pattern), []filing.Path{pattern}
	}
	var said []string
	var paths []filing.Path
	for _, at := range d.at(pattern) {
		if !begins(at, row) {
			continue
		}
		p := at.Of(pattern)
		paths = append(paths, p)
		if v := d.value(p); v != "" && !slices.Contains(said, v) {
			said = append(said, v)
		}
	}
	if len(paths) == 0 {
		paths = []filing.Path{row.Of(pattern)}
	}
	return strings.Join(said, words["list"]), paths
}

// begins reports whether a place lies in a row.
func begins(at, row filing.At) bool {
	for i := range min(len(at), len(row)) {
		if at[i] != row[i] {
			return false
		}
	}
	return true
}

// value is a fact as people read it, on one line.
func (d *draft) value(p filing.Path) string {
	return strings.Join(strings.Fields(d.book.catalog.Value(d.look.Filing, p)), " ")
}

// kindOf says what the letter's services are.
func (d *draft) kindOf(row filing.At) string {
	sites, apps := false, false
	for _, i := range d.services {
		if len(row) > 0 && row[0] != i {
			continue
		}
		if d.look.Filing.Services[i].Kind == filing.AppKind {
			apps = true
		} else {
			sites = true
		}
	}
	words := d.book.words
	switch {
	case sites && apps:
		return words["service.both"]
	case apps:
		return words["service.app"]
	}
	return words["service.website"]
}

// representative returns a fact of the certificate of the legal representative, whose certificate is in the filing only
// where that person answers for something.
func (d *draft) representative(fact string) (string, []filing.Path) {
	f := d.look.Filing
	of := func(p filing.Path) (string, []filing.Path) {
		p += filing.Path(".certificate." + fact)
		return d.value(p), []filing.Path{p}
	}
	if represents(f, &f.Principal) {
		return of("principal")
	}
	for i := range f.Services {
		if p := f.Services[i].Principal; p != nil && f.Services[i].PrincipalSame == filing.No && represents(f, p) {
			return of(filing.At{i}.Of("services[].principal"))
		}
	}
	return "", nil
}

// count says how many different values a fact has.
func (d *draft) count(pattern filing.Path) (string, []filing.Path) {
	seen := map[string]bool{}
	var paths []filing.Path
	for _, at := range d.at(pattern) {
		p := at.Of(pattern)
		paths = append(paths, p)
		if v := filing.Fold(d.value(p)); v != "" {
			seen[v] = true
		}
	}
	if len(paths) == 0 {
		paths = []filing.Path{pattern}
	}
	if len(seen) == 0 {
		return "", paths
	}
	return strconv.Itoa(len(seen)), paths
}

// principals joins a fact of those who answer for the letter's services.
func (d *draft) principals(fact filing.Path) (string, []filing.Path) {
	var said []string
	var paths []filing.Path
	for _, g := range people(d.look.Filing, false) {
		if !slices.ContainsFunc(g.services, func(i int) bool { return slices.Contains(d.services, i) }) {
			continue
		}
		p := g.who + fact
		paths = append(paths, p)
		if v := d.value(p); v != "" && !slices.Contains(said, v) {
			said = append(said, v)
		}
	}
	if len(paths) == 0 {
		paths = []filing.Path{"services[].principal" + fact}
	}
	return strings.Join(said, d.book.words["list"]), paths
}
