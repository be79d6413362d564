package sheet

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// ID is the column that says which draft a row is. It is no fact of the dictionary.
const ID filing.Path = "id"

// A Mark says how a column is asked.
type Mark int

// The marks.
const (
	Optional Mark = iota
	Some          // of some filings: of units, of websites, of APPs
	Required
)

// A Column is one of a sheet that is written.
type Column struct {
	Path    filing.Path
	Title   string // what the column is called, with its mark
	Help    string
	Mark    Mark
	Options []string // the words to choose from; empty where anything may be written
	Several bool     // more than one of the options
	Long    bool     // for several lines
}

// the marks in a title; what is read knows titles without them.
const (
	requiredSign = "*"
	someSign     = "○"
)

// usual are the columns of an empty sheet: what is filled in for many filings at a time.
var usual = sync.OnceValue(func() []filing.Path {
	var paths []filing.Path
	for _, row := range filing.Dictionary() {
		switch {
		case row.Path.Under("record"), row.Path.Under("services[].principal"), row.Kind == filing.AttachmentID,
			row.Path == "provider", row.Path == "principal.certificate.address", row.Path == "services[].filing_number":
			// Asked of few; an export has them where a filing holds them.
			continue
		}
		paths = append(paths, filing.At{0, 0}.Of(row.Path))
	}
	return paths
})

// Usual lists the columns of an empty sheet, without ID.
func Usual() []filing.Path { return slices.Clone(usual()) }

// columnsFor lists the columns that hold every fact of the filings, in the order of the dictionary and of the lists. The first
// fact of an element has a column even where it is empty, so that what follows is not without what comes before it.
func columnsFor(filings []*filing.Filing) []filing.Path {
	wanted := map[filing.Path]bool{}
	for _, p := range usual() {
		wanted[p] = true
	}
	begun := map[string]bool{}
	for _, row := range filing.Dictionary() {
		if row.Kind == filing.AttachmentID {
			continue
		}
		list := string(row.Path[:strings.LastIndex(string(row.Path), "[]")+1])
		first := list != "" && !begun[list]
		begun[list] = true
		for _, f := range filings {
			for _, at := range f.Places(row.Path) {
				p := at.Of(row.Path)
				if held, ok := f.Text(p); ok && (held != "" || first) {
					wanted[p] = true
				}
			}
		}
	}
	paths := make([]filing.Path, 0, len(wanted))
	for p := range wanted {
		paths = append(paths, p)
	}
	slices.SortFunc(paths, inOrder)
	return paths
}

var rank = sync.OnceValue(func() map[filing.Path]int {
	ranks := map[filing.Path]int{}
	for i, row := range filing.Dictionary() {
		ranks[row.Path] = i
	}
	return ranks
})

// inOrder compares columns: what is no list first, then service after service, and in a service by the dictionary, so that
// the second domain stands beside the first.
func inOrder(a, b filing.Path) int {
	service := func(p filing.Path) int {
		if at := p.Place(); len(at) > 0 && p.Under("services") {
			return at[0] + 1
		}
		if p.Under("record") {
			return 1 << 30
		}
		return 0
	}
	return cmp.Or(cmp.Compare(service(a), service(b)), cmp.Compare(listRank(a), listRank(b)),
		slices.Compare(a.Place(), b.Place()), cmp.Compare(rank()[a.Pattern()], rank()[b.Pattern()]))
}

// listRank is the place of a fact in the dictionary, and of the first fact of its list where it lies in a list of a service.
func listRank(p filing.Path) int {
	pattern := string(p.Pattern())
	cut := strings.LastIndex(pattern, "[].")
	if len(p.Place()) < 2 || cut < 0 {
		return rank()[filing.Path(pattern)]
	}
	for i, row := range filing.Dictionary() {
		if row.Path.Under(filing.Path(pattern[:cut+2])) {
			return i
		}
	}
	return 0
}

// columnOf describes a column in words.
func columnOf(p filing.Path, t *text.Catalog) Column {
	if p == ID {
		return Column{Path: ID, Title: t.T("sheet.id"), Help: t.T("sheet.id.help")}
	}
	row, _ := filing.Lookup(p)
	c := Column{Path: p, Help: t.Help(p), Mark: markOf(row, p), Several: row.Kind == filing.Choices, Long: row.Kind == filing.Paragraph || row.Kind == filing.Names}
	c.Title = signed(t.Label(p), c.Mark)
	switch row.Kind {
	case filing.Choice, filing.Choices:
		for _, code := range row.Vocabulary.Codes() {
			c.Options = append(c.Options, t.Code(row.Vocabulary, code))
		}
	case filing.YesNo:
		c.Options = []string{t.T("answer.true"), t.T("answer.false")}
	}
	return c
}

func signed(label string, mark Mark) string {
	switch mark {
	case Required:
		return requiredSign + label
	case Some:
		return someSign + label
	}
	return label
}

// markOf says how a fact is asked of a filing that is begun from a sheet. The second of a list is never required.
func markOf(row filing.Field, p filing.Path) Mark {
	for _, i := range p.Place() {
		if i > 0 {
			return Optional
		}
	}
	switch row.Need {
	case filing.Always:
		return Required
	case filing.Optional:
		return Optional
	}
	return Some
}
