package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// saveKey names the put-off save among the tasks.
const saveKey = "save"

// saving says that the session has changed.
func (w *Window) saving() {
	session := w.session
	if session == nil {
		return
	}
	w.undone = false
	w.stirred()
	w.header.busy()
	w.parts.Tasks.Later(saveKey, saveDelay, func() {
		err := session.Save(context.Background())
		task.Show(w.parts.Tasks, func() { w.saved(session, err) })
	})
}

// saveNow saves without delay, for the menu.
func (w *Window) saveNow() {
	session := w.session
	if session == nil {
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, session.Save(ctx)
	}, func(_ struct{}, err error) { w.saved(session, err) })
}

// saved shows what came of a save. A failure stays on the screen until a save succeeds.
func (w *Window) saved(session *wizard.Session, err error) {
	if w.closed || session != w.session {
		return
	}
	w.unsaved, w.passing = err != nil, false
	w.banner.Objects = nil
	if err != nil {
		t := w.texts()
		retry := panel.Secondary(t.T("window.save_again"), w.saveNow)
		w.banner.Objects = []fyne.CanvasObject{
			panel.Notice(panel.Danger, icons.Alert, t.T("window.not_saved"), w.sentence(err), retry),
		}
	}
	w.banner.Refresh()
	w.header.show()
	w.undoable()
	if w.beside != nil && w.beside.session == session {
		w.beside.view.Reload()
	}
}

// undoable asks whether there is something to undo and shows the button accordingly.
func (w *Window) undoable() {
	session := w.session
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (bool, error) {
		return session.CanUndo(ctx), nil
	}, func(can bool, _ error) {
		if session == w.session {
			w.header.undoable(can)
		}
	})
}

// undo goes back to the state before the last change and shows the place anew, scrolled to where it was.
func (w *Window) undo() {
	session := w.session
	if session == nil || w.glass != nil || w.window.Canvas().Overlays().Top() != nil {
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, session.Undo(ctx)
	}, func(_ struct{}, err error) {
		if session != w.session {
			return
		}
		if err != nil {
			w.tell(err)
			return
		}
		w.undone = true
		w.saved(session, nil)
		back := panel.Keep(w.stage)
		w.show(w.place)
		back()
	})
}

// Close saves and closes. When saving does not succeed it asks first.
func (w *Window) Close() {
	session := w.session
	if session == nil && !w.parts.Desk.Busy() {
		w.finish()
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (struct{}, error) {
		w.settle(ctx)
		if session == nil {
			return struct{}{}, nil
		}
		return struct{}{}, session.Save(ctx)
	}, func(_ struct{}, err error) {
		if err == nil {
			w.finish()
			return
		}
		w.saved(session, err)
		t := w.texts()
		words := panel.Body(w.sentence(err) + "\n" + t.T("window.close_anyway"))
		ask := dialog.NewCustomWithoutButtons(t.T("window.not_saved"), words, w.window)
		stay := panel.Secondary(t.T("button.stay"), ask.Hide)
		ask.SetButtons([]fyne.CanvasObject{stay, panel.Destructive(t.T("window.close"), func() { ask.Hide(); w.finish() })})
		ask.Resize(ask.MinSize().AddWidthHeight(dialogWidth, 0))
		ask.Show()
		w.window.Canvas().Focus(stay)
	})
}

func (w *Window) finish() {
	w.closed = true
	w.closeBeside()
	w.clearCopied()
	w.stopAsking()
	w.window.SetCloseIntercept(nil)
	w.window.Close()
}
