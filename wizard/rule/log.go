package rule

import "log/slog"

// String names the kind of thing, and nothing in it.
func (Finding) String() string { return "rule.Finding" }

// LogValue implements slog.LogValuer.
func (f Finding) LogValue() slog.Value { return slog.StringValue(f.String()) }

// String names the kind of thing, and nothing in it.
func (Fault) String() string { return "rule.Fault" }

// LogValue implements slog.LogValuer.
func (f Fault) LogValue() slog.Value { return slog.StringValue(f.String()) }
