package beside

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/companion"
)

// pieces lays a page out.
func (v *View) pieces(p companion.Page) []fyne.CanvasObject {
	t := v.Texts
	var out []fyne.CanvasObject
	if p.Number == 1 && v.guide.Blocked > 0 {
		out = append(out, panel.Notice(panel.Danger, icons.Alert, "", t.T("beside.blocked", "n", number(v.guide.Blocked))))
	}
	if p.Final || p.Warning != "" {
		title := ""
		if p.Final {
			title = t.T("pack.companion.final")
		}
		out = append(out, panel.Notice(panel.Warning, icons.Alert, title, p.Warning))
	}
	if p.Note != "" {
		out = append(out, panel.Caption(p.Note))
	}
	if p.Same {
		out = append(out, panel.Caption(t.T("pack.companion.same")))
	}
	for _, l := range p.Lines {
		out = append(out, v.line(p, l))
	}
	if !p.TakesPictures {
		return out
	}
	out = append(out, panel.Strong(t.T("pack.companion.papers")))
	if len(p.Uploads) == 0 {
		out = append(out, panel.Caption(t.T("pack.companion.no_papers")))
	}
	for _, u := range p.Uploads {
		out = append(out, v.upload(p, u))
	}
	return out
}

// reminders is the page behind the last.
func (v *View) reminders() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, r := range v.guide.After {
		one := v.row(r.ID, reminded, r.Text)
		out = append(out, panel.Aside(panel.Tight, one.check, panel.InsetXY(0, panel.Small, panel.Body(r.Text))))
	}
	return append(out, panel.Caption(v.guide.Footer))
}

// A row is what can be ticked, with its values.
type row struct {
	v        *View
	id, mark string
	label    string
	values   []companion.Value
	tiles    []*panel.Tile
	upload   bool
	turn     int // the value that is copied next
	check    *widget.Check
}

func (v *View) row(id, mark, label string) *row {
	r := &row{v: v, id: id, mark: mark, label: label}
	r.check = widget.NewCheck("", nil)
	r.check.Checked = r.ticked()
	r.check.OnChanged = func(on bool) { r.tick(on) }
	v.rows = append(v.rows, r)
	return r
}

func (r *row) ticked() bool { return r.v.Session.Filled(r.id, r.mark) }

func (r *row) tick(on bool) {
	r.turn = 0
	r.v.free()
	r.v.Session.Fill(r.id, r.mark, on)
	r.v.Saving()
	r.v.refresh()
}

// refresh shows the tick, and what is copied next.
func (r *row) refresh(next bool) {
	if on := r.ticked(); r.check.Checked != on {
		r.check.Checked = on
		r.check.Refresh()
	}
	for i, tile := range r.tiles {
		tile.Choose(next && i == r.turn)
	}
	if next && len(r.tiles) > 0 {
		r.v.reveal(r.tiles[r.turn])
	}
}

func (r *row) copyNext() { r.copy(r.turn) }

// copy puts a value into the clipboard. With the last of them the row is ticked.
func (r *row) copy(i int) {
	v := r.v
	v.free()
	v.Copy(r.values[i].Copy)
	v.last = indexOf(v.rows, r)
	if r.turn = i + 1; r.turn >= len(r.values) {
		r.turn = 0
		v.Session.Fill(r.id, r.mark, true)
		v.Saving()
	} else {
		v.last-- // the rest of it comes first
	}
	v.refresh()
	v.tell(panel.Mark(panel.Success, icons.Done, v.Texts.T("beside.copied", "what", r.label)))
}

func indexOf(rows []*row, r *row) int {
	for i := range rows {
		if rows[i] == r {
			return i
		}
	}
	return -1
}

// line shows a fact: pressed, its value is copied.
func (v *View) line(p companion.Page, l companion.Line) fyne.CanvasObject {
	t := v.Texts
	label := l.Label
	switch l.How {
	case companion.Picked:
		label += " · " + t.T("pack.companion.pick")
	case companion.Compared:
		label += " · " + t.T("pack.companion.compare")
	}
	words := panel.Column(0, panel.Caption(label))
	if l.Gloss != "" {
		words.Add(panel.Caption(l.Gloss))
	}
	if len(l.Values) == 0 {
		words.Add(panel.Muted(t.T("pack.word.empty")))
	}
	var r *row
	if l.Ticked() {
		r = v.row(p.TickID(l.ID), l.Mark(), l.Label)
		r.values = l.Values
	}
	for i, value := range l.Values {
		shown := panel.Column(0, v.value(value))
		if value.Gloss != "" {
			shown.Add(panel.Caption(value.Gloss))
		}
		if value.Hidden {
			shown.Add(panel.Caption(t.T("pack.companion.hidden")))
		}
		if r == nil {
			words.Add(shown)
			continue
		}
		inside := panel.Aside(panel.Small, panel.Icon(fynetheme.ContentCopyIcon(), theme.ColorAccent, theme.SizeBadge), shown)
		tile := panel.NewTile(t.T("beside.copy", "what", l.Label)+"："+companion.Words(value.Shown), true, panel.InsetXY(panel.Small, 1.5, inside), func() { r.copy(i) })
		r.tiles = append(r.tiles, tile)
		words.Add(panel.InsetXY(0, 0.5, tile))
	}
	if l.Note != "" {
		words.Add(panel.Caption(l.Note))
	}
	if r == nil {
		return panel.InsetXY(panel.Medium, 0, words)
	}
	return panel.Aside(0, r.check, words)
}

// value shows words, and names what in them cannot be seen.
func (v *View) value(value companion.Value) fyne.CanvasObject {
	return panel.Strong(companion.Words(marked(value.Shown)))
}

// marked puts brackets around what stands for a sign that cannot be seen.
func marked(parts []companion.Segment) []companion.Segment {
	out := make([]companion.Segment, 0, len(parts))
	for _, s := range parts {
		if s.Mark {
			s.Text = "[" + s.Text + "]"
		}
		out = append(out, s)
	}
	return out
}

// reveal scrolls a piece of the page into view.
func (v *View) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v.scroll.Content).Y
	if low := top + o.Size().Height; low > v.scroll.Offset.Y+v.scroll.Size().Height || top < v.scroll.Offset.Y {
		v.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-v.scroll.Size().Height/3)))
	}
}
