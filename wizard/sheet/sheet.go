// Package sheet says what a spreadsheet means: one row a filing, one column a fact.
//
// A sheet has a row of paths, which the programs for spreadsheets hide, a row of titles in words, and below them the filings.
// A column is known by its path wherever it stands, and by its title where the row of paths is gone. Lists of a filing have
// numbered columns: services[1].name is the name of the second website.
package sheet

import (
	"strconv"
	"strings"
)

// A Form is what a cell holds, as the file says.
type Form int

// The forms of a cell.
const (
	Text    Form = iota
	Number       // digits, perhaps with a point or an exponent
	Day          // a number that is shown as a date; the text is YYYY-MM-DD
	Bool         // TRUE or FALSE
	Formula      // a formula whose value the file does not hold; one with a value has the form of the value
	Fault        // an error like #N/A
)

// A Cell is one that holds something.
type Cell struct {
	Column int // from 1
	Text   string
	Form   Form
}

// A Row is one that holds something, its cells from left to right.
type Row struct {
	Number int // from 1
	Cells  []Cell
}

// At returns the cell in a column; an empty one where there is none.
func (r Row) At(column int) Cell {
	for _, c := range r.Cells {
		if c.Column == column {
			return c
		}
	}
	return Cell{Column: column}
}

// A Grid is the sheet of a file, from top to bottom.
type Grid struct {
	Name      string // of the sheet; empty where the form has none
	Rows      []Row
	Epoch1904 bool // days count from 1904, as old Macs did
}

// Limits of a sheet. A filing has some 60 columns; who files for 2,000 clients files for two provinces.
const (
	MaxFilings = 5_000
	MaxColumns = 2_000
)

const letters = 26

// ColumnName returns the letters of a column: A, Z, AA.
func ColumnName(column int) string {
	var name []byte
	for ; column > 0; column = (column - 1) / letters {
		name = append([]byte{byte('A' + (column-1)%letters)}, name...)
	}
	return string(name)
}

// Address returns the name of a cell, like C7. Without a column it is the row's number.
func Address(column, row int) string { return ColumnName(column) + strconv.Itoa(row) }

// ParseAddress reads the name of a cell.
func ParseAddress(name string) (column, row int, ok bool) {
	digits := strings.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	letter := name[:len(name)-len(digits)]
	if letter == "" || len(letter) > 3 || digits == "" || len(digits) > 7 {
		return 0, 0, false
	}
	for _, r := range letter {
		column = column*letters + int(r-'A'+1)
	}
	row, err := strconv.Atoi(digits)
	return column, row, err == nil && row > 0 && digits[0] != '0' && digits[0] != '+' && digits[0] != '-'
}

// A Note is what is said about a cell of a sheet that was read. Row or Column may be 0: it is about all of it.
type Note struct {
	Row, Column int
	Bad         bool // the cell stands in the way
	Text        string
}

// Paths reports whether a row holds the paths of columns.
func (r Row) Paths() bool {
	n := 0
	for _, c := range r.Cells {
		if _, ok := parsePath(c.Text); ok {
			n++
		}
	}
	return n >= leastTitles
}
