package wizard

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Attach keeps a file's bytes, puts it into a slot and looks into it. Slots other than paper.Other hold one paper: an
// earlier one makes room, but for other pages and other parts of the same letter. It takes as long as reading the file does; cancelling the context leaves the draft as it was.
func (s *Session) Attach(ctx context.Context, slot paper.Slot, name string, r io.Reader) (filing.Attachment, error) {
	if err := s.writable(); err != nil {
		return filing.Attachment{}, err
	}
	if !slot.In(s.Filing()) {
		return filing.Attachment{}, fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, slot)
	}
	sha, size, err := s.desk.parts.Store.PutFile(ctx, &bounded{r: r, left: paper.MaxBytes})
	if err != nil {
		return filing.Attachment{}, fmt.Errorf("keep file: %w", err)
	}
	return s.put(ctx, slot, filing.Attachment{Slot: string(slot), File: baseName(name), SHA256: sha, Size: size})
}

// Reuse puts a paper that is already in the draft into another slot too.
func (s *Session) Reuse(ctx context.Context, attachment string, slot paper.Slot) (filing.Attachment, error) {
	a, ok := s.attachment(attachment)
	if !ok {
		return filing.Attachment{}, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	report, known := s.Report(attachment)
	known = known && sameLook(paper.Slot(a.Slot), slot)
	a.Slot = string(slot)
	if known {
		return s.lay(slot, a, report)
	}
	return s.put(ctx, slot, a)
}

// sameLook reports whether a file is looked into for one slot as for another: an icon is no paper.
func sameLook(a, b paper.Slot) bool { return isIcon(a) == isIcon(b) }

func isIcon(slot paper.Slot) bool { return slot.Pattern() == "services[].app.icon" }

// PutBack puts a paper that was replaced or taken out into its slot again. Its bytes stay in the store while the draft's
// history refers to them.
func (s *Session) PutBack(ctx context.Context, a filing.Attachment) (filing.Attachment, error) {
	slot := paper.Slot(a.Slot)
	if !slot.In(s.Filing()) {
		return filing.Attachment{}, fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, slot)
	}
	return s.put(ctx, slot, a)
}

// bounded reads until a file turns out to have more bytes than are ever read, and fails then, so that none of it is kept.
type bounded struct {
	r    io.Reader
	left int64
}

// Read reads on, or fails with ErrFileTooLarge.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("%w: more than %d MB", ErrFileTooLarge, paper.MaxBytes>>20)
	}
	return n, err
}

func (s *Session) put(ctx context.Context, slot paper.Slot, a filing.Attachment) (filing.Attachment, error) {
	data, err := s.desk.parts.Store.File(ctx, a.SHA256)
	if err != nil {
		return filing.Attachment{}, fmt.Errorf("read kept file: %w", err)
	}
	if err := s.writable(); err != nil {
		return filing.Attachment{}, err
	}
	report, err := s.desk.inspect(ctx, s.Filing(), a, data)
	if err == nil {
		err = ctx.Err() // an inspector may be late to notice
	}
	if err != nil {
		return filing.Attachment{}, err
	}
	return s.lay(slot, a, report)
}

// lay puts a file that was looked into in a slot.
func (s *Session) lay(slot paper.Slot, a filing.Attachment, report paper.Report) (filing.Attachment, error) {
	if err := s.writable(); err != nil {
		return filing.Attachment{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	if !slot.In(f) { // its row was removed meanwhile
		return filing.Attachment{}, fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, slot)
	}
	a.ID = freeID(f)
	if slot != paper.Other {
		for _, old := range f.Attached(string(slot)) {
			if !sameLetter(slot, s.draft.Reports[old.ID], report) {
				s.drop(f, old.ID)
			}
		}
	}
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
		s.drop(f, a.ID)
		s.setIcon(f, paper.Slot(a.Slot), "")
		return nil
	})
}

// drop forgets an attachment and what belongs to it; a signed letter stays in the draft's history. The caller holds the lock.
func (s *Session) drop(f *filing.Filing, id string) {
	s.putAway(f, id)
	f.Attachments = slices.DeleteFunc(f.Attachments, func(a filing.Attachment) bool { return a.ID == id })
	f.SetAside = slices.DeleteFunc(f.SetAside, func(x filing.SetAside) bool { return x.Attachment == id })
	delete(s.draft.Reports, id)
}

// setIcon keeps the icon's attachment id where the case file wants it.
func (s *Session) setIcon(f *filing.Filing, slot paper.Slot, id string) {
	at := filing.Path(slot).Place()
	if !isIcon(slot) || len(at) == 0 || at[0] >= len(f.Services) || f.Services[at[0]].App == nil {
		return
	}
	f.Services[at[0]].App.Icon = id
}

// freeID returns an id that none of the draft's attachments has and that is higher than theirs, so that what was said
// about a paper is never taken for another that replaces it.
func freeID(f *filing.Filing) string {
	highest := 0
	for _, a := range f.Attachments {
		if n, err := strconv.Atoi(strings.TrimPrefix(a.ID, "a")); err == nil && n < maxID {
			highest = max(highest, n)
		}
	}
	for n := highest + 1; ; n++ {
		id := fmt.Sprintf("a%d", n)
		if !slices.ContainsFunc(f.Attachments, func(a filing.Attachment) bool { return a.ID == id }) {
			return id
		}
	}
}

// maxID bounds the numbers of ids that are counted on from; a case file from elsewhere may have any.
const maxID = 1_000_000
