package ui

import (
	"context"
	"strings"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// find lets the applicant look for a page or a question of the draft that is open, for a place of the program, and where no
// draft is open, for a draft.
func (w *Window) find() {
	if w.gate.screen != "" || w.window.Canvas().Overlays().Top() != nil {
		return
	}
	if w.session != nil {
		screen.Find(w.shell(), append(w.questions(), w.places()...))
		return
	}
	going := w.going
	task.Run(context.Background(), w.parts.Tasks, w.parts.Desk.Drafts, func(drafts []wizard.Summary, err error) {
		if err != nil {
			w.tell(err)
			return
		}
		if going == w.going && w.gate.screen == "" && w.window.Canvas().Overlays().Top() == nil {
			screen.Find(w.shell(), append(w.drafts(drafts), w.places()...))
		}
	})
}

// questions are the pages of the draft, each with its questions.
func (w *Window) questions() []screen.Target {
	t, f := w.texts(), w.session.Filing()
	var out []screen.Target
	for _, page := range w.session.Pages() {
		to := screen.Place{Screen: screen.StepScreen, Stop: page.Key}
		out = append(out, screen.Target{Words: page.Title, Detail: t.T("section." + string(page.Section)), Go: func() { w.Go(to) }})
		for _, q := range page.Stop.Questions(f) {
			typed, _ := f.Text(q.Path)
			detail := page.Title
			if typed != "" {
				detail += " · " + t.Say(q.Path, typed)
			}
			to.Focus = q.Path
			at := to
			out = append(out, screen.Target{Words: t.Plain(q.Path), Detail: detail, Go: func() { w.Go(at) }})
		}
	}
	return out
}

// drafts are the drafts of the store.
func (w *Window) drafts(list []wizard.Summary) []screen.Target {
	var out []screen.Target
	for _, d := range list {
		words, more := d.Title, []string{}
		for _, name := range []string{d.Entity, d.Service, d.Domain} {
			switch {
			case words == "":
				words = name
			case name != "" && name != words:
				more = append(more, name)
			}
		}
		if words == "" {
			words = w.texts().T("home.untitled")
		}
		out = append(out, screen.Target{Words: words, Detail: strings.Join(more, " · "), Go: func() { w.Open(d.ID) }})
	}
	return out
}

// places are the places that the menu leads to.
func (w *Window) places() []screen.Target {
	t := w.texts()
	var out []screen.Target
	add := func(key string, name screen.Name) {
		if w.session != nil || leaves(name) || anywhere(name) {
			out = append(out, screen.Target{Words: t.T("menu." + key), Detail: t.T("find.place"), Go: func() { w.Go(screen.Place{Screen: name}) }})
		}
	}
	for _, p := range []struct {
		key  string
		name screen.Name
	}{
		{"tasks", screen.TasksScreen},
		{"papers", screen.PapersScreen},
		{"letters", screen.LettersScreen},
		{"answers", screen.AnswersScreen},
		{"review", screen.ReviewScreen},
		{"export", screen.ExportScreen},
		{"progress", screen.ProgressScreen},
		{"after", screen.AfterScreen},
		{"support", screen.SupportScreen},
		{"notice", screen.NoticeScreen},
		{"home", screen.HomeScreen},
		{"settings", screen.SettingsScreen},
	} {
		add(p.key, p.name)
	}
	return out
}
