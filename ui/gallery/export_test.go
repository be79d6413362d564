package gallery

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/beiandesk/beiandesk/ui"
)

// box is a part of the window.
type box struct{ left, top, right, bottom float32 }

func (b box) and(o box) box {
	return box{max(b.left, o.left), max(b.top, o.top), min(b.right, o.right), min(b.bottom, o.bottom)}
}

// endless is farther than any page goes.
const endless = 1e6

// slack is how far words may reach beyond their place, in points: widths are rounded up.
const slack = 1.5

// cuts lists what is written on a window and cannot be read whole: words wider than their own place, than what they are
// clipped by, or beyond the window's sides.
func cuts(w fyne.Window) []string {
	var out []string
	size := w.Canvas().Size()
	var visit func(o fyne.CanvasObject, at fyne.Position, clip box)
	visit = func(o fyne.CanvasObject, at fyne.Position, clip box) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		own := box{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
		switch x := o.(type) {
		case *canvas.Text:
			words := strings.TrimSpace(x.Text)
			if words == "" {
				return
			}
			width := fyne.MeasureText(words, x.TextSize, x.TextStyle).Width
			left := at.X
			switch x.Alignment {
			case fyne.TextAlignCenter:
				left += (o.Size().Width - width) / 2
			case fyne.TextAlignTrailing:
				left += o.Size().Width - width
			}
			if left+width > clip.right+slack || left < clip.left-slack {
				out = append(out, fmt.Sprintf("%q reaches from %.0f to %.0f, there is room from %.0f to %.0f", words, left, left+width, clip.left, clip.right))
			}
			if bottom := at.Y + fyne.MeasureText(words, x.TextSize, x.TextStyle).Height; bottom > clip.bottom+slack || at.Y < clip.top-slack {
				out = append(out, fmt.Sprintf("%q lies at %.0f to %.0f, there is room from %.0f to %.0f", words, at.Y, bottom, clip.top, clip.bottom))
			}
			return
		case *fyne.Container:
			for _, child := range x.Objects {
				visit(child, at, clip)
			}
			return
		}
		piece, ok := o.(fyne.Widget)
		if !ok {
			return
		}
		if _, ok := o.(interface{ ScrollToOffset(fyne.Position) }); ok {
			clip = clip.and(own)
			clip.top, clip.bottom = -endless, endless
			if scroll, ok := o.(*container.Scroll); ok && scroll.Direction != container.ScrollVerticalOnly {
				clip.right = max(clip.right, at.X+scroll.Content.MinSize().Width)
			}
		}
		if scrolls(o) {
			return
		}
		for _, child := range test.WidgetRenderer(piece).Objects() {
			visit(child, at, clip)
		}
	}
	whole := box{0, 0, size.Width, size.Height}
	visit(w.Canvas().Content(), fyne.Position{}, whole)
	for _, o := range w.Canvas().Overlays().List() {
		visit(o, fyne.Position{}, whole)
	}
	return out
}

// scrolls reports whether a piece is a field, whose text scrolls.
func scrolls(o fyne.CanvasObject) bool {
	_, ok := o.(interface{ SelectedText() string })
	return ok
}

// Walk shows one screen after the other to a test.
func Walk(ctx context.Context, o Options, look func(name string, w fyne.Window) error) error {
	return walk(ctx, o, func(name string, w *ui.Window) error { return look(name, w.Window()) })
}

// Cuts lists what is written on a window and cannot be read whole.
func Cuts(w fyne.Window) []string { return cuts(w) }
