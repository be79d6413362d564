package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// tasks is the list of everything there is to do for a draft.
type tasks struct {
	*Shell
	filing *filing.Filing
	pages  []wizard.Page
	check  wizard.Check

	mistakes []rule.Finding
}

// Tasks shows the sections with where each of their pages stands, and what comes after them.
func Tasks(s *Shell, _ Place) fyne.CanvasObject {
	l := &tasks{Shell: s, filing: s.Session.Filing(), pages: s.Session.Pages(), check: s.Session.Check()}
	l.mistakes = l.check.Mistakes(l.filing)
	t := s.Texts
	done := 0
	var next *wizard.Page
	for i, p := range l.pages {
		if p.Status == flow.Done {
			done++
		} else if next == nil {
			next = &l.pages[i]
		}
	}
	body := []fyne.CanvasObject{panel.Column(panel.Small, panel.Body(l.sentence(done)), panel.Progress(done, len(l.pages))), l.order()}
	if stands := l.handedIn(); stands != nil {
		body = []fyne.CanvasObject{stands, l.order()}
	}
	if changes := newChanges(s, l.filing, TasksScreen); changes != nil {
		body = append(body, changes)
	}
	body = append(body, l.sections()...)
	body = append(body, l.last(next == nil))

	goOn, label := l.onward(next)
	s.Enter(goOn)
	footer := panel.Footer([]fyne.CanvasObject{panel.Primary(label, goOn)},
		panel.Secondary(t.T("tasks.button.home"), func() { l.Go(Place{Screen: HomeScreen}) }))
	title, whose := TitleOf(t, l.filing), l.filing.Entity.Name
	if whose == title {
		whose = ""
	}
	lead := joined(whose, t.Code(filing.Orders, string(l.filing.Order)), s.Desk.Divisions().Name(l.filing.Province))
	return panel.NewPage(title, lead, body, footer)
}

// onward is what most people do next: fill in the next page, have all reviewed, or follow the order that was handed in.
func (l *tasks) onward(next *wizard.Page) (do func(), label string) {
	t, status := l.Texts, l.Session.Progress().Status()
	to := func(name Name) func() { return func() { l.Go(Place{Screen: name}) } }
	switch {
	case status.SentBack():
		return to(NoticeScreen), t.T("tasks.button.notice")
	case status == timeline.Filed && !l.filing.Order.Cancels():
		return to(AfterScreen), t.T("tasks.after")
	case status != timeline.Draft:
		return to(ProgressScreen), t.T("tasks.progress_page")
	case next != nil:
		return l.to(*next), t.T("tasks.button.next", "step", next.Title)
	}
	return to(ReviewScreen), t.T("tasks.button.review")
}

// handedIn says where an order stands that was handed in, and until when somebody has to do something; nil before.
func (l *tasks) handedIn() fyne.CanvasObject {
	c := l.Session.Followed()
	if c.Progress.Status() == timeline.Draft || l.Desk.Guide() == nil {
		return nil
	}
	t := l.Texts
	for _, m := range l.Desk.Guide().Timeline(c, l.Now()) {
		if m.Tense != timeline.Present {
			continue
		}
		told := m.Tell(l.filing.Order, t)
		tone, icon := statusTone(m.Status)
		if m.Due.Overdue {
			tone, icon = panel.Danger, icons.Alert
		}
		words := told.Meaning
		if told.Due != "" {
			words += "\n" + told.Due
		}
		return panel.Notice(tone, icon, told.Title, words,
			panel.Secondary(t.T("tasks.progress_page"), func() { l.Go(Place{Screen: ProgressScreen}) }))
	}
	return nil
}

// sentence says where the whole stands.
func (l *tasks) sentence(done int) string {
	t := l.Texts
	words := t.T("tasks.progress", "done", number(done), "total", number(len(l.pages)))
	if done == len(l.pages) {
		words = t.T("tasks.progress.all", "total", number(len(l.pages)))
	}
	if n := len(l.mistakes); n > 0 {
		words += t.T("tasks.progress.problems", "n", number(n))
	}
	return words
}

// order recalls which order it is and why.
func (l *tasks) order() fyne.CanvasObject {
	t := l.Texts
	title, why := t.T("tasks.order", "order", t.Code(filing.Orders, string(l.filing.Order))), ""
	if v, ok := verdictOf(l.Shell, l.filing); ok {
		title, why = t.T("verdict."+v.ID+".title"), t.T("verdict."+v.ID+".why")
	}
	return panel.Notice(panel.Accent, icons.Idea, title, why)
}

