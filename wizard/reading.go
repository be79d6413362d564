package wizard

import (
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Reading is a fact as it was read from a paper: a suggestion that the applicant confirms, never an answer by itself.
type Reading struct {
	paper.Suggestion
	Attachment filing.Attachment
}

// Sure reports whether nothing about a reading is to be looked at twice before it is taken over.
func (r Reading) Sure() bool { return r.Line.Doubt == "" }

// Readings lists what was read from the papers of this draft, in the order in which they were given. A paper that does
// not show what its slot is for says nothing.
func (s *Session) Readings() []Reading { return s.readings(paper.Suggest) }

// Glimpses lists the names that stand on papers and could not be read: their place can be shown.
func (s *Session) Glimpses() []Reading { return s.readings(paper.Glimpse) }

func (s *Session) readings(of func(*filing.Filing, paper.Slot, paper.Report) []paper.Suggestion) []Reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	var out []Reading
	for _, a := range f.Attachments {
		report, ok := s.draft.Reports[a.ID]
		if !ok {
			continue
		}
		for _, x := range of(f, paper.Slot(a.Slot), report) {
			out = append(out, Reading{Suggestion: x, Attachment: a})
		}
	}
	return out
}

// Accept takes readings over as answers, all of them as one change. What was typed there makes room, so only what the
// applicant asked for may be given.
func (s *Session) Accept(readings ...Reading) error {
	var paths []string
	for _, r := range readings {
		paths = append(paths, string(r.Path))
	}
	return s.change("accept "+strings.Join(paths, " "), func(f *filing.Filing) error {
		for _, r := range readings { // all of them or none
			if _, ok := f.Text(r.Path); !ok {
				return fmt.Errorf("%w: %s", filing.ErrNoSuchFact, r.Path)
			}
		}
		changed := false
		for _, r := range readings {
			if old, _ := f.Text(r.Path); old == r.Value {
				continue
			}
			if err := f.SetText(r.Path, r.Value); err != nil {
				return err
			}
			changed = true
		}
		if !changed {
			return errSame
		}
		f.Settle()
		return nil
	})
}
