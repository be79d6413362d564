// Package control holds one control for each kind of fact: label, help, input, and what is wrong with the answer.
package control

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Ground is what controls stand on: where answers go and whom to tell. Its functions may be nil.
type Ground struct {
	Session   *wizard.Session
	Texts     *text.Catalog
	Divisions *region.Divisions
	Today     filing.Date
	Looking   bool // answers are shown, to be read and copied, and none is taken

	Changed func(filing.Path) // an answer was taken, as typed
	Left    func(filing.Path) // a field was left: the moment to say what is wrong with it
	Failed  func(error)       // an answer could not be taken
}

// answer gives the session what was typed and tells whoever asked to know.
func (g Ground) answer(p filing.Path, typed string) {
	if g.Looking {
		return
	}
	if err := g.Session.Answer(p, typed); err != nil {
		if g.Failed != nil {
			g.Failed(err)
		}
		return
	}
	if g.Changed != nil {
		g.Changed(p)
	}
}

func (g Ground) left(p filing.Path) {
	if g.Left != nil {
		g.Left(p)
	}
}

// typed returns the answer as it stands.
func (g Ground) typed(p filing.Path) string {
	typed, _ := g.Session.Filing().Text(p)
	return typed
}

// An input is the part of a control that takes the answer.
type input interface {
	object() fyne.CanvasObject
	focus() fyne.Focusable // what takes the focus first; nil when nothing does
	show(typed string)     // puts an answer on the screen without giving it to the session
	freeze()               // from here on it only shows
}
