package ui

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// mostRecent is how many drafts and packages that were opened last are offered.
const mostRecent = 8

const recentKey = "recent"

// A Memory keeps a few bytes sealed with the drafts; where there are none yet, it fails with fs.ErrNotExist.
type Memory interface {
	Recall(ctx context.Context) ([]byte, error)
	Retain(ctx context.Context, what []byte) error
}

// A recent is something that was opened: a draft by its id, or a package by its path.
type recent struct {
	Draft string `json:"draft,omitempty"`
	File  string `json:"file,omitempty"`
	Title string `json:"title,omitempty"` // of the draft, as it was then

	gone bool // was not there any more when the list was made
}

// same reports whether two entries are of the same thing.
func (r recent) same(other recent) bool { return r.Draft == other.Draft && r.File == other.File }

// words name an entry in the menu.
func (w *Window) wordsOf(r recent) string {
	t := w.texts()
	name := r.Title
	switch {
	case r.File != "":
		name = t.T("recent.file", "file", filepath.Base(r.File))
	case name == "":
		name = t.T("home.untitled")
	}
	if r.gone {
		return t.T("recent.gone", "name", name)
	}
	return name
}

// recall reads what was opened last, once the store is open, and looks which of it is still there.
func (w *Window) recall() {
	if w.parts.Memory == nil || w.gate.screen != "" {
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) ([]recent, error) {
		raw, err := w.parts.Memory.Recall(ctx)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		var list []recent
		if err == nil {
			err = json.Unmarshal(raw, &list)
		}
		if err != nil {
			return nil, err
		}
		drafts, err := w.parts.Desk.Drafts(ctx)
		for i := range list {
			list[i].look(drafts)
		}
		return list, err
	}, func(list []recent, err error) {
		if err != nil {
			w.parts.Log(err) // nobody misses the list so much that it is told
		}
		if w.gate.screen != "" {
			return
		}
		w.recalled = true
		if len(w.recents) > 0 { // opened meanwhile
			for _, r := range w.recents {
				list = without(list, r)
			}
			list = append(slices.Clone(w.recents), list...)
			w.retain(list[:min(len(list), mostRecent)])
			return
		}
		w.recents = list
		w.window.SetMainMenu(w.menu())
	})
}

// forgetRecent takes the list out of the window, which is locked, or whose store is about to change.
func (w *Window) forgetRecent() {
	w.recents, w.recalled = nil, false
	w.window.SetMainMenu(w.menu())
}

// look notes whether something is still there, and the draft's present title.
func (r *recent) look(drafts []wizard.Summary) {
	if r.File != "" {
		_, err := os.Lstat(r.File)
		r.gone = errors.Is(err, fs.ErrNotExist)
		return
	}
	i := slices.IndexFunc(drafts, func(d wizard.Summary) bool { return d.ID == r.Draft })
	if r.gone = i < 0; !r.gone && drafts[i].Title != "" {
		r.Title = drafts[i].Title
	}
}

func without(list []recent, one recent) []recent {
	return slices.DeleteFunc(slices.Clone(list), one.same)
}

// note puts something that was opened before all others.
func (w *Window) note(r recent) {
	if w.parts.Memory == nil {
		return
	}
	list := append([]recent{r}, without(w.recents, r)...)
	if !w.recalled {
		w.recents = list
		w.recall()
		return
	}
	w.retain(list[:min(len(list), mostRecent)])
}

// retain keeps the list, sealed, and shows it in the menu.
func (w *Window) retain(list []recent) {
	w.recents = list
	w.window.SetMainMenu(w.menu())
	raw, err := json.Marshal(list)
	if err != nil {
		return // texts always become JSON
	}
	w.parts.Tasks.Later(recentKey, saveDelay, func() {
		if err := w.parts.Memory.Retain(context.Background(), raw); err != nil {
			w.parts.Log(err)
		}
	})
}

// recentMenu offers what was opened last; nothing where nothing is remembered.
func (w *Window) recentMenu() []*fyne.MenuItem {
	if w.parts.Memory == nil {
		return nil
	}
	t := w.texts()
	all := fyne.NewMenuItem(t.T("menu.recent"), nil)
	all.ChildMenu = fyne.NewMenu("")
	for _, r := range w.recents {
		all.ChildMenu.Items = append(all.ChildMenu.Items, fyne.NewMenuItem(w.wordsOf(r), func() { w.reopen(r) }))
	}
	all.Disabled = w.gate.screen != "" || len(w.recents) == 0
	if len(w.recents) > 0 {
		all.ChildMenu.Items = append(all.ChildMenu.Items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(t.T("recent.clear"), func() { w.retain(nil) }))
	}
	return []*fyne.MenuItem{all}
}

// reopen opens something once more. What is not there any more is told, and leaves the list.
func (w *Window) reopen(r recent) {
	if w.gate.screen != "" {
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (recent, error) {
		drafts, err := w.parts.Desk.Drafts(ctx)
		r.look(drafts)
		return r, err
	}, func(r recent, err error) {
		switch {
		case err != nil:
			w.tell(err)
		case r.gone && r.File != "":
			w.retain(without(w.recents, r))
			w.mention(w.texts().T("recent.no_file", "file", r.File))
		case r.gone:
			w.retain(without(w.recents, r))
			w.mention(w.texts().T("trouble.no_draft"))
		case r.File != "":
			w.Go(screen.Place{Screen: screen.HomeScreen})
			w.importCase(r.File)
		default:
			w.Go(screen.Place{Screen: screen.HomeScreen}) // saves the draft that is open
			w.Open(r.Draft)
		}
	})
}
