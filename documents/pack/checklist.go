package pack

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// checkbox is the size of a box to tick by hand, in points.
const checkbox = 8.5

// checklist lists what is done in the portal, page by page, and what to remember before and after, each with a box to tick.
func (r *reporter) checklist(g companion.Guide) {
	r.head("pack.report.checklist")
	r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.checklist.lead"), bodyStyle)...)
	r.gap(4)
	for _, page := range g.Pages {
		title := strconv.Itoa(page.Number) + ". " + page.Title
		if len(page.Of) > 0 {
			title += " · " + companion.Words(page.Of)
		}
		var about []string
		if page.Final {
			about = append(about, r.t.T("pack.companion.final"))
		}
		if page.Warning != "" {
			about = append(about, page.Warning)
		}
		if n := len(page.Lines); n > 0 {
			about = append(about, r.t.T("pack.report.checklist.lines", "n", strconv.Itoa(n)))
		}
		var files []string
		for _, u := range page.Uploads {
			for _, p := range u.Pictures {
				files = append(files, p.Name)
			}
			about = append(about, u.Trouble...)
		}
		if len(files) > 0 {
			about = append(about, r.t.T("pack.report.checklist.files", "files", strings.Join(files, r.t.T("list.separator"))))
		}
		r.tick(title, strings.Join(about, "\n"))
	}
	if len(g.After) == 0 {
		return
	}
	r.gap(8)
	r.need(4 * bodyStyle.line())
	r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.companion.after"), stepStyle)...)
	for _, after := range g.After {
		r.tick(after.Text, "")
	}
}

// tick is a line with a box before it.
func (r *reporter) tick(words, about string) {
	const indent = 18.0
	st := bodyStyle
	if about != "" {
		st = strongStyle
	}
	strips := r.paragraph(marginX+indent, textWidth-indent, words, st)
	if about != "" {
		strips = append(strips, r.paragraph(marginX+indent, textWidth-indent, about, smallStyle)...)
	}
	strips[0].ops = append(strips[0].ops, frame(marginX, 2.2, checkbox, checkbox, soft))
	r.gap(3)
	r.add(len(strips) < 12, strips...)
}

// unmarkedWords says why a picture that was to get a watermark has none; empty where it has one, or none was wanted.
func (r *reporter) unmarkedWords(pic picture) string {
	switch pic.watermark {
	case paper.NoRoom, paper.NotRead:
		return r.t.T("pack.report.unmarked", "why", r.t.T("pack.watermark."+string(pic.watermark)))
	}
	return ""
}
