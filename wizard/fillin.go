package wizard

import (
	"context"
	"errors"

	"github.com/beiandesk/beiandesk/wizard/companion"
)

// ErrNoCompanion says that nobody lists what is filled in.
var ErrNoCompanion = errors.New("nobody lists what is filled in")

// Companion lists what is filled into the portal by the present answers. Pictures are named; Print makes them.
func (s *Session) Companion(ctx context.Context) (companion.Guide, error) {
	if !s.desk.Fillable() {
		return companion.Guide{}, ErrNoCompanion
	}
	s.mu.Lock()
	check, draft, texts := s.check(), s.snapshot(), s.texts
	s.mu.Unlock()
	return s.desk.parts.Packer.Companion(ctx, Package{
		Filing: draft.Filing, Check: check, Reports: draft.Reports, Finish: draft.Finish,
		Texts: texts.Suited(draft.Filing), CreatedAt: s.desk.parts.Clock.Now(), Program: s.desk.parts.Program,
	})
}

// Fillable reports whether there is anybody who lists what is filled in.
func (d *Desk) Fillable() bool { return d.parts.Packer != nil }

// Filled reports whether something was filled into the portal as it is now: its mark tells what it was then.
func (s *Session) Filled(id, mark string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.draft.Filled[id]
	return ok && kept == mark
}

// Fill notes that something was filled into the portal, or that it was not. Save keeps it; there is nothing to undo.
func (s *Session) Fill(id, mark string, done bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.draft.Filled[id]
	if s.exhibit != nil || ok == done && kept == mark || !ok && !done {
		return
	}
	if s.draft.Filled == nil {
		s.draft.Filled = map[string]string{}
	}
	if done {
		s.draft.Filled[id] = mark
	} else {
		delete(s.draft.Filled, id)
	}
	s.dirty = true
}

// FillAnew takes every such note away.
func (s *Session) FillAnew() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.draft.Filled) > 0 && s.exhibit == nil {
		s.draft.Filled, s.dirty = nil, true
	}
}
