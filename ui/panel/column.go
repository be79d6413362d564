package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Column puts pieces one under the other, each as wide as the column, with so many units between them.
func Column(gap float32, pieces ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, pieces...)
}

type column struct{ gap float32 }

// fit gives a piece its width and returns the least height it has at that width.
func fit(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

func (l *column) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	y, gap := float32(0), l.gap*unit()
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		height := fit(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}

func (l *column) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := l.gap * unit()
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		if size.Height > 0 {
			size.Height += gap
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

// Inset leaves a margin of so many units around content.
func Inset(units float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{units, units}, content)
}

// InsetXY leaves margins of so many units left and right, and above and below.
func InsetXY(x, y float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{x, y}, content)
}

type inset struct{ x, y float32 }

func (l *inset) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	x, y := l.x*unit(), l.y*unit()
	for _, o := range pieces {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size.SubtractWidthHeight(2*x, 2*y))
	}
}

func (l *inset) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*l.x*unit(), 2*l.y*unit())
}

// Centred keeps content in the middle, no wider than a size of the theme.
func Centred(content fyne.CanvasObject, widest func() float32) *fyne.Container {
	return container.New(&centred{widest}, content)
}

type centred struct{ widest func() float32 }

func (l *centred) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, l.widest())
	for _, o := range pieces {
		height := max(fit(o, width), 0)
		o.Move(fyne.NewPos((size.Width-width)/2, 0))
		o.Resize(fyne.NewSize(width, max(height, size.Height)))
	}
}

func (l *centred) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		size = size.Max(o.MinSize())
	}
	return size
}
