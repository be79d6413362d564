package wizard

import "log/slog"

// String names the kind of thing, and nothing in it.
func (SheetPlan) String() string { return "wizard.SheetPlan" }

// LogValue implements slog.LogValuer.
func (p SheetPlan) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (SheetRow) String() string { return "wizard.SheetRow" }

// LogValue implements slog.LogValuer.
func (r SheetRow) LogValue() slog.Value { return slog.StringValue(r.String()) }

// String names the kind of thing, and nothing in it.
func (SheetFinding) String() string { return "wizard.SheetFinding" }

// LogValue implements slog.LogValuer.
func (f SheetFinding) LogValue() slog.Value { return slog.StringValue(f.String()) }
