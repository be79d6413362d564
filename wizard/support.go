package wizard

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// ErrStandIns says that a case has stand-ins in place of personal data: it can be looked at, and never be handed in or worked
// on.
var ErrStandIns = errors.New("stand-ins in place of personal data")

// A Bundler writes what support gets.
type Bundler interface {
	// Bundle writes a support bundle (a zip). The exhibit is redacted, and its Seen is there.
	Bundle(ctx context.Context, w io.Writer, b Bundle) error
}

// A Bundle is what a support bundle is made from.
type Bundle struct {
	Exhibit Exhibit
	Texts   *text.Catalog // of the report for people
}

// A Lookout is what a draft does not know of itself: how it is looked at, what was written down about it, and what the rulebook
// was taken from.
type Lookout struct {
	View View
	Log  []string // the last lines of the log, masked already
	Book []byte   // the update of the rulebook that is installed, as it was signed
}

// Redact makes the stand-ins of a draft as it is now. Nothing of it comes into the store.
func (s *Session) Redact(ctx context.Context, l Lookout) (Redaction, error) {
	if err := s.writable(); err != nil {
		return Redaction{}, err
	}
	s.mu.Lock()
	draft, texts, others := s.snapshot(), s.texts, slices.Clone(s.others)
	s.mu.Unlock()
	if l.View.Language == "" {
		l.View.Language = texts.Language()
	}
	return s.desk.RedactDraft(ctx, draft, others, l, texts)
}

// RedactDraft makes the stand-ins of a draft, or of a case from a disk with what was found about its papers.
func (d *Desk) RedactDraft(ctx context.Context, draft Draft, others []*filing.Filing, l Lookout, texts *text.Catalog) (Redaction, error) {
	return d.Redact(ctx, Exhibit{
		Draft: draft, Others: others, At: d.parts.Clock.Now(), Program: d.parts.Program, Rulebook: d.parts.Rulebook, Book: l.Book, View: l.View, Log: l.Log,
	}, d.parts.Entropy, texts)
}

// WriteBundle writes the support bundle of a redaction.
func (d *Desk) WriteBundle(ctx context.Context, w io.Writer, r Redaction, texts *text.Catalog) error {
	if d.parts.Bundler == nil {
		return errors.New("no bundles are written here")
	}
	return d.parts.Bundler.Bundle(ctx, w, Bundle{Exhibit: r.Exhibit, Texts: texts})
}

// String names the kind of thing, and nothing in it.
func (StandIn) String() string { return "wizard.StandIn" }

// LogValue implements slog.LogValuer.
func (s StandIn) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Redaction) String() string { return "wizard.Redaction" }

// LogValue implements slog.LogValuer.
func (r Redaction) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (Bundle) String() string { return "wizard.Bundle" }

// LogValue implements slog.LogValuer.
func (b Bundle) LogValue() slog.Value { return slog.StringValue(b.String()) }

// String names the kind of thing, and nothing in it.
func (Lookout) String() string { return "wizard.Lookout" }

// LogValue implements slog.LogValuer.
func (l Lookout) LogValue() slog.Value { return slog.StringValue(l.String()) }
