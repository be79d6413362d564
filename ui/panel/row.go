package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// Tile is a piece that is pressed as a whole: by the mouse, by Enter and by Space. Without OnTapped it is only a piece.
type Tile struct {
	widget.BaseWidget
	OnTapped func()
	// Step takes the arrow keys up (-1) and down (1). It may be nil.
	Step func(by int)

	label            string
	content          fyne.CanvasObject
	ground, veil     *surface
	hovered, focused bool
	chosen           bool
	edge             fyne.ThemeColorName
	opener           opener
}

// NewTile makes content pressable. The label names it for tests and assistive programs. With framed the tile has a ground
// and an edge of its own; without it lies on a card.
func NewTile(label string, framed bool, content fyne.CanvasObject, tapped func()) *Tile {
	t := &Tile{OnTapped: tapped, label: label, content: content}
	var fill fyne.ThemeColorName
	if framed {
		fill, t.edge = theme.ColorCard, fynetheme.ColorNameInputBorder
	}
	t.ground = newSurface(fill, t.edge, fynetheme.SizeNameCardRadius)
	t.veil = newSurface("", "", fynetheme.SizeNameCardRadius)
	t.ExtendBaseWidget(t)
	return t
}

// Choose shows the tile as the chosen one of several.
func (t *Tile) Choose(chosen bool) {
	t.chosen = chosen
	t.show()
}

// Disable keeps the tile from being pressed, for good, and shows it so.
func (t *Tile) Disable() {
	t.OnTapped = nil
	mute(t.content)
	t.show()
}

// mute takes the colours out of words.
func mute(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, piece := range o.Objects {
			mute(piece)
		}
	case *Text:
		style := o.style
		style.Color = theme.ColorMuted
		o.SetStyle(style)
	}
}

// Label names the tile.
func (t *Tile) Label() string { return t.label }

// AccessibilityLabel names the tile.
func (t *Tile) AccessibilityLabel() string { return t.label }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	t.show()
	return widget.NewSimpleRenderer(container.NewStack(t.ground, t.veil, t.content))
}

func (t *Tile) show() {
	t.ground.stroke, t.ground.thick = t.edge, 1
	if t.chosen {
		t.ground.stroke, t.ground.thick = theme.ColorAccent, 2
	}
	t.veil.fill, t.veil.stroke = "", ""
	if t.hovered && t.OnTapped != nil {
		t.veil.fill = fynetheme.ColorNameHover
	}
	if t.focused {
		t.veil.stroke, t.veil.thick = theme.ColorAccent, 3
	}
	t.ground.Refresh()
	t.veil.Refresh()
}

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.opener.press(t, t.OnTapped)
	}
}

// TypedKey implements fyne.Focusable.
func (t *Tile) TypedKey(key *fyne.KeyEvent) {
	if t.opener.astray(t, key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	case fyne.KeyUp, fyne.KeyDown:
		if t.Step != nil {
			t.Step(map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[key.Name])
		}
	case fyne.KeySpace: // comes again as a rune
	default:
		Forward(t, key)
	}
}

// TypedRune presses with a blank. The key before it would be too early: where pressing moves the focus into a field, the
// blank would be typed there.
func (t *Tile) TypedRune(r rune) {
	if r == ' ' {
		t.Tapped(nil)
	}
}

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	t.focused = true
	t.show()
	Reveal(t)
}

// FocusLost implements fyne.Focusable.
func (t *Tile) FocusLost() {
	t.focused, t.opener = false, opener{}
	t.show()
}

// MouseIn implements desktop.Hoverable.
func (t *Tile) MouseIn(*desktop.MouseEvent) {
	t.hovered = true
	t.show()
}

// MouseMoved implements desktop.Hoverable.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tile) MouseOut() {
	t.hovered = false
	t.show()
}

// Cursor implements desktop.Cursorable.
func (t *Tile) Cursor() desktop.Cursor {
	if t.OnTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Row is a Tile that lies on a card: an icon, a title, a line of detail and a piece at its end. All but the title may be
// nothing.
func Row(icon fyne.Resource, title, detail string, trail fyne.CanvasObject, tapped func()) *Tile {
	words := Column(0.5, Body(title))
	if detail != "" {
		words.Add(Caption(detail))
	}
	var lead fyne.CanvasObject = words
	if icon != nil {
		lead = Aside(3, Icon(icon, theme.ColorMuted, fynetheme.SizeNameInlineIcon), words)
	}
	var end fyne.CanvasObject
	switch {
	case trail != nil && tapped != nil:
		end = Side(Small, trail, chevron())
	case trail != nil:
		end = trail
	case tapped != nil:
		end = chevron()
	}
	content := lead
	if end != nil {
		content = Split(Medium, lead, end)
	}
	return NewTile(title, false, InsetXY(3, 2.5, content), tapped)
}

func chevron() fyne.CanvasObject {
	return Icon(Picture(icons.Next), theme.ColorMuted, theme.SizeBadge)
}
