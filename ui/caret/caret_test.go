package caret

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
)

func TestWithin(t *testing.T) {
	size := fyne.NewSize(100, 30)
	for name, c := range map[string]struct{ at, want fyne.Position }{
		"inside":                  {fyne.NewPos(40, 22), fyne.NewPos(40, 22)},
		"scrolled past the right": {fyne.NewPos(400, 22), fyne.NewPos(100, 22)},
		"scrolled past the left":  {fyne.NewPos(-7, 22), fyne.NewPos(0, 22)},
		"below":                   {fyne.NewPos(40, 90), fyne.NewPos(40, 30)},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, within(c.at, size)) })
	}
}

func TestPixels(t *testing.T) {
	x, y := pixels(fyne.NewPos(10, 20), fyne.NewPos(5, 6), 1.5)
	assert.Equal(t, []int{23, 39}, []int{x, y})
}

func TestFollowNeedsNoWindow(t *testing.T) {
	test.NewApp()
	entry := widget.NewEntry()
	assert.NotPanics(t, func() { Follow(entry, fyne.NewPos(1, 1)) }, "a piece that is shown nowhere")
	test.NewWindow(entry)
	assert.NotPanics(t, func() { Follow(entry, fyne.NewPos(1, 1)) }, "a window that is not the system's")
}
