package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/theme"
)

// Button is Fyne's button that Enter presses too and that scrolls into view when it gets the focus.
type Button struct{ widget.Button }

// NewButton returns a button.
func NewButton(words string, icon fyne.Resource, importance widget.Importance, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.Importance, b.OnTapped = words, icon, importance, tapped
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
	Reveal(b)
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.PointerCursor }
