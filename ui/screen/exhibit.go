package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ThenAndNow lays what is found in a case by today's rulebook beside what was found when it was seen.
func ThenAndNow(s *Shell, _ Place) fyne.CanvasObject { return newThenAndNow(s).view }

type thenAndNow struct {
	*Shell
	view       *panel.Page
	body       *fyne.Container
	comparison wizard.Comparison
	only       bool // differences only
}

func newThenAndNow(s *Shell) *thenAndNow {
	p := &thenAndNow{Shell: s, body: panel.Column(panel.Large), only: true}
	t := s.Texts
	if s.Compare != nil {
		p.comparison = s.Compare()
	}
	footer := panel.Footer([]fyne.CanvasObject{panel.Primary(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) })})
	p.show()
	p.view = panel.NewPage(t.T("exhibit.title"), t.T("exhibit.lead"), []fyne.CanvasObject{p.body}, footer)
	return p
}

// show lays the page out for what is to be seen of it.
func (p *thenAndNow) show() {
	t, c := p.Texts, p.comparison
	e, _ := p.Exhibit()
	words := t.T("exhibit.now", "rulebook", c.Now.Rulebook, "day", c.Now.AsOf)
	if c.Witness != wizard.NoWitness {
		words = t.T("exhibit.then", "rulebook", c.Then.Rulebook, "day", c.Then.AsOf) + "\n" + words
	}
	p.body.Objects = []fyne.CanvasObject{panel.Notice(panel.Accent, icons.Clock, t.T("exhibit.witness."+witnessKey(c.Witness)), words)}
	if len(c.Strayed) > 0 {
		p.body.Add(panel.Notice(panel.Warning, icons.Alert, t.T("exhibit.strayed", "n", number(len(c.Strayed))), t.T("exhibit.strayed.how", "program", e.Program)))
	}
	if len(e.Unlike) > 0 {
		var rules []string
		for _, u := range e.Unlike {
			rules = append(rules, string(u.Rule))
		}
		p.body.Add(panel.Notice(panel.Quiet, icons.Idea, t.T("exhibit.unlike"), joined(rules...)))
	}
	if c.Witness == wizard.NoWitness {
		p.body.Refresh()
		return
	}
	p.body.Add(panel.Body(t.T("exhibit.counts", "new", number(c.Count(wizard.TurnNew)), "gone", number(c.Count(wizard.TurnGone)),
		"changed", number(c.Count(wizard.TurnChanged)), "same", number(c.Count(wizard.TurnSame)))))
	only := widget.NewCheck(t.T("exhibit.only"), nil)
	only.SetChecked(p.only)
	only.OnChanged = func(on bool) {
		p.only = on
		p.show()
		p.view.Refresh()
	}
	p.body.Add(container.NewHBox(only))
	list := c.Turned
	if p.only {
		list = c.Differences()
	}
	if len(list) == 0 {
		p.body.Add(panel.Notice(panel.Success, icons.Done, "", t.T("exhibit.none")))
	}
	for _, turned := range list {
		p.body.Add(p.card(turned))
	}
	p.body.Refresh()
}

func witnessKey(w wizard.Witness) string {
	if w == wizard.NoWitness {
		return "none"
	}
	return string(w)
}

// card tells one finding, and what became of it.
func (p *thenAndNow) card(turned wizard.Turned) fyne.CanvasObject {
	t, f := p.Texts, turned.Finding()
	tone, icon := map[wizard.Turn]panel.Tone{
		wizard.TurnNew: panel.Danger, wizard.TurnGone: panel.Success, wizard.TurnChanged: panel.Warning, wizard.TurnSame: panel.Quiet,
	}[turned.Turn], map[wizard.Turn]icons.Name{
		wizard.TurnNew: icons.Alert, wizard.TurnGone: icons.Done, wizard.TurnChanged: icons.Begun, wizard.TurnSame: icons.Open,
	}[turned.Turn]
	words := t.T("exhibit.turn." + string(turned.Turn))
	var parts []string
	for _, c := range turned.Changes {
		parts = append(parts, t.T("exhibit.change."+string(c)))
	}
	if len(parts) > 0 {
		words += t.T("exhibit.change", "what", joined(parts...))
	}
	content := panel.Column(panel.Small, panel.Line(panel.Small, panel.Badge(tone, icon, words), panel.Muted(string(f.Rule))), panel.Strong(f.Title))
	if where := turned.Where(p.Session.Filing(), t); where != "" {
		content.Add(panel.Caption(where))
	}
	if turned.Turn == wizard.TurnSame {
		content.Add(p.side("", f))
		return panel.Card(content)
	}
	if turned.Then != nil {
		content.Add(p.side(t.T("exhibit.side.then"), *turned.Then))
	}
	if turned.Now != nil {
		content.Add(p.side(t.T("exhibit.side.now"), *turned.Now))
	}
	return panel.Card(content)
}

// side is a finding at one of both times: how grave, what it says, who says so and since when.
func (p *thenAndNow) side(heading string, f rule.Finding) fyne.CanvasObject {
	t := p.Texts
	tone, icon := severityTone(f.Severity)
	front, _ := tone.Colours()
	source := joined(t.T("severity."+string(f.Severity)), t.T("review.source", "layer", t.T("layer."+string(f.Layer)), "source", f.Source, "date", f.SourceDate))
	words := panel.Column(panel.Tight, panel.Body(f.Message), panel.Caption(source))
	piece := panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), front, fynetheme.SizeNameInlineIcon), words)
	if heading == "" {
		return piece
	}
	return panel.Column(panel.Tight, panel.Muted(heading), piece)
}

// AskPurpose asks whether a package is to be worked on as a new draft, or only to be looked at. One of the functions is called.
func AskPurpose(s *Shell, file string, work, look, neither func()) {
	t := s.Texts
	list := panel.Column(panel.Small, panel.Muted(t.T("exhibit.ask.text", "file", file)))
	answered := false
	hide := sheetUntil(s, t.T("exhibit.ask"), t.T("page.cancel"), list, func() {
		if !answered {
			neither()
		}
	})
	answer := func(do func()) func() {
		return func() {
			answered = true
			hide()
			do()
		}
	}
	list.Add(panel.Row(panel.Picture(icons.Answers), t.T("exhibit.ask.work"), t.T("exhibit.ask.work.text"), nil, answer(work)))
	list.Add(panel.Row(panel.Picture(icons.Lock), t.T("exhibit.ask.look"), t.T("exhibit.ask.look.text"), nil, answer(look)))
	list.Refresh()
}
