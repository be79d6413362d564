package screen

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/hanzi"
	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// interview asks what settles the order, one question after the other; what was answered stays above and can be changed.
type interview struct {
	*Shell
	answers *flow.Interview
	open    flow.Ask // the question that is open; empty when all are answered
	more    bool     // all natures are shown, not only the usual ones
	column  *fyne.Container
	page    *panel.Page
	first   fyne.Focusable // of the question that is open: where the keyboard goes on
	busy    bool
}

// Interview asks the first questions.
func Interview(s *Shell, _ Place) fyne.CanvasObject {
	i := &interview{Shell: s, answers: s.Interview, column: panel.Column(panel.Medium)}
	i.Enter(i.goOn)
	i.next()
	i.page = panel.NewPage(s.Texts.T("interview.title"), s.Texts.T("interview.lead"), []fyne.CanvasObject{i.column}, nil)
	return i.page
}

// next opens the first question without an answer.
func (i *interview) next() {
	i.open = ""
	for _, a := range i.Desk.Asks(*i.answers) {
		if i.answers.Answer(a) == "" {
			i.open = a
			break
		}
	}
	i.show()
}

func (i *interview) show() {
	t := i.Texts
	i.column.Objects, i.first = nil, nil
	settled := panel.Column(0)
	var last fyne.CanvasObject
	// What comes after an open question follows from its answer.
	for n, a := range i.Desk.Asks(*i.answers) {
		if a == i.open || i.answers.Answer(a) == "" {
			last = i.question(n+1, a)
			break
		}
		if len(settled.Objects) > 0 {
			settled.Add(panel.Divider())
		}
		settled.Add(i.answered(a))
	}
	verdict, all := i.Desk.Decide(*i.answers)
	if all = all && i.open == ""; all {
		last = i.verdict(verdict)
	}
	i.column.Add(last)
	if i.open != "" && i.answers.Answer(i.open) != "" {
		i.column.Add(panel.Line(0, panel.Link(t.T("interview.button.keep"), i.next)))
	}
	if all {
		i.foresee()
	}
	// What is settled stands below, so that every question comes at the same place.
	if len(settled.Objects) > 0 {
		head := panel.Split(panel.Small, panel.Heading(t.T("interview.settled")), panel.Link(t.T("interview.button.anew"), i.anew))
		i.column.Add(panel.Column(panel.Small, head, panel.Sheet(theme.ColorCard, theme.ColorLine, panel.Tight, settled)))
	}
	i.column.Refresh()
	if i.page != nil {
		i.page.Refresh()
		later(i.Shell, func() { i.page.Reveal(last) }) // when it has its place
	}
}

// anew puts all answers away, those of an interview that was left before too, once that was asked for.
func (i *interview) anew() {
	t := i.Texts
	ask(i.Shell, question{
		title: t.T("interview.anew.ask"), words: t.T("interview.anew.text"), yes: t.T("interview.button.anew"), no: t.T("page.cancel"), danger: true,
	}, func() {
		*i.answers, i.more = flow.Interview{}, false
		i.next()
	})
}

// answered is a question that is settled, with its answer and the way to change it.
func (i *interview) answered(a flow.Ask) fyne.CanvasObject {
	t := i.Texts
	change := func() {
		i.open = a
		i.show()
	}
	words := panel.Aside(3, panel.Icon(panel.Picture(icons.Done), theme.ColorSuccess, theme.SizeBadge), panel.Muted(t.T("interview."+string(a))))
	trail := panel.Side(panel.Medium, panel.NewText(i.answer(a), panel.Style{Bold: true, Single: true}),
		panel.NewText(t.T("button.change"), panel.Style{Color: theme.ColorAccent, Single: true}))
	return panel.NewTile(t.T("interview."+string(a)), false, panel.InsetXY(3, 2, panel.Split(panel.Medium, words, trail)), change)
}

