package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/panel"
	own "github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/hanzi"
)

// rareGrid shows a page of characters to pick from; one of them is marked.
type rareGrid struct {
	widget.BaseWidget
	hover

	found  hanzi.Result
	marked int // among those found
	mark   func(c hanzi.Character, first, last, total int)
	pick   func(hanzi.Character)

	columns, rows int // of the last layout
}

func newRareGrid(mark func(hanzi.Character, int, int, int), pick func(hanzi.Character)) *rareGrid {
	g := &rareGrid{mark: mark, pick: pick, columns: 1, rows: 1}
	g.changed = func() {}
	g.ExtendBaseWidget(g)
	return g
}

// offer shows what was found, from the first on.
func (g *rareGrid) offer(found hanzi.Result) {
	g.found, g.marked = found, 0
	g.tell()
}

// tell shows the page anew and says which character is marked.
func (g *rareGrid) tell() {
	g.Refresh()
	if len(g.found.Characters) == 0 {
		g.mark(hanzi.Character{}, 0, 0, 0)
		return
	}
	first := g.first()
	g.mark(g.found.Characters[g.marked], first+1, min(first+g.page(), len(g.found.Characters)), g.found.Total)
}

func (g *rareGrid) page() int { return g.columns * g.rows }

// first is the first character of the page on which the marked one is.
func (g *rareGrid) first() int { return g.marked / g.page() * g.page() }

// walk marks a neighbour, if there are characters at all.
func (g *rareGrid) walk(key fyne.KeyName) bool {
	if len(g.found.Characters) == 0 {
		return false
	}
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -g.columns, fyne.KeyDown: g.columns}[key]
	if to := g.marked + by; to >= 0 && to < len(g.found.Characters) {
		g.marked = to
		g.tell()
	}
	return true
}

// leaf turns pages.
func (g *rareGrid) leaf(by int) {
	if len(g.found.Characters) == 0 {
		return
	}
	last := (len(g.found.Characters) - 1) / g.page()
	to := min(max(g.marked/g.page()+by, 0), last)
	g.marked = min(to*g.page(), len(g.found.Characters)-1)
	g.tell()
}

// take picks the marked character.
func (g *rareGrid) take() {
	if g.marked < len(g.found.Characters) {
		g.pick(g.found.Characters[g.marked])
	}
}

// Tapped picks the character under the pointer.
func (g *rareGrid) Tapped(event *fyne.PointEvent) {
	cell := rareCell()
	column, row := int(event.Position.X/cell), int(event.Position.Y/cell)
	at := g.first() + row*g.columns + column
	if column >= g.columns || row >= g.rows || at >= len(g.found.Characters) {
		return
	}
	g.marked = at
	g.tell()
	g.take()
}

// Scrolled turns pages with the wheel.
func (g *rareGrid) Scrolled(event *fyne.ScrollEvent) {
	switch {
	case event.Scrolled.DY > 0:
		g.leaf(-1)
	case event.Scrolled.DY < 0:
		g.leaf(1)
	}
}

// CreateRenderer draws the page.
func (g *rareGrid) CreateRenderer() fyne.WidgetRenderer { return &rareGridRenderer{grid: g} }

type rareGridRenderer struct {
	grid    *rareGrid
	objects []fyne.CanvasObject
	size    fyne.Size
}

// Sizes of a cell in sizes of the text, and of what is in it.
const (
	rareCellSize = 3.2
	rareGlyph    = 1.8
	rareCode     = 0.75 // of a code point where a character has no drawing
	rareInset    = 2    // points around a cell
	rareRows     = 3    // at least
	rareStroke   = 2.5  // of the marked cell
)

// rareCell is the side of a cell.
func rareCell() float32 { return rareCellSize * theme.TextSize() }

func (r *rareGridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(rareCell(), rareRows*rareCell())
}

func (r *rareGridRenderer) Layout(size fyne.Size) {
	r.size = size
	g, cell := r.grid, rareCell()
	columns, rows := max(1, int(size.Width/cell)), max(1, int(size.Height/cell))
	if columns != g.columns || rows != g.rows {
		g.columns, g.rows = columns, rows
		g.tell() // which draws
		return
	}
	r.draw()
}

func (r *rareGridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rareGridRenderer) Destroy()                     {}

func (r *rareGridRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.grid)
}

func (r *rareGridRenderer) draw() {
	g, cell := r.grid, rareCell()
	r.objects = r.objects[:0]
	first := g.first()
	for i := first; i < min(first+g.page(), len(g.found.Characters)); i++ {
		at := fyne.NewPos(float32((i-first)%g.columns)*cell, float32((i-first)/g.columns)*cell)
		r.cell(g.found.Characters[i].Rune, i == g.marked, at, cell)
	}
}

func (r *rareGridRenderer) cell(c rune, marked bool, at fyne.Position, cell float32) {
	lacks := panel.Lacks(c)
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	switch {
	case marked:
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = theme.Color(own.ColorAccentSoft), theme.Color(theme.ColorNamePrimary), rareStroke
	case lacks:
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	}
	ground.Move(at.AddXY(rareInset, rareInset))
	ground.Resize(fyne.NewSquareSize(cell - 2*rareInset))
	words, size := string(c), rareGlyph*theme.TextSize()
	if lacks {
		words, size = fmt.Sprintf("%04X", c), rareCode*theme.TextSize()
	}
	glyph := canvas.NewText(words, theme.Color(theme.ColorNameForeground))
	glyph.TextSize, glyph.Alignment = size, fyne.TextAlignCenter
	height := glyph.MinSize().Height
	glyph.Move(at.AddXY(0, (cell-height)/2))
	glyph.Resize(fyne.NewSize(cell, height))
	r.objects = append(r.objects, ground, glyph)
}
