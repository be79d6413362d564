package screen

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// inkMarks says in a line what was seen on a letter: its seal, its signatures, its date; nil where nobody looked.
func inkMarks(t *text.Catalog, r paper.Report) fyne.CanvasObject {
	marks := panel.Line(panel.Small)
	for _, s := range wizard.Sights(r.Ink, t) {
		if s.Good {
			marks.Add(panel.Mark(panel.Success, icons.Done, s.Text))
		} else {
			marks.Add(panel.Badge(panel.Warning, icons.Alert, s.Text))
		}
	}
	if len(marks.Objects) == 0 {
		return nil
	}
	return marks
}

// inkOn lists what was seen on a page of a letter: what is good goes on behind what was read, the rest behind what spoils the
// picture.
func inkOn(t *text.Catalog, r paper.Report, page int, read, faults []trace) (more, worse []trace) {
	for _, s := range wizard.Sights(r.Ink, t) {
		x := trace{words: s.Text, fault: !s.Good}
		for _, spot := range r.Ink.Seen(s.Ink) {
			if spot.Page == page && spot.Box != (paper.Box{}) {
				x.boxes = append(x.boxes, spot.Box)
			}
		}
		switch {
		case len(x.boxes) == 0:
		case s.Good:
			x.sign = strconv.Itoa(len(read) + 1)
			x.name = t.T("ink.seen")
			read = append(read, x)
		default:
			x.sign = string(rune('A' + len(faults)%26))
			faults = append(faults, x)
		}
	}
	return read, faults
}

// inkOf returns where a finding about a letter was seen, and on which page. Without a place it is the first page.
func inkOf(f rule.Finding, r paper.Report) (page int, boxes []paper.Box) {
	spots := r.Ink.Seen(f.Values["ink"])
	if len(spots) == 0 {
		return 0, nil
	}
	page = spots[0].Page
	for _, s := range spots {
		if s.Page == page && s.Box != (paper.Box{}) {
			boxes = append(boxes, s.Box)
		}
	}
	return page, boxes
}
