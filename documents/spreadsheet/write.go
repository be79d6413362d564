package spreadsheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// WriteSheet writes a table in a form.
func (Clerk) WriteSheet(w io.Writer, t sheet.Table, form wizard.SheetForm) error {
	switch form {
	case wizard.CSV:
		return writeCSV(w, t, false)
	case wizard.CSVGB18030:
		return writeCSV(w, t, true)
	}
	return writeXLSX(w, t)
}

// cell is a text as it is given to the library.
func cell(s string) string { return spell(guard(s)) }

// nowhere is a folder that cannot be: what is written stays in memory, however large it is.
const nowhere = "\x00"

// firstRow is where filings begin, below the paths and the titles.
const firstRow = 3

// spareRows is how many empty rows below the filings have lists to choose from.
const spareRows = 500

// Looks of a sheet.
const (
	wide, middling, narrowest, inList = 28, 18, 12, 22 // widths of columns, in letters
	titleHeight                       = 44             // points
	titleGround                       = "E3ECF7"
	neededGround                      = "FCE9CF"
	badGround                         = "F8C9C4"
	noteGround                        = "FFF2C2"
	textFormat                        = 49 // @ (ECMA-376, 18.8.30): what is written stays as it is
	widest                            = 16_384
)

// written is a workbook while it is written.
type written struct {
	file          *excelize.File
	text, wrapped int // styles
}

func newWritten() (*written, error) {
	f := excelize.NewFile(excelize.Options{TmpDir: nowhere})
	w := &written{file: f}
	var err error
	if w.text, err = f.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top"}}); err != nil {
		return nil, err
	}
	w.wrapped, err = f.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return w, err
}

func (w *written) ground(colour string, bold bool) (int, error) {
	return w.file.NewStyle(&excelize.Style{
		NumFmt: textFormat, Font: &excelize.Font{Bold: bold},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: bold},
	})
}

// writeXLSX writes the filings, a sheet with what may be chosen, and one that explains.
func writeXLSX(out io.Writer, t sheet.Table) (err error) {
	w, err := newWritten()
	if err != nil {
		return err
	}
	for row, texts := range t.Rows {
		for i, text := range texts {
			if len(utf16.Encode([]rune(cell(text)))) > maxText {
				return fmt.Errorf("%w: %s", ErrLongText, sheet.Address(i+1, row+firstRow))
			}
		}
	}
	f := w.file
	if err := f.SetSheetName("Sheet1", t.Words.Sheet); err != nil {
		return err
	}
	lists, err := w.lists(t)
	if err != nil {
		return err
	}
	if err := w.notes(t.Words); err != nil {
		return err
	}
	if err := w.filings(t, lists); err != nil {
		return err
	}
	return f.Write(out)
}

