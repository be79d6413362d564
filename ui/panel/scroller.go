package panel

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wheelPace is how many times as far as Fyne scrolls the wheel moves a page: about three lines a notch, as elsewhere on
// the desktop, instead of one.
const wheelPace = 3

// paceOn returns the pace on a system. Macs speed the wheel up themselves.
func paceOn(system string) float32 {
	if system == "darwin" {
		return 1
	}
	return wheelPace
}

// scroller scrolls upright, at the pace people are used to.
type scroller struct {
	container.Scroll
}

func newScroller(content fyne.CanvasObject) *scroller {
	s := &scroller{}
	s.Content, s.Direction = content, container.ScrollVerticalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *scroller) Scrolled(event *fyne.ScrollEvent) {
	quick, pace := *event, paceOn(runtime.GOOS)
	quick.Scrolled.DX, quick.Scrolled.DY = event.Scrolled.DX*pace, event.Scrolled.DY*pace
	s.Scroll.Scrolled(&quick)
}
