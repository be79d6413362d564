package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Errors of reading a sheet.
var (
	// ErrEmpty says that no cell holds anything, or nothing stands below the titles.
	ErrEmpty = errors.New("the sheet is empty")
	// ErrTitles says that no row was found that tells what the columns are.
	ErrTitles = errors.New("the sheet has no titles that are known")
	// ErrTooMany says that there are more rows than are read at a time.
	ErrTooMany = errors.New("the sheet has too many rows")
)

// headRows is how many rows are looked at for paths and titles: people put names and dates above their tables.
const headRows = 20

// leastTitles is how many known titles make a row of titles.
const leastTitles = 2

// mostElements is how many elements of a list have columns; a title is known for fewer, for there is one for each pair.
const (
	mostElements = 100
	mostTitled   = 8
)

// A Head is a column that was read.
type Head struct {
	Column int
	Path   filing.Path // empty where the column is not known
	Title  string      // as it stands there
}

// An Entry is a row of a sheet that was read: a filing.
type Entry struct {
	Row int
	ID  string // as it stands there
	row Row
}

// A Reading is a sheet that was read: which columns there are, and which rows are filings.
type Reading struct {
	Columns []Head // known, from left to right
	Unknown []Head // not known: they are not used
	Above   []int  // rows above the titles: they are not used
	Entries []Entry

	inOrder   []Head // the facts among the columns: a province before its cities, a first element before a second
	epoch1904 bool
}

// Read finds the columns and the filings of a sheet.
func (b Book) Read(g Grid) (Reading, error) {
	if len(g.Rows) == 0 {
		return Reading{}, ErrEmpty
	}
	r := Reading{epoch1904: g.Epoch1904}
	titles := b.titles()
	head := g.Rows[:min(len(g.Rows), headRows)]
	paths, pathsAt := bestRow(head, func(c Cell) bool { _, ok := parsePath(c.Text); return ok })
	named, namedAt := bestRow(head, func(c Cell) bool { _, ok := titles[plain(c.Text)]; return ok })
	if pathsAt < 0 && namedAt < 0 {
		return Reading{}, ErrTitles
	}
	r.columns(paths, named, titles)
	if len(r.Columns) == 0 {
		return Reading{}, ErrTitles
	}
	r.inOrder = slices.DeleteFunc(slices.Clone(r.Columns), func(h Head) bool { return h.Path == ID })
	slices.SortFunc(r.inOrder, func(a, b Head) int { return inOrder(a.Path, b.Path) })
	from := max(namedAt, 0)
	if namedAt < 0 {
		from = pathsAt
	}
	for i, row := range g.Rows {
		switch {
		case i == pathsAt || i == namedAt || r.blank(row):
		case i < from:
			r.Above = append(r.Above, row.Number)
		default:
			e := Entry{Row: row.Number, row: row}
			if at := slices.IndexFunc(r.Columns, func(h Head) bool { return h.Path == ID }); at >= 0 {
				e.ID = strings.TrimSpace(row.At(r.Columns[at].Column).Text)
			}
			r.Entries = append(r.Entries, e)
		}
	}
	switch {
	case len(r.Entries) == 0:
		return Reading{}, ErrEmpty
	case len(r.Entries) > MaxFilings:
		return Reading{}, fmt.Errorf("%w: %d, at most %d", ErrTooMany, len(r.Entries), MaxFilings)
	}
	return r, nil
}

// bestRow returns the row with the most cells that are meant, if there are enough.
func bestRow(rows []Row, meant func(Cell) bool) (best Row, at int) {
	at, most := -1, leastTitles-1
	for i, row := range rows {
		n := 0
		for _, c := range row.Cells {
			if meant(c) {
				n++
			}
		}
		if n > most {
			best, at, most = row, i, n
		}
	}
	return best, at
}

// columns tells every column by its title, and by its path where the title is not known: who moves cells may leave the
// hidden path behind, and who words a title anew leaves it in place.
func (r *Reading) columns(paths, named Row, titles map[string]filing.Path) {
	used := map[filing.Path]bool{}
	var places []int
	for _, c := range slices.Concat(paths.Cells, named.Cells) {
		places = append(places, c.Column)
	}
	slices.Sort(places)
	for _, column := range slices.Compact(places) {
		h := Head{Column: column, Title: strings.Trim(named.At(column).Text, requiredSign+someSign+" ")}
		p, ok := titles[plain(h.Title)]
		if !ok {
			p, ok = parsePath(paths.At(column).Text)
		}
		if !ok || used[p] {
			if h.Title != "" || paths.At(column).Text != "" {
				r.Unknown = append(r.Unknown, h)
			}
			continue
		}
		h.Path, used[p] = p, true
		r.Columns = append(r.Columns, h)
	}
}

// blank reports whether no known column of a row holds anything.
func (r *Reading) blank(row Row) bool {
	for _, h := range r.Columns {
		if c := row.At(h.Column); c.Form == Formula || strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}

// Column returns where a fact stands, and 0 where it has no column.
func (r Reading) Column(p filing.Path) int {
	for _, h := range r.Columns {
		if h.Path == p {
			return h.Column
		}
	}
	return 0
}

// Said returns what a row says of a fact, as it stands there.
func (r Reading) Said(e Entry, p filing.Path) string {
	if column := r.Column(p); column > 0 {
		return e.row.At(column).Text
	}
	return ""
}

// Title returns the title of a column as it stands there.
func (r Reading) Title(column int) string {
	for _, h := range slices.Concat(r.Columns, r.Unknown) {
		if h.Column == column {
			return h.Title
		}
	}
	return ""
}

// parsePath reads the path of a column.
func parsePath(s string) (filing.Path, bool) {
	p := filing.Path(strings.TrimSpace(s))
	if p == ID {
		return p, true
	}
	row, ok := filing.Lookup(p)
	if !ok || row.Kind == filing.AttachmentID || p == p.Pattern() && strings.Contains(string(p), "[]") || p.Place().Of(p.Pattern()) != p {
		return "", false
	}
	for _, i := range p.Place() {
		if i >= mostElements {
			return "", false
		}
	}
	return p, true
}

// titles maps the titles in every language to the columns.
func (b Book) titles() map[string]filing.Path {
	all := map[string]filing.Path{}
	for _, t := range b.languages() {
		put := func(p filing.Path, title string) {
			if _, taken := all[plain(title)]; !taken {
				all[plain(title)] = p
			}
		}
		put(ID, t.T("sheet.id"))
		for _, row := range filing.Dictionary() {
			if row.Kind == filing.AttachmentID {
				continue
			}
			switch strings.Count(string(row.Path), "[]") {
			case 0:
				put(row.Path, t.Label(row.Path))
			case 1:
				for i := range mostTitled {
					p := filing.At{i}.Of(row.Path)
					put(p, t.Label(p))
				}
			default:
				for i := range mostTitled {
					for k := range mostTitled {
						p := filing.At{i, k}.Of(row.Path)
						put(p, t.Label(p))
					}
				}
			}
		}
	}
	return all
}
