package wizard

import (
	"context"
	"fmt"
	"io"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Export writes the submission package of the present state. While a finding blocks it refuses with ErrBlocked, unless
// force is set; then the report in the package says so.
func (s *Session) Export(ctx context.Context, w io.Writer, force bool) error {
	s.mu.Lock()
	check, draft, texts := s.check(), s.snapshot(), s.texts
	s.mu.Unlock()
	return s.desk.Export(ctx, w, draft.Filing, check, draft.Reports, s, texts, force)
}

// Export writes the submission package of a case that was checked. While a finding blocks it refuses with ErrBlocked,
// unless force is set.
func (d *Desk) Export(
	ctx context.Context, w io.Writer, f *filing.Filing, check Check, reports map[string]paper.Report, files Files, texts *text.Catalog, force bool,
) error {
	if check.Counts.Block > 0 && !force {
		return fmt.Errorf("%w: %d", ErrBlocked, check.Counts.Block)
	}
	return d.parts.Packer.Pack(ctx, w, Package{
		Filing: f, Check: check, Reports: reports, Files: files, Pictures: d.parts.Inspector, Texts: texts.Suited(f),
		CreatedAt: d.parts.Clock.Now(), Program: d.parts.Program,
	})
}
