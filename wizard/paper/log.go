package paper

import "log/slog"

// String names the kind of thing, and nothing in it.
func (Line) String() string { return "paper.Line" }

// LogValue implements slog.LogValuer.
func (l Line) LogValue() slog.Value { return slog.StringValue(l.String()) }

// String names the kind of thing, and nothing in it.
func (r Report) String() string { return "paper.Report" }

// LogValue implements slog.LogValuer.
func (r Report) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (Suggestion) String() string { return "paper.Suggestion" }

// LogValue implements slog.LogValuer.
func (s Suggestion) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Code) String() string { return "paper.Code" }

// LogValue implements slog.LogValuer.
func (c Code) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (Seal) String() string { return "paper.Seal" }

// LogValue implements slog.LogValuer.
func (s Seal) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Place) String() string { return "paper.Place" }

// LogValue implements slog.LogValuer.
func (p Place) LogValue() slog.Value { return slog.StringValue(p.String()) }
