package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Halves puts two pieces beside each other, each half as wide as there is room.
func Halves(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(halves{}, left, right)
}

type halves struct{}

// between is how many units lie between two halves.
const between = Medium

func (halves) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	gap := between * unit()
	width := max((size.Width-gap)/2, 0)
	for i, o := range pieces {
		height := fit(o, width)
		o.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		o.Resize(fyne.NewSize(width, height))
	}
}

func (halves) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		least := o.MinSize()
		size.Width = max(size.Width, 2*least.Width+between*unit())
		size.Height = max(size.Height, least.Height)
	}
	return size
}
