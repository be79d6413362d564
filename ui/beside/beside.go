// Package beside is the small window that stands beside the browser while the portal is filled in.
package beside

import (
	"context"
	"reflect"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/companion"
)

// Parts are what a View needs beside the shell of a draft.
type Parts struct {
	*screen.Shell
	Window fyne.Window
	Folder func(path string) // shows a folder; nil where nothing can
	// Above keeps the window above others or not; nil where it cannot be.
	Above func(bool)
	// Everywhere listens for a key of the whole desktop, or stops; nil where none can be heard. KeyName is how it is written.
	Everywhere func(on bool)
	KeyName    string
	IsAbove    bool // at first
}

// A View shows one page of the portal after the other: what to copy, where to put it, and how far it is. Its methods are
// called on the screen's goroutine.
type View struct {
	Parts
	guide companion.Guide
	known bool // the guide is there

	page int // among the guide's, and one more: what comes before and after handing in
	last int // the row that was copied last

	rows    []*row
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	scroll  *container.Scroll
	onward  *panel.Button
	hint    *panel.Text
	said    *fyne.Container
	key     *widget.Check
	prints  map[string]*print
}

// New shows what is to be filled in for the draft of the shell, from a page on.
func New(p Parts, page int) *View {
	v := &View{Parts: p, page: page, last: -1, prints: map[string]*print{}}
	t := p.Texts
	v.head, v.body, v.said = panel.Column(panel.Tight), panel.Column(panel.Small), panel.Column(0)
	v.scroll = container.NewVScroll(panel.Inset(panel.Medium, v.body))
	v.onward = panel.Primary("", func() { v.Advance(false) })
	v.hint = panel.Caption(t.T("beside.keys"))
	foot := panel.Column(panel.Tight, v.said, v.onward, v.hint, v.switches())
	v.content = container.NewBorder(
		container.NewVBox(panel.Ground(theme.ColorCard, panel.InsetXY(panel.Medium, panel.Small, v.head)), panel.Divider()),
		container.NewVBox(panel.Divider(), panel.Ground(theme.ColorCard, panel.InsetXY(panel.Medium, panel.Small, foot))), nil, nil, v.scroll)
	v.Reload()
	return v
}

// Content is what the window holds.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Page is the page that is shown, from 0.
func (v *View) Page() int { return v.page }

// switches are what a person may choose about the window.
func (v *View) switches() fyne.CanvasObject {
	t, out := v.Texts, panel.Column(0)
	if v.Above != nil {
		above := widget.NewCheck(t.T("beside.above"), func(on bool) { v.free(); v.Above(on) })
		above.Checked = v.IsAbove
		out.Add(above)
	}
	if v.Everywhere != nil {
		v.key = widget.NewCheck(t.T("beside.everywhere", "key", v.KeyName), func(on bool) { v.free(); v.Everywhere(on) })
		out.Add(v.key)
	}
	if v.Above == nil && v.Everywhere == nil {
		out.Add(panel.Caption(t.T("beside.no_switches")))
	}
	return out
}

// KeyFailed says why the key of the desktop is not heard.
func (v *View) KeyFailed(words string) {
	if v.key != nil {
		v.key.Checked = false
		v.key.Refresh()
	}
	v.tell(panel.Mark(panel.Warning, icons.Alert, words))
}

func (v *View) tell(o fyne.CanvasObject) {
	v.said.Objects = []fyne.CanvasObject{panel.Line(0, o)}
	v.said.Refresh()
	v.content.Refresh()
}

// Reload looks again at the answers, and shows what is others now.
func (v *View) Reload() {
	session := v.Session
	task.Run(context.Background(), v.Tasks, session.Companion, func(g companion.Guide, err error) {
		switch {
		case err != nil:
			v.body.Objects = []fyne.CanvasObject{panel.Notice(panel.Danger, icons.Alert, "", v.Sentence(err))}
			v.body.Refresh()
		case v.known && reflect.DeepEqual(v.guide, g):
			v.refresh()
		default:
			v.guide, v.known = g, true
			v.show(v.page)
		}
	})
}

// show turns to a page.
func (v *View) show(page int) {
	v.page, v.last = min(max(page, 0), len(v.guide.Pages)), -1
	v.rows = nil
	v.said.Objects = nil
	v.free()
	if v.page == len(v.guide.Pages) {
		v.body.Objects = v.reminders()
	} else {
		v.body.Objects = v.pieces(v.guide.Pages[v.page])
	}
	v.body.Refresh()
	v.scroll.ScrollToTop()
	v.refresh()
}

// Turn goes some pages on or back.
func (v *View) Turn(by int) {
	if v.known {
		v.show(v.page + by)
	}
}

// free takes the focus from what was pressed, so that the next key is the window's again.
func (v *View) free() { v.Window.Canvas().Unfocus() }

