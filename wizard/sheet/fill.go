package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Change is a fact that a row gives another answer to.
type Change struct {
	Path     filing.Path
	Column   int // 0 where it follows from another answer
	Old, New string
}

// A Result is what a row came to.
type Result struct {
	Filing   *filing.Filing // nil where a cell could not be read: then nothing of the row is taken
	Changes  []Change
	Problems []Problem // what could not be read
	Notes    []Problem // what was read and then settled by another answer
}

// Fill reads a row into a filing: a copy of the one it belongs to, or a new one under an id where that is nil. A cell says
// what a fact is, an empty one that it is not known; what has no column stays as it is.
func (b Book) Fill(r Reading, e Entry, base *filing.Filing, id string) Result {
	s := &filler{book: b, reading: r, entry: e}
	switch {
	case base != nil:
		s.filing = base.Clone()
	case e.ID != "": // a draft of another store: as it was there, without what a new one begins with
		s.filing = filing.New(id, filing.Shape{})
	default:
		s.filing = s.begin(id)
	}
	before := s.filing.Clone()
	if base == nil {
		before = filing.New(id, filing.Shape{})
	}
	s.spares = base == nil && e.ID == ""
	for _, h := range r.inOrder {
		s.cell(h)
	}
	if len(s.result.Problems) > 0 {
		return Result{Problems: s.result.Problems}
	}
	s.follow(before)
	s.filing.Settle()
	s.settled()
	s.result.Filing = s.filing
	s.result.Changes = s.changes(before)
	return s.result
}

// filler reads one row.
type filler struct {
	book    Book
	reading Reading
	entry   Entry
	filing  *filing.Filing
	spares  bool // an empty cell leaves what a new filing begins with
	given   []Change
	result  Result
}

// begin makes a filing of the shape that the row tells.
func (s *filler) begin(id string) *filing.Filing {
	told := func(p filing.Path) string {
		column := s.reading.Column(p)
		if column == 0 {
			return ""
		}
		typed, _ := s.book.value(p, s.entry.row.At(column), &filing.Filing{}, s.reading.epoch1904)
		return typed
	}
	shape := filing.Shape{
		Order: filing.Order(told("order")), Nature: filing.Nature(told("entity.nature")), Province: told("province"),
		Service: filing.ServiceKind(told("services[0].kind")),
	}
	for _, p := range []filing.Path{"order", "entity.nature"} {
		if column := s.reading.Column(p); column == 0 || told(p) == "" && strings.TrimSpace(s.entry.row.At(column).Text) == "" {
			s.problem(column, NeedsOrder, "field", s.book.Texts.Label(p))
		}
	}
	f := filing.New(id, shape)
	if !shape.Order.AboutServices() {
		f.Services = []filing.Service{}
	}
	return f
}

func (s *filler) problem(column int, key string, values ...string) {
	s.result.Problems = append(s.result.Problems, Problem{Row: s.entry.Row, Column: column, Title: s.reading.Title(column), Key: key, Values: values})
}

// cell reads one cell into the filing.
func (s *filler) cell(h Head) {
	c := s.entry.row.At(h.Column)
	row, _ := filing.Lookup(h.Path)
	old, there := s.filing.Text(h.Path)
	if there && c.Form == Text && s.unchanged(h.Path, c.Text, old) {
		return
	}
	typed, trouble := s.book.value(h.Path, c, s.filing, s.reading.epoch1904)
	switch {
	case trouble.Key != "":
		s.problem(h.Column, trouble.Key, trouble.Values...)
		return
	case typed == "" && (!there || s.spares), there && same(row, typed, old):
		return
	}
	if !s.room(h) {
		return
	}
	if err := s.filing.SetText(h.Path, typed); err != nil {
		s.problem(h.Column, UnknownWord, "typed", c.Text)
		return
	}
	s.given = append(s.given, Change{Path: h.Path, Column: h.Column, New: typed})
}

// unchanged reports whether a cell holds what would be written there, in any language.
func (s *filler) unchanged(p filing.Path, said, old string) bool {
	if said == old {
		return true
	}
	for _, t := range s.book.languages() {
		if sayIn(t, p, old) == said {
			return true
		}
	}
	return false
}

