package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Step is one page of questions: its papers first, then what is asked.
func Step(s *Shell, at Place) fyne.CanvasObject { return newStep(s, at).view }

// stepPage is the page while it is open.
type stepPage struct {
	*Shell
	at    Place
	pages []wizard.Page
	index int
	stop  flow.Stop

	view    *panel.Page
	summary *fyne.Container
	sheets  *fyne.Container
	read    *fyne.Container               // says what was read from the papers
	readKey string                        // what it says, to say it anew only when that has changed
	takes   map[filing.Path]*panel.Button // take over what was read for a field
	papers  []*paperCard
	fields  []*control.Field
	adders  map[filing.Path]*panel.Button // by list
	form    *fyne.Container
	later   *panel.Button
	apps    *appPart // nil where no apps are read

	shape   string                 // of the questions; the form is built anew when it changes
	firsts  map[filing.Path]string // first addresses of ranges, as they were when last left
	settled map[filing.Path]bool   // left, or answered before the page was opened: findings are shown
	typing  filing.Path            // whose answer is being typed
	agreed  map[filing.Path]bool   // shown as what was read when it was last looked at
	tried   bool                   // Continue was pressed: what is missing is shown too
}

func newStep(s *Shell, at Place) *stepPage {
	p := &stepPage{Shell: s, at: at, firsts: map[filing.Path]string{}, takes: map[filing.Path]*panel.Button{}, settled: map[filing.Path]bool{}, agreed: map[filing.Path]bool{}, pages: s.Session.Pages()}
	p.index = max(0, slices.IndexFunc(p.pages, func(page wizard.Page) bool { return page.Key == at.Stop }))
	p.stop = p.pages[p.index].Stop
	s.Session.Visit(p.pages[p.index].Key)

	p.summary = panel.Column(panel.Small)
	p.summary.Hide()
	p.form = panel.Column(panel.Large)
	p.sheets = panel.Column(panel.Large)
	p.read = panel.Column(0)
	p.read.Hide()
	body := []fyne.CanvasObject{p.head(), p.summary, p.sheets, p.read, p.form}
	if p.apps = newAppPart(p); p.apps != nil {
		body = []fyne.CanvasObject{p.head(), p.summary, p.apps.top, p.read, p.form, p.sheets}
	}
	p.build()
	for _, f := range p.fields {
		p.settled[f.Question.Path] = f.Typed() != ""
		p.firsts[f.Question.Path] = f.Typed()
	}
	p.view = panel.NewPage("", "", body, p.footer())
	p.find()
	s.Drop(func(files []string, at fyne.Position) {
		if p.apps != nil {
			if files = p.apps.takes(files, at); len(files) == 0 {
				return
			}
		}
		sortDropped(s, p.view, p.papers, files, at)
	})
	takePasted(s, func() []*paperCard { return p.papers })
	s.Enter(p.Continue)
	later(s, func() { p.focus(at.Focus) })
	return p
}

// head names the section, the place in the order of pages, and the page.
func (p *stepPage) head() fyne.CanvasObject {
	page, t := p.pages[p.index], p.Texts
	where := t.T("section." + string(page.Section))
	if f := p.Session.Filing(); len(p.stop.At) > 0 && len(f.Services) > 1 {
		i := p.stop.At[0]
		where = t.T("answers.section.service", "n", strconv.Itoa(i+1), "name", f.Services[i].Name)
	}
	where += " · " + t.T("page.position", "n", strconv.Itoa(p.index+1), "of", strconv.Itoa(len(p.pages)))
	head := panel.Column(panel.Small, panel.Caption(where), panel.Title(page.Title))
	if key := "step." + string(page.Step) + ".lead"; t.Has(key) {
		head.Add(panel.Lead(t.T(key)))
	}
	return head
}

