package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Answers shows everything that was answered on one page, each with a link that changes it and comes back here.
func Answers(s *Shell, at Place) fyne.CanvasObject { return newAnswers(s, at).view }

type answersPage struct {
	*Shell
	view  *panel.Page
	links map[filing.Path]*panel.Tile
}

func newAnswers(s *Shell, at Place) *answersPage {
	p := &answersPage{Shell: s, links: map[filing.Path]*panel.Tile{}}
	t, f, check := s.Texts, s.Session.Filing(), s.Session.Check()
	var body []fyne.CanvasObject
	if changes := newChanges(s, f, AnswersScreen); changes != nil {
		body = append(body, changes)
	}
	var card *fyne.Container
	last := ""
	for _, page := range s.Session.Pages() {
		if title := p.section(f, page); title != last {
			last = title
			card = panel.Column(panel.Medium)
			body = append(body, panel.Column(panel.Small, panel.Heading(title), panel.Card(card)))
		} else {
			card.Add(panel.Divider())
		}
		card.Add(p.pageRows(f, check, page))
	}
	review := panel.Primary(t.T("answers.review"), func() { s.Go(Place{Screen: ReviewScreen}) })
	footer := panel.Footer([]fyne.CanvasObject{review}, panel.Link(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) }))
	p.view = panel.NewPage(t.T("answers.title"), t.T("answers.lead"), body, footer)
	s.Enter(review.OnTapped)
	later(s, func() {
		if link := p.links[at.Focus]; link != nil {
			s.Window.Canvas().Focus(link)
		}
	})
	return p
}

func (p *answersPage) section(f *filing.Filing, page wizard.Page) string {
	if at := page.Stop.At; len(at) > 0 && len(f.Services) > 1 {
		return p.Texts.T("answers.section.service", "n", strconv.Itoa(at[0]+1), "name", f.Services[at[0]].Name)
	}
	return p.Texts.T("section." + string(page.Section))
}

// pageRows lists the answers and papers of one page of questions.
func (p *answersPage) pageRows(f *filing.Filing, check wizard.Check, page wizard.Page) fyne.CanvasObject {
	t := p.Texts
	rows := panel.Column(panel.Small, panel.Strong(page.Title))
	for _, q := range page.Stop.Questions(f) {
		value, colour := t.Value(f, q.Path), fyne.ThemeColorName("")
		switch {
		case value != "":
		case f.Missing(q.Field, q.At):
			value, colour = t.T("answers.missing"), theme.ColorDanger
		default:
			value, colour = t.T("answers.empty"), theme.ColorMuted
		}
		rows.Add(p.row(q.Path, t.Label(q.Path), value, colour, page, p.worst(check, q.Path)))
	}
	for _, want := range page.Stop.Papers(f) {
		value, colour := t.T("answers.no_paper"), theme.ColorMuted
		if want.Must {
			value, colour = t.T("answers.missing"), theme.ColorDanger
		}
		var tone rule.Severity
		if given := f.Attached(string(want.Slot)); len(given) > 0 {
			value, colour = given[len(given)-1].File, ""
			for _, finding := range check.Findings {
				if finding.Attachment == given[len(given)-1].ID && !finding.SetAside && finding.Severity.Rank() > tone.Rank() {
					tone = finding.Severity
				}
			}
		}
		rows.Add(p.row(filing.Path(want.Slot), t.Label(filing.Path(want.Slot)), value, colour, page, tone))
	}
	return rows
}

// worst returns the gravest finding about a fact that is answered.
func (p *answersPage) worst(check wizard.Check, at filing.Path) rule.Severity {
	var worst rule.Severity
	for _, finding := range check.Findings {
		if len(finding.Paths) > 0 && finding.Paths[0] == at && !finding.SetAside && finding.Severity.Rank() > worst.Rank() {
			worst = finding.Severity
		}
	}
	return worst
}

func (p *answersPage) row(at filing.Path, label, value string, colour fyne.ThemeColorName, page wizard.Page, worst rule.Severity) fyne.CanvasObject {
	t := p.Texts
	words := panel.Column(0, p.compared(at, panel.NewText(value, panel.Style{Color: colour})))
	if worst.Rank() >= rule.Warn.Rank() && colour == "" {
		tone, _ := severityTone(worst)
		words.Add(panel.Line(0, panel.Mark(tone, icons.Alert, t.T("severity."+string(worst)))))
	}
	change := panel.Link(t.T("answers.change"), func() {
		p.Go(Place{Screen: StepScreen, Stop: page.Key, Focus: at, Return: AnswersScreen})
	})
	p.links[at] = change
	return panel.Split(panel.Small, container.New(&pair{share: labelShare}, panel.Muted(label), words), change)
}

// compared puts a fact as it is filed beside the answer of now, where the order compares them.
func (p *answersPage) compared(at filing.Path, now fyne.CanvasObject) fyne.CanvasObject {
	f, t := p.Session.Filing(), p.Texts
	was, known := f.FiledText(at)
	if !f.Order.Compares() || !known {
		return now
	}
	words := panel.NewText(t.T("changes.was", "value", t.Say(at, was)), panel.Style{Color: theme.ColorMuted, Size: fynetheme.SizeNameCaptionText})
	if !f.Changed(at) {
		words = panel.Caption(t.T("answers.as_filed"))
	}
	beside := panel.Column(0, words)
	if f.Changed(at) {
		beside.Add(panel.Line(0, panel.Mark(panel.Accent, icons.Answers, t.T("answers.changed"))))
	}
	return container.New(&pair{share: halfShare}, now, beside)
}

// pair puts a label and its value side by side, or one below the other where there is no room.
type pair struct {
	share float32 // of the label
	width float32 // at the last layout
}

// Shares of a pair.
const (
	labelShare   = 0.38
	sectionShare = 0.24 // of the names of sections
	halfShare    = 0.5  // of what is compared
	headingShare = 0.14 // of short headings
	narrowPair   = 24   // below so many characters of the text size the value goes under the label
	pairGap      = 12
	stackedSpace = 2
)

func (l *pair) stacked() bool { return l.width > 0 && l.width < narrowPair*fynetheme.TextSize() }

func (l *pair) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	label, value := pieces[0], pieces[1]
	if l.stacked() {
		label.Resize(fyne.NewSize(size.Width, label.Size().Height))
		label.Move(fyne.NewPos(0, 0))
		height := label.MinSize().Height
		label.Resize(fyne.NewSize(size.Width, height))
		value.Move(fyne.NewPos(0, height+stackedSpace))
		value.Resize(fyne.NewSize(size.Width, value.MinSize().Height))
		return
	}
	left := size.Width * l.share
	label.Move(fyne.NewPos(0, 0))
	label.Resize(fyne.NewSize(left, size.Height))
	value.Move(fyne.NewPos(left+pairGap, 0))
	value.Resize(fyne.NewSize(size.Width-left-pairGap, size.Height))
}

func (l *pair) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	label, value := pieces[0].MinSize(), pieces[1].MinSize()
	if l.stacked() {
		return fyne.NewSize(max(label.Width, value.Width), label.Height+stackedSpace+value.Height)
	}
	return fyne.NewSize(label.Width+pairGap+value.Width, max(label.Height, value.Height))
}
