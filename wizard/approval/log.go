package approval

import "log/slog"

// String names the kind of thing, and nothing in it.
func (Page) String() string { return "approval.Page" }

// LogValue implements slog.LogValuer.
func (p Page) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (l Link) String() string { return "approval.Link" }

// LogValue implements slog.LogValuer.
func (l Link) LogValue() slog.Value { return slog.StringValue(l.String()) }

// String names the kind of thing, and nothing in it.
func (Finding) String() string { return "approval.Finding" }

// LogValue implements slog.LogValuer.
func (f Finding) LogValue() slog.Value { return slog.StringValue(f.String()) }

// String names the kind of thing, and nothing in it.
func (Verdict) String() string { return "approval.Verdict" }

// LogValue implements slog.LogValuer.
func (v Verdict) LogValue() slog.Value { return slog.StringValue(v.String()) }

// String names the kind of thing, and nothing in it.
func (Expectation) String() string { return "approval.Expectation" }

// LogValue implements slog.LogValuer.
func (e Expectation) LogValue() slog.Value { return slog.StringValue(e.String()) }

// String names the kind of thing, and nothing in it.
func (Footer) String() string { return "approval.Footer" }

// LogValue implements slog.LogValuer.
func (f Footer) LogValue() slog.Value { return slog.StringValue(f.String()) }
