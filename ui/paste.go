package ui

import (
	"context"
	"errors"

	"github.com/beiandesk/beiandesk/ui/clipping"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
)

// paste gives the picture or the files of the clipboard to whoever asked, while the place is still the same.
func (w *Window) paste(done func(screen.Pasted)) {
	going, at := w.going, w.place
	task.Run(context.Background(), w.parts.Tasks, w.parts.Clip, func(c clipping.Clipping, err error) {
		if going != w.going || at != w.place || w.gate.screen != "" {
			return
		}
		t := w.texts()
		switch {
		case errors.Is(err, clipping.ErrEmpty):
			w.mention(t.T("paste.empty"))
		case errors.Is(err, clipping.ErrLarge):
			w.mention(t.T("trouble.file_too_large"))
		case errors.Is(err, clipping.ErrUnreadable):
			w.mention(t.T("paste.unreadable"))
		case err != nil:
			w.tell(err)
		default:
			if w.passing {
				w.clear()
			}
			done(screen.Pasted{Files: c.Files, Picture: c.Picture, Name: t.T("paste.name") + c.Ending})
		}
	})
}

// pasted is Ctrl+V where no field takes it.
func (w *Window) pasted() {
	w.stirred()
	if w.pasting != nil && w.gate.screen == "" && w.window.Canvas().Overlays().Top() == nil {
		w.pasting()
	}
}
