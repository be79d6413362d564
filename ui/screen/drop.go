package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/panel"
)

// sortDropped gives dropped files to the card under the pointer and to the empty ones after it. Files dropped beside every
// card that is seen on the page, and those for which there is no empty card, ask where they belong; the only card of a page
// takes what is dropped anywhere while it is empty.
func sortDropped(s *Shell, page *panel.Page, cards []*paperCard, paths []string, at fyne.Position) {
	if len(cards) == 0 {
		s.Refuse()
		return
	}
	if len(paths) == 0 {
		return
	}
	files := onDisk(paths)
	hit := cardUnder(s, page, cards, at)
	if hit < 0 && len(cards) == 1 && cards[0].free() {
		hit = 0
	}
	if hit < 0 {
		askSlot(s, cards, files)
		return
	}
	spread(s, cards, hit, files)
}

// spread gives files to a card and to the empty ones after it, and asks where the rest belongs.
func spread(s *Shell, cards []*paperCard, first int, files []givenFile) {
	cards[first].accept(files[0])
	rest := files[1:]
	for _, c := range cards[first+1:] {
		if len(rest) > 0 && c.free() {
			c.accept(rest[0])
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		askSlot(s, cards, rest)
	}
}

// takeSeveral lets every card of a page take several files at once when they are chosen on it.
func takeSeveral(s *Shell, cards []*paperCard) {
	for i, c := range cards {
		c.spread = func(files []givenFile) { spread(s, cards, i, files) }
	}
}

// cardUnder returns the card that is seen at a place, or -1: what is scrolled away, or lies below a dialog, is not seen.
func cardUnder(s *Shell, page *panel.Page, cards []*paperCard, at fyne.Position) int {
	if s.Window.Canvas().Overlays().Top() != nil || !within(page.Scroll(), at) {
		return -1
	}
	return slices.IndexFunc(cards, func(c *paperCard) bool { return within(c.box, at) })
}

// within reports whether a place of the window lies in an object's rectangle.
func within(o fyne.CanvasObject, at fyne.Position) bool {
	corner, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return at.X >= corner.X && at.X < corner.X+size.Width && at.Y >= corner.Y && at.Y < corner.Y+size.Height
}

// askSlot asks which paper a file is, one file after the other.
func askSlot(s *Shell, cards []*paperCard, files []givenFile) {
	t := s.Texts
	list := panel.Column(panel.Tight, panel.Muted(t.T("papers.which.text", "file", files[0].name)))
	hide := sheet(s, t.T("papers.which"), t.T("papers.cancel"), list)
	for _, c := range cards {
		detail := ""
		if a, ok := c.attachment(); ok {
			detail = t.T("papers.state.given") + " · " + a.File
		}
		list.Add(panel.Row(panel.Picture(slotIcon(c.want.Slot)), c.label(), detail, nil, func() {
			hide()
			c.accept(files[0])
			if len(files) > 1 {
				askSlot(s, cards, files[1:])
			}
		}))
	}
	list.Refresh()
}
