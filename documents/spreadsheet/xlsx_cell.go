package spreadsheet

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// readRows reads the cells of a sheet. What the file says about its own size is not looked at.
func (b *book) readRows(d *xml.Decoder, g *sheet.Grid) error {
	row, column, cells := 0, 0, 0
	return elements(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			row, column = row+1, 0
			if n, err := strconv.Atoi(attr(e, "r")); err == nil {
				if n < row {
					return fmt.Errorf("%w: row %d after row %d", ErrDamaged, n, row-1)
				}
				row = n
			}
		case "c":
			column++
			if r := attr(e, "r"); r != "" {
				at, _, ok := sheet.ParseAddress(r)
				if !ok || at < column {
					return fmt.Errorf("%w: cell %q", ErrDamaged, r[:min(len(r), 12)])
				}
				column = at
			}
			cell, err := b.cell(d, e)
			if err != nil || cell.Text == "" && cell.Form != sheet.Formula {
				return err
			}
			if cells++; cells > maxCells {
				return fmt.Errorf("%w: more than %d cells", ErrTooLarge, maxCells)
			}
			cell.Column = column
			if n := len(g.Rows); n == 0 || g.Rows[n-1].Number != row {
				g.Rows = append(g.Rows, sheet.Row{Number: row})
			}
			last := &g.Rows[len(g.Rows)-1]
			last.Cells = append(last.Cells, cell)
		}
		return nil
	})
}

// cell reads one cell up to its end. The value of a formula is what the file holds of it.
func (b *book) cell(d *xml.Decoder, e xml.StartElement) (sheet.Cell, error) {
	var value strings.Builder
	formula, taking, inline := false, false, ""
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return sheet.Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "is":
				if inline, err = runsOf(d); err != nil {
					return sheet.Cell{}, err
				}
				continue
			case "f":
				formula = true
			}
			taking = t.Name.Local == "v"
			depth++
		case xml.EndElement:
			taking = false
			depth--
		case xml.CharData:
			if taking {
				value.Write(t)
			}
		}
	}
	c, err := b.formed(attr(e, "t"), attr(e, "s"), value.String(), inline)
	if formula && c.Text == "" {
		c.Form = sheet.Formula
	}
	return c, err
}

// formed gives a value its form.
func (b *book) formed(kind, style, value, inline string) (sheet.Cell, error) {
	switch kind {
	case "s":
		if value == "" {
			return sheet.Cell{}, nil
		}
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.shared) {
			return sheet.Cell{}, fmt.Errorf("%w: text %q is not there", ErrDamaged, value[:min(len(value), 12)])
		}
		return sheet.Cell{Text: unguard(respell(b.shared[i]))}, nil
	case "inlineStr":
		return sheet.Cell{Text: unguard(respell(inline))}, nil
	case "str":
		return sheet.Cell{Text: unguard(respell(unescape(value)))}, nil
	case "e":
		return sheet.Cell{Text: value, Form: sheet.Fault}, nil
	case "b":
		if truth(value) {
			return sheet.Cell{Text: "TRUE", Form: sheet.Bool}, nil
		}
		return sheet.Cell{Text: "FALSE", Form: sheet.Bool}, nil
	case "d":
		day, _, _ := strings.Cut(value, "T")
		return sheet.Cell{Text: day, Form: sheet.Day}, nil
	}
	if n, err := strconv.Atoi(style); err == nil && n >= 0 && n < len(b.dates) && b.dates[n] {
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			if day, ok := sheet.SerialDay(v, b.from1904); ok {
				return sheet.Cell{Text: day, Form: sheet.Day}, nil
			}
		}
	}
	if value == "" {
		return sheet.Cell{}, nil
	}
	return sheet.Cell{Text: strings.TrimSpace(value), Form: sheet.Number}, nil
}