func (p *stepPage) footer() fyne.CanvasObject {
	t := p.Texts
	onward := t.T("page.continue")
	if p.at.Return != "" {
		onward = t.T("page.return." + string(p.at.Return))
	}
	p.later = panel.Secondary(t.T("page.later"), p.leave)
	p.later.Hide()
	lead := []fyne.CanvasObject{panel.Primary(onward, p.Continue), p.later}
	if p.at.Return == "" && p.index > 0 {
		lead = append(lead, panel.Secondary(t.T("page.back"), func() {
			p.Go(Place{Screen: StepScreen, Stop: p.pages[p.index-1].Key})
		}))
	}
	return panel.Footer(lead, panel.Link(t.T("page.tasks"), func() { p.Go(Place{Screen: TasksScreen}) }))
}

// again builds the form anew, keeping the focus where it was.
func (p *stepPage) again() {
	var focused filing.Path
	for _, f := range p.fields {
		if f.Focused(p.Window.Canvas()) {
			focused = f.Question.Path
		}
	}
	p.build()
	p.find()
	p.view.Refresh()
	for _, f := range p.fields {
		if focused != "" && f.Question.Path == focused {
			f.Focus(p.Window.Canvas())
		}
	}
}

// changed follows an answer: others may follow from it, and it may call for other questions. What is chosen is complete, so
// the checks run at once; what is typed may become right with the next letter, so only what is said about it already is
// looked at again.
func (p *stepPage) changed(at filing.Path) {
	p.Saving()
	f := p.Session.Filing()
	chosen := p.chosen(at)
	p.typing = at
	if chosen {
		p.settled[at], p.typing = true, ""
	}
	if p.shapeOf(f) != p.shape || at == "entity.nature" {
		p.again()
		return
	}
	for _, field := range p.fields {
		if field.Question.Path != at {
			field.Reload()
		}
	}
	switch {
	case chosen:
		p.find()
	case p.says(at):
		p.findWhileTyping(at)
		p.offer(f)
	default:
		p.offer(f)
	}
}

// chosen reports whether a question is answered by choosing.
func (p *stepPage) chosen(at filing.Path) bool {
	i := slices.IndexFunc(p.fields, func(f *control.Field) bool { return f.Question.Path == at })
	return i >= 0 && missingKey(p.fields[i].Question.Field.Kind) == "control.missing.choice"
}

// says reports whether something is said beside a field.
func (p *stepPage) says(at filing.Path) bool {
	return slices.ContainsFunc(p.fields, func(f *control.Field) bool { return f.Question.Path == at && len(f.Says()) > 0 })
}

// left says what is wrong with an answer once its field is left.
func (p *stepPage) left(at filing.Path) {
	p.typing = ""
	if p.looking() {
		return
	}
	f := p.Session.Filing()
	if row, ok := strings.CutSuffix(string(at), ".first"); ok {
		if err := p.follow(f, at, filing.Path(row+".last")); err != nil {
			p.Tell(err)
			return
		}
	}
	p.settled[at] = true
	p.find()
}

// follow keeps the last address of a range the same as the first while it has not got one of its own.
func (p *stepPage) follow(f *filing.Filing, first, last filing.Path) error {
	typed, _ := f.Text(first)
	end, _ := f.Text(last)
	was := p.firsts[first]
	p.firsts[first] = typed
	if typed == "" || typed == end || end != "" && end != was {
		return nil
	}
	if err := p.Session.Answer(last, typed); err != nil {
		return err
	}
	p.changed(first)
	return nil
}

// given follows a change of a paper.
func (p *stepPage) given() {
	p.Saving()
	p.find()
	p.view.Refresh() // the card may need more room than before
}

// find runs the checks and shows beside each field and paper what they say about it.
func (p *stepPage) find() {
	f, check := p.Session.Filing(), p.Session.Check()
	for _, field := range p.fields {
		field.Show(p.findings(f, check, field.Question.Path))
	}
	for _, card := range p.papers {
		card.wanting = ""
		if p.tried {
			for _, problem := range p.problems() {
				if problem.at == card.slot() {
					card.wanting = problem.says
				}
			}
		}
		card.show()
	}
	p.offer(f)
	if p.apps != nil {
		p.apps.show()
	}
	if p.tried && p.summary.Visible() {
		p.summarise(p.problems())
	}
}

