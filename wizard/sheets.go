package wizard

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/oklog/ulid/v2"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// ErrNoSheets says that no spreadsheets are read or written here.
var ErrNoSheets = errors.New("nothing that reads spreadsheets")

// MaxSheetBytes is how large the file of a spreadsheet may be.
const MaxSheetBytes = 32 << 20

// A SheetForm is a form in which a spreadsheet is written.
type SheetForm string

// The forms. What is read is told by its bytes.
const (
	XLSX       SheetForm = "xlsx"
	CSV        SheetForm = "csv"     // in UTF-8 with a mark
	CSVGB18030 SheetForm = "gb18030" // CSV for older programs
)

// A SheetClerk reads and writes the files of spreadsheets. Every method may be called from any goroutine.
type SheetClerk interface {
	// ReadSheet reads the first sheet of a file.
	ReadSheet(data []byte) (sheet.Grid, error)
	// WriteSheet writes a table.
	WriteSheet(w io.Writer, t sheet.Table, form SheetForm) error
	// MarkSheet writes an .xlsx of a sheet that was read, every cell at its place, with notes on cells.
	MarkSheet(w io.Writer, g sheet.Grid, notes []sheet.Note, words sheet.Words) error
}

// A SheetRow is a row of a spreadsheet and what it would do.
type SheetRow struct {
	Row      int
	Draft    string // id of the draft; of a new one the id that it would have
	Fresh    bool   // it would be a new draft
	Title    string // what the filing is called
	Like     string // title of another draft of the same entity with the same domain; mostly empty
	Changes  []sheet.Change
	Problems []sheet.Problem // where there are any, nothing of the row is taken
	Notes    []sheet.Problem
	Findings []SheetFinding // of the filing as it would be

	filing *filing.Filing
	entry  sheet.Entry
}

// Refused reports whether nothing of the row is taken.
func (r SheetRow) Refused() bool { return len(r.Problems) > 0 }

// Idle reports whether a row is a draft as it is.
func (r SheetRow) Idle() bool { return !r.Refused() && !r.Fresh && len(r.Changes) == 0 }

// A SheetFinding is a finding at a cell; Column is 0 where the fact that it is about has none.
type SheetFinding struct {
	rule.Finding
	Row, Column int
}

// A SheetPlan is what the import of a spreadsheet would do. Nothing is done yet.
type SheetPlan struct {
	Rows   []SheetRow
	Unused []sheet.Problem // columns and rows that are not used

	grid    sheet.Grid
	reading sheet.Reading
	book    sheet.Book
}

