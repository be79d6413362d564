package control

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// filed shows how the fact stands in the filing that exists, beside the answer of now: what a reviewer compares.
type filed struct {
	field *Field
	entry *Entry
	open  bool // the entry is shown
	box   *fyne.Container
}

// newFiled returns nil where the order compares with nothing, or where the fact is not kept by the ministry.
func newFiled(f *Field) *filed {
	order := f.ground.Session.Filing().Order
	if !order.Compares() || f.Question.Path.Under("record") || f.Question.Path == "title" {
		return nil
	}
	d := &filed{field: f, box: panel.Column(panel.Tight)}
	d.entry = NewEntry(1, func(typed string) {
		if err := f.ground.Session.File(f.Question.Path, typed); err != nil && f.ground.Failed != nil {
			f.ground.Failed(err)
			return
		}
		if f.ground.Changed != nil {
			f.ground.Changed(f.Question.Path)
		}
	}, func() { f.ground.left(f.Question.Path) })
	if takesRare(f.Question.Field, f.Question.Path) {
		d.entry.OfferRare(f.ground.Texts)
	}
	d.show()
	return d
}

// show lays the block out anew for what is known now.
func (d *filed) show() {
	t, p := d.field.ground.Texts, d.field.Question.Path
	f := d.field.ground.Session.Filing()
	d.box.RemoveAll()
	was, known := f.FiledText(p)
	locked := f.Order.Changes() && filing.Locked(p.Pattern())
	switch {
	case d.field.kept:
		d.box.Hide()
		return
	case d.open:
		d.entry.put(was)
		d.box.Add(panel.Caption(t.T("control.filed.ask")))
		d.box.Add(d.entry)
	case known:
		words := t.T("control.filed", "value", t.Say(p, was))
		mark, ink, state := icons.Done, theme.ColorMuted, t.T("control.filed.same")
		if f.Changed(p) {
			mark, ink, state = icons.Alert, theme.ColorWarning, t.T("control.filed.changed")
		}
		line := panel.Aside(panel.Tight, panel.Icon(panel.Picture(mark), ink, theme.SizeBadge), panel.NewText(words+" · "+state, panel.Style{Color: ink}))
		d.box.Add(line)
	}
	switch {
	case locked:
		d.box.Add(panel.Caption(t.T("control.filed.locked")))
	case !d.open && d.typed() && !d.field.ground.Looking:
		link := t.T("control.filed.add")
		if known {
			link = t.T("control.filed.edit")
		}
		d.box.Add(panel.Line(0, panel.Link(link, d.unfold)))
	}
	d.box.Hidden = len(d.box.Objects) == 0
	d.box.Refresh()
}

// filedDomain is the fact that names a domain: one on file can be taken out and not rewritten.
const filedDomain filing.Path = "services[].domains[].name"

// keeps reports whether an order that changes a filing has to leave an answer as it is: it says which filing it is, and it
// was taken over from there.
func keeps(f *Field) bool {
	present, p := f.ground.Session.Filing(), f.Question.Path
	_, known := present.FiledText(p)
	return present.Order.Changes() && known && !present.Changed(p) && (filing.Locked(p.Pattern()) || p.Pattern() == filedDomain)
}

// keptAnswer shows the answer where an input would be, and says why there is none.
func (f *Field) keptAnswer() fyne.CanvasObject {
	t, p := f.ground.Texts, f.Question.Path
	key := "control.filed.kept"
	if p.Pattern() == filedDomain {
		key = "control.filed.kept.domain"
	}
	words := panel.Column(panel.Tight, panel.Strong(t.Say(p, f.typed())), panel.Caption(t.T(key)))
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, 3,
		panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Lock), theme.ColorMuted, theme.SizeBadge), words))
}

// typed reports whether the fact can be typed as it is filed; what is chosen from a list comes with the earlier draft.
func (d *filed) typed() bool {
	return !d.field.kind().Chosen() && d.field.kind() != filing.AttachmentID
}

func (d *filed) unfold() {
	d.open = true
	d.show()
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(d.box); canvas != nil {
		canvas.Focus(d.entry)
	}
}
