package panel

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/theme"
)

// Button is Fyne's button that Enter presses too and that scrolls into view when it gets the focus.
type Button struct {
	widget.Button
	ring   *surface
	opener opener
}

// NewButton returns a button.
func NewButton(words string, icon fyne.Resource, importance widget.Importance, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.Importance = words, icon, importance
	if tapped != nil {
		b.OnTapped = func() { b.opener.press(b, tapped) }
	}
	b.ExtendBaseWidget(b)
	return b
}

// Primary is the button of what most people do next: one on a page.
func Primary(words string, tapped func()) *Button {
	return NewButton(words, nil, widget.HighImportance, tapped)
}

// Secondary is a button beside the primary one.
func Secondary(words string, tapped func()) *Button {
	return NewButton(words, nil, widget.MediumImportance, tapped)
}

// Link is a button that looks like words: for what is beside the way.
func Link(words string, tapped func()) *Tile {
	return NewTile(words, false, InsetXY(Small, 1.5, NewText(words, Style{Color: theme.ColorAccent, Single: true})), tapped)
}

// Destructive is the button of what cannot be undone.
func Destructive(words string, tapped func()) *Button {
	return NewButton(words, nil, widget.DangerImportance, tapped)
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.opener.astray(b, key) {
		return
	}
	if key.Name == fyne.KeyEscape || key.Name == fyne.KeyF10 {
		Forward(b, key)
		return
	}
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		key = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	b.Button.TypedKey(key)
}

// room is added to the width of a button with a ground, in units: words keep away from its edges.
const room = 5

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	size := b.Button.MinSize()
	if b.Text != "" && b.Importance != widget.LowImportance {
		size.Width += room * unit()
	}
	return size
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	b.encircle(theme.ColorAccent)
	Reveal(b)
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ring = newSurface("", "", fynetheme.SizeNameCardRadius)
	b.ring.thick = ringWidth
	return &ringed{b.Button.CreateRenderer(), b.ring}
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.opener = opener{}
	b.Button.FocusLost()
	b.encircle("")
}

// encircle draws the ring that shows the focus: Fyne's own tint is hardly seen on a coloured ground.
func (b *Button) encircle(colour fyne.ThemeColorName) {
	if b.ring == nil {
		return
	}
	b.ring.stroke = colour
	b.ring.Refresh()
}

// The ring around a button that has the focus, in points.
const (
	ringWidth = 2
	ringGap   = 3
)

// ringed draws a ring around what another renderer draws.
type ringed struct {
	fyne.WidgetRenderer
	ring *surface
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Move(fyne.NewSquareOffsetPos(-ringGap))
	r.ring.Resize(size.AddWidthHeight(2*ringGap, 2*ringGap))
}

func (r *ringed) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.ring)
}
