package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// header is the strip above every place: where one is, when the draft was saved, undo, settings.
type header struct {
	w       *Window
	content *fyne.Container
	strip   *fyne.Container
	undo    *panel.Button
	can     bool
}

func newHeader(w *Window) *header {
	h := &header{w: w, strip: container.NewStack()}
	ground := panel.Ground(theme.ColorCard, panel.InsetXY(panel.Small, 1, h.strip))
	h.content = container.NewBorder(nil, panel.Divider(), nil, nil, ground)
	return h
}

// show builds the strip for the present place.
func (h *header) show() {
	t := h.w.texts()
	home := panel.NewButton(t.T("window.name"), fyne.NewStaticResource("logo.svg", icons.SVG(icons.Logo)), widget.LowImportance, func() { h.w.Go(screen.Place{Screen: screen.HomeScreen}) })
	if h.w.gate.screen != "" {
		h.strip.Objects = []fyne.CanvasObject{container.NewHBox(home)}
		h.strip.Refresh()
		return
	}
	settings := panel.NewButton("", fynetheme.SettingsIcon(), widget.LowImportance, func() { h.w.Go(screen.Place{Screen: screen.SettingsScreen}) })

	left := []fyne.CanvasObject{home}
	right := []fyne.CanvasObject{}
	var middle fyne.CanvasObject = layout.NewSpacer()
	if session := h.w.session; session != nil {
		left = append(left, panel.Icon(panel.Picture(icons.Next), theme.ColorMuted, theme.SizeBadge))
		words := screen.TitleOf(t, session.Filing())
		middle = panel.NewTile(words, false, panel.InsetXY(panel.Small, panel.Small, panel.NewText(words, panel.Style{Cut: true})), func() {
			h.w.Go(screen.Place{Screen: screen.TasksScreen})
		})
		if h.w.glass == nil {
			right = append(right, container.NewCenter(h.savedAt(session.SavedAt(), session.Dirty())))
		}
		h.undo = panel.NewButton(t.T("window.undo"), fynetheme.ContentUndoIcon(), widget.LowImportance, h.w.undo)
		h.undoable(h.can)
		if h.w.glass == nil {
			right = append(right, h.undo)
		}
	}
	right = append(right, settings)
	h.strip.Objects = []fyne.CanvasObject{
		container.NewBorder(nil, nil, container.NewHBox(left...), container.NewHBox(right...), middle),
	}
	h.strip.Refresh()
}

// busy shows that something is about to be saved.
func (h *header) busy() { h.show() }

// undoable shows whether there is something to undo.
func (h *header) undoable(can bool) {
	h.can = can
	if h.undo == nil {
		return
	}
	if can {
		h.undo.Enable()
	} else {
		h.undo.Disable()
	}
}

// savedAt says when the draft was saved last, to the second, and that this was an undo.
func (h *header) savedAt(at time.Time, dirty bool) fyne.CanvasObject {
	t := h.w.texts()
	switch {
	case h.w.unsaved:
		return panel.Mark(panel.Danger, icons.Alert, t.T("window.not_saved"))
	case dirty || at.IsZero():
		return panel.Mark(panel.Quiet, icons.Clock, t.T("window.saving"))
	case h.w.undone:
		return panel.Mark(panel.Success, icons.Done, t.T("window.undone"))
	}
	return panel.Mark(panel.Success, icons.Done, t.T("window.saved", "time", at.Local().Format(time.TimeOnly)))
}
