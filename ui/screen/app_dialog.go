package screen

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
)

// form puts a question that is answered by typing; do is called when it is confirmed, by the button or by Enter.
func form(s *Shell, title string, content fyne.CanvasObject, yes, no string, entry *control.Entry, do func()) {
	var d *dialog.CustomDialog
	open := func() { d.Hide(); do() }
	entry.OnSubmitted = func(string) { open() }
	d = dialog.NewCustomWithoutButtons(title, content, s.Window)
	d.SetButtons([]fyne.CanvasObject{panel.Secondary(no, func() { d.Hide() }), panel.Primary(yes, open)})
	d.Resize(fyne.NewSize(min(dialogWidth, s.Window.Canvas().Size().Width*0.9), 0))
	d.Show()
	s.Window.Canvas().Focus(entry)
}

func nameOf(file string) string { return filepath.Base(file) }
