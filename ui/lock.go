package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// A gate is the only page that is shown until the store may be used: it is locked, or its owner was told nothing yet.
type gate struct {
	screen screen.Name // empty: the window is open
	paused bool        // it was locked in this run
	draft  string      // id of the draft that was open
	place  screen.Place
	banner []fyne.CanvasObject // what was told above the page
}

// idleKey names the look at the clock among the tasks; it happens every idleLook.
const (
	idleKey  = "idle"
	idleLook = 10 * time.Second
)

// guard shows the gate where one is needed, and begins to look for idleness.
func (w *Window) guard() {
	if w.parts.Vault == nil {
		return
	}
	switch state := w.parts.Vault.State(); {
	case state.Locked:
		w.gate.screen = screen.LockScreen
	case !w.parts.Welcomed && (state.Fresh || state.Unprotected):
		w.gate.screen = screen.WelcomeScreen
	}
	w.gate.place = screen.Place{Screen: screen.HomeScreen}
	w.stirred()
	w.watchIdle()
}

// stirred notes that somebody sits before the window.
func (w *Window) stirred() { w.stir = w.parts.Now() }

// watchIdle looks again and again whether nothing was done for as long as is set.
func (w *Window) watchIdle() {
	w.parts.Tasks.Later(idleKey, idleLook, func() {
		task.Show(w.parts.Tasks, func() {
			if w.closed {
				return
			}
			if idle := w.settings.Idle; idle > 0 && w.gate.screen == "" && w.parts.Now().Sub(w.stir) >= idle {
				w.Lock()
			}
			w.watchIdle()
		})
	})
}

// Lock saves what is being typed and locks the store; the window shows nothing of it until it is unlocked. When saving does
// not succeed the window stays open and says so: what was typed is nowhere else.
func (w *Window) Lock() {
	if w.parts.Vault == nil || w.gate.screen != "" || w.locking {
		return
	}
	w.locking = true
	if w.opening != nil {
		w.opening.locked = true
	}
	w.going++
	session, veiled := w.session, w.parts.Desk.Busy()
	if veiled {
		w.veil(screen.SettlingStop)
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (stopped int, err error) {
		stopped = w.settle(ctx)
		if session != nil {
			if err := session.Save(ctx); err != nil {
				return stopped, err
			}
		}
		return stopped, w.parts.Vault.Lock()
	}, func(stopped int, err error) {
		w.locking = false
		w.unread += stopped
		if err != nil {
			if veiled {
				w.unveil(session)
			}
			if session != nil && session == w.session {
				w.saved(session, err)
			} else {
				w.tell(err)
			}
			w.stirred() // it is tried again when nothing is done for as long once more
			if w.opening != nil {
				w.opening.locked = false
			}
			w.tellStopped()
			return
		}
		if veiled {
			w.show(screen.Place{Screen: screen.LockScreen})
			return
		}
		w.veil("")
	})
}

// settlePatience is how long locking and closing wait for papers that are being read. Most take a second or two.
const settlePatience = 15 * time.Second

// settle waits until what is being read is saved, and returns how much of it had to be stopped.
func (w *Window) settle(ctx context.Context) int {
	ctx, cancel := context.WithTimeout(ctx, settlePatience)
	defer cancel()
	return w.parts.Desk.Settle(ctx)
}

// unveil shows again what could not be locked away.
func (w *Window) unveil(session *wizard.Session) {
	was := w.gate
	w.gate, w.session = gate{}, session
	w.banner.Objects = was.banner
	w.banner.Refresh()
	w.show(was.place)
}

// veil puts the lock before everything: pages, dialogs, what is told above them, the title.
func (w *Window) veil(stop string) {
	w.gate = gate{screen: screen.LockScreen, paused: true, place: w.place, banner: w.banner.Objects}
	if w.glass != nil { // it may hold what the lock hides
		w.unglass()
		w.gate.place = screen.Place{Screen: screen.HomeScreen}
	}
	if w.session != nil {
		w.gate.draft = w.session.ID()
	}
	w.session = nil
	overlays := w.window.Canvas().Overlays()
	for top := overlays.Top(); top != nil; top = overlays.Top() {
		top.Hide()
		overlays.Remove(top)
	}
	w.giveUp()
	w.banner.Objects = nil
	w.banner.Refresh()
	w.clearCopied()
	w.forgetRecent()
	w.show(screen.Place{Screen: screen.LockScreen, Stop: stop})
}

// unlocked goes on where the window was.
func (w *Window) unlocked() {
	was := w.gate
	w.gate = gate{}
	w.stirred()
	w.banner.Objects = was.banner
	w.banner.Refresh()
	w.first()
	w.recall()
	if was.draft == "" {
		w.show(was.place)
		w.tellStopped()
		return
	}
	w.going++
	going := w.going
	texts := w.texts()
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (*wizard.Session, error) {
		return w.parts.Desk.Open(ctx, was.draft, texts)
	}, func(session *wizard.Session, err error) {
		if going == w.going {
			if err != nil {
				w.show(screen.Place{Screen: screen.HomeScreen})
			}
			w.opened(session, err, was.place)
		}
		w.tellStopped()
	})
}

// first does once what waits for the store to be open.
func (w *Window) first() {
	if w.begun || w.parts.Opened == nil {
		return
	}
	w.begun = true
	task.Run(context.Background(), w.parts.Tasks, w.parts.Opened, func(news string, err error) {
		w.tell(err)
		if news == "" || w.gate.screen != "" {
			return
		}
		w.announce(news)
		if w.place.Screen == screen.HomeScreen {
			w.show(w.place)
		}
	})
}

// forget lets go of the draft that is open, because the store is about to change under it.
func (w *Window) forget() {
	w.session, w.undone = nil, false
	w.forgetRecent()
	w.followBeside()
	w.before = screen.Place{Screen: screen.HomeScreen}
	w.able()
	w.header.show()
	w.window.SetTitle(w.title())
}

// ComeForward brings the window to the front; a second start of the program asks for it.
func (w *Window) ComeForward() {
	w.window.Show()
	w.window.RequestFocus()
}
