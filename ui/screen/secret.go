package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
)

// secretField is a field whose letters are dots until somebody wants to see them.
func secretField(changed func(string)) *control.Entry {
	e := control.NewEntry(1, changed, nil)
	e.Password = true
	e.ActionItem = layout.NewSpacer() // Fyne's own eye cannot be reached by the keyboard; reveal can
	return e
}

// reveal is a switch that shows the letters of fields, and hides them again.
func reveal(s *Shell, fields ...*control.Entry) fyne.CanvasObject {
	words := panel.NewText(s.Texts.T("protect.show"), panel.Style{Single: true})
	shown := false
	return panel.NewTile(s.Texts.T("protect.show"), false, panel.InsetXY(panel.Small, 1.5, words), func() {
		shown = !shown
		words.SetWords(s.Texts.T("protect.show"))
		if shown {
			words.SetWords(s.Texts.T("protect.hide"))
		}
		for _, e := range fields {
			e.Password = !shown
			e.Refresh()
		}
	})
}
