package wizard

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Attach keeps a file's bytes, puts it into a slot and looks into it. Slots other than paper.Other hold one paper: an
// earlier one makes room. It takes as long as reading the file does; cancelling the context leaves the draft as it was.
func (s *Session) Attach(ctx context.Context, slot paper.Slot, name string, r io.Reader) (filing.Attachment, error) {
	if !slot.Valid() {
		return filing.Attachment{}, fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, slot)
	}
	limited := &io.LimitedReader{R: r, N: paper.MaxBytes + 1}
	sha, size, err := s.desk.parts.Store.PutFile(ctx, limited)
	if err != nil {
		return filing.Attachment{}, fmt.Errorf("keep file: %w", err)
	}
	if size > paper.MaxBytes {
		return filing.Attachment{}, fmt.Errorf("%w: more than %d MB", ErrFileTooLarge, paper.MaxBytes>>20)
	}
	return s.put(ctx, slot, filing.Attachment{Slot: string(slot), File: baseName(name), SHA256: sha, Size: size})
}

// Reuse puts a paper that is already in the draft into another slot too.
func (s *Session) Reuse(ctx context.Context, attachment string, slot paper.Slot) (filing.Attachment, error) {
	a, ok := s.attachment(attachment)
	if !ok {
		return filing.Attachment{}, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	a.Slot = string(slot)
	return s.put(ctx, slot, a)
}

func (s *Session) put(ctx context.Context, slot paper.Slot, a filing.Attachment) (filing.Attachment, error) {
	data, err := s.desk.parts.Store.File(ctx, a.SHA256)
	if err != nil {
		return filing.Attachment{}, fmt.Errorf("read kept file: %w", err)
	}
	var as paper.Kind
	if kinds := slot.Kinds(s.Filing()); len(kinds) > 0 {
		as = kinds[0]
	}
	report, err := s.desk.parts.Inspector.Inspect(ctx, a.File, data, as)
	if err != nil {
		return filing.Attachment{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	if slot != paper.Other {
		f.Attachments = slices.DeleteFunc(f.Attachments, func(old filing.Attachment) bool {
			gone := old.Slot == string(slot)
			if gone {
				delete(s.draft.Reports, old.ID)
			}
			return gone
		})
	}
	a.ID = freeID(f)
	f.Attachments = append(f.Attachments, a)
	s.setIcon(f, slot, a.ID)
	s.draft.Reports[a.ID] = report
	s.changed("attach " + a.ID)
	return a, nil
}

// Detach takes an attachment out of the draft. Its bytes stay in the store while the draft's history refers to them.
func (s *Session) Detach(attachment string) error {
	a, ok := s.attachment(attachment)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	return s.change("detach "+attachment, func(f *filing.Filing) error {
		f.Attachments = slices.DeleteFunc(f.Attachments, func(old filing.Attachment) bool { return old.ID == a.ID })
		f.SetAside = slices.DeleteFunc(f.SetAside, func(x filing.SetAside) bool { return x.Attachment == a.ID })
		delete(s.draft.Reports, a.ID)
		s.setIcon(f, paper.Slot(a.Slot), "")
		return nil
	})
}

// setIcon keeps the icon's attachment id where the case file wants it.
func (s *Session) setIcon(f *filing.Filing, slot paper.Slot, id string) {
	at := filing.Path(slot).Place()
	if slot.Pattern() != "services[].app.icon" || len(at) == 0 || at[0] >= len(f.Services) || f.Services[at[0]].App == nil {
		return
	}
	f.Services[at[0]].App.Icon = id
}

// freeID returns the lowest a1, a2 … that no attachment has had: ids are not used again within a draft's life as far as
// the draft still knows them.
func freeID(f *filing.Filing) string {
	for n := len(f.Attachments) + 1; ; n++ {
		id := fmt.Sprintf("a%d", n)
		if !slices.ContainsFunc(f.Attachments, func(a filing.Attachment) bool { return a.ID == id }) {
			return id
		}
	}
}
