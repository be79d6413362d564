package timeline

import "log/slog"

// String names the kind of thing, and nothing in it.
func (e Event) String() string { return "timeline.Event" }

// LogValue implements slog.LogValuer.
func (e Event) LogValue() slog.Value { return slog.StringValue(e.String()) }

// String names the kind of thing, and nothing in it.
func (Progress) String() string { return "timeline.Progress" }

// LogValue implements slog.LogValuer.
func (p Progress) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Case) String() string { return "timeline.Case" }

// LogValue implements slog.LogValuer.
func (c Case) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (Moment) String() string { return "timeline.Moment" }

// LogValue implements slog.LogValuer.
func (m Moment) LogValue() slog.Value { return slog.StringValue(m.String()) }
