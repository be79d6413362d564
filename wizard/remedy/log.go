package remedy

import "log/slog"

// String names the kind of thing, and nothing in it.
func (Match) String() string { return "remedy.Match" }

// LogValue implements slog.LogValuer.
func (m Match) LogValue() slog.Value { return slog.StringValue(m.String()) }
