package wizard

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Reading is a fact as it was read from a paper: a suggestion that the applicant confirms, never an answer by itself.
type Reading struct {
	Path       filing.Path
	Line       paper.Line
	Attachment filing.Attachment
}

// Readings lists what was read from the papers of this draft, in the order in which they were given. A paper that does
// not show what its slot is for says nothing.
func (s *Session) Readings() []Reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	var out []Reading
	for _, a := range f.Attachments {
		report, ok := s.draft.Reports[a.ID]
		if !ok {
			continue
		}
		for _, x := range paper.Suggest(f, paper.Slot(a.Slot), report) {
			out = append(out, Reading{Path: x.Path, Line: x.Line, Attachment: a})
		}
	}
	return out
}
