package control

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/hanzi"
	"github.com/beiandesk/beiandesk/ui/caret"
	"github.com/beiandesk/beiandesk/ui/panel"
)

// A Picker takes one answer out of many: closed it shows the answer, open a list that typing narrows down.
type Picker struct {
	widget.BaseWidget
	hover

	Prompt string // shown while nothing is chosen
	Search string // shown in the empty search field
	None   string // shown when nothing fits the search
	Chosen func(code string)
	Left   func()

	choices []choice
	code    string
	focused bool
	frozen  bool // it only shows
	open    *widget.PopUp
	search  *searchEntry
	fitting []choice
	list    *pickerList
	marked  int
}

// NewPicker returns a picker without choices.
func NewPicker(chosen func(code string)) *Picker {
	p := &Picker{Chosen: chosen}
	p.ExtendBaseWidget(p)
	p.changed = p.Refresh
	return p
}

func (p *Picker) freeze() {
	p.frozen = true
	p.Refresh()
}

// Offer replaces the choices; codes and words are pairs in order.
func (p *Picker) Offer(codes, words []string) {
	p.choices = nil
	for i, code := range codes {
		p.choices = append(p.choices, choice{code, words[i]})
	}
	p.Refresh()
}

// Pick shows a code as chosen without telling anybody.
func (p *Picker) Pick(code string) {
	if p.code != code {
		p.code = code
		p.Refresh()
	}
}

// Words returns what the picker shows.
func (p *Picker) Words() string {
	for _, c := range p.choices {
		if c.code == p.code && c.code != "" {
			return c.words
		}
	}
	return ""
}

// Tapped opens the list.
func (p *Picker) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	p.Open()
}

// FocusGained marks the picker.
func (p *Picker) FocusGained() {
	p.focused = true
	p.Refresh()
	panel.Reveal(p)
}

// FocusLost takes the mark away. Opening the list does not count as leaving.
func (p *Picker) FocusLost() {
	p.focused = false
	p.Refresh()
	if p.Left != nil && !p.isOpen() {
		p.Left()
	}
}

// TypedRune opens the list and searches for what is typed.
func (p *Picker) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	p.Open()
	if p.search != nil {
		p.search.TypedRune(r)
	}
}

// TypedKey opens the list with Space or the arrow keys; other keys are the window's.
func (p *Picker) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp:
		p.Open()
	default:
		panel.Forward(p, key)
	}
}

// Limits of the open list.
const (
	searchFrom = 8   // choices from which there is a search field
	rowsShown  = 8   // rows of the list
	popMargin  = 8   // around the list
	popGap     = 2   // between what opens and what it opens from
	popWidth   = 280 // at least
)

// Open shows the list below the picker, or above it where there is more room.
func (p *Picker) Open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil || p.frozen || p.isOpen() || len(p.choices) == 0 {
		return
	}
	p.fitting, p.marked = p.choices, -1
	for i, ch := range p.choices {
		if ch.code == p.code {
			p.marked = i
		}
	}
	p.list = newPickerList(p)
	p.list.OnSelected = func(i int) { p.choose(i) }
	p.search = newSearchEntry(p)
	none := widget.NewLabel(p.None)
	none.Hide()
	p.search.OnChanged = func(typed string) {
		p.filter(typed)
		none.Hidden = len(p.fitting) > 0
		none.Refresh()
		p.list.Refresh()
	}
	body := container.NewBorder(p.search, nil, nil, nil, container.NewStack(p.list, none))

	p.open = widget.NewPopUp(body, c)
	rowHeight := fyne.MeasureText("国", theme.TextSize(), fyne.TextStyle{}).Height + 2*theme.InnerPadding() + theme.Padding()
	height := rowHeight*float32(min(rowsShown, len(p.choices))) + p.search.MinSize().Height + 2*popMargin
	size, at := beside(c, p, fyne.NewSize(max(p.Size().Width, popWidth), height))
	p.open.Resize(size)
	p.open.ShowAtPosition(at)
	if len(p.choices) < searchFrom {
		p.search.SetPlaceHolder("")
	}
	if p.marked >= 0 {
		p.list.ScrollTo(p.marked)
	}
	c.Focus(p.search)
}

// beside finds room for something that opens from an object: below it, or above where there is more.
func beside(c fyne.Canvas, from fyne.CanvasObject, wanted fyne.Size) (fyne.Size, fyne.Position) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(from)
	room := c.Size()
	below := room.Height - at.Y - from.Size().Height - popMargin
	size := fyne.NewSize(min(wanted.Width, room.Width-2*popMargin), wanted.Height)
	x := max(popMargin, min(at.X, room.Width-size.Width-popMargin))
	if below < size.Height && at.Y > below {
		size.Height = min(size.Height, at.Y-popMargin)
		return size, fyne.NewPos(x, at.Y-size.Height-popGap)
	}
	size.Height = min(size.Height, below)
	return size, fyne.NewPos(x, at.Y+from.Size().Height+popGap)
}

func (p *Picker) row(i int, o fyne.CanvasObject) {
	parts := o.(*fyne.Container).Objects
	label, icon := parts[0].(*widget.Label), parts[1].(*widget.Icon)
	label.TextStyle.Bold = i == p.marked
	label.Importance = widget.MediumImportance
	if i == p.marked {
		label.Importance = widget.HighImportance
	}
	label.SetText(p.fitting[i].words)
	if p.fitting[i].code == p.code && p.code != "" {
		icon.SetResource(theme.ConfirmIcon())
	} else {
		icon.SetResource(nil)
	}
}

