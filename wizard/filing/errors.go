package filing

import "errors"

// Errors of typed values: the text has not the form, or the form is right and the check is wrong.
var (
	// ErrForm says that a text has not the form of its scheme: length, characters or order.
	ErrForm = errors.New("form")
	// ErrCheckDigit says that the form is right and the check digit does not agree.
	ErrCheckDigit = errors.New("check digit")
)

// Errors of reading and changing a case.
var (
	// ErrNoSuchFact says that a path names no fact of a filing.
	ErrNoSuchFact = errors.New("no such fact")
	// ErrUnknownMember says that a case file has a member that the contract does not know.
	ErrUnknownMember = errors.New("unknown member")
	// ErrNewer says that a case file was written by a newer program.
	ErrNewer = errors.New("newer format")
	// ErrNotCase says that the bytes are no case file at all.
	ErrNotCase = errors.New("not a case file")
)