// answer says in words what was answered.
func (i *interview) answer(a flow.Ask) string {
	t, code := i.Texts, i.answers.Answer(a)
	switch {
	case a == flow.AskNature:
		return t.Code(filing.Natures, code)
	case a == flow.AskProvince:
		return i.Desk.Divisions().Name(code)
	case a == flow.AskService:
		return t.Code(filing.ServiceKinds, code)
	case a.YesNo():
		return t.T("answer." + code)
	}
	return t.T("interview." + string(a) + "." + code)
}

func (i *interview) question(n int, a flow.Ask) fyne.CanvasObject {
	t := i.Texts
	head := panel.Column(panel.Tight,
		panel.Caption(t.T("interview.number", "n", number(n))), panel.Heading(t.T("interview."+string(a))), panel.Muted(t.T("interview."+string(a)+".help")))
	var choices fyne.CanvasObject
	switch a {
	case flow.AskNature:
		choices = i.natures()
	case flow.AskProvince:
		choices = i.provinces()
	case flow.AskService:
		choices = i.services()
	default:
		choices = i.codes(a)
	}
	return panel.Card(head, choices)
}

// choiceSide is the margin beside a choice in units: the same for all, so that words begin at one line.
const choiceSide = 3

// choice is an answer to press, as large as a hand wants it.
func (i *interview) choice(icon icons.Name, title, detail string, chosen bool, take func()) fyne.CanvasObject {
	words := panel.Column(0.5, panel.Strong(title))
	if detail != "" {
		words.Add(panel.Caption(detail))
	}
	var content fyne.CanvasObject = words
	if icon != "" {
		content = panel.Aside(3, panel.Icon(panel.Picture(icon), theme.ColorAccent, theme.SizeEmblem), words)
	}
	var tile *panel.Tile
	tile = panel.NewTile(title, true, panel.InsetXY(choiceSide, 3, content), func() {
		keyboard := i.Window.Canvas().Focused() == tile
		take()
		i.next()
		if keyboard && i.first != nil {
			i.Window.Canvas().Focus(i.first)
		}
	})
	tile.Choose(chosen)
	if i.first == nil {
		i.first = tile
	}
	return tile
}

func (i *interview) natures() fyne.CanvasObject {
	t := i.Texts
	usual := []struct {
		nature filing.Nature
		icon   icons.Name
	}{{filing.Enterprise, icons.Building}, {filing.IndividualBusiness, icons.Card}, {filing.Individual, icons.Person}}
	var tiles []fyne.CanvasObject
	shown := map[string]bool{}
	add := func(nature filing.Nature, icon icons.Name, detail string) {
		shown[string(nature)] = true
		tiles = append(tiles, i.choice(icon, t.Code(filing.Natures, string(nature)), detail, i.answers.Nature == nature, func() { i.answers.Nature = nature }))
	}
	for _, u := range usual {
		add(u.nature, u.icon, t.T("interview.nature."+string(u.nature)))
	}
	if !i.more && (i.answers.Nature == "" || shown[string(i.answers.Nature)]) {
		more := panel.Link(t.T("interview.nature.more"), func() {
			i.more = true
			i.show()
		})
		return panel.Column(panel.Small, panel.Grid(230, panel.Small, tiles...), panel.Line(0, more))
	}
	usualTiles := tiles
	tiles = nil
	for _, code := range filing.Natures.Codes() {
		if !shown[code] {
			add(filing.Nature(code), "", "")
		}
	}
	return panel.Column(panel.Small, panel.Grid(230, panel.Small, usualTiles...), panel.Grid(170, panel.Small, tiles...))
}