// A SheetCount counts the rows of a plan by what they do.
type SheetCount struct {
	Fresh   int `json:"created"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Refused int `json:"refused"`
	Blocked int `json:"blocked"` // rows that are taken, and have a finding that blocks
}

// Count counts the rows.
func (p SheetPlan) Count() SheetCount {
	var c SheetCount
	for _, r := range p.Rows {
		switch {
		case r.Refused():
			c.Refused++
			continue
		case r.Fresh:
			c.Fresh++
		case r.Idle():
			c.Same++
			continue
		default:
			c.Changed++
		}
		if slices.ContainsFunc(r.Findings, func(f SheetFinding) bool { return f.Severity == rule.Block }) {
			c.Blocked++
		}
	}
	return c
}

// sheetBook is what sheets are read and written with, in the language of some words.
func (d *Desk) sheetBook(texts *text.Catalog) (sheet.Book, error) {
	if d.parts.Sheets == nil {
		return sheet.Book{}, ErrNoSheets
	}
	b := sheet.Book{Texts: texts, Divisions: d.parts.Divisions}
	for _, words := range d.parts.Languages {
		if words.Language() != texts.Language() {
			b.Other = append(b.Other, words)
		}
	}
	return b, nil
}

// WriteSheet writes drafts as a spreadsheet, one a row, in the order in which they were begun; all drafts where no ids are
// given. Photographs and letters are not in it.
func (d *Desk) WriteSheet(ctx context.Context, w io.Writer, form SheetForm, texts *text.Catalog, ids ...string) error {
	book, err := d.sheetBook(texts)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		drafts, err := d.parts.Store.Drafts(ctx)
		if err != nil {
			return err
		}
		for _, s := range drafts {
			ids = append(ids, s.ID)
		}
		slices.Sort(ids)
	}
	var filings []*filing.Filing
	for _, id := range ids {
		draft, err := d.parts.Store.Load(ctx, id)
		if err != nil {
			return err
		}
		filings = append(filings, draft.Filing)
	}
	return d.parts.Sheets.WriteSheet(w, book.Table(filings...), form)
}

// WriteEmptySheet writes a spreadsheet to be filled in.
func (d *Desk) WriteEmptySheet(w io.Writer, form SheetForm, texts *text.Catalog) error {
	book, err := d.sheetBook(texts)
	if err != nil {
		return err
	}
	return d.parts.Sheets.WriteSheet(w, book.Table(), form)
}

// PlanSheet reads a spreadsheet and finds out what its import would do.
func (d *Desk) PlanSheet(ctx context.Context, data []byte, texts *text.Catalog) (*SheetPlan, error) {
	p := &SheetPlan{}
	var err error
	if p.book, err = d.sheetBook(texts); err != nil {
		return nil, err
	}
	if p.grid, err = d.parts.Sheets.ReadSheet(data); err != nil {
		return nil, err
	}
	if p.reading, err = p.book.Read(p.grid); err != nil {
		return nil, err
	}
	for _, h := range p.reading.Unknown {
		p.Unused = append(p.Unused, sheet.Problem{Column: h.Column, Title: h.Title, Key: "unknown_column", Values: []string{"title", h.Title}})
	}
	for _, row := range p.reading.Above {
		p.Unused = append(p.Unused, sheet.Problem{Row: row, Key: "above"})
	}
	drafts, err := d.drafts(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[string]int{}
	var reports []map[string]paper.Report
	for _, e := range p.reading.Entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, reported, err := d.planRow(ctx, p, e, drafts, seen)
		if err != nil {
			return nil, err
		}
		p.Rows, reports = append(p.Rows, row), append(reports, reported)
	}
	return p, d.foresee(ctx, p, drafts, reports, texts)
}

// drafts returns the summaries of all drafts by id.
func (d *Desk) drafts(ctx context.Context) (map[string]Summary, error) {
	byID := map[string]Summary{}
	if d.parts.Store == nil {
		return byID, nil
	}
	all, err := d.parts.Store.Drafts(ctx)
	for _, s := range all {
		byID[s.ID] = s
	}
	return byID, err
}

// planRow finds out what one row would do.
func (d *Desk) planRow(ctx context.Context, p *SheetPlan, e sheet.Entry, drafts map[string]Summary, seen map[string]int) (SheetRow, map[string]paper.Report, error) {
	row := SheetRow{Row: e.Row, entry: e, Fresh: true}
	refuse := func(key string, values ...string) {
		column := p.reading.Column(sheet.ID)
		row.Problems = append(row.Problems, sheet.Problem{Row: e.Row, Column: column, Title: p.reading.Title(column), Key: key, Values: values})
	}
	id := strings.ToUpper(e.ID)
	if id != "" {
		if _, err := ulid.ParseStrict(id); err != nil {
			refuse(sheet.NotID, "typed", e.ID)
		} else if first, twice := seen[id]; twice {
			refuse(sheet.SameID, "n", strconv.Itoa(first))
		}
		if len(row.Problems) > 0 {
			return row, nil, nil
		}
		seen[id] = e.Row
	}
	var base Draft
	if _, there := drafts[id]; there {
		var err error
		if base, err = d.parts.Store.Load(ctx, id); err != nil {
			return row, nil, err
		}
		row.Fresh = false
	}
	if id == "" {
		var err error
		if id, err = d.NewID(); err != nil {
			return row, nil, err
		}
	}
	row.Draft = id
	r := p.book.Fill(p.reading, e, base.Filing, id)
	row.Changes, row.Problems, row.Notes, row.filing = r.Changes, r.Problems, r.Notes, r.Filing
	if r.Filing != nil {
		row.Title = nameOf(r.Filing)
		row.Like = likeness(r.Filing, row.Fresh, drafts)
	} else if base.Filing != nil {
		row.Title = nameOf(base.Filing)
	} else {
		row.Title = firstOf(p.reading.Said(e, "title"), p.reading.Said(e, "entity.name"))
	}
	return row, base.Reports, nil
}

// nameOf is what a filing is called in a list.
func nameOf(f *filing.Filing) string {
	if f.Title != "" {
		return f.Title
	}
	if len(f.Services) > 0 && f.Services[0].Name != "" {
		return strings.TrimSpace(f.Entity.Name + " " + f.Services[0].Name)
	}
	return f.Entity.Name
}

// likeness returns the title of a draft that a new filing may be a copy of.
func likeness(f *filing.Filing, fresh bool, drafts map[string]Summary) string {
	if !fresh || len(f.Services) == 0 || len(f.Services[0].Domains) == 0 || f.Services[0].Domains[0].Name == "" {
		return ""
	}
	for _, s := range drafts {
		if s.Order == f.Order && filing.SameText(s.Entity, f.Entity.Name) && filing.SameText(s.Domain, f.Services[0].Domains[0].Name) {
			return firstOf(s.Title, s.Entity)
		}
	}
	return ""
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// foresee checks every filing as it would be, beside all others as they would be.
func (d *Desk) foresee(ctx context.Context, p *SheetPlan, drafts map[string]Summary, reports []map[string]paper.Report, texts *text.Catalog) error {
	around := map[string]*filing.Filing{}
	for id, s := range drafts {
		if f := digested(s); f != nil {
			around[id] = f
		}
	}
	for _, row := range p.Rows {
		if row.filing != nil {
			around[row.Draft] = row.filing
		}
	}
	circle := newCircle(around)
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.filing == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		check := d.Check(row.filing, reports[i], d.Today(), texts, circle.near(row.Draft, row.filing)...)
		for _, f := range check.Findings {
			if column, about := p.columnOf(f); about && !f.SetAside {
				row.Findings = append(row.Findings, SheetFinding{Finding: f, Row: row.Row, Column: column})
			}
		}
	}
	return nil
}

// columnOf returns the column of the first fact that a finding is about, and false where it is about no fact.
func (p *SheetPlan) columnOf(f rule.Finding) (int, bool) {
	about := false
	for _, path := range f.Paths {
		if _, ok := filing.Lookup(path); ok {
			about = true
			if column := p.reading.Column(path); column > 0 {
				return column, true
			}
		}
	}
	return 0, about
}

// digested returns what a summary holds of a filing for others to be compared with; nil where it holds nothing.
func digested(s Summary) *filing.Filing {
	raw, err := base64.RawStdEncoding.DecodeString(s.Digest)
	if err != nil || len(raw) == 0 {
		return nil
	}
	f, err := filing.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	return f
}

// Notes returns what is to be said about the cells of a sheet, in words: what could not be read, what was not used, and what
// the rules find.
func (p *SheetPlan) Notes(texts *text.Catalog) []sheet.Note {
	var notes []sheet.Note
	say := func(problem sheet.Problem, bad bool) {
		wrong, fix := problem.Say(texts)
		notes = append(notes, sheet.Note{Row: problem.Row, Column: problem.Column, Bad: bad, Text: texts.T("sheet.note", "wrong", wrong, "fix", fix)})
	}
	for _, u := range p.Unused {
		say(u, false)
	}
	for _, row := range p.Rows {
		for _, problem := range row.Problems {
			say(problem, true)
		}
		for _, note := range row.Notes {
			say(note, false)
		}
		for _, f := range row.Findings {
			notes = append(notes, sheet.Note{
				Row: f.Row, Column: f.Column, Bad: f.Severity == rule.Block, Text: texts.T("sheet.note", "wrong", f.Message, "fix", f.Fix),
			})
		}
	}
	return notes
}

// MarkSheet writes the sheet of a plan as an .xlsx with what is to be said about its cells.
func (d *Desk) MarkSheet(w io.Writer, p *SheetPlan, texts *text.Catalog) error {
	if d.parts.Sheets == nil {
		return ErrNoSheets
	}
	return d.parts.Sheets.MarkSheet(w, p.grid, p.Notes(texts), p.book.Table().Words)
}
