package sheet

import "log/slog"

// What is logged names the kind of thing, and tells nothing that somebody typed.

// LogValue implements slog.LogValuer.
func (p Problem) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Cell) String() string { return "sheet.Cell" }

// LogValue implements slog.LogValuer.
func (c Cell) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (Row) String() string { return "sheet.Row" }

// LogValue implements slog.LogValuer.
func (r Row) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (Grid) String() string { return "sheet.Grid" }

// LogValue implements slog.LogValuer.
func (g Grid) LogValue() slog.Value { return slog.StringValue(g.String()) }

// String names the kind of thing, and nothing in it.
func (Note) String() string { return "sheet.Note" }

// LogValue implements slog.LogValuer.
func (n Note) LogValue() slog.Value { return slog.StringValue(n.String()) }

// String names the kind of thing, and nothing in it.
func (Change) String() string { return "sheet.Change" }

// LogValue implements slog.LogValuer.
func (c Change) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (Head) String() string { return "sheet.Head" }

// LogValue implements slog.LogValuer.
func (h Head) LogValue() slog.Value { return slog.StringValue(h.String()) }

// String names the kind of thing, and nothing in it.
func (Entry) String() string { return "sheet.Entry" }

// LogValue implements slog.LogValuer.
func (e Entry) LogValue() slog.Value { return slog.StringValue(e.String()) }

// String names the kind of thing, and nothing in it.
func (Reading) String() string { return "sheet.Reading" }

// LogValue implements slog.LogValuer.
func (r Reading) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (Result) String() string { return "sheet.Result" }

// LogValue implements slog.LogValuer.
func (r Result) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (Table) String() string { return "sheet.Table" }

// LogValue implements slog.LogValuer.
func (t Table) LogValue() slog.Value { return slog.StringValue(t.String()) }
