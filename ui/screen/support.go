package screen

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Support shows what a bundle for support would hold, value by value, and writes it.
func Support(s *Shell, at Place) fyne.CanvasObject {
	p := &supportPage{Shell: s, at: at, body: panel.Column(panel.Large)}
	t := s.Texts
	p.save = panel.Primary(t.T("support.save"), p.where)
	p.save.Disable()
	footer := panel.Footer([]fyne.CanvasObject{p.save, panel.Secondary(t.T("support.again"), p.make)},
		panel.Link(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) }))
	p.view = panel.NewPage(t.T("support.title"), t.T("support.lead"), []fyne.CanvasObject{p.body}, footer)
	p.make()
	return p.view
}

type supportPage struct {
	*Shell
	at       Place
	view     *panel.Page
	body     *fyne.Container
	save     *panel.Button
	redacted *wizard.Redaction
}

func (p *supportPage) show(pieces ...fyne.CanvasObject) {
	p.body.Objects = pieces
	p.body.Refresh()
	p.view.Refresh()
}

// make prepares the stand-ins off the screen's goroutine: the case is checked many times.
func (p *supportPage) make() {
	p.save.Disable()
	p.show(panel.Body(p.Texts.T("support.making")))
	look := wizard.Lookout{View: wizard.View{
		Language: p.Texts.Language(), Look: string(p.Settings.Look), Scale: p.Settings.Scale, Screen: string(p.at.Return), Stop: p.at.Stop, Focus: p.at.Focus,
	}}
	session, gather := p.Session, p.Records
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (wizard.Redaction, error) {
		if gather != nil {
			look.Log, look.Book = gather()
		}
		return session.Redact(ctx, look)
	}, func(r wizard.Redaction, err error) {
		if err != nil {
			p.show(panel.Notice(panel.Danger, icons.Alert, p.Texts.T("support.failed"), p.Sentence(err)))
			return
		}
		p.redacted = &r
		p.save.Enable()
		p.show(p.contents(r)...)
	})
}

// contents lists the members of the file, and then what stands for what.
func (p *supportPage) contents(r wizard.Redaction) []fyne.CanvasObject {
	t := p.Texts
	item := func(icon icons.Name, words string) fyne.CanvasObject {
		return panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), theme.ColorAccent, fynetheme.SizeNameInlineIcon), panel.Body(words))
	}
	members := []fyne.CanvasObject{
		panel.Heading(t.T("support.members")),
		item(icons.Answers, t.T("support.member.filing")),
		item(icons.Review, t.T("support.member.check")),
		item(icons.Papers, t.T("support.member.papers", "count", strconv.Itoa(len(r.Exhibit.Draft.Filing.Attachments)))),
		item(icons.Idea, t.T("support.member.session")),
	}
	if n := len(r.Exhibit.Log); n > 0 {
		members = append(members, item(icons.Clock, t.T("support.member.log", "count", strconv.Itoa(n))))
	}
	if len(r.Exhibit.Book) > 0 {
		members = append(members, item(icons.Shield, t.T("support.member.book")))
	}
	members = append(members, panel.Caption(t.T("support.member.version", "program", r.Exhibit.Program, "rulebook", r.Exhibit.Rulebook)))
	pieces := []fyne.CanvasObject{panel.Card(members...)}
	if n := len(r.Exhibit.Unlike); n > 0 {
		words := ""
		for _, u := range r.Exhibit.Unlike {
			words += string(u.Rule)
			for _, path := range u.Paths {
				words += " " + t.Label(path)
			}
			words += "\n"
		}
		pieces = append(pieces, panel.Notice(panel.Warning, icons.Alert, t.T("support.unlike", "count", strconv.Itoa(n)), words))
	} else {
		pieces = append(pieces, panel.Notice(panel.Success, icons.Shield, "", t.T("support.replays", "count", strconv.Itoa(len(r.Exhibit.Seen.Findings)))))
	}
	return append(pieces, p.pairs(r)...)
}

// pairs shows every value beside what stands for it, the answers first and then each paper.
func (p *supportPage) pairs(r wizard.Redaction) []fyne.CanvasObject {
	t, f := p.Texts, p.Session.Filing()
	slots := map[string]string{}
	for _, a := range f.Attachments {
		slots[a.ID] = t.Label(filing.Path(a.Slot))
	}
	var out []fyne.CanvasObject
	var rows []fyne.CanvasObject
	title := ""
	flush := func() {
		if len(rows) > 0 {
			head := compared(panel.Caption(t.T("support.column.original")), panel.Caption(t.T("support.column.shown")))
			out = append(out, panel.Card(append([]fyne.CanvasObject{panel.Heading(title), head}, rows...)...))
		}
		rows = nil
	}
	for _, one := range r.StandIns {
		group := t.T("support.facts")
		label := t.Label(one.Path)
		original, shown := t.Say(one.Path, one.Original), t.Say(one.Path, one.Shown)
		switch {
		case one.Attachment != "":
			group, label = t.T("support.paper", "paper", slots[one.Attachment]), p.fieldLabel(one.Field)
			original, shown = one.Original, one.Shown
		case one.Path == "":
			label, original, shown = t.T("support.set_aside"), one.Original, one.Shown
		}
		if group != title {
			flush()
			title = group
		}
		replaced := fyne.CanvasObject(panel.Strong(shown))
		if one.Kept() {
			replaced = panel.Column(panel.Small, panel.Body(shown), panel.Caption(t.T("support.kept")))
		}
		rows = append(rows, panel.Column(panel.Small, panel.Muted(label), compared(panel.Body(original), replaced)))
	}
	flush()
	return out
}

// fieldLabel names a field of a paper.
func (p *supportPage) fieldLabel(name string) string {
	if key := "read.name." + name; p.Texts.Has(key) {
		return p.Texts.T(key)
	}
	return name
}

// where asks for the place of the file.
func (p *supportPage) where() {
	if p.redacted == nil {
		return
	}
	p.SaveAs("beian-support.beian", p.write)
}

func (p *supportPage) write(path string) {
	r, desk, texts, write := *p.redacted, p.Desk, p.Texts, p.Write
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, write(path, func(file Writer) error { return desk.WriteBundle(ctx, file, r, texts) })
	}, func(_ struct{}, err error) {
		if err != nil {
			p.Tell(err)
			return
		}
		saved := panel.Notice(panel.Success, icons.Shield, "", p.Texts.T("support.saved", "file", path))
		p.show(append([]fyne.CanvasObject{saved}, p.contents(r)...)...)
	})
}

// compared puts two things beside each other, in columns of one width.
func compared(left, right fyne.CanvasObject) fyne.CanvasObject {
	return panel.Halves(left, right)
}