// findings lists what is to be said beside a field.
func (p *stepPage) findings(f *filing.Filing, check wizard.Check, at filing.Path) []rule.Finding {
	var shown []rule.Finding
	if !p.tried && !(p.settled[at] && f.Filled(at)) {
		return nil
	}
	for _, finding := range check.Findings {
		if anchor, ok := p.anchor(finding); ok && anchor == at && !finding.SetAside {
			shown = append(shown, finding)
		}
	}
	return shown
}

// findWhileTyping takes away what is no longer true of the answer that is being typed. What else is wrong with it is said
// when its field is left.
func (p *stepPage) findWhileTyping(at filing.Path) {
	f, check := p.Session.Filing(), p.Session.Check()
	for _, field := range p.fields {
		if field.Question.Path == at {
			field.Keep(p.findings(f, check, at))
		}
	}
}

// anchor returns the field, list or slot of this page that a finding is about.
func (p *stepPage) anchor(finding rule.Finding) (filing.Path, bool) {
	if at, ok := p.cardOf(finding.Attachment); ok {
		return at, true
	}
	for _, path := range finding.Paths {
		if p.asks(path) {
			return path, true
		}
	}
	return "", false
}

// owns reports whether this page is where a finding is put right: that of its first path, or of its paper. Elsewhere it is
// shown, for both sides of a contradiction should be seen, but it does not keep the page from being done.
func (p *stepPage) owns(finding rule.Finding) bool {
	if _, ok := p.cardOf(finding.Attachment); ok {
		return true
	}
	f := p.Session.Filing()
	for _, path := range finding.Paths {
		if p.asks(path) {
			return true
		}
		if _, elsewhere := flow.Find(f, path); elsewhere {
			return false
		}
	}
	return false
}

func (p *stepPage) cardOf(attachment string) (filing.Path, bool) {
	for _, card := range p.papers {
		if a, ok := card.attachment(); ok && attachment != "" && a.ID == attachment {
			return card.slot(), true
		}
	}
	return "", false
}

// asks reports whether a path is a field, a list or a slot of this page.
func (p *stepPage) asks(path filing.Path) bool {
	return p.adders[path] != nil ||
		slices.ContainsFunc(p.fields, func(f *control.Field) bool { return f.Question.Path == path }) ||
		slices.ContainsFunc(p.papers, func(c *paperCard) bool { return c.slot() == path })
}

// Continue goes on, or shows what keeps the page from being done.
func (p *stepPage) Continue() {
	p.Window.Canvas().Unfocus() // the field is left, its answer put into its usual form
	p.tried = true
	if problems := p.problems(); len(problems) > 0 {
		p.summarise(problems)
		p.find()
		p.later.Show()
		p.view.Refresh()
		p.view.Scroll().ScrollToTop()
		p.focusSummary()
		return
	}
	p.leave()
}

// leave goes to the next page, or back to where the applicant came from.
func (p *stepPage) leave() {
	pages := p.Session.Pages() // an answer of this page may have called for others
	next := 1 + slices.IndexFunc(pages, func(page wizard.Page) bool { return page.Key == p.pages[p.index].Key })
	switch {
	case p.at.Return != "":
		p.Go(Place{Screen: p.at.Return, Focus: p.at.Focus})
	case next < len(pages):
		p.Go(Place{Screen: StepScreen, Stop: pages[next].Key})
	case slices.ContainsFunc(pages, func(page wizard.Page) bool { return page.Status != flow.Done }):
		p.Go(Place{Screen: TasksScreen})
	default:
		p.Go(Place{Screen: AnswersScreen})
	}
}

// focus puts the focus on a fact or slot of the page.
func (p *stepPage) focus(at filing.Path) {
	if at == "" {
		return
	}
	p.settled[at] = true
	p.find()
	canvas := p.Window.Canvas()
	for _, f := range p.fields {
		if f.Question.Path == at {
			panel.Reveal(f.Object())
			f.Focus(canvas)
			return
		}
	}
	for _, card := range p.papers {
		if filing.Path(card.want.Slot) == at {
			panel.Reveal(card.box)
			card.focus(canvas)
			return
		}
	}
	if add := p.adders[at]; add != nil {
		canvas.Focus(add)
	}
}