// provinces is a grid of names that typing narrows down.
func (i *interview) provinces() fyne.CanvasObject {
	t := i.Texts
	list := panel.Grid(126, panel.Small)
	none := panel.Muted(t.T("interview.province.none"))
	fill := func(typed string) {
		list.Objects = nil
		for _, p := range i.Desk.Atlas().Provinces() {
			if strings.Contains(filing.Fold(p.Name+"|"+p.Short+"|"+p.Pinyin), filing.Fold(typed)) || hanzi.Table().Spells(p.Name, typed) {
				list.Add(i.province(&p))
			}
		}
		none.Hidden = len(list.Objects) > 0
		if !none.Hidden {
			none.SetWords(i.within(typed, list))
		}
		list.Refresh()
	}
	search := control.NewEntry(1, fill, nil)
	search.SetPlaceHolder(t.T("interview.province.search"))
	search.OnSubmitted = func(string) {
		if len(list.Objects) == 1 {
			i.Window.Canvas().Focus(list.Objects[0].(*panel.Tile))
			list.Objects[0].(*panel.Tile).Tapped(nil)
		}
	}
	i.first = search
	fill("")
	return panel.Column(panel.Medium, search, list, none)
}

// province is a province to choose.
func (i *interview) province(p *region.Province) fyne.CanvasObject {
	id, detail := p.ID, ""
	if i.Texts.Language() != "zh" {
		detail = p.Pinyin
	}
	return i.choice("", p.Name, detail, i.answers.Province == id, func() { i.answers.Province = id })
}

// within adds the provinces in which places of this name lie, and says which lies where.
func (i *interview) within(typed string, list *fyne.Container) string {
	var lines []string
	last := ""
	for _, place := range placesNamed(i.Desk.Divisions(), typed) {
		p, ok := i.Desk.Atlas().Province(place.Code[:provinceDigits])
		if !ok {
			continue
		}
		lines = append(lines, i.Texts.T("interview.province.within", "place", place.Name, "province", p.Name))
		if p.ID != last {
			list.Add(i.province(&p))
		}
		last = p.ID
	}
	if len(lines) == 0 {
		return i.Texts.T("interview.province.none")
	}
	return strings.Join(lines, "\n")
}

func (i *interview) services() fyne.CanvasObject {
	t := i.Texts
	tile := func(kind filing.ServiceKind, icon icons.Name) fyne.CanvasObject {
		return i.choice(icon, t.Code(filing.ServiceKinds, string(kind)), t.T("interview.service."+string(kind)), i.answers.Service == kind, func() { i.answers.Service = kind })
	}
	return panel.Grid(260, panel.Small, tile(filing.Website, icons.Globe), tile(filing.AppKind, icons.Phone))
}

// codes are the choices of a question that stand in its table: yes and no side by side, others one below the other.
func (i *interview) codes(a flow.Ask) fyne.CanvasObject {
	t, width := i.Texts, float32(180)
	var tiles []fyne.CanvasObject
	for _, code := range a.Choices() {
		title, detail := t.T("answer."+code), ""
		if !a.YesNo() {
			key := "interview." + string(a) + "." + code
			title, width = t.T(key), 300
			if t.Has(key + ".detail") {
				detail = t.T(key + ".detail")
			}
		}
		tiles = append(tiles, i.choice("", title, detail, i.answers.Answer(a) == code, func() { i.answers.Take(a, code) }))
	}
	return panel.Grid(width, panel.Small, tiles...)
}

// goOn begins the draft, or leads to the page that explains why none can be begun.
func (i *interview) goOn() {
	verdict, ok := i.Desk.Decide(*i.answers)
	if !ok || i.open != "" || i.busy {
		return
	}
	if verdict.Knockout {
		i.Go(Place{Screen: KnockoutScreen})
		return
	}
	i.busy = true
	answers := *i.answers
	task.Run(context.Background(), i.Tasks, func(ctx context.Context) (*wizard.Session, error) {
		return i.Desk.Begin(ctx, answers, i.Texts)
	}, func(session *wizard.Session, err error) {
		i.busy = false
		if err != nil {
			i.Tell(err)
			return
		}
		*i.answers = flow.Interview{} // they are the draft's now; the next one begins anew
		i.Adopt(session)
	})
}