func (l *tasks) to(p wizard.Page) func() {
	return func() { l.Go(Place{Screen: StepScreen, Stop: p.Key}) }
}

// sections puts the pages of every section onto a card. Services after the first come under their own heading.
func (l *tasks) sections() []fyne.CanvasObject {
	t := l.Texts
	var cards []fyne.CanvasObject
	var rows []fyne.CanvasObject
	heading := ""
	end := func() {
		if len(rows) > 0 {
			cards = append(cards, l.section(heading, rows))
		}
		rows = nil
	}
	last, changes := "", []change(nil)
	if l.filing.Order.Changes() {
		changes = changesOf(l.filing)
	}
	for _, p := range l.pages {
		group := string(p.Section)
		title := t.T("section." + group)
		if len(p.Stop.At) > 0 && len(l.filing.Services) > 1 {
			group += number(p.Stop.At[0])
			title = t.T("tasks.service", "section", title, "n", number(p.Stop.At[0]+1), "name", l.filing.Services[p.Stop.At[0]].Name)
		}
		if group != last {
			end()
			heading, last = title, group
		}
		rows = append(rows, panel.Row(panel.Picture(stepIcon(p.Step)), p.Title, l.detail(p), l.status(p, changes), l.to(p)))
	}
	end()
	return cards
}

// status says where a page stands; where an order changes a filing, whether the page changes anything.
func (l *tasks) status(p wizard.Page, changes []change) fyne.CanvasObject {
	t, n := l.Texts, 0
	for _, c := range changes {
		if p.Stop.Holds(c.at) {
			n++
		}
	}
	switch {
	case p.Status == flow.Done && n > 0:
		return panel.Mark(panel.Success, icons.Done, t.T("tasks.changed", "n", number(n)))
	case p.Status == flow.Done && l.filing.Order.Changes() && p.Section != "confirm":
		return panel.Mark(panel.Quiet, icons.Open, t.T("tasks.unchanged"))
	}
	return panel.StatusBadge(t, p.Status)
}

func (l *tasks) section(heading string, rows []fyne.CanvasObject) fyne.CanvasObject {
	list := panel.Column(0)
	for i, r := range rows {
		if i > 0 {
			list.Add(panel.Divider())
		}
		list.Add(r)
	}
	return panel.List(heading, list)
}

// mostMissing is how many missing facts a row names.
const mostMissing = 3

// detail names what a page still lacks.
func (l *tasks) detail(p wizard.Page) string {
	t := l.Texts
	if p.Status == flow.Problem {
		for _, m := range l.mistakes {
			if slices.ContainsFunc(m.Paths, p.Stop.Holds) {
				return m.Message
			}
		}
	}
	if p.Status != flow.Incomplete || len(p.Missing) == 0 {
		return ""
	}
	names := ""
	for i, path := range p.Missing[:min(len(p.Missing), mostMissing)] {
		if i > 0 {
			names += t.T("list.separator")
		}
		names += t.Plain(path)
	}
	if len(p.Missing) > mostMissing {
		return t.T("tasks.missing.more", "names", names, "n", number(len(p.Missing)))
	}
	return t.T("tasks.missing", "names", names)
}

