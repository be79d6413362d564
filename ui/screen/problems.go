package screen

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// buttonImportance is that of buttons within a page, beside its primary one.
const buttonImportance = widget.MediumImportance

func plus() fyne.Resource { return fynetheme.ContentAddIcon() }

// problem is a line of the summary: what keeps a page from being done, and where.
type problem struct {
	at   filing.Path
	says string
}

// problems lists what blocks on this page and what is missing, in the order of the page. The sentences are those of the
// checks; what the page asks for and no check does gets one of its own.
func (p *stepPage) problems() []problem {
	f, check := p.Session.Filing(), p.Session.Check()
	var out []problem
	add := func(at filing.Path, missing bool, key string) {
		said := false
		for _, finding := range check.Findings {
			anchor, ok := p.anchor(finding)
			if ok && anchor == at && !finding.SetAside && p.owns(finding) && (missing || finding.Severity == rule.Block) {
				out = append(out, problem{at, finding.Message})
				said = true
			}
		}
		if missing && !said {
			out = append(out, problem{at, p.Texts.T(key, "field", p.Texts.Label(at))})
		}
	}
	for _, card := range p.papers {
		_, given := card.attachment()
		add(card.slot(), card.want.Must && !given, "control.missing.paper")
	}
	for _, field := range p.fields {
		q := field.Question
		add(q.Path, f.Missing(q.Field, q.At), missingKey(q.Field.Kind))
	}
	for _, list := range p.stop.Lists(f) {
		add(list, false, "")
	}
	return out
}

// missingKey is the text for a fact of a kind that is missing.
func missingKey(kind filing.Kind) string {
	switch kind {
	case filing.Choice, filing.Choices, filing.YesNo, filing.Region:
		return "control.missing.choice"
	}
	return "control.missing"
}

// summarise shows the problems at the top of the page.
func (p *stepPage) summarise(problems []problem) {
	p.summary.RemoveAll()
	p.summary.Hidden = len(problems) == 0
	if len(problems) == 0 {
		p.view.Refresh()
		return
	}
	t := p.Texts
	lines := panel.Column(0)
	for _, problem := range problems {
		lines.Add(line(problem.says, theme.ColorDanger, func() { p.focus(problem.at) }))
	}
	heading := panel.NewText(t.T("page.problems", "n", strconv.Itoa(len(problems))), panel.Style{
		Size: fynetheme.SizeNameSubHeadingText, Bold: true, Color: theme.ColorDanger,
	})
	p.summary.Add(panel.Sheet(theme.ColorDangerSoft, theme.ColorDanger, panel.Medium, panel.Column(panel.Small,
		panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorDanger, theme.SizeEmblem), heading),
		panel.Body(t.T("page.problems.help")), lines, panel.Caption(t.T("page.problems.later")), panel.Line(0, panel.Link(t.T("page.later"), p.leave)))))
	p.summary.Refresh()
}

// line is a sentence that leads somewhere when it is pressed; it wraps.
func line(words string, colour fyne.ThemeColorName, tapped func()) *panel.Tile {
	return panel.NewTile(words, false, panel.InsetXY(panel.Small, 1.5, panel.Aside(panel.Small,
		panel.Icon(fynetheme.NavigateNextIcon(), colour, theme.SizeBadge), panel.NewText(words, panel.Style{Color: colour}))), tapped)
}

// focusSummary puts the focus on the first line of the summary.
func (p *stepPage) focusSummary() {
	if tile := firstTile(p.summary); tile != nil {
		p.Window.Canvas().Focus(tile)
	}
	p.view.Scroll().ScrollToTop()
}

func firstTile(o fyne.CanvasObject) *panel.Tile {
	switch x := o.(type) {
	case *panel.Tile:
		return x
	case *fyne.Container:
		for _, child := range x.Objects {
			if tile := firstTile(child); tile != nil {
				return tile
			}
		}
	}
	return nil
}

// settling is how long a screen may take to be on the window before the focus is put on a part of it.
const settling = 30 * time.Millisecond

// later does something once the screen that is being built is on the window.
func later(s *Shell, do func()) {
	s.Tasks.Later("shown", settling, func() { task.Show(s.Tasks, do) })
}

// question is what a dialog asks.
type question struct {
	title, words, yes, no string
	danger                bool
}

// ask puts a question; do is called when it is answered with yes.
func ask(s *Shell, q question, do func()) {
	var d *dialog.CustomDialog
	yes := panel.Primary(q.yes, func() { d.Hide(); do() })
	if q.danger {
		yes = panel.Destructive(q.yes, func() { d.Hide(); do() })
	}
	no := panel.Secondary(q.no, func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons(q.title, panel.Column(panel.Medium, panel.Body(q.words)), s.Window)
	d.SetButtons([]fyne.CanvasObject{no, yes})
	d.Resize(fyne.NewSize(min(dialogWidth, s.Window.Canvas().Size().Width*0.9), 0))
	d.Show()
	if q.danger {
		s.Window.Canvas().Focus(no)
	} else {
		s.Window.Canvas().Focus(yes)
	}
}

// dialogWidth is how wide a dialog with sentences is, in points.
const dialogWidth = 460