// lists writes what may be chosen, and returns the formula of the list of every column that has one.
func (w *written) lists(t sheet.Table) (map[filing.Path]string, error) {
	name := t.Words.Lists
	if _, err := w.file.NewSheet(name); err != nil {
		return nil, err
	}
	columns, rows := [][]string{}, 0
	add := func(title string, words []string) int {
		columns = append(columns, append([]string{title}, words...))
		rows = max(rows, len(words)+1)
		return len(columns)
	}
	formulas, known := map[filing.Path]string{}, map[string]string{}
	for _, c := range t.Columns {
		if len(c.Options) == 0 {
			continue
		}
		key := strings.Join(c.Options, "\n")
		if known[key] == "" {
			known[key] = spanOf(name, add(strings.TrimLeft(c.Title, "*○"), c.Options), len(c.Options))
		}
		formulas[c.Path] = known[key]
	}
	if len(t.Places) > 0 {
		w.places(t, formulas, name, add)
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	if err := stream.SetColWidth(1, max(len(columns), 1), inList); err != nil {
		return nil, err
	}
	for row := range rows {
		cells := make([]any, len(columns))
		for i, words := range columns {
			if row < len(words) {
				cells[i] = excelize.Cell{StyleID: w.text, Value: cell(words[row])}
			}
		}
		if err := stream.SetRow(sheet.Address(1, row+1), cells); err != nil {
			return nil, err
		}
	}
	return formulas, stream.Flush()
}

// spanOf is the range of a list below its title.
func spanOf(name string, column, n int) string {
	letter := sheet.ColumnName(column)
	return fmt.Sprintf("'%s'!$%s$2:$%s$%d", name, letter, letter, n+1)
}

// pair joins the names above a division; no name has it.
const pair = "|"

// places adds the lists of divisions. The cities of a province stand together, and so do the counties of a city; a cell offers
// those of what was chosen beside it.
func (w *written) places(t sheet.Table, formulas map[filing.Path]string, name string, add func(string, []string) int) {
	var provinces, above, cities, beyond, counties []string
	for _, p := range t.Places {
		if len(provinces) == 0 || provinces[len(provinces)-1] != p.Province {
			provinces = append(provinces, p.Province)
		}
		if n := len(cities); n == 0 || cities[n-1] != p.City || above[n-1] != p.Province {
			above, cities = append(above, p.Province), append(cities, p.City)
		}
		if p.County != "" {
			beyond, counties = append(beyond, p.Province+pair+p.City), append(counties, p.County)
		}
	}
	title, letter := map[filing.Path]string{}, map[filing.Path]string{}
	for i, c := range t.Columns {
		title[c.Path], letter[c.Path] = strings.TrimLeft(c.Title, "*○"), sheet.ColumnName(i+1)
	}
	formulas["province"] = spanOf(name, add(title["province"], provinces), len(provinces))
	below := func(keys, names int, chosen string) string {
		k, n := sheet.ColumnName(keys), sheet.ColumnName(names)
		return fmt.Sprintf("OFFSET('%[1]s'!$%[3]s$1,MATCH(%[4]s,'%[1]s'!$%[2]s:$%[2]s,0)-1,0,COUNTIF('%[1]s'!$%[2]s:$%[2]s,%[4]s),1)", name, k, n, chosen)
	}
	province, city := "$"+letter["province"]+strconv.Itoa(firstRow), "$"+letter["city"]+strconv.Itoa(firstRow)
	formulas["city"] = below(add(title["province"], above), add(title["city"], cities), province)
	formulas["county"] = below(add(title["province"]+pair+title["city"], beyond), add(title["county"], counties), province+`&"`+pair+`"&`+city)
}

func (w *written) notes(words sheet.Words) error {
	if _, err := w.file.NewSheet(words.Notes); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(words.Notes)
	if err != nil {
		return err
	}
	const width = 110
	if err := stream.SetColWidth(1, 1, width); err != nil {
		return err
	}
	for i, line := range append([]string{words.Open}, words.Remarks...) {
		if err := stream.SetRow(sheet.Address(1, i+1), []any{excelize.Cell{StyleID: w.wrapped, Value: cell(line)}}); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// filings writes the sheet that is filled in: the paths hidden, the titles, the filings; every cell is text.
func (w *written) filings(t sheet.Table, lists map[filing.Path]string) error {
	stream, err := w.file.NewStreamWriter(t.Words.Sheet)
	if err != nil {
		return err
	}
	if err := w.offer(t.Words.Sheet, t.Columns, lists, len(t.Rows)); err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := stream.SetColWidth(i+1, i+1, widthOf(c)); err != nil {
			return err
		}
		if err := stream.SetColStyle(i+1, i+1, w.text); err != nil {
			return err
		}
	}
	const kept = 2 // columns that stay in sight: what tells the filings apart
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: kept, YSplit: firstRow - 1, TopLeftCell: sheet.Address(kept+1, firstRow), ActivePane: "bottomRight"}); err != nil {
		return err
	}
	title, err := w.ground(titleGround, true)
	if err != nil {
		return err
	}
	needed, err := w.ground(neededGround, true)
	if err != nil {
		return err
	}
	paths, titles := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i, c := range t.Columns {
		paths[i] = excelize.Cell{StyleID: w.text, Value: string(c.Path)}
		titles[i] = excelize.Cell{StyleID: title, Value: c.Title}
		if c.Mark == sheet.Required {
			titles[i] = excelize.Cell{StyleID: needed, Value: c.Title}
		}
	}
	if err := stream.SetRow("A1", paths, excelize.RowOpts{Hidden: true}); err != nil {
		return err
	}
	if err := stream.SetRow("A2", titles, excelize.RowOpts{Height: titleHeight}); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for row, texts := range t.Rows {
		for i, text := range texts {
			cells[i] = nil
			if text != "" {
				cells[i] = excelize.Cell{StyleID: w.text, Value: cell(text)}
			}
		}
		if err := stream.SetRow(sheet.Address(1, row+firstRow), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

func widthOf(c sheet.Column) float64 {
	switch {
	case c.Long, len(c.Options) > 4, c.Path == "entity.name", c.Path == "title":
		return wide
	case c.Path == sheet.ID:
		return narrowest
	}
	return middling
}

// What a hint on a cell can hold, in letters (Excel specifications and limits).
const longestHint, longestHintTitle = 255, 32

// offer gives every column its hint and its list. Anything may be written all the same: reading says what it does not know.
func (w *written) offer(name string, columns []sheet.Column, lists map[filing.Path]string, rows int) error {
	for i, c := range columns {
		v := excelize.NewDataValidation(true)
		v.SetSqref(sheet.Address(i+1, firstRow) + ":" + sheet.Address(i+1, firstRow+rows+spareRows))
		if formula := lists[c.Path]; formula != "" {
			v.SetSqrefDropList(strings.ReplaceAll(formula, "&", "&amp;")) // the library writes a formula as it is
		} else if c.Help == "" {
			continue
		} else {
			v.Type = "none"
		}
		if c.Help != "" {
			v.SetInput(cut(c.Title, longestHintTitle), cut(c.Help, longestHint))
		}
		if err := w.file.AddDataValidation(name, v); err != nil {
			return err
		}
	}
	return nil
}

func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
