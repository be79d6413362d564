// Package remedy reads a rejection notice and names the reasons in it, with what to do about each.
package remedy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// ErrBook says that a file of reasons is not fit to be used.
var ErrBook = errors.New("book of reasons")

// An ID names a reason for ever: R and two digits for the provider's catalogue of rejections, S for its system messages,
// X for what other providers list, V for what is checked after approval.
type ID string

// A Stage says when a reason is met.
type Stage string

// The stages.
const (
	Review Stage = "review" // before approval, or while filling in
	After  Stage = "after"  // when a filing that was approved is checked again
	Always Stage = "always" // both alike
)

// A Kind says how this program foresees a reason.
type Kind string

// The kinds.
const (
	Computed Kind = "computed" // at least one rule finds it
	Asked    Kind = "asked"    // a question of the interview is about it; no rule can tell
	Reminded Kind = "reminded" // nothing in a filing shows it; the applicant is told
)

// Words is a sentence in the languages of the program.
type Words struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// In returns the sentence in a language.
func (w Words) In(lang text.Language) string {
	if lang == text.English {
		return w.English
	}
	return w.Chinese
}

// Steps is what to do, in order, in the languages of the program.
type Steps struct {
	Chinese []string `json:"zh"`
	English []string `json:"en"`
}

// In returns the steps in a language. The slice must not be changed.
func (s Steps) In(lang text.Language) []string {
	if lang == text.English {
		return s.English
	}
	return s.Chinese
}

// A Reason is one thing that a notice may ask for.
type Reason struct {
	ID        ID            `json:"id"`
	Layer     rule.Layer    `json:"layer"` // who checks it
	Stage     Stage         `json:"stage"`
	Kind      Kind          `json:"kind"`
	Like      ID            `json:"like,omitempty"` // a reason of the same meaning; of the two only the one that fits better is named
	Title     Words         `json:"title"`
	Meaning   Words         `json:"meaning"`
	Todo      Steps         `json:"todo"`
	Rules     []rule.ID     `json:"rules"`               // rules that foresee it
	Asks      []string      `json:"asks,omitempty"`      // questions of the interview that foresee it
	Reminders []string      `json:"reminders,omitempty"` // reminders of the provider's portal that speak of it
	Paths     []filing.Path `json:"paths"`               // facts to look at, as patterns
	Slots     []paper.Slot  `json:"slots"`               // papers to look at, as patterns
	Signs     []string      `json:"signs"`               // see sign
	Against   []string      `json:"against,omitempty"`   // signs that speak against it
}

// file is the form in which reasons are kept.
type file struct {
	Threshold float64             `json:"threshold"`
	Words     map[string][]string `json:"words"` // words of one meaning; a sign writes <name> for all of them
	After     []string            `json:"after"` // a text that speaks of a filing approved before
	Calm      []string            `json:"calm"`  // good news, codes, adverts
	Alarm     []string            `json:"alarm"` // what good news does not say
	Fault     []string            `json:"fault"` // a notice says at least one of them; empty: it need not
	Reasons   []Reason            `json:"reasons"`
}

// A Book is a list of reasons, fit to be matched against.
type Book struct {
	reasons   []Reason
	threshold float64
	signs     []sign
	atoms     *automaton
	after     map[int32]bool // atoms of file.After, and so on
	calm      map[int32]bool
	alarm     map[int32]bool
	fault     map[int32]bool
}

// allLetters is the pattern of every letter, as the provider's pages write it.
const allLetters paper.Slot = "letters.*"

var idForm = regexp.MustCompile(`^[RSXV]\d{2}$`)

