package sheet

import (
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Problem is what is wrong with a cell, a row or a column of a sheet that was read. The key names its texts: what is wrong
// under "sheet.problem.", what to do under "sheet.fix.".
type Problem struct {
	Row    int    // 0: about a whole column
	Column int    // 0: about a whole row
	Title  string // of the column
	Key    string
	Values []string // name and value in turn
}

// Keys of problems.
const (
	LostDigits  = "lost_digits"  // a long number that a spreadsheet rounded
	BecameDate  = "became_date"  // something else that a spreadsheet took for a date
	NoValue     = "no_value"     // a formula that was never worked out
	FaultValue  = "fault_value"  // an error of a formula
	UnknownWord = "unknown_word" // none of the words of a list
	UnknownCity = "unknown_city" // no such city or county there
	NotYesNo    = "not_yes_no"
	NotID       = "not_id"
	SameID      = "same_id"
	NeedsOrder  = "needs_order" // a new filing without its order or nature
	NeedsKind   = "needs_kind"  // a service without its kind
	FarList     = "far_list"    // an element of a list far behind the others
	Settled     = "settled"     // a note: another answer overrules the cell
)

// Address returns the name of the cell, or of the row or the column.
func (p Problem) Address() string {
	switch {
	case p.Row == 0:
		return ColumnName(p.Column)
	case p.Column == 0:
		return Address(0, p.Row)
	}
	return Address(p.Column, p.Row)
}

// Say returns what is wrong and what to do, in words.
func (p Problem) Say(t *text.Catalog) (wrong, fix string) {
	return t.T("sheet.problem."+p.Key, p.Values...), t.T("sheet.fix."+p.Key, p.Values...)
}

// String names the place, and nothing that was typed.
func (p Problem) String() string { return "sheet.Problem " + p.Address() }
