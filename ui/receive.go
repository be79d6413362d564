package ui

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
)

// className is how the system knows our windows: the entry of the desktop's menu says the same as StartupWMClass.
const className = "BeianDesk"

// A package that waits for something else looks for it every receiveLook.
const (
	receiveKey  = "receive"
	receiveLook = time.Second
)

// Show shows the window. The window library makes the system's name of a window of its first title, and that must be the same
// in every language.
func (w *Window) Show() {
	w.window.SetTitle(className)
	w.window.Show()
	w.window.SetTitle(w.title())
}

// Receive opens packages that were given to the program: by a double click on a file. They wait until the store is open, and
// one is opened after the other.
func (w *Window) Receive(files []string) {
	w.received = append(w.received, files...)
	w.receive()
}

// receive opens the package that has waited longest, where nothing is in its way.
func (w *Window) receive() {
	if len(w.received) == 0 || w.closed {
		return
	}
	if w.gate.screen != "" || w.locking {
		w.under.Objects = []fyne.CanvasObject{panel.Notice(panel.Quiet, icons.Package, "",
			w.texts().T("opening.later", "n", strconv.Itoa(len(w.received))))}
		w.under.Refresh()
		return
	}
	if w.opening != nil || w.window.Canvas().Overlays().Top() != nil { // another is being opened, or somebody is asked something
		w.parts.Tasks.Later(receiveKey, receiveLook, func() { task.Show(w.parts.Tasks, w.receive) })
		return
	}
	file := w.received[0]
	w.received = w.received[1:]
	w.importCase(file)
}
