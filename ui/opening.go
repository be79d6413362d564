package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// An opening is a package that is being read; a locked one takes seconds before its papers are looked at.
type opening struct {
	file   string // its name, without the folder
	cancel context.CancelFunc
	bar    *widget.ProgressBarInfinite
	locked bool // the window is being locked or was locked meanwhile
}

// importCase reads a case and keeps it as a new draft. Of a locked one it asks the passphrase.
func (w *Window) importCase(path string) { w.importLocked(path, "") }

// A purpose is what a case is opened for.
type purpose int

// The purposes. What can be worked on and looked at is asked about.
const (
	unsaid purpose = iota
	toWork
	toLook
)

// A found case was read: it is a draft now, or to be looked at, or to be asked about.
type found struct {
	session *wizard.Session
	look    *Case
	ask     *Case
}

// askPassphrase asks for the passphrase of a package; again says that another one did not open it.
func (w *Window) askPassphrase(path string, again bool) {
	screen.AskPassphrase(w.shell(), path, again, func(passphrase string) { w.importLocked(path, passphrase) })
}

func (w *Window) importLocked(path, passphrase string) {
	if w.parts.Case == nil {
		return
	}
	w.importFor(path, passphrase, unsaid, func() (Case, error) { return w.parts.Case(path, passphrase) })
}

// askPurpose asks whether a package is to be worked on or only to be looked at.
func (w *Window) askPurpose(path string, c Case) {
	again := func(p purpose) { w.importFor(path, "", p, func() (Case, error) { return c, nil }) }
	screen.AskPurpose(w.shell(), filepath.Base(path), func() { again(toWork) }, func() { again(toLook) }, func() {
		if err := c.Close(); err != nil {
			w.parts.Log(err)
		}
	})
}

// importFor reads a case for a purpose.
func (w *Window) importFor(path, passphrase string, why purpose, read func() (Case, error)) {
	texts := w.texts()
	w.going++
	going := w.going
	ctx, o := w.beginOpening(path)
	task.Run(ctx, w.parts.Tasks, func(ctx context.Context) (found, error) {
		c, err := read()
		if err != nil {
			return found{}, err
		}
		if err := ctx.Err(); err != nil { // taking the lock off cannot be broken off
			return found{}, errors.Join(err, c.Close())
		}
		if c.Exhibit != nil {
			switch {
			case c.Exhibit.Redacted, why == toLook:
				c, err = w.readReports(ctx, c, texts)
				return found{look: &c}, err
			case why == unsaid:
				return found{ask: &c}, nil
			}
		}
		drafts, err := w.parts.Desk.Drafts(ctx)
		if err != nil {
			return found{}, errors.Join(err, c.Close())
		}
		c.Filing.Title = screen.TitleOfCopy(texts, c.Filing, drafts)
		session, err := w.parts.Desk.Import(ctx, c.Filing, c.Files, texts)
		return found{session: session}, errors.Join(err, c.Close())
	}, func(got found, err error) {
		open := got.look
		if open == nil {
			open = got.ask
		}
		if err == nil && open != nil && (o.locked || w.opening != o || going != w.going) {
			err = errors.Join(context.Canceled, open.Close()) // nobody waits for it any more
		}
		o.cancel()
		given := w.opening != o
		if !given {
			w.endOpening()
		}
		switch {
		case o.locked:
			if err != nil {
				w.stopped = o.file
			}
			w.relist()
			w.tellStopped()
		case given:
			w.relist() // it may have been kept in the same moment
		case errors.Is(err, wizard.ErrPackageLocked):
			w.askPassphrase(path, passphrase != "")
		case going != w.going: // somebody went elsewhere: the draft is in the list
			w.tell(err)
			w.relist()
		default:
			if err == nil {
				w.note(recent{File: path})
			}
			switch {
			case err == nil && got.look != nil:
				w.Look(*got.look)
			case err == nil && got.ask != nil:
				w.askPurpose(path, *got.ask)
			default:
				w.opened(got.session, err, screen.Place{Screen: screen.TasksScreen})
			}
		}
	})
}

// beginOpening shows that a package is being opened, in place of another that was.
func (w *Window) beginOpening(path string) (context.Context, *opening) {
	if w.opening != nil {
		w.giveUp()
	}
	ctx, cancel := context.WithCancel(context.Background())
	o := &opening{file: filepath.Base(path), cancel: cancel, bar: widget.NewProgressBarInfinite()}
	w.opening = o
	t := w.texts()
	stop := panel.Secondary(t.T("parcel.open.no"), w.giveUp)
	w.under.Objects = []fyne.CanvasObject{panel.Column(0,
		panel.Notice(panel.Quiet, icons.Package, t.T("opening.title", "file", o.file), t.T("opening.text"), stop), screen.Thin(o.bar))}
	w.under.Refresh()
	return ctx, o
}

// endOpening takes away what beginOpening shows.
func (w *Window) endOpening() {
	w.opening.bar.Stop()
	w.opening = nil
	w.under.Objects = nil
	w.under.Refresh()
}

// giveUp stops opening the package.
func (w *Window) giveUp() {
	if w.opening == nil {
		return
	}
	w.opening.cancel()
	w.endOpening()
}

// relist shows the list of drafts anew where it is shown.
func (w *Window) relist() {
	if w.gate.screen == "" && w.place.Screen == screen.HomeScreen {
		w.show(w.place)
	}
}

// tellStopped says, once the window is open, that locking it kept a package from being opened, or papers from being read.
func (w *Window) tellStopped() {
	if w.gate.screen != "" || w.locking {
		return
	}
	if w.unread > 0 {
		words := w.texts().T("opening.unread", "n", strconv.Itoa(w.unread))
		w.unread = 0
		w.announce(words)
	}
	if w.stopped == "" {
		return
	}
	words := w.texts().T("opening.stopped", "file", w.stopped)
	w.stopped = ""
	w.announce(words)
}
