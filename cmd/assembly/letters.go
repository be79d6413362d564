package assembly

import (
	"bytes"
	"context"

	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// lettersFor writes the letters that go into a package: those that the filing surely or likely needs, and those that came
// back signed.
func (a *Assembly) lettersFor(ctx context.Context, f *filing.Filing, texts *text.Catalog) ([]pack.Letter, error) {
	var out []pack.Letter
	today := a.Desk.Today()
	for _, l := range a.Desk.Letters(f, today, nil, texts) {
		if l.Demand == material.Perhaps && l.State == wizard.LetterMissing {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var page bytes.Buffer
		if err := a.Desk.WriteLetter(&page, f, today, l.Key, wizard.LetterPDF); err != nil {
			return nil, err
		}
		out = append(out, pack.Letter{ID: l.Key, PDF: page.Bytes()})
	}
	return out, nil
}
