package wizard

import (
	"log/slog"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// String names the draft, and nothing in it.
func (d Draft) String() string {
	if d.Filing == nil {
		return "no filing"
	}
	return d.Filing.String()
}

// LogValue implements slog.LogValuer.
func (d Draft) LogValue() slog.Value { return slog.StringValue(d.String()) }

// String names the kind of thing, and nothing in it.
func (s Summary) String() string { return (filing.Filing{ID: s.ID}).String() }

// LogValue implements slog.LogValuer.
func (s Summary) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Check) String() string { return "wizard.Check" }

// LogValue implements slog.LogValuer.
func (c Check) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (AppReading) String() string { return "wizard.AppReading" }

// LogValue implements slog.LogValuer.
func (r AppReading) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (AppSigner) String() string { return "wizard.AppSigner" }

// LogValue implements slog.LogValuer.
func (s AppSigner) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (AppFile) String() string { return "wizard.AppFile" }

// LogValue implements slog.LogValuer.
func (a AppFile) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the kind of thing, and nothing in it.
func (AppQuery) String() string { return "wizard.AppQuery" }

// LogValue implements slog.LogValuer.
func (a AppQuery) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the kind of thing, and nothing in it.
func (Package) String() string { return "wizard.Package" }

// LogValue implements slog.LogValuer.
func (p Package) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Reading) String() string { return "wizard.Reading" }

// LogValue implements slog.LogValuer.
func (r Reading) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (AppFact) String() string { return "wizard.AppFact" }

// LogValue implements slog.LogValuer.
func (a AppFact) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the session's draft, and nothing in it.
func (s *Session) String() string { return filing.Filing{ID: s.ID()}.String() }

// LogValue implements slog.LogValuer.
func (s *Session) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Letter) String() string { return "wizard.Letter" }

// LogValue implements slog.LogValuer.
func (l Letter) LogValue() slog.Value { return slog.StringValue(l.String()) }

// String names the kind of thing, and nothing in it.
func (LetterFact) String() string { return "wizard.LetterFact" }

// LogValue implements slog.LogValuer.
func (f LetterFact) LogValue() slog.Value { return slog.StringValue(f.String()) }

// String names the kind of thing, and nothing in it.
func (Print) String() string { return "wizard.Print" }

// LogValue implements slog.LogValuer.
func (p Print) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (FormerLetter) String() string { return "wizard.FormerLetter" }

// LogValue implements slog.LogValuer.
func (f FormerLetter) LogValue() slog.Value { return slog.StringValue(f.String()) }

// String names the kind of thing, and nothing in it.
func (Exhibit) String() string { return "wizard.Exhibit" }

// LogValue implements slog.LogValuer.
func (e Exhibit) LogValue() slog.Value { return slog.StringValue(e.String()) }