// last is what comes when the pages are filled in: papers, answers, review, export.
func (l *tasks) last(filled bool) fyne.CanvasObject {
	t := l.Texts
	to := func(name Name) func() { return func() { l.Go(Place{Screen: name}) } }
	must, given := l.papers()
	papers, answers := flow.Incomplete, flow.Incomplete
	if given == must {
		papers = flow.Done
	}
	if filled {
		answers = flow.Done
	}
	paperCount := t.T("tasks.papers.count", "given", number(given), "must", number(must))
	if must == 0 {
		paperCount = t.T("tasks.papers.perhaps")
	}
	ready := panel.Badge(panel.Accent, icons.Package, t.T("tasks.export.ready"))
	if l.check.Counts.Block > 0 || !filled {
		ready = panel.Badge(panel.Quiet, icons.Lock, t.T("tasks.export.not_yet"))
	}
	rows := []fyne.CanvasObject{
		panel.Row(panel.Picture(icons.Papers), t.T("tasks.papers"), paperCount, panel.StatusBadge(t, papers), to(PapersScreen)),
		l.letters(),
		panel.Row(panel.Picture(icons.Answers), t.T("tasks.answers"), t.T("tasks.answers.detail"), panel.StatusBadge(t, answers), to(AnswersScreen)),
		panel.Row(panel.Picture(icons.Review), t.T("tasks.review"), t.T("tasks.review.detail"), l.review(), to(ReviewScreen)),
		panel.Row(panel.Picture(icons.Package), t.T("tasks.export"), t.T("tasks.export.detail"), ready, to(ExportScreen)),
		panel.Row(panel.Picture(icons.Clock), t.T("tasks.progress_page"), t.T("tasks.progress_page.detail"), l.standing(), to(ProgressScreen)),
		panel.Row(panel.Picture(icons.Alert), t.T("tasks.notice"), t.T("tasks.notice.detail"), nil, to(NoticeScreen)),
	}
	if l.Beside != nil {
		var row fyne.CanvasObject = panel.Row(panel.Picture(icons.Open), t.T("beside.title"), t.T("beside.open.text"), nil, l.Beside)
		rows = slices.Insert(rows, len(rows)-2, row)
	}
	if l.Session.Progress().Status() == timeline.Filed && !l.filing.Order.Cancels() {
		rows = append(rows, panel.Row(panel.Picture(icons.Globe), t.T("tasks.after"), t.T("tasks.after.detail"), nil, to(AfterScreen)))
	}
	return l.section(t.T("tasks.last"), rows)
}

// letters leads to what has to be signed, and says how much of it came back.
func (l *tasks) letters() fyne.CanvasObject {
	must, back := 0, 0
	for _, x := range l.Session.Letters() {
		if x.Demand != material.Must {
			continue
		}
		must++
		if x.State == wizard.LetterGiven || x.State == wizard.LetterElsewhere {
			back++
		}
	}
	status, detail := flow.Incomplete, l.Texts.T("tasks.letters.count", "must", number(must), "back", number(back))
	if must == back {
		status = flow.Done
	}
	if must == 0 {
		detail = l.Texts.T("tasks.letters.perhaps")
	}
	return panel.Row(panel.Picture(icons.Answers), l.Texts.T("tasks.letters"), detail, panel.StatusBadge(l.Texts, status), func() { l.Go(Place{Screen: LettersScreen}) })
}

// standing says where the order stands once it was handed in.
func (l *tasks) standing() fyne.CanvasObject {
	status := l.Session.Progress().Status()
	if status == timeline.Draft {
		return nil
	}
	tone, icon := statusTone(status)
	return panel.Badge(tone, icon, timeline.Title(l.Texts, l.filing.Order, status))
}

// review says what the review found, the gravest first.
func (l *tasks) review() fyne.CanvasObject {
	t, c := l.Texts, l.check.Counts
	hints := t.T("tasks.review.hints", "n", number(c.Hint))
	switch {
	case len(l.mistakes) > 0:
		return panel.Badge(panel.Danger, icons.Alert, t.T("tasks.review.mistakes", "n", number(len(l.mistakes))))
	case c.Block > 0:
		return panel.Badge(panel.Quiet, icons.Begun, t.T("tasks.review.gaps", "n", number(c.Block)))
	case c.Warn > 0:
		words := t.T("tasks.review.warnings", "n", number(c.Warn))
		if c.Hint > 0 {
			words += t.T("list.separator") + hints
		}
		return panel.Badge(panel.Warning, icons.Alert, words)
	case c.Hint > 0:
		return panel.Mark(panel.Quiet, icons.Idea, hints)
	}
	return panel.Mark(panel.Success, icons.Done, t.T("tasks.review.clear"))
}

// papers counts the papers that must be given and those of them that are.
func (l *tasks) papers() (must, given int) {
	for _, want := range paper.Add(paper.Wanted(l.filing), l.check.Wants()...) {
		if !want.Must {
			continue
		}
		must++
		if len(l.filing.Attached(string(want.Slot))) > 0 {
			given++
		}
	}
	return must, given
}

// stepIcon says in a picture what a step is about.
func stepIcon(step flow.StepID) icons.Name {
	switch step {
	case "region":
		return icons.Place
	case "entity_certificate":
		return icons.Building
	case "person_certificate", "principal_identity":
		return icons.Card
	case "principal_contact", "service_app":
		return icons.Phone
	case "service_principal":
		return icons.Person
	case "service_domains":
		return icons.Globe
	case "service_access":
		return icons.Server
	case "service_preapproval":
		return icons.Shield
	case "service_basics":
		return icons.Idea
	}
	return icons.Answers
}
