package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/caret"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// An Entry is a text field that says when it is left and hands on the keys that it has no use for.
type Entry struct {
	widget.Entry
	left func()
	// Keys takes a key before the field does, and reports whether it did. It may be nil.
	Keys func(*fyne.KeyEvent) bool
	rare *text.Catalog // words of the list of rare characters; nil where none is offered
	open *widget.PopUp // that list, once it was opened
}

// NewEntry returns a text field of so many lines. The functions may be nil.
func NewEntry(lines int, changed func(string), left func()) *Entry {
	e := &Entry{left: left}
	e.ExtendBaseWidget(e)
	if lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapBreak
		e.SetMinRowsVisible(lines)
	} else {
		e.Scroll = container.ScrollHorizontalOnly
	}
	e.OnChanged = changed
	e.OnCursorChanged = e.moved
	return e
}

// FocusGained scrolls the field into view.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	panel.Reveal(e)
	caret.Follow(e, foot(&e.Entry))
}

// moved lets the input method follow the caret while the field has the focus.
func (e *Entry) moved() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && c.Focused() == e {
		caret.Follow(e, foot(&e.Entry))
	}
}

// foot is the place below the caret of a text.
func foot(e *widget.Entry) fyne.Position {
	line := fyne.MeasureText("字", e.Theme().Size(fynetheme.SizeNameText), e.TextStyle)
	return e.CursorPosition().AddXY(0, line.Height)
}

// FocusLost says that the field was left; looking for a rare character does not count as leaving.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.left != nil && !e.picking() {
		e.left()
	}
}

// AcceptsTab is false: Tab goes to the next field from a field of several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey hands Escape, F10, and Enter on a single line that has no use for it, to the window.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	panel.Tell(e, panel.Stirred)
	if e.Keys != nil && e.Keys(key) {
		return
	}
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if key.Name == fyne.KeyEscape || key.Name == fyne.KeyF10 || enter && !e.MultiLine && e.OnSubmitted == nil {
		panel.Forward(e, key)
		return
	}
	e.Entry.TypedKey(key)
}

// TypedRune tells the window that somebody types.
func (e *Entry) TypedRune(r rune) {
	panel.Tell(e, panel.Stirred)
	e.Entry.TypedRune(r)
}

// TypedShortcut tells the window what was copied.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	e.Entry.TypedShortcut(shortcut)
	switch shortcut.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut:
		panel.Tell(e, panel.Copied)
	default:
		panel.Tell(e, panel.Stirred)
	}
}

// CreateRenderer lays a wheel over the text.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	drawn := e.Entry.CreateRenderer()
	var own *container.Scroll
	if e.MultiLine {
		for _, o := range drawn.Objects() {
			if scroll, ok := o.(*container.Scroll); ok {
				own = scroll
			}
		}
	}
	return &rolling{WidgetRenderer: drawn, wheel: newWheel(own), placed: e.moved}
}

// rolling draws a line of text with a wheel above it.
type rolling struct {
	fyne.WidgetRenderer
	wheel  *wheel
	placed func()
}

func (r *rolling) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
	r.placed()
}

func (r *rolling) Objects() []fyne.CanvasObject {
	drawn := r.WidgetRenderer.Objects()
	return append(drawn[:len(drawn):len(drawn)], r.wheel)
}

// wheel is not seen and hands the turns of the mouse wheel to the page: the text under it has a scroller of its own, which
// would swallow them. A text of several lines is scrolled first, as far as it goes.
type wheel struct {
	widget.BaseWidget
	own *container.Scroll // of a text of several lines
}

func newWheel(own *container.Scroll) *wheel {
	w := &wheel{own: own}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(event *fyne.ScrollEvent) {
	if w.own != nil {
		rest := w.own.Content.Size().Height - w.own.Size().Height - w.own.Offset.Y
		if up, down := event.Scrolled.DY > 0, event.Scrolled.DY < 0; up && w.own.Offset.Y > 0 || down && rest > 0.5 {
			w.own.Scrolled(event)
			return
		}
	}
	panel.Roll(w, event)
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// put shows text without taking it for an answer.
func (e *Entry) put(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// line takes one or more lines of text.
type line struct {
	entry *Entry
	box   *fyne.Container
	names bool // kept with commas, shown one a line
}

// lineRows are the lines shown of texts that may have several.
const lineRows = 3

func newLine(f *Field) *line {
	rows := 1
	switch {
	case f.kind() == "paragraph", f.kind() == "names":
		rows = lineRows
	case f.kind() == "key":
		rows = 2
	}
	l := &line{names: f.kind() == "names"}
	l.entry = NewEntry(rows, f.answer, f.Leave)
	if takesRare(f.Question.Field, f.Question.Path) {
		l.entry.OfferRare(f.ground.Texts)
	}
	l.box = container.New(narrow{f.characters()}, l.entry)
	return l
}

func (l *line) object() fyne.CanvasObject { return l.box }

func (l *line) focus() fyne.Focusable { return l.entry }

func (l *line) freeze() { l.entry.Disable() }

func (l *line) show(typed string) {
	if l.names {
		typed = names(typed)
	}
	l.entry.put(typed)
}
