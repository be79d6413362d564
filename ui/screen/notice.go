package screen

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/remedy"
)

// notice reads a rejection notice and says what it asks for.
type notice struct {
	*Shell
	entry *control.Entry
	found *fyne.Container
	view  *panel.Page
}

// Notice takes a notice as it came by text message, mail or in the portal, names the reasons in it and leads to what must
// change.
func Notice(s *Shell, _ Place) fyne.CanvasObject {
	t := s.Texts
	n := &notice{Shell: s, found: panel.Column(panel.Large)}
	n.entry = control.NewEntry(noticeLines, func(typed string) {
		*s.Notice = typed
		n.read()
	}, nil)
	n.entry.SetPlaceHolder(t.T("notice.example"))
	n.entry.SetText(*s.Notice)
	paste := panel.Primary(t.T("notice.paste"), func() { n.entry.SetText(fyne.CurrentApp().Clipboard().Content()) })
	clear := panel.Secondary(t.T("notice.clear"), func() { n.entry.SetText("") })
	n.view = panel.NewPage(t.T("notice.title"), t.T("notice.lead"), []fyne.CanvasObject{
		panel.Card(panel.Strong(t.T("notice.label")), n.entry, panel.Line(panel.Small, paste, clear)), n.found,
	}, panel.Footer([]fyne.CanvasObject{panel.Secondary(t.T("notice.back"), s.Back)}))
	n.read()
	return n.view
}

// noticeLines are the lines of a notice that are seen at once.
const noticeLines = 6

// read shows what the notice names now.
func (n *notice) read() {
	t := n.Texts
	n.found.RemoveAll()
	matches := n.Desk.Reasons(*n.Shell.Notice)
	switch {
	case strings.TrimSpace(*n.Shell.Notice) == "":
	case len(matches) == 0:
		n.found.Add(panel.Notice(panel.Quiet, icons.Idea, t.T("notice.none"), t.T("notice.none.how")))
	default:
		n.found.Add(panel.Heading(t.T("notice.found", "n", strconv.Itoa(len(matches)))))
		for i, m := range matches {
			n.found.Add(n.card(i+1, m))
		}
		if n.Session == nil {
			n.drafts()
		}
	}
	n.found.Refresh()
	if n.view != nil {
		n.view.Refresh()
	}
}

// card tells one reason: what the notice says, what it means, what to do, and where.
func (n *notice) card(number int, m remedy.Match) fyne.CanvasObject {
	t, lang := n.Texts, n.Texts.Language()
	quotes := make([]string, 0, len(m.Evidence))
	for _, words := range m.Evidence {
		quotes = append(quotes, t.T("notice.quote", "words", words))
	}
	steps := panel.Column(panel.Small)
	for i, step := range m.Reason.Todo.In(lang) {
		mark := panel.NewText(strconv.Itoa(i+1)+".", panel.Style{Bold: true, Color: theme.ColorAccent, Single: true})
		steps.Add(panel.Aside(panel.Small, mark, panel.Body(step)))
	}
	content := panel.Column(panel.Medium,
		panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorWarning, theme.SizeEmblem),
			panel.Column(panel.Tight, panel.Heading(strconv.Itoa(number)+". "+m.Reason.Title.In(lang)), panel.Caption(strings.Join(quotes, " ")))),
		panel.Body(m.Reason.Meaning.In(lang)), steps,
	)
	if where := n.where(m.Reason); len(where) > 0 {
		content.Add(panel.Divider())
		content.Add(panel.Strong(t.T("notice.where")))
		content.Add(panel.Line(panel.Small, where...))
	}
	return panel.Card(content)
}

// mostPlaces of one reason that are offered: a reason about every card would else fill the page.
const mostOffered = 8

// where leads to the fields and papers that a reason is about. Without a draft there is nowhere to go.
func (n *notice) where(r remedy.Reason) []fyne.CanvasObject {
	if n.Session == nil {
		return nil
	}
	f := n.Session.Filing()
	var buttons []fyne.CanvasObject
	seen := []string{}
	offer := func(p filing.Path) {
		stop, ok := flow.Find(f, p)
		label := n.Texts.Label(p)
		if !ok || slices.Contains(seen, label) || len(seen) == mostOffered {
			return
		}
		seen = append(seen, label)
		buttons = append(buttons, panel.Secondary(label, func() {
			n.Go(Place{Screen: StepScreen, Stop: stop.Key(), Focus: p, Return: NoticeScreen})
		}))
	}
	for _, pattern := range r.Paths {
		if row, ok := filing.Lookup(pattern); ok {
			for _, at := range f.Places(pattern) {
				if f.Asked(row, at) {
					offer(at.Of(pattern))
				}
			}
		}
	}
	for _, want := range paper.Add(paper.Wanted(f), n.Session.Check().Wants()...) {
		if slices.ContainsFunc(r.Slots, want.Slot.Fits) {
			offer(filing.Path(want.Slot))
		}
	}
	if slices.Contains(r.Paths, "order") {
		buttons = append(buttons, panel.Secondary(n.Texts.T("notice.order"), func() { n.Go(Place{Screen: InterviewScreen}) }))
	}
	return buttons
}

// drafts offers the drafts that the notice may be about: opened from here, its reasons lead to their fields.
func (n *notice) drafts() {
	t := n.Texts
	task.Run(context.Background(), n.Tasks, n.Desk.Drafts, func(drafts []wizard.Summary, err error) {
		if err != nil || len(drafts) == 0 {
			n.Tell(err)
			return
		}
		list := panel.Column(0)
		for _, d := range drafts[:min(len(drafts), mostDrafts)] {
			list.Add(line(joined(titleOf(t, d), t.Code(filing.Orders, string(d.Order)), d.Domain), theme.ColorAccent, func() { n.OpenAt(d.ID, Place{Screen: NoticeScreen}) }))
		}
		n.found.Add(panel.Card(panel.Strong(t.T("notice.whose")), panel.Muted(t.T("notice.whose.how")), list))
		n.found.Refresh()
	})
}

// mostDrafts are the drafts that are offered, the last changed first.
const mostDrafts = 6
