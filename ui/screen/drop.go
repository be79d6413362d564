package screen

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/panel"
)

// sortDropped gives dropped files to the card under the pointer and to the empty ones after it. Files dropped beside every
// card ask where they belong, unless there is only one card.
func sortDropped(s *Shell, cards []*paperCard, files []string, at fyne.Position) {
	if len(cards) == 0 || len(files) == 0 {
		return
	}
	hit := -1
	for i, c := range cards {
		corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.box)
		size := c.box.Size()
		if at.X >= corner.X && at.X < corner.X+size.Width && at.Y >= corner.Y && at.Y < corner.Y+size.Height {
			hit = i
		}
	}
	if hit < 0 && len(cards) == 1 {
		hit = 0
	}
	if hit < 0 {
		askSlot(s, cards, files)
		return
	}
	cards[hit].take(files[0])
	rest := files[1:]
	for _, c := range cards[hit+1:] {
		if _, full := c.attachment(); len(rest) > 0 && !full && c.reading == "" {
			c.take(rest[0])
			rest = rest[1:]
		}
	}
}

// askSlot asks which paper a file is, one file after the other.
func askSlot(s *Shell, cards []*paperCard, files []string) {
	t := s.Texts
	list := panel.Column(panel.Tight, panel.Muted(t.T("papers.which.text", "file", filepath.Base(files[0]))))
	hide := sheet(s, t.T("papers.which"), t.T("papers.cancel"), list)
	for _, c := range cards {
		detail := ""
		if a, ok := c.attachment(); ok {
			detail = t.T("papers.state.given") + " · " + a.File
		}
		list.Add(panel.Row(panel.Picture(slotIcon(c.want.Slot)), c.label(), detail, nil, func() {
			hide()
			c.take(files[0])
			if len(files) > 1 {
				askSlot(s, cards, files[1:])
			}
		}))
	}
	list.Refresh()
}
