package assembly

import (
	"errors"
	"fmt"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
)

// ErrOtherRulebook says that a case carries another rulebook than it says that it was checked by.
var ErrOtherRulebook = errors.New("another rulebook than the case was checked by")

// Before returns a desk with the rulebook that a case was checked by: the update that it carries, or what comes with the
// program when that has the same version. It is nil where that rulebook is not at hand.
func (a *Assembly) Before(e wizard.Exhibit, keys []rulebook.Key) (*wizard.Desk, error) {
	var known *Knowledge
	var err error
	switch {
	case e.Rulebook != "" && e.Rulebook == a.Knowledge.Version:
		return a.Desk, nil
	case e.Book != nil:
		known, err = carried(e, keys)
	case e.Rulebook == wizard.RulebookVersion:
		known, err = Builtin()
	default:
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	then, err := New(Options{Knowledge: known, Keys: a.Keys})
	if err != nil {
		return nil, err
	}
	return then.Desk, then.Close() // it reads no paper
}

// carried reads the update that a case carries. It may well be older than what comes with the program.
func carried(e wizard.Exhibit, keys []rulebook.Key) (*Knowledge, error) {
	book, err := rulebook.Verifier{Keys: keys, Program: Version}.Open(e.Book)
	if err != nil {
		return nil, fmt.Errorf("rulebook of the case: %w", err)
	}
	if book.Version != e.Rulebook {
		return nil, fmt.Errorf("%w: %s, not %s", ErrOtherRulebook, book.Version, e.Rulebook)
	}
	known, err := TryRulebook(book.Data)
	if err != nil {
		return nil, fmt.Errorf("rulebook of the case: %w", err)
	}
	known.Version, known.Update = book.Version, book
	return known, nil
}
