package screen

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/hanzi"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Target is something that can be looked for by its name: a page, a question, a draft.
type Target struct {
	Words  string
	Detail string // where it belongs, or how it was answered
	Go     func()
}

// findMost is how many targets are listed at once: more are not read, a longer word finds fewer.
const findMost = 12

// finder is the search over all pages.
type finder struct {
	*Shell
	targets []Target
	dialog  *dialog.CustomDialog
	entry   *control.Entry
	list    *fyne.Container
	scroll  *container.Scroll
	tiles   []*panel.Tile
	found   []Target
}

// Find lets the applicant look for a target by its name, by the beginnings of its pinyin, or by the answer, and goes there.
func Find(s *Shell, targets []Target) {
	t := s.Texts
	f := &finder{Shell: s, targets: targets, list: panel.Column(0)}
	f.entry = control.NewEntry(1, f.show, nil)
	f.entry.SetPlaceHolder(t.T("find.search"))
	f.entry.OnSubmitted = func(string) { f.take(0) }
	f.entry.Keys = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDown && len(f.tiles) > 0 {
			s.Window.Canvas().Focus(f.tiles[0])
			return true
		}
		return false
	}
	f.scroll = container.NewVScroll(f.list)
	f.dialog = dialog.NewCustomWithoutButtons(t.T("find.title"), container.NewBorder(f.entry, nil, nil, nil, f.scroll), s.Window)
	f.dialog.SetButtons([]fyne.CanvasObject{panel.Secondary(t.T("page.cancel"), f.dialog.Hide)})
	size := s.Window.Canvas().Size()
	f.dialog.Resize(fyne.NewSize(min(sheetWidth*fynetheme.TextSize()/15, size.Width*sheetShare), min(sheetHeight*fynetheme.TextSize()/15, size.Height*sheetShare)))
	f.show("")
	f.dialog.Show()
	s.Window.Canvas().Focus(f.entry)
}

// show lists what fits; without words, nothing is left out but what has no room.
func (f *finder) show(typed string) {
	f.list.RemoveAll()
	f.tiles, f.found = nil, nil
	for _, target := range f.targets {
		if target.fits(typed) {
			f.found = append(f.found, target)
		}
	}
	if strings.TrimSpace(typed) != "" { // the shorter a name, the more of it was typed
		slices.SortStableFunc(f.found, func(a, b Target) int {
			return cmp.Compare(utf8.RuneCountInString(a.Words), utf8.RuneCountInString(b.Words))
		})
	}
	f.found = f.found[:min(len(f.found), findMost)]
	for i, target := range f.found {
		tile := panel.Row(nil, target.Words, target.Detail, nil, func() { f.take(i) })
		tile.Step = func(by int) { f.step(i + by) }
		f.tiles = append(f.tiles, tile)
		f.list.Add(tile)
	}
	if len(f.found) == 0 {
		f.list.Add(panel.Inset(panel.Small, panel.NewText(f.Texts.T("find.none"), panel.Style{Color: theme.ColorMuted})))
	}
	f.list.Refresh()
	f.scroll.ScrollToTop()
}

// fits reports whether a target is meant by what was typed.
func (t Target) fits(typed string) bool {
	folded := filing.Fold(typed)
	return strings.Contains(filing.Fold(t.Words+"|"+t.Detail), folded) || hanzi.Table().Spells(t.Words, folded)
}

// step puts the focus on another target; before the first, on the field.
func (f *finder) step(to int) {
	switch {
	case to < 0:
		f.Window.Canvas().Focus(f.entry)
	case to < len(f.tiles):
		f.Window.Canvas().Focus(f.tiles[to])
		panel.RevealIn(f.scroll, f.tiles[to])
	}
}

func (f *finder) take(i int) {
	if i < len(f.found) {
		f.dialog.Hide()
		f.found[i].Go()
	}
}
