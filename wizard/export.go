package wizard

import (
	"context"
	"fmt"
	"io"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Sending says how a package is written.
type Sending struct {
	Force bool // also while a finding blocks; then the report in the package says so
	Lock  Lock
	// Made is told of every picture for the portal, if it is not nil.
	Made func(a filing.Attachment, page int, made paper.Print)
}

// An Outgoing is a case that is exported: checked, with what was found about its papers.
type Outgoing struct {
	Filing  *filing.Filing
	Check   Check
	Reports map[string]paper.Report // by attachment id
	Files   Files
	Finish  paper.Finish
	Sending
}

// Export writes the submission package of the present state. While a finding blocks it refuses with ErrBlocked, unless
// that is forced.
func (s *Session) Export(ctx context.Context, w io.Writer, how Sending) error {
	if err := s.writable(); err != nil {
		return err
	}
	s.mu.Lock()
	check, draft, texts := s.check(), s.snapshot(), s.texts
	s.mu.Unlock()
	return s.desk.Export(ctx, w, Outgoing{
		Filing: draft.Filing, Check: check, Reports: draft.Reports, Files: s, Finish: draft.Finish, Sending: how,
	}, texts)
}

// Export writes the submission package of a case that was checked. While a finding blocks it refuses with ErrBlocked,
// unless that is forced.
func (d *Desk) Export(ctx context.Context, w io.Writer, o Outgoing, texts *text.Catalog) error {
	if o.Check.Counts.Block > 0 && !o.Force {
		return fmt.Errorf("%w: %d", ErrBlocked, o.Check.Counts.Block)
	}
	return d.locked(w, o.Lock, func(w io.Writer) error {
		return d.parts.Packer.Pack(ctx, w, Package{
			Filing: o.Filing, Check: o.Check, Reports: o.Reports, Files: o.Files, Pictures: d.parts.Inspector, Finish: o.Finish,
			Made: o.Made, Texts: texts.Suited(o.Filing), CreatedAt: d.parts.Clock.Now(), Program: d.parts.Program,
		})
	})
}

// Finish returns what was chosen for the pictures of this filing.
func (s *Session) Finish() paper.Finish {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.Finish
}

// SetFinish chooses it; Save keeps it.
func (s *Session) SetFinish(finish paper.Finish) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draft.Finish != finish && s.exhibit == nil {
		s.draft.Finish, s.dirty = finish, true
	}
}

// Print makes the picture that the portal would get of a page of an attachment, with a finish that need not be the chosen.
func (s *Session) Print(ctx context.Context, attachment string, page int, finish paper.Finish) (paper.Print, error) {
	a, ok := s.attachment(attachment)
	if !ok {
		return paper.Print{}, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	data, err := s.Bytes(ctx, a)
	if err != nil {
		return paper.Print{}, err
	}
	report, _ := s.Report(attachment)
	return s.desk.parts.Inspector.Portal(ctx, data, paper.Portrait{
		Slot: paper.Slot(a.Slot), Page: page, Report: report, Finish: finish,
	})
}
