package sheet

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Table is a sheet to be written: its first row are the paths of the columns, its second their titles.
type Table struct {
	Columns []Column
	Rows    [][]string // one a filing, one text a column
	Places  []Place    // what may be chosen as province, city and county; empty where nothing is to be chosen
	Words   Words
}

// Words are what a written file says beside the columns.
type Words struct {
	Sheet   string   // name of the sheet
	Lists   string   // name of the sheet with what may be chosen
	Notes   string   // name of the sheet that explains
	Remarks []string // the lines of that sheet
	Open    string   // what people should know before they write down a sheet: it is not locked
}

// A Place is a county, or a city that has none.
type Place struct{ Province, City, County string }

// A Book knows words and places: what a sheet is written and read with.
type Book struct {
	Texts     *text.Catalog   // the language that is written, and the first that is read
	Other     []*text.Catalog // further languages that are read
	Divisions *region.Divisions
}

// Table lays filings out, one a row. Without filings it is an empty sheet to be filled in.
func (b Book) Table(filings ...*filing.Filing) Table {
	t := Table{Words: b.words(), Places: b.places()}
	for _, p := range append([]filing.Path{ID}, columnsFor(filings)...) {
		t.Columns = append(t.Columns, columnOf(p, b.Texts))
	}
	for _, f := range filings {
		row := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			row[i] = b.say(f, c.Path)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// say returns a fact as it stands in a cell.
func (b Book) say(f *filing.Filing, p filing.Path) string {
	if p == ID {
		return f.ID
	}
	typed, _ := f.Text(p)
	return sayIn(b.Texts, p, typed)
}

// sayIn returns a text in the form of filing.Text as it stands in a cell. What the words would not bring back stays as it is.
func sayIn(t *text.Catalog, p filing.Path, typed string) string {
	row, _ := filing.Lookup(p)
	switch row.Kind {
	case filing.Choice, filing.Choices, filing.YesNo, filing.Region, filing.Names:
		return t.Say(p, typed)
	case filing.Validity:
		if typed == filing.LongTerm {
			return t.T("answer.long_term")
		}
	}
	return typed
}

func (b Book) words() Words {
	t := b.Texts
	w := Words{Sheet: t.T("sheet.name"), Lists: t.T("sheet.lists"), Notes: t.T("sheet.notes"), Open: t.T("sheet.open")}
	w.Remarks = strings.Split(t.T("sheet.remarks", "required", requiredSign, "some", someSign), "\n")
	return w
}

func (b Book) places() []Place {
	var out []Place
	if b.Divisions == nil {
		return nil
	}
	for _, p := range b.Divisions.Provinces() {
		for _, c := range b.Divisions.Cities(p.Code) {
			counties := b.Divisions.Counties(c.Code)
			if len(counties) == 0 {
				out = append(out, Place{p.Name, c.Name, ""})
			}
			for _, county := range counties {
				out = append(out, Place{p.Name, c.Name, county.Name})
			}
		}
	}
	return out
}
