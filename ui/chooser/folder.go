package chooser

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// An Own shows our own dialog, for systems that have none.
type Own struct {
	Window fyne.Window
	Tasks  *task.Runner
	Texts  *text.Catalog
	Home   string // the person's own folder
}

// share is the part of the window that the dialog covers.
const share = 0.9

// entry is a file or a folder of those that are listed.
type entry struct {
	name   string
	folder bool
}

// folder is the dialog: one folder is listed at a time.
type folder struct {
	Own
	q      Question
	done   func([]string)
	dialog *dialog.CustomDialog

	path    string
	all     []entry // of the folder
	listed  []entry // of them those that are of the kind that is set
	chosen  []string
	filter  Filter
	kinds   []*panel.Tile
	reading int  // counts readings, so that only the last one arrives
	hasty   bool // it was accepted before the first folder was listed

	where  *panel.Text
	state  *panel.Text
	list   *list
	name   *control.Entry
	accept *panel.Button
	asking *fyne.Container // whether a file is written over
}

// Show shows the dialog; done gets what was chosen and is not called when nothing is.
func (o Own) Show(q Question, done func(files []string)) {
	f := &folder{Own: o, q: q, done: done, asking: panel.Column(0)}
	if len(q.Filters) > 0 {
		f.filter = q.Filters[0]
	}
	f.build()
	start := q.Folder
	if start == "" {
		start = o.Home
	}
	f.open(start)
}

func (f *folder) build() {
	t := f.Texts
	f.where, f.state = panel.Caption(""), panel.Muted("")
	f.list = newList(f)
	up := panel.NewButton(t.T("chooser.up"), fynetheme.MoveUpIcon(), widget.LowImportance, func() { f.open(filepath.Dir(f.path)) })
	shortcuts := panel.Line(panel.Small, up)
	for _, p := range places(f.Home) {
		shortcuts.Add(panel.Link(t.T("chooser.place."+p.key), func() { f.open(p.path) }))
	}
	top := panel.Column(panel.Tight, shortcuts, f.where)
	bottom := panel.Column(panel.Small, f.state, f.asking)
	if len(f.q.Filters) > 1 && !f.q.Saving {
		row := panel.Line(panel.Small)
		for _, kind := range f.q.Filters {
			tile := panel.NewTile(kind.Name, true, panel.InsetXY(panel.Small, 1.5, panel.NewText(kind.Name, panel.Style{Single: true})), func() { f.set(kind) })
			tile.Choose(kind.Name == f.filter.Name)
			f.kinds = append(f.kinds, tile)
			row.Add(tile)
		}
		bottom.Add(row)
	}
	f.accept = panel.Primary(f.q.Accept, f.finish)
	if f.q.Saving {
		f.name = control.NewEntry(1, func(string) { f.able() }, nil)
		f.name.SetText(f.q.Name)
		f.name.OnSubmitted = func(string) { f.finish() }
		bottom.Add(panel.Column(panel.Tight, panel.Caption(t.T("chooser.name")), f.name))
	}
	body := container.NewBorder(top, bottom, nil, nil, f.list)
	f.dialog = dialog.NewCustomWithoutButtons(f.q.Title, body, f.Window)
	f.dialog.SetButtons([]fyne.CanvasObject{panel.Secondary(t.T("button.cancel"), f.dialog.Hide), f.accept})
	size := f.Window.Canvas().Size()
	f.dialog.Resize(fyne.NewSize(size.Width*share, size.Height*share))
	f.able()
	f.dialog.Show()
	if f.name != nil {
		f.Window.Canvas().Focus(f.name)
	} else {
		f.Window.Canvas().Focus(f.list)
	}
}

// open lists another folder. One that cannot be read is named, and the last one stays.
func (f *folder) open(path string) {
	f.reading++
	reading := f.reading
	task.Run(context.Background(), f.Tasks, func(context.Context) ([]entry, error) { return read(path) }, func(all []entry, err error) {
		if reading != f.reading {
			return
		}
		if err != nil {
			f.state.SetWords(f.Texts.T("chooser.closed", "folder", path))
			if f.path == "" && path != f.Home {
				f.open(f.Home)
			}
			return
		}
		f.path, f.all, f.chosen = path, all, nil
		f.where.SetWords(path)
		f.fill()
		if f.hasty {
			f.hasty = false
			f.finish()
		}
	})
}

// read lists a folder: folders first, and nothing that is hidden.
func read(path string) ([]entry, error) {
	found, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var out []entry
	for _, e := range found {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		is := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(path, e.Name()))
			is = err == nil && info.IsDir()
		}
		out = append(out, entry{e.Name(), is})
	}
	slices.SortStableFunc(out, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return out, nil
}

