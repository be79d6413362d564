package screen

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// after is what is to be done once a filing is approved.
type after struct {
	*Shell
	filing *filing.Filing
	given  []granted
	found  *fyne.Container // about a page that was looked at
	view   *panel.Page
}

// After shows where the filing number stands and how, looks at a saved page, and lists what else is due.
func After(s *Shell, at Place) fyne.CanvasObject { return newAfter(s, at).view }

func newAfter(s *Shell, at Place) *after {
	t := s.Texts
	a := &after{Shell: s, filing: s.Session.Filing(), found: panel.Column(panel.Medium)}
	a.given = grantedTo(s, a.filing)
	a.found.Hide()
	var body []fyne.CanvasObject
	for _, g := range a.given {
		body = append(body, a.shown(g))
	}
	if len(a.given) == 0 {
		body = append(body, panel.Notice(panel.Accent, icons.Idea, t.T("after.none"), t.T("after.none.how"),
			panel.Secondary(t.T("progress.title"), func() { s.Go(Place{Screen: ProgressScreen}) })))
	}
	if s.Page != nil && slices.ContainsFunc(a.given, func(g granted) bool { return !g.isApp(a.filing) }) {
		body = append(body, a.checker())
		s.Drop(func(files []string, _ fyne.Position) { a.look(files[0]) })
	}
	if len(a.given) > 0 {
		body = append(body, a.duties())
	}
	back := at.Return
	if back == "" {
		back = TasksScreen
	}
	footer := panel.Footer([]fyne.CanvasObject{panel.Secondary(t.T("after.back."+string(back)), func() { s.Go(Place{Screen: back}) })})
	a.view = panel.NewPage(t.T("after.title"), t.T("after.lead"), body, footer)
	return a
}

// shown tells where a number stands, how it is written and why, and hands over the piece of the page.
func (a *after) shown(g granted) fyne.CanvasObject {
	t := a.Texts
	where := "after.where.site"
	if g.isApp(a.filing) {
		where = "after.where.app"
	}
	name := a.filing.Entity.Name
	if g.service >= 0 {
		name = serviceName(t, a.filing, g.service)
	}
	number := g.footer.Show.String()
	words := panel.Column(panel.Tight, panel.Muted(t.T(where, "name", name)), panel.Title(number),
		panel.Body(t.T("approval.reason."+string(g.footer.Reason), "province", g.footer.Province.Name)))
	if which := g.footer.Which; which.Source != "" && (g.footer.Reason == approval.ReasonEntity || g.footer.Reason == approval.ReasonService) {
		words.Add(panel.Caption(t.T("after.source", "source", which.Source, "date", which.AsOf, "trust", t.T("trust."+string(which.Trust)))))
	}
	content := panel.Column(panel.Medium, panel.Aside(panel.Medium, panel.Emblem(panel.Success, g.icon(a.filing)), words))
	copied := panel.Line(0)
	copies := panel.Line(panel.Small, a.copies(t.T("after.copy.number"), number, copied))
	if !g.isApp(a.filing) {
		content.Add(panel.Column(panel.Small, panel.Muted(t.T("after.code")),
			panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, 3, panel.Body(g.footer.HTML))))
		copies = panel.Line(panel.Small, a.copies(t.T("after.copy.code"), g.footer.HTML, copied), copies.Objects[0])
	}
	copies.Add(copied)
	content.Add(copies)
	return panel.Card(content)
}

// copies is a button that puts words into the clipboard and says so.
func (a *after) copies(label, words string, said *fyne.Container) fyne.CanvasObject {
	return panel.Secondary(label, func() {
		a.Copy(words)
		said.Objects = []fyne.CanvasObject{panel.Mark(panel.Success, icons.Done, a.Texts.T("after.copied", "what", label))}
		said.Refresh()
		a.view.Refresh()
	})
}

// checker takes a saved page.
func (a *after) checker() fyne.CanvasObject {
	t := a.Texts
	choose := panel.Secondary(t.T("after.check.choose"), func() {
		a.Choose(PageFiles, func(files []string) { a.look(files[0]) })
	})
	return panel.Card(panel.Column(panel.Tight, panel.Heading(t.T("after.check")), panel.Muted(t.T("after.check.how"))),
		panel.Line(panel.Small, panel.NewText(t.T("papers.drop"), panel.Style{Color: theme.ColorMuted, Single: true}), choose), a.found)
}

