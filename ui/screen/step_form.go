package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// buildPapers puts the papers that the page takes now above the questions. Cards that stay are kept, for one may be
// reading a file.
func (p *stepPage) buildPapers(f *filing.Filing) {
	kept := map[paper.Slot]*paperCard{}
	for _, card := range p.papers {
		kept[card.want.Slot] = card
	}
	p.papers = nil
	p.sheets.RemoveAll()
	cards := panel.Column(panel.Medium)
	for _, want := range p.stop.Papers(f) {
		card := kept[want.Slot]
		if card == nil || card.want != want {
			card = newPaperCard(p.Shell, want, p.given)
			_, _, card.telling = want.Slot.Named() // nobody knows letters and further papers by their names
			card.show()
		}
		p.papers = append(p.papers, card)
		cards.Add(card.box)
	}
	takeSeveral(p.Shell, p.papers)
	p.sheets.Hidden = len(p.papers) == 0
	if len(p.papers) > 0 {
		t := p.Texts
		p.sheets.Add(panel.Card(panel.Column(panel.Tight, panel.Heading(t.T("page.papers")), panel.Muted(t.T("page.papers.lead"))), cards))
	}
}

// shapeOf names what the page asks for and takes; when it changes the page is laid out anew.
func (p *stepPage) shapeOf(f *filing.Filing) string {
	return fmt.Sprint(p.stop.Papers(f), p.stop.Lists(f), p.pathsOf(f))
}

func (p *stepPage) pathsOf(f *filing.Filing) []filing.Path {
	var paths []filing.Path
	for _, q := range p.stop.Questions(f) {
		paths = append(paths, q.Path)
	}
	return paths
}

// build puts the questions as they are now on the form.
func (p *stepPage) build() {
	f, t := p.Session.Filing(), p.Texts
	asked := map[filing.Path]flow.Question{}
	for _, q := range p.stop.Questions(f) {
		asked[q.Path] = q
	}
	lists := p.stop.Lists(f)
	p.shape = p.shapeOf(f)
	p.buildPapers(f)
	p.fields, p.adders = nil, map[filing.Path]*panel.Button{}
	if p.apps != nil {
		p.apps.begin()
	}
	p.form.RemoveAll()
	single := panel.Column(panel.Large)
	flush := func() {
		if len(single.Objects) > 0 {
			p.form.Add(panel.Card(single))
			single = panel.Column(panel.Large)
		}
	}
	done := map[filing.Path]bool{}
	for _, pattern := range p.stop.Step.Fields {
		list, ok := listAmong(lists, p.stop.At.Of(pattern))
		if !ok {
			if q, ok := asked[p.stop.At.Of(pattern)]; ok {
				single.Add(p.field(q))
			}
			continue
		}
		if !done[list] {
			done[list] = true
			flush()
			p.form.Add(p.rows(f, list, asked))
		}
	}
	flush()
	if len(p.form.Objects) == 0 {
		p.form.Add(panel.Muted(t.T("page.row.none.services.pre_approvals")))
	}
}

// listAmong returns the list whose rows a path, concrete up to its rows, is part of.
func listAmong(lists []filing.Path, p filing.Path) (filing.Path, bool) {
	for _, list := range lists {
		if strings.HasPrefix(string(p), string(list)+"[]") {
			return list, true
		}
	}
	return "", false
}

func (p *stepPage) field(q flow.Question) fyne.CanvasObject {
	field := control.New(control.Ground{
		Session: p.Session, Texts: p.Texts, Divisions: p.Desk.Divisions(), Today: p.Desk.Today(),
		Changed: p.changed, Left: p.left, Failed: p.Tell, Looking: p.looking(),
	}, q)
	p.fields = append(p.fields, field)
	return field.Object()
}

// rows shows a list: each row on a ground of its own, and a button for one more.
func (p *stepPage) rows(f *filing.Filing, list filing.Path, asked map[filing.Path]flow.Question) fyne.CanvasObject {
	t, key := p.Texts, filing.TextKey(list)
	places := f.Places(list + "[]")
	card := panel.Column(panel.Large)
	for i := range places {
		row := filing.At{i}.Of(list + "[]")
		at := append(slices.Clone(p.stop.At), i)
		title := t.T("page.row."+key, "n", strconv.Itoa(i+1))
		var head fyne.CanvasObject = panel.Heading(title)
		if len(places) > 1 || !always(list) {
			head = panel.Split(panel.Small, head, editing(p.Shell, panel.Link(t.T("page.row.remove"), func() { p.remove(row, title) })))
		}
		group := panel.Column(panel.Large, head)
		if p.apps != nil && list.Pattern() == platformList {
			app := p.apps.row(row)
			app.ground = group
			group.Add(app.box)
		}
		for _, pattern := range p.stop.Step.Fields {
			if q, ok := asked[at.Of(pattern)]; ok && q.Path.Under(row) {
				group.Add(p.field(q))
			}
		}
		if len(places) == 1 && always(list) {
			card.Add(group)
			continue
		}
		card.Add(panel.Sheet("", theme.ColorLine, panel.Medium, group))
	}
	if len(places) == 0 && t.Has("page.row.none."+key) {
		card.Add(panel.Muted(t.T("page.row.none." + key)))
	}
	add := editing(p.Shell, panel.NewButton(t.T("page.row.add."+key), plus(), buttonImportance, func() { p.add(list) }))
	p.adders[list] = add
	card.Add(panel.Line(0, add))
	return panel.Card(card)
}

// always reports whether a list has to have a row.
func always(list filing.Path) bool { return list.Pattern() != "services[].pre_approvals" }

func (p *stepPage) add(list filing.Path) {
	row, err := p.Session.AddRow(list)
	if err != nil {
		p.Tell(err)
		return
	}
	p.Saving()
	p.again()
	for _, f := range p.fields {
		if f.Question.Path.Under(row) {
			f.Focus(p.Window.Canvas())
			break
		}
	}
}

func (p *stepPage) remove(row filing.Path, title string) {
	t := p.Texts
	ask(p.Shell, question{
		title: t.T("page.row.remove.ask", "row", title), words: t.T("page.row.remove.text"),
		yes: t.T("page.row.remove"), no: t.T("page.cancel"), danger: true,
	}, func() {
		if err := p.Session.RemoveRow(row); err != nil {
			p.Tell(err)
			return
		}
		p.Saving()
		p.Go(p.at) // papers of later rows have moved
	})
}
