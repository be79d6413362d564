package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/theme"
)

// Page is what a screen shows: a centred column that scrolls, and a bar of buttons below it that stays.
type Page struct {
	widget.BaseWidget
	scroll *scroller
	column *fyne.Container
	frame  *fyne.Container
	held   fyne.CanvasObject // what had the focus when it was revealed last
}

// Margins of a page in units.
const (
	pageSide   = 7
	pageTop    = 8
	footerSide = pageSide
	footerTop  = 3
)

// NewPage lays out a page. Title, lead and footer may be empty.
func NewPage(title, lead string, body []fyne.CanvasObject, footer fyne.CanvasObject) *Page {
	p := &Page{}
	head := Column(Small)
	if title != "" {
		head.Add(Title(title))
	}
	if lead != "" {
		head.Add(Lead(lead))
	}
	p.column = Column(Large)
	if len(head.Objects) > 0 {
		p.column.Add(head)
	}
	for _, o := range body {
		p.column.Add(o)
	}
	p.scroll = newScroller(Centred(InsetXY(pageSide, pageTop, p.column), PageWidth))
	p.frame = container.New(&frame{}, p.scroll)
	if footer != nil {
		bar := Centred(InsetXY(footerSide, footerTop, footer), PageWidth)
		p.frame.Add(container.NewStack(newSurface(theme.ColorCard, "", ""), container.NewBorder(newRule(theme.ColorLine), nil, nil, nil, bar)))
	}
	p.ExtendBaseWidget(p)
	return p
}

// PageWidth is the widest a page's column gets.
func PageWidth() float32 { return fynetheme.Size(theme.SizePage) }

// Footer puts buttons into a page's bar: the first is the primary one; what comes in trail stands at the far end.
func Footer(lead []fyne.CanvasObject, trail ...fyne.CanvasObject) fyne.CanvasObject {
	if len(trail) == 0 {
		return Line(Small, lead...)
	}
	return Split(Small, Line(Small, lead...), Side(Small, trail...))
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.frame) }

// MinSize implements fyne.CanvasObject. A page scrolls, so it can be small.
func (p *Page) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(p.BaseWidget.MinSize().Width, 0)
}

// Scroll returns what scrolls the page.
func (p *Page) Scroll() *container.Scroll { return &p.scroll.Scroll }

// Reveal scrolls as little as is needed to show a piece of the page.
func (p *Page) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y
	bottom := top + o.Size().Height
	margin := Medium * unit()
	offset := p.scroll.Offset
	switch {
	case top < margin:
		offset.Y += top - margin
	case bottom > p.scroll.Size().Height-margin:
		offset.Y += min(bottom-p.scroll.Size().Height+margin, top-margin)
	default:
		return
	}
	p.scroll.ScrollToOffset(offset)
}

// Reveal scrolls the page of the window that a piece is in so that the piece is seen. A piece gains the focus anew
// whenever the window does: that moves nothing, or the click that brought the window back would miss what it was aimed at.
func Reveal(o fyne.CanvasObject) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(o)
	if canvas == nil || canvas.Content() == nil || canvas.Overlays().Top() != nil {
		return
	}
	p := pageIn(canvas.Content())
	if p == nil || !p.covers(o) {
		return
	}
	if focused, ok := canvas.Focused().(fyne.CanvasObject); ok && focused == o {
		if p.held == o || p.shows(o) {
			p.held = o
			return
		}
		p.held = o
	}
	p.Reveal(o)
}

// RevealIn scrolls as little as is needed to show a piece of what scrolls outside a page.
func RevealIn(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	switch bottom := top + o.Size().Height; {
	case top < 0:
		scroll.ScrollToOffset(scroll.Offset.AddXY(0, top))
	case bottom > scroll.Size().Height:
		scroll.ScrollToOffset(scroll.Offset.AddXY(0, min(bottom-scroll.Size().Height, top)))
	}
}

// Roll scrolls the page that a piece is in as the mouse wheel would beside the piece.
func Roll(o fyne.CanvasObject, event *fyne.ScrollEvent) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(o)
	if canvas == nil || canvas.Content() == nil || canvas.Overlays().Top() != nil {
		return
	}
	if p := pageIn(canvas.Content()); p != nil && p.covers(o) {
		p.scroll.Scrolled(event)
	}
}

// shows reports whether the whole of a piece is seen.
func (p *Page) shows(o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y
	return top >= 0 && top+o.Size().Height <= p.scroll.Size().Height
}

// Keep remembers how far the page within a piece is scrolled; what it returns scrolls the page that is there by then as
// far.
func Keep(o fyne.CanvasObject) (back func()) {
	before := pageIn(o)
	if before == nil {
		return func() {}
	}
	offset := before.scroll.Offset
	return func() {
		if p := pageIn(o); p != nil {
			p.scroll.ScrollToOffset(offset)
		}
	}
}

// pageIn finds the page of a window; it never lies within a widget, only within containers.
func pageIn(o fyne.CanvasObject) *Page {
	switch x := o.(type) {
	case *Page:
		return x
	case *fyne.Container:
		for _, child := range x.Objects {
			if p := pageIn(child); p != nil {
				return p
			}
		}
	}
	return nil
}

// covers reports whether a piece is part of the scrolled column, as told by its place: header and footer lie outside.
func (p *Page) covers(o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	at, column := driver.AbsolutePositionForObject(o), driver.AbsolutePositionForObject(p.scroll.Content)
	if at.Y < column.Y || at.Y >= column.Y+p.scroll.Content.Size().Height {
		return false
	}
	scroll := driver.AbsolutePositionForObject(p.scroll)
	footer := at.Y >= scroll.Y+p.scroll.Size().Height && len(p.frame.Objects) > 1 && inTree(p.frame.Objects[1], o)
	return !footer
}

// inTree reports whether o is one of the pieces of a tree of containers.
func inTree(tree, o fyne.CanvasObject) bool {
	if tree == o {
		return true
	}
	if c, ok := tree.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if inTree(child, o) {
				return true
			}
		}
	}
	return false
}

// frame puts the footer below and gives the scrolled column its width before the scroller asks for its height.
type frame struct{}

func (frame) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	room := size.Height
	if len(pieces) > 1 {
		footer := pieces[1]
		height := fit(footer, size.Width)
		room -= height
		footer.Move(fyne.NewPos(0, room))
		footer.Resize(fyne.NewSize(size.Width, height))
	}
	scroll := pieces[0].(*scroller)
	fit(scroll.Content, size.Width)
	scroll.Move(fyne.NewPos(0, 0))
	scroll.Resize(fyne.NewSize(size.Width, room))
}

func (frame) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}
