package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// surface is a rectangle that keeps to the theme when it changes.
type surface struct {
	widget.BaseWidget
	fill, stroke fyne.ThemeColorName
	radius       fyne.ThemeSizeName // empty: square corners
	thick        float32            // of the stroke; 0: one point
	least        fyne.Size
	rect         *canvas.Rectangle
}

func newSurface(fill, stroke fyne.ThemeColorName, radius fyne.ThemeSizeName) *surface {
	s := &surface{fill: fill, stroke: stroke, radius: radius, rect: canvas.NewRectangle(nil)}
	s.ExtendBaseWidget(s)
	return s
}

func newRule(colour fyne.ThemeColorName) *surface {
	s := newSurface(colour, "", "")
	s.least = fyne.NewSquareSize(1)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *surface) CreateRenderer() fyne.WidgetRenderer { return &surfaceRenderer{s} }

type surfaceRenderer struct{ s *surface }

func (r *surfaceRenderer) Layout(size fyne.Size)        { r.Refresh(); r.s.rect.Resize(size) }
func (r *surfaceRenderer) MinSize() fyne.Size           { return r.s.least }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.rect} }
func (r *surfaceRenderer) Destroy()                     {}

func (r *surfaceRenderer) Refresh() {
	thick := r.s.thick
	if thick == 0 {
		thick = 1
	}
	paint(r.s.rect, r.s.fill, r.s.stroke, thick)
	r.s.rect.CornerRadius = 0
	if r.s.radius != "" {
		r.s.rect.CornerRadius = fynetheme.Size(r.s.radius)
	}
	r.s.rect.Refresh()
}

// glyph is an icon that keeps to the theme when it changes.
type glyph struct {
	widget.BaseWidget
	size  fyne.ThemeSizeName
	image *canvas.Image
}

func newGlyph(res fyne.Resource, colour fyne.ThemeColorName, size fyne.ThemeSizeName) *glyph {
	if colour != "" {
		res = fynetheme.NewColoredResource(res, colour)
	}
	g := &glyph{size: size, image: canvas.NewImageFromResource(res)}
	g.image.FillMode = canvas.ImageFillContain
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *glyph) CreateRenderer() fyne.WidgetRenderer { return &glyphRenderer{g} }

type glyphRenderer struct{ g *glyph }

func (r *glyphRenderer) Layout(size fyne.Size)        { r.g.image.Resize(size) }
func (r *glyphRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(fynetheme.Size(r.g.size)) }
func (r *glyphRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.image} }
func (r *glyphRenderer) Destroy()                     {}
func (r *glyphRenderer) Refresh()                     { r.g.image.Refresh() }
