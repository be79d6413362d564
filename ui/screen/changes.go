package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
)

// A change is a fact that differs from the filing that exists: new where was is empty, gone where now is. Where nothing was
// noted of the filing, known is false: then what is given is taken for what changes.
type change struct {
	at       filing.Path
	was, now string
	known    bool
}

// changesOf lists what an order changes, in the order of the dictionary; what is gone comes last in its list.
func changesOf(f *filing.Filing) []change {
	var out []change
	_, whole := f.FiledText("entity.nature") // only a filing that was taken over whole has noted it
	scope, preset := f.Scope(), filing.New(f.ID, shapeOf(f))
	for _, row := range filing.Dictionary() {
		if row.Path.Under("record") || scope.Of(row.Path) == filing.NotWanted {
			continue
		}
		for _, at := range f.Places(row.Path) {
			p := at.Of(row.Path)
			now, _ := f.Text(p)
			was, known := f.FiledText(p)
			switch {
			case known && f.Changed(p):
				out = append(out, change{p, was, now, true})
			case known, now == "", !f.Asked(row, at), row.Path == "title", row.Path == "order", row.Path == "provider":
			case !whole && presets(preset, p, now): // nobody has answered it
			case whole:
				out = append(out, change{p, "", now, true})
			case f.Order.Changes() && !filing.Identifying(row.Path) && !filing.Locked(row.Path) && scope.Of(row.Path) == filing.WhatChanges:
				out = append(out, change{p, "", now, false})
			}
		}
		out = append(out, goneFrom(f, row.Path)...)
	}
	return out
}

// shapeOf returns what a filing was begun as.
func shapeOf(f *filing.Filing) filing.Shape {
	s := filing.Shape{Order: f.Order, Nature: f.Entity.Nature, Province: f.Province}
	if len(f.Services) > 0 {
		s.Service = f.Services[0].Kind
	}
	return s
}

// presets reports whether a fact has the answer that a filing begins with.
func presets(preset *filing.Filing, p filing.Path, now string) bool {
	begun, ok := preset.Text(p)
	return ok && begun == now
}

// goneFrom lists the rows that are filed and there no longer, each by its first fact.
func goneFrom(f *filing.Filing, pattern filing.Path) []change {
	if !f.Order.Changes() || strings.Count(string(pattern), "[]") < 2 || !firstOfRow(pattern) {
		return nil
	}
	var out []change
	for i := range f.Services {
		for j := range mostRows {
			p := filing.At{i, j}.Of(pattern)
			if was, known := f.FiledText(p); known {
				if _, there := f.Text(p); !there {
					out = append(out, change{p, was, "", true})
				}
			}
		}
	}
	return out
}

// mostRows bounds the rows of a list that are looked at.
const mostRows = 100

// firstOfRow reports whether a fact is the one that names its row.
func firstOfRow(pattern filing.Path) bool {
	list := pattern[:strings.LastIndex(string(pattern), "[]")]
	for _, row := range filing.Dictionary() {
		if row.Path.Under(list + "[]") {
			return row.Path == pattern
		}
	}
	return false
}

// newChanges shows what an order changes, each with the way to it; nil where the order compares nothing.
func newChanges(s *Shell, f *filing.Filing, from Name) fyne.CanvasObject {
	t := s.Texts
	if !f.Order.Compares() {
		return nil
	}
	list := changesOf(f)
	kind := ""
	if !f.Order.Changes() {
		kind = ".differs" // what is handed in has to agree with the filing that exists
		if len(list) == 0 {
			return nil
		}
	}
	if len(list) == 0 {
		return panel.Notice(panel.Quiet, icons.Idea, t.T("changes.none"), t.T("changes.none.how"))
	}
	rows := panel.Column(panel.Small)
	for i, c := range list {
		if i > 0 {
			rows.Add(panel.Divider())
		}
		rows.Add(changeRow(s, f, c, from))
	}
	head := panel.Column(panel.Tight, panel.Heading(t.T("changes.title"+kind, "n", number(len(list)))), panel.Muted(t.T("changes.how"+kind)))
	return panel.Card(head, rows)
}

// changeRow is one change: what, as it is filed, and as it will be.
func changeRow(s *Shell, f *filing.Filing, c change, from Name) fyne.CanvasObject {
	t := s.Texts
	was, now := t.Say(c.at, c.was), t.Say(c.at, c.now)
	switch {
	case !c.known:
		was = t.T("changes.unknown")
	case c.was == "":
		was = t.T("changes.new")
	}
	if c.now == "" {
		now = t.T("changes.empty")
		if _, there := f.Text(c.at); !there {
			now = t.T("changes.gone")
		}
	}
	words := container.New(&pair{share: halfShare}, panel.Muted(t.T("changes.was", "value", was)),
		panel.Aside(panel.Tight, panel.Icon(panel.Picture(icons.Next), theme.ColorAccent, theme.SizeBadge), panel.Strong(now)))
	content := panel.Column(panel.Tight, panel.Caption(t.Label(c.at)), words)
	stop, ok := flow.Find(f, c.at)
	if !ok {
		return content
	}
	edit := panel.Link(t.T("answers.change"), func() {
		s.Go(Place{Screen: StepScreen, Stop: stop.Key(), Focus: c.at, Return: from})
	})
	return panel.Split(panel.Small, content, edit)
}
