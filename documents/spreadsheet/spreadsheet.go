// Package spreadsheet reads and writes the files of spreadsheets: .xlsx, and CSV in UTF-8 and GB18030.
//
// What a person exports may hold anything that was typed; a cell that a spreadsheet would take for a formula or a number is
// guarded by an apostrophe, and reading takes it away. Nothing that is read is ever worked out, and nothing is written to
// temporary files.
package spreadsheet

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// Errors of reading a file.
var (
	// ErrOldFormat says that a file is in the format of Excel before 2007.
	ErrOldFormat = errors.New("an .xls file of the old format")
	// ErrLocked says that a file opens with a password.
	ErrLocked = errors.New("the spreadsheet is locked with a password")
	// ErrMacros says that a file holds programs.
	ErrMacros = errors.New("the spreadsheet holds macros")
	// ErrDamaged says that a file breaks off or is not what it says.
	ErrDamaged = errors.New("the spreadsheet is damaged")
	// ErrTooLarge says that a file has more in it than is read.
	ErrTooLarge = errors.New("the spreadsheet is too large")
	// ErrNotSheet says that a file is something else.
	ErrNotSheet = errors.New("not a spreadsheet")
	// ErrEncoding says that the letters of a CSV file are in no encoding that is read.
	ErrEncoding = errors.New("text in an unknown encoding")
	// ErrQuote says that a CSV file ends within quotes.
	ErrQuote = errors.New("a quotation mark is not closed")
	// ErrLongText says that a text is longer than a cell can be.
	ErrLongText = errors.New("text longer than a cell")
)

// Limits of what is read. 5,000 filings of 60 columns are 18 MiB of XML; the rest is room for formats and for what others add.
const (
	MaxBytes  = wizard.MaxSheetBytes // of a file
	maxXML    = 64 << 20             // of what is unpacked of one file
	maxParts  = 1_000                // of a file
	maxCells  = 1_000_000
	maxStyles = 100_000
)

// maxText is the most that a cell holds, in units of UTF-16 (Excel specifications and limits).
const maxText = 32_767

// Clerk reads and writes spreadsheets for the wizard.
type Clerk struct{}

var _ wizard.SheetClerk = Clerk{}

// ReadSheet reads the first sheet of a file.
func (Clerk) ReadSheet(data []byte) (sheet.Grid, error) { return Read(data) }

// The beginnings of files.
const (
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // compound file: .xls, and locked .xlsx
	zipMagic = "PK\x03\x04"
)

// lockedPart is the name of the stream that holds a locked .xlsx, as a compound file writes it.
const lockedPart = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

// Read reads the first sheet of a file, which is told by its bytes.
func Read(data []byte) (sheet.Grid, error) {
	switch {
	case len(data) > MaxBytes:
		return sheet.Grid{}, fmt.Errorf("%w: more than %d MiB", ErrTooLarge, MaxBytes>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return sheet.Grid{}, sheet.ErrEmpty
	case bytes.HasPrefix(data, []byte(oleMagic)) && bytes.Contains(data, []byte(lockedPart)):
		return sheet.Grid{}, ErrLocked
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return sheet.Grid{}, ErrOldFormat
	case bytes.HasPrefix(data, []byte(zipMagic)):
		return readXLSX(data)
	}
	return readCSV(data)
}
