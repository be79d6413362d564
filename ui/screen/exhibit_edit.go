package screen

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
)

// Exhibit returns the case that is only looked at, and false where a draft is worked on or none is open.
func (s *Shell) Exhibit() (wizard.Exhibit, bool) {
	if s.Session == nil {
		return wizard.Exhibit{}, false
	}
	return s.Session.Exhibit()
}

// looking reports whether nothing can be changed here.
func (s *Shell) looking() bool {
	_, ok := s.Exhibit()
	return ok
}

// editing hands on a piece that changes the draft; where it is only looked at, the piece is seen and does nothing.
func editing[T fyne.CanvasObject](s *Shell, piece T) T {
	if !s.looking() {
		return piece
	}
	switch o := any(piece).(type) {
	case *panel.Tile:
		o.Disable()
	case fyne.Disableable:
		o.Disable()
	}
	return piece
}
