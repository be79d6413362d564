package letter

import "log/slog"

// String names the kind of thing, and nothing in it.
func (Letter) String() string { return "letter.Letter" }

// LogValue implements slog.LogValuer.
func (l Letter) LogValue() slog.Value { return slog.StringValue(l.String()) }

// String names the kind of thing, and nothing in it.
func (Block) String() string { return "letter.Block" }

// LogValue implements slog.LogValuer.
func (b Block) LogValue() slog.Value { return slog.StringValue(b.String()) }

// String names the kind of thing, and nothing in it.
func (Fact) String() string { return "letter.Fact" }

// LogValue implements slog.LogValuer.
func (f Fact) LogValue() slog.Value { return slog.StringValue(f.String()) }
