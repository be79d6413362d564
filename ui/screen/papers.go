package screen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Papers lists every paper that the filing needs or may need, with why, and takes them all in one place.
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
	body := []fyne.CanvasObject{p.state}
	groups := p.groups()
	for _, g := range groups {
		body = append(body, g.shown)
	}
	if len(groups) == 0 {
		p.state.Add(panel.Notice(panel.Success, icons.Done, "", t.T("interview.papers.none")))
	}
	p.count()
	onward := panel.Primary(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) })
	if at.Return != "" {
		onward = panel.Primary(t.T("page.return."+string(at.Return)), func() { s.Go(Place{Screen: at.Return}) })
	}
	p.view = panel.NewPage(t.T("papers.title"), t.T("papers.lead"), body, panel.Footer([]fyne.CanvasObject{onward}))
	takeSeveral(s, p.cards)
	takePasted(s, func() []*paperCard { return p.cards })
	s.Drop(func(files []string, at fyne.Position) { sortDropped(s, p.view, p.cards, files, at) })
	s.Enter(onward.OnTapped)
	later(s, func() { p.focus(at.Focus) })
	return p
}

// group is a part of the list: papers that are asked for as firmly.
type group struct{ shown fyne.CanvasObject }

// groups builds the parts of the list: what must be there, what should, what may be asked for, and what was given beside.
func (p *papersPage) groups() []group {
	f, check := p.Session.Filing(), p.Session.Check()
	wants := paper.Add(paper.Wanted(f), check.Wants()...)
	var out []group
	known := map[paper.Slot]bool{}
	for _, demand := range demands() {
		rows := panel.Column(panel.Medium)
		for _, m := range check.Materials {
			if m.Demand != demand {
				continue
			}
			if m.Slot == "" || m.State == material.Outside {
				rows.Add(p.outside(m))
				continue
			}
			known[m.Slot] = true
			want := paper.Want{Slot: m.Slot, Must: demand == material.Must && m.State != material.Elsewhere}
			rows.Add(p.card(want).box)
		}
		out = p.group(out, "papers.group."+string(demand), rows)
	}
	rows := panel.Column(panel.Medium)
	for _, want := range wants {
		if !known[want.Slot] {
			known[want.Slot] = true
			rows.Add(p.card(want).box)
		}
	}
	for _, a := range f.Attachments {
		if slot := paper.Slot(a.Slot); !known[slot] {
			known[slot] = true
			rows.Add(p.card(paper.Want{Slot: slot}).box)
		}
	}
	return p.group(out, "papers.group.more", rows)
}

func (p *papersPage) group(out []group, key string, rows *fyne.Container) []group {
	if len(rows.Objects) == 0 {
		return out
	}
	t := p.Texts
	head := panel.Column(panel.Tight, panel.Heading(t.T(key, "n", number(len(rows.Objects)))), panel.Muted(t.T(key+".how")))
	return append(out, group{panel.Card(head, rows)})
}

func (p *papersPage) card(want paper.Want) *paperCard {
	card := newPaperCard(p.Shell, want, p.given)
	card.telling = true
	card.show()
	p.cards = append(p.cards, card)
	return card
}

// outside is something that is done elsewhere than in a file.
func (p *papersPage) outside(m wizard.Material) fyne.CanvasObject {
	words := panel.Column(panel.Tight, panel.Split(panel.Small, panel.Strong(m.Title), panel.Badge(panel.Quiet, icons.Idea, p.Texts.T("state."+string(m.State)))))
	for _, piece := range p.tell(m) {
		words.Add(piece)
	}
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium,
		panel.Aside(panel.Medium, panel.Icon(panel.Picture(icons.Person), theme.ColorMuted, theme.SizeEmblem), words))
}

// about says why a paper is asked for, what it has to be, who says so, and where the same paper lies already.
func (c *paperCard) about(m wizard.Material) []fyne.CanvasObject {
	out := c.tell(m)
	if m.State == material.Elsewhere {
		for _, slot := range m.Reuse {
			if given := c.Session.Filing().Attached(string(slot)); len(given) > 0 {
				out = append(out, panel.Line(0, panel.Mark(panel.Success, icons.Done,
					c.Texts.T("papers.elsewhere", "file", given[len(given)-1].File, "slot", c.Texts.Label(filing.Path(slot))))))
				break
			}
		}
	}
	return out
}

// tell says why a paper is asked for, what it has to be and who says so.
func (s *Shell) tell(m wizard.Material) []fyne.CanvasObject {
	t := s.Texts
	out := []fyne.CanvasObject{panel.Body(m.Why), panel.Muted(m.Requirement)}
	if m.Note != "" && m.Note != m.Why {
		out = append(out, panel.Muted(t.T("papers.note", "note", m.Note)))
	}
	if m.Conflict != "" {
		out = append(out, panel.Line(0, panel.Badge(panel.Warning, icons.Alert, t.T("papers.conflict"))), panel.Muted(m.Conflict))
	}
	if m.Source != "" {
		date := m.SourceDate
		if date == "" {
			date = t.T("pack.report.materials.undated")
		}
		trust := ""
		if m.Trust != "" {
			trust = t.T("trust." + string(m.Trust))
		}
		out = append(out, panel.Caption(t.T("papers.source", "layer", t.T("layer."+string(m.Layer)), "source", joined(m.Source, date, trust))))
	}
	return out
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
	given, missing, must := 0, 0, false
	for _, c := range p.cards {
		m, _ := c.material()
		must = must || c.want.Must || m.Demand == material.Must
		switch _, ok := c.attachment(); {
		case ok, m.State == material.Elsewhere:
			given++
		case c.want.Must:
			missing++
		}
	}
	if len(p.cards) == 0 {
		return
	}
	p.state.RemoveAll()
	switch {
	case !must:
		p.state.Add(panel.Notice(panel.Success, icons.Done, "", p.Texts.T("papers.count.none")))
	case missing == 0:
		p.state.Add(panel.Notice(panel.Success, icons.Done, "", p.Texts.T("papers.count.all")))
	default:
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
