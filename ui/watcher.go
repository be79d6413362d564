package ui

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// watcher lies under everything and notices the mouse wherever no piece above it does.
type watcher struct {
	widget.BaseWidget
	stirred func()
}

func newWatcher(stirred func()) *watcher {
	w := &watcher{stirred: stirred}
	w.ExtendBaseWidget(w)
	return w
}

// MouseIn implements desktop.Hoverable.
func (w *watcher) MouseIn(*desktop.MouseEvent) { w.stirred() }

// MouseMoved implements desktop.Hoverable.
func (w *watcher) MouseMoved(*desktop.MouseEvent) { w.stirred() }

// MouseOut implements desktop.Hoverable.
func (w *watcher) MouseOut() { w.stirred() }

// CreateRenderer draws nothing.
func (w *watcher) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
