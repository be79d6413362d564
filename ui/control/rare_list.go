package control

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	table "github.com/beiandesk/beiandesk/assets/hanzi"
	"github.com/beiandesk/beiandesk/ui/caret"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/hanzi"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// rareList is the open list: a field to search in, the characters that were found, and what is known of the marked one.
type rareList struct {
	entry  *Entry
	canvas fyne.Canvas
	texts  *text.Catalog
	popup  *widget.PopUp
	search *rareSearch
	grid   *rareGrid
	help   *panel.Text // before anything is typed, and when nothing was found
	about  *panel.Text // the marked character
	lacks  *panel.Text // that the font has no drawing of it
	count  *panel.Text
	pages  *fyne.Container
	foot   *fyne.Container // about, lacks, pages: what they say decides how much room each takes
	body   *fyne.Container // all of it
}

// rareMost is how many characters of a search can be leafed through.
const rareMost = 2000

func newRareList(e *Entry, c fyne.Canvas) *rareList {
	l := &rareList{entry: e, canvas: c, texts: e.rare}
	l.search = newRareSearch(l)
	l.grid = newRareGrid(l.mark, l.pick)
	l.help = panel.Muted(l.texts.T("rare.help"))
	l.about = panel.NewText("", panel.Style{Cut: true})
	l.lacks = panel.NewText("", panel.Style{Cut: true, Color: theme.ColorWarning, Size: fynetheme.SizeNameCaptionText})
	l.count = panel.NewText("", panel.Style{Size: fynetheme.SizeNameCaptionText, Color: theme.ColorMuted, Single: true})
	leaf := func(icon fyne.Resource, by int) fyne.CanvasObject {
		return panel.NewButton("", icon, widget.LowImportance, func() {
			l.grid.leaf(by)
			l.canvas.Focus(l.search)
		})
	}
	l.pages = container.NewHBox(container.NewCenter(l.count), leaf(fynetheme.NavigateBackIcon(), -1), leaf(fynetheme.NavigateNextIcon(), 1))
	return l
}

// Size of the list, in characters of the text size.
const (
	rareWidth  = 36
	rareHeight = 26
)

func (l *rareList) open() {
	keys := panel.NewText(l.texts.T("rare.keys"), panel.Style{Cut: true, Size: fynetheme.SizeNameCaptionText, Color: theme.ColorMuted})
	l.foot = container.NewVBox(l.about, l.lacks, container.NewBorder(nil, nil, nil, l.pages, keys))
	help := container.NewVScroll(l.help)
	body := container.NewBorder(l.search, l.foot, nil, nil, container.NewStack(l.grid, help))
	l.body = body
	l.popup = widget.NewPopUp(panel.Inset(panel.Small, body), l.canvas)
	l.entry.open = l.popup
	l.find("")
	size, at := beside(l.canvas, l.entry, fyne.NewSize(rareWidth*fynetheme.TextSize(), rareHeight*fynetheme.TextSize()))
	if least := l.popup.MinSize(); size.Height < least.Height || size.Height < rareLeast*fynetheme.TextSize() {
		// Neither below nor above the field is room enough: the list covers it.
		room := l.canvas.Size()
		size.Height = min(rareHeight*fynetheme.TextSize(), room.Height-2*popMargin)
		at.Y = max(popMargin, min(at.Y, room.Height-size.Height-popMargin))
	}
	l.popup.Resize(size)
	l.popup.ShowAtPosition(at)
	l.canvas.Focus(l.search)
}

// rareLeast is the height that the list needs to be of use, in characters of the text size.
const rareLeast = 18

// find shows what is found by what was typed.
func (l *rareList) find(typed string) {
	found := hanzi.Result{}
	if strings.TrimSpace(typed) != "" {
		found = table.Table().Search(typed, rareMost)
	}
	l.grid.offer(found)
	switch {
	case strings.TrimSpace(typed) == "":
		l.help.SetWords(l.texts.T("rare.help"))
	case found.Total == 0:
		l.help.SetWords(l.texts.T("rare.none"))
	default:
		l.help.SetWords("")
	}
}

// mark says what is known of the marked character.
func (l *rareList) mark(c hanzi.Character, first, last, total int) {
	l.pages.Hidden = total == 0
	if total == 0 {
		l.about.SetWords("")
		l.lacks.SetWords("")
		l.layFoot()
		return
	}
	readings := strings.Join(c.Readings, " ")
	if readings == "" {
		readings = l.texts.T("rare.unread")
	}
	key := "rare.known"
	if c.Radical == 0 {
		key = "rare.bare"
	}
	l.about.SetWords(l.texts.T(key, "character", string(c.Rune), "code", c.Code(), "readings", readings,
		"radical", string(c.Radical), "beside", strconv.Itoa(c.Beside), "strokes", strconv.Itoa(c.Strokes)))
	lacks := ""
	if panel.Lacks(c.Rune) {
		lacks = l.texts.T("rare.undrawn", "code", c.Code())
	}
	l.lacks.SetWords(lacks)
	l.count.SetWords(l.texts.T("rare.count", "first", strconv.Itoa(first), "last", strconv.Itoa(last), "total", strconv.Itoa(total)))
	l.layFoot()
}

// layFoot gives the words below the characters their room anew.
func (l *rareList) layFoot() {
	l.pages.Refresh()
	l.foot.Objects[len(l.foot.Objects)-1].Refresh()
	l.foot.Refresh()
	if l.body != nil {
		l.body.Refresh()
	}
}

// pick puts a character at the caret of the field and closes the list.
func (l *rareList) pick(c hanzi.Character) {
	l.close()
	l.entry.TypedRune(c.Rune)
}

func (l *rareList) close() {
	l.popup.Hide()
	l.canvas.Focus(l.entry)
}

// rareSearch is the field to search in; its arrow keys walk the characters that were found.
type rareSearch struct {
	widget.Entry
	list *rareList
}

func newRareSearch(l *rareList) *rareSearch {
	e := &rareSearch{list: l}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(l.texts.T("rare.search"))
	e.SetIcon(fynetheme.SearchIcon())
	e.OnChanged = l.find
	return e
}

// FocusGained lets the input method follow the caret.
func (e *rareSearch) FocusGained() {
	e.Entry.FocusGained()
	caret.Follow(e, foot(&e.Entry))
}

// AcceptsTab is true: Tab closes the list rather than go to something that is not seen to have the focus.
func (e *rareSearch) AcceptsTab() bool { return true }

// TypedRune tells the window that somebody types.
func (e *rareSearch) TypedRune(r rune) {
	panel.Tell(e, panel.Stirred)
	e.Entry.TypedRune(r)
}

// TypedKey walks the characters, picks with Enter and closes with Escape.
func (e *rareSearch) TypedKey(key *fyne.KeyEvent) {
	g := e.list.grid
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.take()
	case fyne.KeyEscape, fyne.KeyTab:
		e.list.close()
	case fyne.KeyPageUp:
		g.leaf(-1)
	case fyne.KeyPageDown:
		g.leaf(1)
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		if !g.walk(key.Name) {
			e.Entry.TypedKey(key)
		}
	default:
		e.Entry.TypedKey(key)
	}
}