// suffixes end the names of places; people say others than the official ones, or none.
const suffixes = "省市区县州盟旗"

func (p *Picker) filter(typed string) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	p.fitting = p.fits(typed)
	if bare := strings.TrimRight(typed, suffixes); len(p.fitting) == 0 && bare != "" {
		p.fitting = p.fits(bare)
	}
	p.marked = -1
	if typed != "" && len(p.fitting) > 0 {
		p.marked = 0
	}
}

func (p *Picker) fits(typed string) []choice {
	var fitting []choice
	for _, c := range p.choices {
		if strings.Contains(strings.ToLower(c.words), typed) || strings.HasPrefix(c.code, typed) {
			fitting = append(fitting, c)
		}
	}
	if len(fitting) > 0 || typed == "" {
		return fitting
	}
	for _, c := range p.choices { // typed as it is read: guangdong, gd
		if hanzi.Table().Spells(c.words, typed) {
			fitting = append(fitting, c)
		}
	}
	return fitting
}

func (p *Picker) move(by int) {
	if len(p.fitting) == 0 {
		return
	}
	p.marked = min(max(p.marked+by, 0), len(p.fitting)-1)
	p.list.ScrollTo(p.marked)
	p.list.Refresh()
}

func (p *Picker) choose(i int) {
	if i < 0 || i >= len(p.fitting) {
		return
	}
	code := p.fitting[i].code
	p.close()
	p.Pick(code)
	p.Chosen(code)
}

func (p *Picker) close() {
	if !p.isOpen() {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	p.open.Hide()
	p.open = nil
	if c != nil {
		c.Focus(p)
	}
}

// CreateRenderer draws the closed picker.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{picker: p, ground: canvas.NewRectangle(color.Transparent), label: widget.NewLabel(""), icon: widget.NewIcon(theme.MenuDropDownIcon())}
	r.label.Truncation = fyne.TextTruncateEllipsis
	r.content = container.NewStack(r.ground, container.NewBorder(nil, nil, nil, panel.InsetXY(panel.Small, 0, r.icon), r.label))
	r.Refresh()
	return r
}

type pickerRenderer struct {
	picker  *Picker
	ground  *canvas.Rectangle
	label   *widget.Label
	icon    *widget.Icon
	content *fyne.Container
}

func (r *pickerRenderer) Layout(size fyne.Size) { r.content.Resize(size) }

func (r *pickerRenderer) MinSize() fyne.Size {
	return r.content.MinSize().Max(fyne.NewSize(8*theme.TextSize(), 0))
}

func (r *pickerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.content} }
func (r *pickerRenderer) Destroy()                     {}

func (r *pickerRenderer) Refresh() {
	p := r.picker
	name, stroke, fill := theme.ColorNameInputBorder, float32(1), theme.ColorNameInputBackground
	if p.hovered {
		fill = theme.ColorNameHover
	}
	r.icon.Hidden = p.frozen
	if p.frozen {
		fill = theme.ColorNameDisabledButton
	}
	if p.focused {
		name, stroke = theme.ColorNamePrimary, 2
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(fill), theme.Color(name), stroke
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	words := p.Words()
	r.label.Importance = widget.MediumImportance
	if words == "" {
		words, r.label.Importance = p.Prompt, widget.LowImportance
	}
	r.label.SetText(words)
	r.ground.Refresh()
}

// searchEntry narrows the list of a picker down; its arrow keys walk the list.
type searchEntry struct {
	widget.Entry
	picker *Picker
}

func newSearchEntry(p *Picker) *searchEntry {
	e := &searchEntry{picker: p}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(p.Search)
	e.SetIcon(theme.SearchIcon())
	return e
}

// FocusGained lets the input method follow the caret.
func (e *searchEntry) FocusGained() {
	e.Entry.FocusGained()
	caret.Follow(e, foot(&e.Entry))
}

// AcceptsTab is true: Tab closes the list rather than go to something that is not seen to have the focus.
func (e *searchEntry) AcceptsTab() bool { return true }

// TypedKey walks the list, chooses with Enter and closes with Escape.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.picker.move(1)
	case fyne.KeyUp:
		e.picker.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.picker.choose(e.picker.marked)
	case fyne.KeyEscape, fyne.KeyTab:
		e.picker.close()
	default:
		e.Entry.TypedKey(key)
	}
}

// pickerList is the open list of a picker; when it has the focus, Escape closes it and Enter chooses too.
type pickerList struct {
	widget.List
	picker *Picker
}

func newPickerList(p *Picker) *pickerList {
	l := &pickerList{picker: p}
	l.Length = func() int { return len(p.fitting) }
	l.CreateItem = func() fyne.CanvasObject {
		label := widget.NewLabel("")
		label.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, nil, widget.NewIcon(nil), label)
	}
	l.UpdateItem = p.row
	l.ExtendBaseWidget(l)
	return l
}

// AcceptsTab is true: Tab closes the list.
func (l *pickerList) AcceptsTab() bool { return true }

// TypedKey does with every key what the search field does.
func (l *pickerList) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace {
		l.picker.choose(l.picker.marked)
		return
	}
	l.picker.search.TypedKey(key)
}

// isOpen reports whether the list is shown; a tap beside it closes it without a word.
func (p *Picker) isOpen() bool { return p.open != nil && p.open.Visible() }
