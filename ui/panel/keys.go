package panel

import "fyne.io/fyne/v2"

// What pieces tell the window that has no key: that somebody is typing, and that something was put into the clipboard.
const (
	Stirred fyne.KeyName = "beiandesk.stirred"
	Copied  fyne.KeyName = "beiandesk.copied"
)

// Tell tells the window something that has no key.
func Tell(from fyne.CanvasObject, what fyne.KeyName) { Forward(from, &fyne.KeyEvent{Name: what}) }

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
