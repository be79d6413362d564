package wizard

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// Progress returns what was recorded of the order after it was handed in.
func (s *Session) Progress() timeline.Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	return timeline.Progress{Events: slices.Clone(s.draft.Progress.Events)}
}

// Followed returns the case that timelines and reminders are drawn of.
func (s *Session) Followed() timeline.Case {
	s.mu.Lock()
	defer s.mu.Unlock()
	draft := s.snapshot()
	return timeline.Case{Filing: draft.Filing, Progress: draft.Progress}
}

// Note notes where the order stands, as the applicant saw it. What cannot be true of this order is a *timeline.Refusal.
func (s *Session) Note(e timeline.Event) error {
	if err := s.writable(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.draft.Progress.Record(s.draft.Filing.Order, e, s.desk.parts.Clock.Now()); err != nil {
		return err
	}
	s.changed("status " + string(e.Status))
	return nil
}

// TakeNoteBack takes the newest note on the order back.
func (s *Session) TakeNoteBack() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.exhibit == nil && s.draft.Progress.RemoveLast() {
		s.changed("status taken back")
	}
}

// Granted returns the filing numbers that the order was given, as told.
func (s *Session) Granted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.draft.Granted)
}

// Grant notes the filing numbers that the order was given, that of each service at its place; empty texts at the end are
// left out.
func (s *Session) Grant(numbers []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	numbers = slices.Clone(numbers)
	for len(numbers) > 0 && strings.TrimSpace(numbers[len(numbers)-1]) == "" {
		numbers = numbers[:len(numbers)-1]
	}
	if s.exhibit == nil && !slices.Equal(numbers, s.draft.Granted) {
		s.draft.Granted = numbers
		s.changed("numbers")
	}
}

// granted writes the filing numbers that an order was given into the facts of the next one: the entity's, and each service's
// in turn.
func granted(f *filing.Filing, numbers []string) {
	for i, typed := range numbers {
		n, err := filing.ParseFilingNumber(typed)
		if err != nil {
			continue
		}
		f.Entity.FilingNumber = n.Entity().String()
		if i < len(f.Services) && n.Sequence() > 0 {
			f.Services[i].FilingNumber = n.String()
		}
	}
}
