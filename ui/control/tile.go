package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/panel"
	own "github.com/beiandesk/beiandesk/ui/theme"
)

// tile is an answer to choose: a bordered row with a mark and words, large enough to hit. Space chooses it, the arrow keys
// go to its neighbours.
type tile struct {
	widget.BaseWidget
	hover

	words  string
	many   bool // several may be chosen
	chosen bool
	single bool // on one line
	frozen bool // it only shows
	choose func()
	step   func(by int)
	left   func()

	focused bool
}

func newTile(words string, many, single bool) *tile {
	t := &tile{words: words, many: many, single: single}
	t.ExtendBaseWidget(t)
	t.changed = t.Refresh
	return t
}

func (t *tile) set(chosen bool) {
	if t.chosen != chosen {
		t.chosen = chosen
		t.Refresh()
	}
}

// Tapped chooses the answer.
func (t *tile) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	t.pick()
}

// pick chooses the answer, where there is one to choose.
func (t *tile) pick() {
	if !t.frozen {
		t.choose()
	}
}

// FocusGained marks the tile that the keys go to.
func (t *tile) FocusGained() {
	t.focused = true
	t.Refresh()
	panel.Reveal(t)
}

// FocusLost takes the mark away and says that the field was left.
func (t *tile) FocusLost() {
	t.focused = false
	t.Refresh()
	if t.left != nil {
		t.left()
	}
}

// TypedRune is of no interest.
func (t *tile) TypedRune(rune) {}

// TypedKey chooses with Space and goes on with the arrow keys; other keys are the window's.
func (t *tile) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace:
		t.pick()
	case fyne.KeyDown, fyne.KeyRight:
		t.step(1)
	case fyne.KeyUp, fyne.KeyLeft:
		t.step(-1)
	default:
		panel.Forward(t, key)
	}
}

// CreateRenderer draws the tile.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{tile: t, ground: canvas.NewRectangle(color.Transparent), mark: canvas.NewImageFromResource(theme.RadioButtonIcon())}
	r.label = panel.NewText(t.words, panel.Style{Single: t.single})
	r.mark.FillMode = canvas.ImageFillContain
	icon := container.New(inline{}, r.mark)
	r.content = container.NewStack(r.ground, panel.InsetXY(2.5, 2, panel.Aside(panel.Small, icon, r.label)))
	r.Refresh()
	return r
}

type tileRenderer struct {
	tile    *tile
	ground  *canvas.Rectangle
	mark    *canvas.Image
	label   *panel.Text
	content *fyne.Container
}

func (r *tileRenderer) Layout(size fyne.Size)        { r.content.Resize(size) }
func (r *tileRenderer) MinSize() fyne.Size           { return r.content.MinSize() }
func (r *tileRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.content} }
func (r *tileRenderer) Destroy()                     {}

func (r *tileRenderer) Refresh() {
	t := r.tile
	off, on := theme.RadioButtonIcon(), theme.RadioButtonCheckedIcon()
	if t.many {
		off, on = theme.CheckButtonIcon(), theme.CheckButtonCheckedIcon()
	}
	name, stroke, fill, icon := theme.ColorNameInputBorder, float32(1), theme.ColorNameInputBackground, off
	if t.hovered && !t.frozen {
		fill = own.ColorQuietSoft
	}
	if t.chosen {
		name, stroke, fill, icon = theme.ColorNamePrimary, 1.5, own.ColorAccentSoft, on
	}
	if t.focused {
		name, stroke = theme.ColorNamePrimary, 2.5
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(fill), theme.Color(name), stroke
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	if t.chosen {
		r.mark.Resource = theme.NewPrimaryThemedResource(icon)
	} else {
		r.mark.Resource = theme.NewThemedResource(icon)
	}
	r.label.SetStyle(panel.Style{Single: t.single})
	r.ground.Refresh()
	r.mark.Refresh()
}

// inline gives an icon the size of icons within text.
type inline struct{}

func (inline) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSquareSize(theme.IconInlineSize()))
	}
}

func (inline) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(theme.IconInlineSize())
}

// tiling puts tiles into as many columns as fit, each at least a number of characters of the text size wide.
type tiling struct {
	characters float32
	most       int     // columns
	widest     float32 // of a tile, in characters: wider it only gets emptier

	columns int // of the last layout
}

// tileGap is the room between tiles in points.
const tileGap = 8

func (t *tiling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	cell := t.characters * theme.TextSize()
	t.columns = min(t.most, max(1, int((size.Width+tileGap)/(cell+tileGap))))
	width := (size.Width - tileGap*float32(t.columns-1)) / float32(t.columns)
	width = min(width, max(cell, t.widest*theme.TextSize()))
	var y float32
	for first := 0; first < len(objects); first += t.columns {
		row := objects[first:min(first+t.columns, len(objects))]
		var height float32
		for _, o := range row {
			o.Resize(fyne.NewSize(width, o.Size().Height))
			height = max(height, o.MinSize().Height)
		}
		for i, o := range row {
			o.Move(fyne.NewPos(float32(i)*(width+tileGap), y))
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + tileGap
	}
}

func (t *tiling) MinSize(objects []fyne.CanvasObject) fyne.Size {
	columns := max(1, t.columns)
	var size fyne.Size
	for first := 0; first < len(objects); first += columns {
		var height float32
		for _, o := range objects[first:min(first+columns, len(objects))] {
			least := o.MinSize()
			size.Width, height = max(size.Width, least.Width), max(height, least.Height)
		}
		if first > 0 {
			size.Height += tileGap
		}
		size.Height += height
	}
	return size
}