// refresh shows how far it is, without drawing the page anew: who goes by the keyboard keeps the place.
func (v *View) refresh() {
	t := v.Texts
	done, all := v.count()
	title := t.T("pack.companion.after")
	if v.page < len(v.guide.Pages) {
		page := v.guide.Pages[v.page]
		title = page.Title
		if len(page.Of) > 0 {
			title += " · " + companion.Words(page.Of)
		}
	}
	back := panel.NewButton("", fynetheme.NavigateBackIcon(), widget.MediumImportance, func() { v.Turn(-1) })
	next := panel.NewButton("", fynetheme.NavigateNextIcon(), widget.MediumImportance, func() { v.Turn(1) })
	if v.page == 0 {
		back.Disable()
	}
	if v.page == len(v.guide.Pages) {
		next.Disable()
	}
	where := t.T("beside.page", "n", strconv.Itoa(v.page+1), "total", strconv.Itoa(len(v.guide.Pages)+1))
	v.head.Objects = []fyne.CanvasObject{
		panel.NewText(companion.Words(v.guide.Who), panel.Style{Cut: true, Color: theme.ColorMuted}),
		container.NewBorder(nil, nil, back, next, container.NewVBox(
			panel.NewText(title, panel.Style{Bold: true, Cut: true, Centre: true}),
			panel.NewText(where, panel.Style{Size: fynetheme.SizeNameCaptionText, Color: theme.ColorMuted, Cut: true, Centre: true}))),
		panel.Caption(t.T("beside.progress", "done", strconv.Itoa(done), "total", strconv.Itoa(all))),
		panel.Progress(done, all),
	}
	v.head.Refresh()
	at := v.next()
	for i, r := range v.rows {
		r.refresh(i == at)
	}
	v.foot(at)
	v.content.Refresh()
}

// foot says what the next press does.
func (v *View) foot(at int) {
	t := v.Texts
	words, hint := t.T("beside.finished"), t.T("beside.keys")
	v.onward.Enable()
	switch {
	case at >= 0:
		words = t.T("beside.copy", "what", short(v.rows[at].label))
	case v.page < len(v.guide.Pages):
		words = t.T("beside.turn")
		if n := v.waiting(); n > 0 {
			hint = t.T("beside.pictures_wait", "n", strconv.Itoa(n))
		}
	default:
		if page := v.unfinished(); page >= 0 {
			words = t.T("beside.return", "n", strconv.Itoa(page+1))
		} else {
			if done, all := v.count(); done < all {
				words = t.T("beside.reminders")
			}
			v.onward.Disable()
		}
	}
	v.onward.SetText(words)
	v.hint.SetWords(hint)
}

// count is how much there is to tick in the whole guide, and how much is ticked.
func (v *View) count() (done, all int) {
	note := func(id, mark string) {
		all++
		if v.Session.Filled(id, mark) {
			done++
		}
	}
	for _, p := range v.guide.Pages {
		for _, l := range p.Lines {
			if l.Ticked() {
				note(p.TickID(l.ID), l.Mark())
			}
		}
		for _, u := range p.Uploads {
			if len(u.Pictures) > 0 {
				note(p.TickID(u.ID), u.Mark())
			}
		}
	}
	for _, r := range v.guide.After {
		note(r.ID, reminded)
	}
	return done, all
}

// reminded is the mark of a reminder, which has no value.
const reminded = "done"

// next is the row that is copied next: the first behind the last that is not ticked, else the first of all; -1 for none.
func (v *View) next() int {
	for n := range v.rows {
		i := (v.last + 1 + n) % len(v.rows)
		if r := v.rows[i]; len(r.values) > 0 && !r.ticked() {
			return i
		}
	}
	return -1
}

// widest is how many Chinese characters, or twice as many letters, of a label stand on a button: one that is long must not make
// the window wider.
const widest = 13

// short cuts a label.
func short(label string) string {
	room := 2 * widest
	for i, r := range label {
		if room--; r >= 0x2E80 { // where the wide signs of East Asia begin
			room--
		}
		if room < 0 {
			return label[:i] + "…"
		}
	}
	return label
}

// unfinished is the first page of the portal on which something is not ticked; -1 for none.
func (v *View) unfinished() int {
	for i, p := range v.guide.Pages {
		for _, l := range p.Lines {
			if l.Ticked() && !v.Session.Filled(p.TickID(l.ID), l.Mark()) {
				return i
			}
		}
		for _, u := range p.Uploads {
			if len(u.Pictures) > 0 && !v.Session.Filled(p.TickID(u.ID), u.Mark()) {
				return i
			}
		}
	}
	return -1
}

// waiting counts the places for pictures on this page that are not ticked.
func (v *View) waiting() int {
	n := 0
	for _, r := range v.rows {
		if r.upload && !r.ticked() {
			n++
		}
	}
	return n
}

// Advance copies the next value of the page. Where all are copied it turns the page, and with copyOn copies the first value
// there: who presses a key in the browser pastes next.
func (v *View) Advance(copyOn bool) {
	if !v.known {
		return
	}
	at := v.next()
	for at < 0 && v.page < len(v.guide.Pages) {
		v.show(v.page + 1)
		if !copyOn {
			return
		}
		at = v.next()
	}
	switch {
	case at >= 0:
		v.rows[at].copyNext()
	case !copyOn && v.unfinished() >= 0:
		v.show(v.unfinished())
	}
}

// Typed takes the keys that no piece has taken.
func (v *View) Typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		v.Advance(false)
	case fyne.KeyLeft, fyne.KeyPageUp:
		v.Turn(-1)
	case fyne.KeyRight, fyne.KeyPageDown:
		v.Turn(1)
	}
}
