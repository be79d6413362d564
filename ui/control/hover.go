package control

import "fyne.io/fyne/v2/driver/desktop"

// A hover knows whether the pointer is over a control that can be pressed. Its control sets changed before it is shown.
type hover struct {
	hovered bool
	changed func()
}

// Cursor is a hand.
func (h *hover) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn marks the control under the pointer.
func (h *hover) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.changed() }

// MouseMoved is of no interest.
func (h *hover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (h *hover) MouseOut() { h.hovered = false; h.changed() }