// room makes the elements of lists that a column lies in. Elements between come into being with it, where they have columns.
func (s *filler) room(h Head) bool {
	pattern, place := string(h.Path.Pattern()), h.Path.Place()
	for k, wanted := range place {
		list := place[:k].Of(filing.Path(upTo(pattern, k)))
		for n := s.length(filing.Path(upTo(pattern, k)), place[:k]); n <= wanted; n++ {
			element := filing.Path(string(list) + "[" + strconv.Itoa(n) + "]")
			if n < wanted && !slices.ContainsFunc(s.reading.Columns, func(c Head) bool { return c.Path.Under(element) }) {
				s.problem(h.Column, FarList, "n", strconv.Itoa(n+1))
				return false
			}
			if !s.append(list, h) {
				return false
			}
		}
	}
	return true
}

// upTo returns a pattern up to the list at a depth, without its brackets.
func upTo(pattern string, depth int) string {
	end := 0
	for range depth + 1 {
		end += strings.Index(pattern[end:], "[]") + len("[]")
	}
	return pattern[:end-len("[]")]
}

// length counts the elements that a list has.
func (s *filler) length(pattern filing.Path, in filing.At) int {
	n := 0
	for _, at := range s.filing.Places(pattern + "[]") {
		if slices.Equal(at[:len(in)], in) {
			n++
		}
	}
	return n
}

// append adds an element to a list. A service begins as New makes it where the row has none of another store.
func (s *filler) append(list filing.Path, h Head) bool {
	if list == "services" && s.spares {
		kind := s.kind(len(s.filing.Services))
		if kind == "" {
			s.problem(h.Column, NeedsKind, "n", strconv.Itoa(len(s.filing.Services)+1))
			return false
		}
		fresh := filing.New(s.filing.ID, filing.Shape{Order: s.filing.Order, Nature: s.filing.Entity.Nature, Province: s.filing.Province, Service: kind})
		s.filing.Services = append(s.filing.Services, fresh.Services...)
		return true
	}
	if _, err := s.filing.Append(list); err != nil {
		s.problem(h.Column, FarList, "n", "1")
		return false
	}
	return true
}

// kind is the kind of a service that the row tells.
func (s *filler) kind(i int) filing.ServiceKind {
	column := s.reading.Column(filing.Path("services[" + strconv.Itoa(i) + "].kind"))
	if column == 0 {
		return ""
	}
	typed, _ := s.book.value("services[].kind", s.entry.row.At(column), s.filing, s.reading.epoch1904)
	return filing.ServiceKind(typed)
}

// follow takes away what cannot stand beside a new answer, as answering in the window does: the city of another province,
// the certificate kind of another nature.
func (s *filler) follow(before *filing.Filing) {
	f := s.filing
	if f.Province != before.Province && s.reading.Column("city") == 0 {
		f.City = ""
	}
	if f.City != before.City && s.reading.Column("county") == 0 {
		f.County = ""
	}
	if f.Entity.Nature != before.Entity.Nature && s.reading.Column("entity.certificate.kind") == 0 {
		if kinds := filing.EntityCertificates(f.Entity.Nature); len(kinds) > 0 && !slices.Contains(kinds, f.Entity.Certificate.Kind) {
			f.Entity.Certificate.Kind = kinds[0]
		}
	}
}

// settled notes what another answer of the row overrules.
func (s *filler) settled() {
	for _, g := range s.given {
		if now, _ := s.filing.Text(g.Path); now != g.New {
			s.result.Notes = append(s.result.Notes, Problem{
				Row: s.entry.Row, Column: g.Column, Title: s.reading.Title(g.Column), Key: Settled,
				Values: []string{"now", sayIn(s.book.Texts, g.Path, now)},
			})
		}
	}
}

// changes lists the facts that are others than before.
func (s *filler) changes(before *filing.Filing) []Change {
	var out []Change
	for _, row := range filing.Dictionary() {
		places := s.filing.Places(row.Path)
		for _, at := range before.Places(row.Path) {
			if !slices.ContainsFunc(places, func(x filing.At) bool { return slices.Equal(x, at) }) {
				places = append(places, at)
			}
		}
		for _, at := range places {
			p := at.Of(row.Path)
			old, _ := before.Text(p)
			now, _ := s.filing.Text(p)
			if old != now {
				out = append(out, Change{Path: p, Column: s.reading.Column(p), Old: old, New: now})
			}
		}
	}
	return out
}
