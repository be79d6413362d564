package ui

import "fyne.io/fyne/v2"

// Dropped stands for files that the driver drops on the window.
func (w *Window) Dropped(at fyne.Position, uris ...fyne.URI) { w.dropped(at, uris) }

// Pasted stands for Ctrl+V where no field takes it.
func (w *Window) Pasted() { w.pasted() }