// Load reads a book of reasons. Unknown members, unknown names and incomplete reasons are ErrBook.
func Load(raw []byte) (*Book, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var f file
	if err := dec.Decode(&f); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBook, err)
	}
	if dec.More() {
		return nil, fmt.Errorf("%w: more than one document", ErrBook)
	}
	if f.Threshold <= 0 || f.Threshold >= 1 {
		return nil, fmt.Errorf("%w: a threshold of %v is not between 0 and 1", ErrBook, f.Threshold)
	}
	if len(f.Reasons) == 0 {
		return nil, fmt.Errorf("%w: no reasons", ErrBook)
	}
	b := &Book{reasons: f.Reasons, threshold: f.Threshold, atoms: newAutomaton()}
	known := map[ID]bool{}
	for i := range f.Reasons {
		r := &f.Reasons[i]
		if err := r.check(); err != nil {
			return nil, err
		}
		if known[r.ID] {
			return nil, fmt.Errorf("%w: %s is given twice", ErrBook, r.ID)
		}
		known[r.ID] = true
		for _, written := range []struct {
			signs   []string
			against bool
		}{{r.Signs, false}, {r.Against, true}} {
			for _, s := range written.signs {
				if err := b.addSign(i, s, written.against, f.Words); err != nil {
					return nil, fmt.Errorf("%w: %s: %w", ErrBook, r.ID, err)
				}
			}
		}
	}
	for _, r := range f.Reasons {
		if r.Like != "" && (!known[r.Like] || r.Like == r.ID) {
			return nil, fmt.Errorf("%w: %s is like %q, which is no other reason", ErrBook, r.ID, r.Like)
		}
	}
	var err error
	for _, list := range []struct {
		into  *map[int32]bool
		words []string
	}{{&b.after, f.After}, {&b.calm, f.Calm}, {&b.alarm, f.Alarm}, {&b.fault, f.Fault}} {
		*list.into = map[int32]bool{}
		for _, word := range list.words {
			var id int32
			if id, err = b.atoms.add(word); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrBook, err)
			}
			(*list.into)[id] = true
		}
	}
	b.atoms.finish()
	return b, nil
}

// check reports what a reason lacks.
func (r *Reason) check() error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s: %s", ErrBook, r.ID, fmt.Sprintf(format, args...))
	}
	switch {
	case !idForm.MatchString(string(r.ID)):
		return fail("the ID is not R, S, X or V and two digits")
	case r.Layer != rule.National && r.Layer != rule.Provincial && r.Layer != rule.Provider:
		return fail("no layer %q", r.Layer)
	case r.Stage != Review && r.Stage != After && r.Stage != Always:
		return fail("no stage %q", r.Stage)
	case r.Kind != Computed && r.Kind != Asked && r.Kind != Reminded:
		return fail("no kind %q", r.Kind)
	case (r.Kind == Computed) != (len(r.Rules) > 0):
		return fail("%s with %d rules", r.Kind, len(r.Rules))
	case r.Kind == Asked && len(r.Asks) == 0:
		return fail("asked, but by no question")
	case r.Title.Chinese == "" || r.Title.English == "" || r.Meaning.Chinese == "" || r.Meaning.English == "":
		return fail("a sentence is missing")
	case len(r.Todo.Chinese) == 0 || len(r.Todo.Chinese) != len(r.Todo.English):
		return fail("%d steps in Chinese, %d in English", len(r.Todo.Chinese), len(r.Todo.English))
	case len(r.Signs) == 0:
		return fail("no signs")
	}
	for _, step := range append(append([]string{}, r.Todo.Chinese...), r.Todo.English...) {
		if strings.TrimSpace(step) == "" {
			return fail("an empty step")
		}
	}
	for _, p := range r.Paths {
		if !isFact(p) {
			return fail("path %q is no fact", p)
		}
	}
	for _, s := range r.Slots {
		if s.Pattern() != s || s != allLetters && !paper.Slot(strings.ReplaceAll(string(s), "[]", "[0]")).Valid() {
			return fail("slot %q is no place for a paper", s)
		}
	}
	return nil
}

// isFact reports whether p is a pattern of the dictionary.
func isFact(p filing.Path) bool {
	row, ok := filing.Lookup(p)
	return ok && row.Path == p
}

// Reasons lists every reason, in the order of the file. The slice must not be changed.
func (b *Book) Reasons() []Reason { return b.reasons }

// Threshold is the score from which a reason counts as named.
func (b *Book) Threshold() float64 { return b.threshold }

// Reason returns the reason of an ID.
func (b *Book) Reason(id ID) (Reason, bool) {
	for _, r := range b.reasons {
		if r.ID == id {
			return r, true
		}
	}
	return Reason{}, false
}
