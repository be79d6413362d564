package journal

import (
	"context"
	"fmt"
	"log/slog"
)

// masking is a handler that lets nothing through that somebody typed, whoever logs it.
type masking struct{ slog.Handler }

// Handle implements slog.Handler.
func (h masking) Handle(ctx context.Context, record slog.Record) error {
	clean := slog.NewRecord(record.Time, record.Level, Mask(record.Message), record.PC)
	record.Attrs(func(a slog.Attr) bool {
		clean.AddAttrs(maskAttr(a))
		return true
	})
	return h.Handler.Handle(ctx, clean)
}

// WithAttrs implements slog.Handler.
func (h masking) WithAttrs(attrs []slog.Attr) slog.Handler {
	clean := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		clean[i] = maskAttr(a)
	}
	return masking{h.Handler.WithAttrs(clean)}
}

// WithGroup implements slog.Handler.
func (h masking) WithGroup(name string) slog.Handler { return masking{h.Handler.WithGroup(name)} }

// mostNumber bounds the whole numbers that are written down: longer ones may be a phone's.
const mostNumber = 1_000_000_000

func maskAttr(a slog.Attr) slog.Attr {
	a.Key = Mask(a.Key)
	a.Value = maskValue(a.Value.Resolve())
	return a
}

// maskValue lets numbers, moments and what masks itself through. Of anything else only its type is told.
func maskValue(v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindBool, slog.KindDuration, slog.KindTime:
		return v
	case slog.KindInt64:
		if n := v.Int64(); n < mostNumber && n > -mostNumber {
			return v
		}
		return slog.StringValue(gone)
	case slog.KindUint64:
		if v.Uint64() < mostNumber {
			return v
		}
		return slog.StringValue(gone)
	case slog.KindFloat64:
		if n := v.Float64(); n < mostNumber && n > -mostNumber {
			return v
		}
		return slog.StringValue(gone)
	case slog.KindString:
		return slog.StringValue(Mask(v.String()))
	case slog.KindGroup:
		var clean []slog.Attr
		for _, a := range v.Group() {
			clean = append(clean, maskAttr(a))
		}
		return slog.GroupValue(clean...)
	}
	if err, ok := v.Any().(error); ok {
		return slog.StringValue(MaskError(err))
	}
	return slog.StringValue(fmt.Sprintf("%T", v.Any()))
}
