package panel

import "fyne.io/fyne/v2"

// Forward hands a key that the focused piece has no use for to the window, where Enter continues and Escape goes back.
func Forward(from fyne.CanvasObject, key *fyne.KeyEvent) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(from)
	if canvas == nil {
		return
	}
	if handle := canvas.OnTypedKey(); handle != nil {
		handle(key)
	}
}
