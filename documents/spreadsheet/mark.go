package spreadsheet

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// mostComments is how many cells get a comment; further ones are only coloured, for programs become slow with more.
const mostComments = 2_000

// MarkSheet writes a sheet that was read once more, every cell at its place, with marked cells coloured and explained.
func (Clerk) MarkSheet(out io.Writer, g sheet.Grid, marks []sheet.Note, words sheet.Words) error {
	w, err := newWritten()
	if err != nil {
		return err
	}
	bad, err := w.ground(badGround, false)
	if err != nil {
		return err
	}
	note, err := w.ground(noteGround, false)
	if err != nil {
		return err
	}
	if err := w.file.SetSheetName("Sheet1", words.Sheet); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(words.Sheet)
	if err != nil {
		return err
	}
	if err := stream.SetColWidth(1, 100, middling); err != nil {
		return err
	}
	marked := gather(marks, note, bad)
	for i, m := range marked {
		if i < mostComments {
			if err := w.file.AddComment(words.Sheet, excelize.Comment{
				Cell: sheet.Address(m.column, m.row), Author: "BeianDesk", Text: cut(m.text, maxText/2),
				Width: 320, Height: 140,
			}); err != nil {
				return err
			}
		}
	}
	if err := w.marked(stream, g, marked); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return w.file.Write(out)
}

// marking is what is said about one cell.
type marking struct {
	row, column, style int
	text               string
}

// gather puts together what is said about one cell. What is about a whole row is said in its first cell.
func gather(marks []sheet.Note, note, bad int) []marking {
	at := map[[2]int]*marking{}
	var order [][2]int
	for _, m := range marks {
		place := [2]int{max(m.Row, 1), max(m.Column, 1)}
		if place[1] > widest {
			continue
		}
		have := at[place]
		if have == nil {
			have = &marking{row: place[0], column: place[1], style: note}
			at[place] = have
			order = append(order, place)
		} else {
			have.text += "\n"
		}
		have.text += m.Text
		if m.Bad {
			have.style = bad
		}
	}
	slices.SortFunc(order, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	out := make([]marking, 0, len(order))
	for _, place := range order {
		out = append(out, *at[place])
	}
	return out
}

// marked writes the cells of a grid with their colours.
func (w *written) marked(stream *excelize.StreamWriter, g sheet.Grid, marked []marking) error {
	rows := slices.Clone(g.Rows)
	for _, m := range marked {
		at, there := slices.BinarySearchFunc(rows, m.row, func(r sheet.Row, n int) int { return r.Number - n })
		if !there {
			rows = slices.Insert(rows, at, sheet.Row{Number: m.row})
		}
	}
	for _, row := range rows {
		columns := map[int]excelize.Cell{}
		first, last := widest, 0
		put := func(column int, cell excelize.Cell) {
			columns[column] = cell
			first, last = min(first, column), max(last, column)
		}
		for _, c := range row.Cells {
			if c.Column <= widest {
				put(c.Column, excelize.Cell{StyleID: w.text, Value: cell(c.Text)})
			}
		}
		for len(marked) > 0 && marked[0].row == row.Number {
			cell := columns[marked[0].column]
			if cell.Value == nil {
				cell.Value = ""
			}
			cell.StyleID = marked[0].style
			put(marked[0].column, cell)
			marked = marked[1:]
		}
		if last == 0 {
			continue
		}
		cells := make([]any, last-first+1)
		for column, cell := range columns {
			cells[column-first] = cell
		}
		if err := stream.SetRow(sheet.Address(first, row.Number), cells, excelize.RowOpts{Hidden: row.Paths()}); err != nil {
			return err
		}
	}
	return nil
}
