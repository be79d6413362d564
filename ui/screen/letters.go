package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Letters lists the letters that the filing needs signed: it shows and writes them, and takes them when they come back.
func Letters(s *Shell, at Place) fyne.CanvasObject { return newLetters(s, at).view }

type lettersPage struct {
	*Shell
	view  *panel.Page
	state *fyne.Container
	rows  []*letterRow
	cards []*paperCard
}

// letterRow is one letter on the page.
type letterRow struct {
	page *lettersPage
	key  string
	box  *fyne.Container
	card *paperCard // takes the signed letter; nil where another part of it does
	main fyne.Focusable
}

func newLetters(s *Shell, at Place) *lettersPage {
	p := &lettersPage{Shell: s, state: panel.Column(0)}
	t := s.Texts
	body := []fyne.CanvasObject{p.state}
	letters := s.Session.Letters()
	taken := map[paper.Slot]bool{}
	for _, demand := range demands() {
		rows := panel.Column(panel.Medium)
		for _, l := range letters {
			if l.Demand != demand {
				continue
			}
			row := &letterRow{page: p, key: l.Key, box: container.NewStack()}
			if !taken[l.Slot] {
				taken[l.Slot] = true
				row.card = newPaperCard(s, paper.Want{Slot: l.Slot, Must: demand == material.Must}, p.given)
				row.card.titled = t.T("letters.signed_one", "title", l.Heading)
				row.card.shown = "" // it was drawn under its other name
				row.card.show()
				p.cards = append(p.cards, row.card)
			}
			p.rows = append(p.rows, row)
			rows.Add(row.box)
		}
		if len(rows.Objects) > 0 {
			head := panel.Column(panel.Tight, panel.Heading(t.T("letters.group."+string(demand), "n", number(len(rows.Objects)))), panel.Muted(t.T("papers.group."+string(demand)+".how")))
			body = append(body, panel.Card(head, rows))
		}
	}
	p.show()
	onward := panel.Primary(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) })
	if at.Return != "" {
		onward = panel.Primary(t.T("page.return."+string(at.Return)), func() { s.Go(Place{Screen: at.Return}) })
	}
	papers := panel.Link(t.T("papers.title"), func() { s.Go(Place{Screen: PapersScreen}) })
	p.view = panel.NewPage(t.T("letters.title"), t.T("letters.lead"), body, panel.Footer([]fyne.CanvasObject{onward}, papers))
	takeSeveral(s, p.cards)
	takePasted(s, func() []*paperCard { return p.cards })
	s.Drop(func(files []string, at fyne.Position) { sortDropped(s, p.view, p.cards, files, at) })
	s.Enter(onward.OnTapped)
	later(s, func() { p.focus(at.Focus) })
	return p
}

// given draws the page anew after a slot has got another paper, or none.
func (p *lettersPage) given() {
	p.Saving()
	for _, c := range p.cards {
		c.show()
	}
	p.show()
	p.view.Refresh()
}

// show draws every row as things stand, and how far the letters are.
func (p *lettersPage) show() {
	byKey := map[string]wizard.Letter{}
	must, back := 0, 0
	for _, l := range p.Session.Letters() {
		byKey[l.Key] = l
		if l.Demand == material.Must {
			must++
			if l.State == wizard.LetterGiven || l.State == wizard.LetterElsewhere {
				back++
			}
		}
	}
	for _, r := range p.rows {
		r.show(byKey[r.key])
	}
	t := p.Texts
	notice := panel.Notice(panel.Accent, icons.Papers, "", t.T("letters.count", "must", strconv.Itoa(must), "back", strconv.Itoa(back)))
	switch {
	case len(p.rows) == 0:
		notice = panel.Notice(panel.Success, icons.Done, "", t.T("letters.none"))
	case must == 0:
		notice = panel.Notice(panel.Success, icons.Done, "", t.T("letters.count.none"))
	case must == back:
		notice = panel.Notice(panel.Success, icons.Done, "", t.T("letters.count.all"))
	}
	p.state.Objects = []fyne.CanvasObject{notice}
	p.state.Refresh()
}

// focus puts the focus on the letter of a slot.
func (p *lettersPage) focus(at filing.Path) {
	for _, r := range p.rows {
		if at != "" && r.card != nil && r.card.slot() == at {
			panel.Reveal(r.box)
			if r.main != nil {
				p.Window.Canvas().Focus(r.main)
			}
			return
		}
	}
}

// letterName proposes a file name from what the letter is and whom it is for.
func letterName(f *filing.Filing, l wizard.Letter, format wizard.LetterFormat) string {
	name := l.Heading
	if l.For != "" {
		name += "-" + l.For
	}
	if f.Entity.Name != "" {
		name += "-" + f.Entity.Name
	}
	return fileName(name) + "." + string(format)
}

// fileName makes a name that every system takes.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
}

// letterOf reports whether a paper is one of the letters that are written here.
func letterOf(s *wizard.Session, slot filing.Path) bool {
	for _, l := range s.Letters() {
		if filing.Path(l.Slot) == slot {
			return true
		}
	}
	return false
}