// look holds a saved page against the numbers of the sites, and says what was found.
func (a *after) look(file string) {
	task.Run(context.Background(), a.Tasks, func(context.Context) (approval.Page, error) { return a.Page(file) },
		func(page approval.Page, err error) {
			if err != nil {
				a.Tell(err)
				return
			}
			a.found.Objects = []fyne.CanvasObject{a.told(filepath.Base(file), a.judge(page))}
			a.found.Show()
			a.view.Refresh()
			panel.Reveal(a.found)
		})
}

// judge returns the kindest verdict on a page among those of the sites: it is the page of that one.
func (a *after) judge(page approval.Page) approval.Verdict {
	var best approval.Verdict
	least := -1
	for _, g := range a.given {
		if g.isApp(a.filing) {
			continue
		}
		want := approval.Expectation{Footer: g.footer, Individual: a.filing.Entity.Nature == filing.Individual}
		if g.service >= 0 {
			want.Name = a.filing.Services[g.service].Name
		}
		v := approval.Check(page, want, a.Desk.Atlas())
		weight := 0
		for _, f := range v.Findings {
			weight += f.Severity.Rank()
		}
		if least < 0 || weight < least {
			best, least = v, weight
		}
	}
	return best
}

func (a *after) told(file string, v approval.Verdict) fyne.CanvasObject {
	t := a.Texts
	tone, icon, key := panel.Success, icons.Done, "good"
	switch {
	case !v.Judged:
		tone, icon, key = panel.Warning, icons.Alert, "open"
	case !v.Passes():
		tone, icon, key = panel.Danger, icons.Alert, "bad"
	case slices.ContainsFunc(v.Findings, func(f approval.Finding) bool { return f.Severity == rule.Warn }):
		tone, icon, key = panel.Warning, icons.Alert, "fair"
	}
	out := panel.Column(panel.Small, panel.Notice(tone, icon, t.T("after.check."+key), t.T("after.check.file", "file", file)))
	for _, f := range v.Findings {
		tone, icon := severityTone(f.Severity)
		key, values := "approval."+string(f.ID), pairsOf(f.Values)
		out.Add(panel.Notice(tone, icon, t.T(key+".message", values...), t.T(key+".fix", values...)))
	}
	return out
}

// duties lists what else is to be done, in order, what has a day with it.
func (a *after) duties() fyne.CanvasObject {
	t := a.Texts
	list := panel.Column(panel.Medium, panel.Heading(t.T("after.duties")))
	var said []string
	for _, g := range a.given {
		for _, d := range approval.Duties(g.footer, a.approved(), a.Desk.Atlas()) {
			words := t.T("approval.duty."+d.ID, pairsOf(d.Values)...)
			if slices.Contains(said, words) {
				continue
			}
			said = append(said, words)
			mark := panel.NewText(strconv.Itoa(len(said))+".", panel.Style{Bold: true, Color: theme.ColorAccent, Single: true})
			item := panel.Column(panel.Tight, panel.Body(words))
			if !d.Due.IsZero() {
				item.Add(panel.Line(0, a.left(d.Due)))
			}
			list.Add(panel.Aside(panel.Small, mark, item))
		}
	}
	return panel.Card(list)
}

// left says how many days are left until a day, or that it has passed.
func (a *after) left(due filing.Date) fyne.CanvasObject {
	days := filing.DateOf(a.Now().In(timeline.Beijing)).Days(due)
	if days < 0 {
		return panel.Badge(panel.Danger, icons.Alert, a.Texts.T("after.over", "n", number(-days)))
	}
	return panel.Badge(panel.Warning, icons.Clock, a.Texts.T("after.due", "n", number(days)))
}

// approved returns the day on which the order was approved; zero where that was not recorded.
func (a *after) approved() filing.Date {
	for _, e := range slices.Backward(a.Session.Progress().Events) {
		if e.Status == timeline.Filed {
			return filing.DateOf(e.At.In(timeline.Beijing))
		}
	}
	return filing.Date{}
}

// pairsOf writes values as a catalogue takes them.
func pairsOf(values map[string]string) []string {
	pairs := make([]string, 0, 2*len(values))
	for name, value := range values {
		pairs = append(pairs, name, value)
	}
	return pairs
}
