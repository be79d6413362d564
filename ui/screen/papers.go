package screen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Papers lists every paper that the filing asks for and takes them all in one place.
func Papers(s *Shell, at Place) fyne.CanvasObject { return newPapers(s, at).view }

type papersPage struct {
	*Shell
	view  *panel.Page
	cards []*paperCard
	state *fyne.Container
}

func newPapers(s *Shell, at Place) *papersPage {
	p := &papersPage{Shell: s, state: panel.Column(0)}
	t := s.Texts
	f := s.Session.Filing()
	list := panel.Column(panel.Medium)
	for _, want := range allWanted(f) {
		card := newPaperCard(s, want, p.given)
		p.cards = append(p.cards, card)
		list.Add(card.box)
	}
	p.count()
	onward := panel.Primary(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) })
	if at.Return != "" {
		onward = panel.Primary(t.T("page.return."+string(at.Return)), func() { s.Go(Place{Screen: at.Return}) })
	}
	p.view = panel.NewPage(t.T("papers.title"), t.T("papers.lead"), []fyne.CanvasObject{p.state, panel.Card(list)}, panel.Footer([]fyne.CanvasObject{onward}))
	s.Drop(func(files []string, at fyne.Position) { sortDropped(s, p.view, p.cards, files, at) })
	s.Enter(onward.OnTapped)
	later(s, func() { p.focus(at.Focus) })
	return p
}

func (p *papersPage) given() {
	p.Saving()
	for _, c := range p.cards {
		c.show()
	}
	p.count()
	p.view.Refresh()
}

// count says how many papers are there and how many are not.
func (p *papersPage) count() {
	given, missing := 0, 0
	for _, c := range p.cards {
		switch _, ok := c.attachment(); {
		case ok:
			given++
		case c.want.Must:
			missing++
		}
	}
	p.state.RemoveAll()
	if missing == 0 {
		p.state.Add(panel.Notice(panel.Success, icons.Done, "", p.Texts.T("papers.count.all")))
	} else {
		p.state.Add(panel.Notice(panel.Accent, icons.Papers, "", p.Texts.T("papers.count",
			"given", strconv.Itoa(given), "missing", strconv.Itoa(missing))))
	}
	p.state.Refresh()
}

func (p *papersPage) focus(at filing.Path) {
	i := slices.IndexFunc(p.cards, func(c *paperCard) bool { return at != "" && filing.Path(c.want.Slot) == at })
	if i < 0 {
		return
	}
	panel.Reveal(p.cards[i].box)
	p.cards[i].focus(p.Window.Canvas())
}
