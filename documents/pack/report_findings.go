package pack

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/documents/typeset"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

const badgeWidth = 92.0

// findings lists what was found, gravest first, as the check has it.
func (r *reporter) findings() {
	r.head("pack.report.findings")
	none := true
	for _, finding := range r.p.Check.Findings {
		if !finding.SetAside {
			none = false
			r.finding(finding)
		}
	}
	if none {
		r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.findings.none"), bodyStyle)...)
	}
}

// finding keeps a fault on one page where it can: what, where, why, what to do, who says so.
func (r *reporter) finding(finding rule.Finding) {
	x, width := marginX+badgeWidth+10, textWidth-badgeWidth-10
	strips := r.paragraph(x, width, finding.Title, strongStyle)
	strips[0].ops = append(strips[0].ops, r.badge(finding.Severity)...)
	strips = append(strips, r.paragraph(x, width, finding.Message, bodyStyle)...)
	add := func(key, value string) {
		if strings.TrimSpace(value) == "" {
			return
		}
		label := r.t.T(key)
		const indent = 46.0
		lines := r.paragraph(x+indent, width-indent, value, smallInk)
		lines[0].ops = append(lines[0].ops, r.text(x, 0, label, smallStyle))
		strips = append(strips, lines...)
	}
	add("pack.word.where", r.where(finding))
	add("pack.word.why", finding.Why)
	add("pack.word.fix", finding.Fix)
	add("pack.word.source", r.join(finding.Source, finding.SourceDate, string(finding.Rule)))
	last := &strips[len(strips)-1]
	last.height += 6
	last.ops = append(last.ops, hairline(marginX, last.height-1, textWidth, 0.4, edge))
	r.gap(5)
	r.add(true, strips...)
}

var smallInk = style{8.5, typeset.Regular, ink}

// where names the answers and the file that a finding is about.
func (r *reporter) where(finding rule.Finding) string {
	var parts []string
	for _, p := range finding.Paths {
		parts = append(parts, r.t.Label(p))
	}
	for _, g := range r.h.given {
		if g.attachment.ID == finding.Attachment {
			parts = append(parts, g.attachment.File)
		}
	}
	return strings.Join(parts, r.t.T("list.separator"))
}

// badge tells the severity by word and by shape, so that it survives a printer without colour.
func (r *reporter) badge(severity rule.Severity) []op {
	label := r.t.T("severity." + string(severity))
	st := style{8, typeset.Bold, accent}
	const height = 13.5
	box := frame(marginX, 0.8, badgeWidth, height, accent)
	switch severity {
	case rule.Block:
		st.colour, box = white, fill(marginX, 0.8, badgeWidth, height, accent)
	case rule.Hint:
		st.colour, box = soft, frame(marginX, 0.8, badgeWidth, height, edge)
	}
	return []op{box, r.text(marginX+(badgeWidth-r.measure(label, st))/2, 1.4, label, st)}
}

// aside lists what the applicant answered with a reason.
func (r *reporter) aside() {
	if len(r.f.SetAside) == 0 {
		return
	}
	r.head("pack.report.aside")
	for _, s := range r.f.SetAside {
		title := s.Rule
		for _, finding := range r.p.Check.Findings {
			if string(finding.Rule) == s.Rule && finding.Attachment == s.Attachment {
				title = r.join(finding.Title, s.Rule, r.where(finding))
			}
		}
		at := ""
		if !s.At.IsZero() {
			at = s.At.In(r.p.CreatedAt.Location()).Format("2006-01-02 15:04")
		}
		r.row(title, r.t.T("pack.report.aside.reason")+"  "+r.join(s.Reason, at), false)
	}
}

// unknown names the facts that rules wait for.
func (r *reporter) unknown() {
	if len(r.p.Check.Unknown) == 0 {
		return
	}
	r.head("pack.report.unknown")
	var labels []string
	seen := map[filing.Path]bool{}
	for _, lack := range r.p.Check.Unknown {
		for _, p := range lack.Paths {
			if !seen[p] {
				seen[p] = true
				labels = append(labels, r.t.Label(p))
			}
		}
	}
	lead := r.t.T("pack.report.unknown.lead", "n", strconv.Itoa(len(r.p.Check.Unknown)))
	r.add(true, r.paragraph(marginX, textWidth, lead, bodyStyle)...)
	r.add(false, r.paragraph(marginX, textWidth, strings.Join(labels, r.t.T("list.separator")), labelStyle)...)
}
