package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A glass is what lies over a case that is only looked at.
type glass struct {
	of     Case
	own    screen.Settings // of whoever looks
	theirs screen.Settings // as the case was seen
}

// Look shows a case to be looked at, as and where it was seen. The case is closed when something else is shown.
func (w *Window) Look(of Case) {
	w.unglass()
	e := *of.Exhibit
	g := &glass{of: of, own: w.settings, theirs: w.settings}
	if _, ok := w.parts.Texts[e.View.Language]; ok {
		g.theirs.Language = e.View.Language
	}
	if look := theme.Look(e.View.Look); look == theme.Light || look == theme.Dark {
		g.theirs.Look = look
	}
	if e.View.Scale >= theme.MinScale && e.View.Scale <= theme.MaxScale {
		g.theirs.Scale = e.View.Scale
	}
	w.glass, w.undone, w.unsaved = g, false, false
	w.going++
	desk := w.parts.Desk
	if of.Before != nil {
		desk = desk.By(of.Before)
	}
	w.session = desk.Show(e, w.texts())
	w.place = w.seenAt(e.View)
	w.apply(g.theirs)
}

// seenAt is the place where a case was seen, if it has a page of that name.
func (w *Window) seenAt(v wizard.View) screen.Place {
	at := screen.Place{Screen: screen.Name(v.Screen), Stop: v.Stop, Focus: v.Focus}
	if w.screens[at.Screen] == nil || leaves(at.Screen) || anywhere(at.Screen) {
		return screen.Place{Screen: screen.TasksScreen}
	}
	return at
}

// unglass lets go of the case that is looked at, and shows the window as it was before.
func (w *Window) unglass() {
	g := w.glass
	if g == nil {
		return
	}
	w.glass, w.session = nil, nil
	w.pane.Objects = nil
	w.pane.Refresh()
	if g.of.Close != nil {
		if err := g.of.Close(); err != nil {
			w.parts.Log(err)
		}
	}
	w.settings = g.own
	w.parts.App.Settings().SetTheme(w.theme())
	speak(w.texts())
	w.window.SetMainMenu(w.menu())
}

// showPane tells above the page that it is only looked at, and what it was seen with.
func (w *Window) showPane() {
	w.pane.Objects = nil
	if g := w.glass; g != nil {
		t, e := w.texts(), *g.of.Exhibit
		known := func(s string) string {
			if s == "" {
				return t.T("exhibit.unknown")
			}
			return s
		}
		key := "exhibit.bar.package"
		if e.Redacted {
			key = "exhibit.bar.bundle"
		}
		words := t.T("exhibit.bar.of", "program", known(e.Program), "rulebook", known(e.Rulebook), "day", known(e.Day().String()))
		actions := []fyne.CanvasObject{
			panel.Secondary(t.T("exhibit.compare"), func() { w.Go(screen.Place{Screen: screen.ExhibitScreen}) }),
		}
		switch {
		case w.settings != g.theirs:
			actions = append(actions, panel.Secondary(t.T("exhibit.theirs"), func() { w.apply(g.theirs) }))
		case g.own != g.theirs:
			actions = append(actions, panel.Secondary(t.T("exhibit.own"), func() { w.apply(g.own) }))
		}
		actions = append(actions, panel.Secondary(t.T("exhibit.close"), func() { w.Go(screen.Place{Screen: screen.HomeScreen}) }))
		w.pane.Objects = []fyne.CanvasObject{panel.Notice(panel.Accent, icons.Lock, t.T(key), words, actions...)}
	}
	w.pane.Refresh()
}

// looked sets up a shell for a case that is only looked at: on its desk, on its day, and with no way in for anything.
func (w *Window) looked(s *screen.Shell) *screen.Shell {
	g := w.glass
	if g == nil || w.session == nil {
		return s
	}
	s.Desk = w.session.Desk()
	now := s.Desk.Now()
	s.Now = func() time.Time { return now }
	s.Saving = func() {}
	s.Drop = func(func([]string, fyne.Position)) {}
	s.Refuse = w.refuse
	s.Choose = func(screen.FileKind, func([]string)) { w.refuse() }
	s.Paste, s.App = nil, nil
	s.OnPaste = func(func()) {}
	s.Compare = func() wizard.Comparison { return w.parts.Desk.ThenAndNow(*g.of.Exhibit, g.of.Before, w.texts()) }
	return s
}

// readReports looks into the papers of a package that is to be looked at; those of a bundle come with it.
func (w *Window) readReports(ctx context.Context, c Case, texts *text.Catalog) (Case, error) {
	if c.Exhibit.Draft.Reports != nil {
		return c, nil
	}
	e := *c.Exhibit
	_, reports, err := w.parts.Desk.Examine(ctx, e.Draft.Filing, e.Files, e.Day(), texts)
	if err != nil {
		return c, errors.Join(err, c.Close())
	}
	e.Draft.Reports = reports
	c.Exhibit = &e
	return c, nil
}
