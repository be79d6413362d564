package ui

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/beside"
	"github.com/beiandesk/beiandesk/ui/hotkey"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/topmost"
	"github.com/beiandesk/beiandesk/wizard"
)

// The size of the window beside the browser, in points: a browser of 1000 fits next to it on a screen of 1366.
const (
	besideWidth  = 360
	besideHeight = 660
)

// keyLook is how often the key of the desktop is looked for; nobody notices less than a tenth of a second.
const keyLook = 60 * time.Millisecond

// neighbour is the window beside the browser, and the draft that it shows.
type neighbour struct {
	session *wizard.Session
	window  fyne.Window
	view    *beside.View
	above   bool
	deaf    context.CancelFunc // stops listening for the key of the desktop; nil where nobody listens
}

// Beside returns the window beside the browser, or nil.
func (w *Window) Beside() fyne.Window {
	if w.beside == nil {
		return nil
	}
	return w.beside.window
}

// OpenBeside opens the window beside the browser for the draft that is open, or brings it to the front.
func (w *Window) OpenBeside() {
	if w.session == nil || w.gate.screen != "" || !w.parts.Desk.Fillable() {
		return
	}
	if w.beside != nil {
		w.beside.window.Show()
		w.beside.window.RequestFocus()
		return
	}
	window := w.parts.App.NewWindow("")
	window.SetIcon(fyne.NewStaticResource("icon.png", icons.App()))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(besideWidth, besideHeight))
	n := &neighbour{session: w.session, window: window, above: true}
	w.beside = n
	window.SetCloseIntercept(w.closeBeside)
	window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		w.stirred()
		switch key.Name {
		case panel.Stirred:
		case panel.Copied:
			w.copied()
		case fyne.KeyEscape:
			w.closeBeside()
		default:
			n.view.Typed(key)
		}
	})
	w.fillBeside(0)
	window.Show()
	n.above = topmost.Set(window, true)
	if n.above {
		w.fillBeside(0) // now it is known that there is something to switch
	}
}

// fillBeside shows the draft in the window beside the browser, from a page on.
func (w *Window) fillBeside(page int) {
	n := w.beside
	w.deafen()
	p := beside.Parts{Shell: w.shell(), Window: n.window, KeyName: hotkey.Name, IsAbove: n.above, Folder: w.showFolder}
	if topmost.Able(n.window) {
		p.Above = func(on bool) { n.above = on && topmost.Set(n.window, on) || !on && !topmost.Set(n.window, false) }
	}
	if hotkey.Able() && !w.parts.Tasks.Inline {
		p.Everywhere = w.listen
	}
	n.view = beside.New(p, page)
	n.window.SetTitle(w.texts().T("beside.title") + " — " + screen.TitleOf(w.texts(), n.session.Filing()))
	n.window.SetContent(container.NewStack(newWatcher(w.stirred), n.view.Content()))
}

// followBeside keeps the window beside the browser to the draft that is open: it goes when the draft is left or locked.
func (w *Window) followBeside() {
	if w.beside != nil && (w.session != w.beside.session || w.gate.screen != "") {
		w.closeBeside()
	}
}

func (w *Window) closeBeside() {
	if w.beside == nil {
		return
	}
	w.deafen()
	window := w.beside.window
	w.beside = nil
	window.SetCloseIntercept(nil)
	window.Close()
}

// listen listens for the key of the desktop, or stops.
func (w *Window) listen(on bool) {
	w.deafen()
	n := w.beside
	if !on || n == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	var stop atomic.Bool
	n.deaf = func() { stop.Store(true) }
	key, view := &hotkey.Key{}, n.view
	var failed error // written before the last look ends, read after
	task.Every(ctx, w.parts.Tasks, keyLook, func() bool {
		if stop.Load() { // the key is let go of where it was taken
			key.Close()
			cancel()
			return false
		}
		pressed, err := key.Look()
		if err != nil {
			failed = err
			cancel()
		}
		return pressed || err != nil
	}, func() {
		if w.beside != n || n.view != view || stop.Load() {
			return
		}
		if failed != nil {
			words := "beside.everywhere.none"
			if errors.Is(failed, hotkey.ErrTaken) {
				words = "beside.everywhere.taken"
			}
			view.KeyFailed(w.texts().T(words, "key", hotkey.Name))
			return
		}
		w.stirred()
		view.Advance(true)
	})
}

// deafen stops listening for the key of the desktop.
func (w *Window) deafen() {
	if w.beside != nil && w.beside.deaf != nil {
		w.beside.deaf()
		w.beside.deaf = nil
	}
}

// showFolder opens a folder in the program that shows them.
func (w *Window) showFolder(folder string) {
	folder = filepath.ToSlash(folder)
	if !strings.HasPrefix(folder, "/") {
		folder = "/" + folder
	}
	w.tell(w.parts.App.OpenURL(&url.URL{Scheme: "file", Path: folder}))
}