// set lists the files of another kind.
func (f *folder) set(kind Filter) {
	f.filter, f.chosen = kind, nil
	for i, tile := range f.kinds {
		tile.Choose(f.q.Filters[i].Name == kind.Name)
	}
	f.fill()
}

func (f *folder) fill() {
	f.listed = nil
	for _, e := range f.all {
		if e.folder || f.filter.Takes(e.name) {
			f.listed = append(f.listed, e)
		}
	}
	f.list.UnselectAll()
	f.list.ScrollToTop()
	f.list.Refresh()
	f.able()
}

// pick opens a folder, or chooses a file; the chosen file is taken when it is picked once more.
func (f *folder) pick(e entry) {
	switch {
	case e.folder:
		f.open(filepath.Join(f.path, e.name))
		return
	case f.q.Saving:
		f.name.SetText(e.name)
	case !f.q.Several:
		if slices.Contains(f.chosen, e.name) {
			f.finish()
			return
		}
		f.chosen = []string{e.name}
	default:
		if i := slices.Index(f.chosen, e.name); i >= 0 {
			f.chosen = slices.Delete(f.chosen, i, i+1)
		} else {
			f.chosen = append(f.chosen, e.name)
		}
	}
	f.list.Refresh()
	f.able()
}

// able says how things stand, and whether there is something to take.
func (f *folder) able() {
	f.asking.RemoveAll()
	words, ready := "", len(f.chosen) > 0
	switch {
	case f.q.Saving:
		ready = strings.TrimSpace(f.name.Text) != ""
	case len(f.chosen) > 0:
		words = f.Texts.T("chooser.chosen", "files", strings.Join(f.chosen, f.Texts.T("chooser.comma")))
	case f.path != "" && len(f.listed) == 0:
		words = f.Texts.T("chooser.empty")
	}
	f.state.SetWords(words)
	if ready {
		f.accept.Enable()
	} else {
		f.accept.Disable()
	}
}

// finish takes what was chosen. A file that is there already is written over only when that is wanted.
func (f *folder) finish() {
	if !f.q.Saving {
		if len(f.chosen) == 0 {
			return
		}
		var out []string
		for _, name := range f.chosen {
			out = append(out, filepath.Join(f.path, name))
		}
		f.take(out)
		return
	}
	name := strings.TrimSpace(f.name.Text)
	if name == "" {
		return
	}
	if f.path == "" {
		f.hasty = true
		return
	}
	if filepath.Base(name) != name {
		f.state.SetWords(f.Texts.T("chooser.bad_name"))
		return
	}
	path := f.q.finished(filepath.Join(f.path, name), func(string) bool { return false })
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		f.take([]string{path})
	case info.IsDir():
		f.state.SetWords(f.Texts.T("chooser.is_folder", "name", filepath.Base(path)))
	default:
		f.ask(path)
	}
}

// ask asks whether a file is written over.
func (f *folder) ask(path string) {
	t := f.Texts
	other := panel.Secondary(t.T("chooser.over.no"), func() {
		f.able()
		f.Window.Canvas().Focus(f.name)
	})
	f.asking.Objects = []fyne.CanvasObject{panel.Notice(panel.Warning, icons.Alert, "", t.T("chooser.over", "name", filepath.Base(path)),
		other, panel.Destructive(t.T("chooser.over.yes"), func() { f.take([]string{path}) }))}
	f.asking.Refresh()
	f.dialog.Refresh()
	f.Window.Canvas().Focus(other)
}

func (f *folder) take(files []string) {
	f.dialog.Hide()
	f.done(files)
}

// list shows the entries of a folder and hands on the keys that it has no use for.
type list struct {
	widget.List
	f  *folder
	at widget.ListItemID // has the highlight
}

func newList(f *folder) *list {
	l := &list{f: f}
	l.Length = func() int { return len(f.listed) }
	l.CreateItem = func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, widget.NewIcon(fynetheme.FileIcon()), nil, name)
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		row, e := o.(*fyne.Container), f.listed[i]
		icon := fynetheme.FileIcon()
		switch {
		case e.folder:
			icon = fynetheme.FolderIcon()
		case slices.Contains(f.chosen, e.name):
			icon = fynetheme.ConfirmIcon()
		}
		row.Objects[0].(*widget.Label).SetText(e.name)
		row.Objects[1].(*widget.Icon).SetResource(icon)
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.at = i
		l.Unselect(i) // so that it can be picked again
		if i < len(f.listed) {
			f.pick(f.listed[i])
		}
	}
	l.OnHighlighted = func(i widget.ListItemID) { l.at = i }
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey picks with Enter, goes up with Backspace, and hands Escape to the window.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		panel.Forward(l, key)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < len(l.f.listed) {
			l.f.pick(l.f.listed[l.at])
		}
	case fyne.KeyBackspace:
		l.f.open(filepath.Dir(l.f.path))
	default:
		l.List.TypedKey(key)
	}
}
