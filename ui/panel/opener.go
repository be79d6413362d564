package panel

import "fyne.io/fyne/v2"

// opener is what was pressed and opened something above the page: it has the focus again once that is closed.
type opener struct {
	canvas fyne.Canvas // nil unless the focus waits
}

// press presses a piece, and leaves the focus on it where that opens something.
func (p *opener) press(piece fyne.Focusable, do func()) {
	o := piece.(fyne.CanvasObject)
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || !attached(o) {
		do()
		return
	}
	held, before := c.Focused() == piece, len(c.Overlays().List())
	c.Focus(piece) // now: once something is above the page it has a focus of its own
	do()
	switch {
	case len(c.Overlays().List()) > before:
		p.canvas = c
	case !held && c.Focused() == piece:
		c.Unfocus()
	}
}

// astray reports whether a key came to a piece that is gone, as what it opened has replaced the page; the window has it then.
func (p *opener) astray(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	c := p.canvas
	if c == nil || attached(o) {
		return false
	}
	c.Unfocus()
	if handle := c.OnTypedKey(); handle != nil {
		handle(key)
	}
	return true
}

// attached reports whether a piece is still part of its window: what is not has no place.
func attached(o fyne.CanvasObject) bool {
	return !fyne.CurrentApp().Driver().AbsolutePositionForObject(o).IsZero()
}
