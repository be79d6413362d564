package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// narrow gives its object no more than a width, counted in characters of the text size, so that the width of an input
// says how long an answer is expected to be.
type narrow struct{ characters float32 }

func (n narrow) width() float32 { return n.characters * theme.TextSize() }

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(max(o.MinSize().Width, min(size.Width, n.width())), size.Height))
	}
}

func (n narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
