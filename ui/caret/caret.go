// Package caret tells the system's input method where text is being written, so that what may be meant is shown there and
// not in a corner of the window.
package caret

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Follow tells the input method that text is written at a place in a piece of the window: the left end of the caret's foot.
// A place outside the piece, as in text that was scrolled, counts as its nearest edge. Where the window has no input
// method that listens, nothing happens.
func Follow(o fyne.CanvasObject, at fyne.Position) {
	here := fyne.CurrentApp().Driver()
	canvas := here.CanvasForObject(o)
	if canvas == nil {
		return
	}
	for _, w := range here.AllWindows() {
		native, ok := w.(driver.NativeWindow)
		if !ok || w.Canvas() != canvas {
			continue
		}
		x, y := pixels(here.AbsolutePositionForObject(o), within(at, o.Size()), canvas.Scale())
		native.RunNative(func(handle any) { place(handle, x, y) })
	}
}

// within returns the point of a piece that is nearest to a place.
func within(at fyne.Position, size fyne.Size) fyne.Position {
	return fyne.NewPos(min(max(at.X, 0), size.Width), min(max(at.Y, 0), size.Height))
}

// pixels turns a place in a piece into pixels of its window.
func pixels(piece, at fyne.Position, scale float32) (x, y int) {
	whole := func(v float32) int { return int(math.Round(float64(v * scale))) }
	return whole(piece.X + at.X), whole(piece.Y + at.Y)
}
