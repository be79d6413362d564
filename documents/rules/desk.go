package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A Desk is what rules over papers look at: a filing, what its attachments were found to be, and the day.
type Desk struct {
	Filing  *filing.Filing
	Today   filing.Date
	Reports map[string]paper.Report // by attachment id

	Papers  []material.Material // that the filing needs; nil where that is not known
	Letters []letter.Letter     // that the filing needs; nil where that is not known

	wordings wordings // nil where no codes can be compared
	look     material.Look
}

// Filled reports whether a paper lies in a slot.
func (d Desk) Filled(slot filing.Path) bool { return len(d.Filing.Attached(string(slot))) > 0 }

// Places lists the places of a pattern in the filing.
func (d Desk) Places(p filing.Path) []filing.At { return d.Filing.Places(p) }

// sheet is an attachment and its report.
type sheet struct {
	filing.Attachment
	report paper.Report
}

// fault is a fault of the sheet, with its slot as path and its file among the values.
func (s sheet) fault(values map[string]string) *rule.Fault {
	if values == nil {
		values = map[string]string{}
	}
	values["file"] = s.File
	return &rule.Fault{Paths: []filing.Path{filing.Path(s.Slot)}, Attachment: s.ID, Values: values}
}

// group says which slots a rule is about.
type group func(pattern paper.Slot) bool

// every is all papers.
func every(paper.Slot) bool { return true }

// identity papers lie on a table as cards and sheets with a known form.
func identity(p paper.Slot) bool {
	return p == paper.EntityCertificate || strings.HasSuffix(string(p), ".id_front") || strings.HasSuffix(string(p), ".id_back")
}

// coloured are originals with colour all over; a letter is black on white, and its seal too small to tell by.
func coloured(p paper.Slot) bool { return originals(p) && !strings.HasPrefix(string(p), paper.Letters) }

// originals are photographed or scanned from paper, in colour.
func originals(p paper.Slot) bool {
	return identity(p) || strings.HasPrefix(string(p), "letters.") || p == "services[].pre_approvals[]"
}

// legible is all that somebody reads at the bureau.
func legible(p paper.Slot) bool {
	return originals(p) || p == paper.ResidenceProof || p == "services[].domain_certificate" || strings.HasPrefix(string(p), paper.Materials)
}

// icons are no papers.
func icons(p paper.Slot) bool { return p == "services[].app.icon" }

// sees lists slots for a rule's page.
func sees(g group) []filing.Path {
	all := []paper.Slot{
		paper.EntityCertificate, paper.PrincipalIDFront, paper.PrincipalIDBack,
		"services[].principal.id_front", "services[].principal.id_back", "services[].domain_certificate",
		"services[].pre_approvals[]", "services[].app.icon", paper.ResidenceProof, paper.Other,
	}
	var out []filing.Path
	for _, slot := range all {
		if g(slot) {
			out = append(out, filing.Path(slot))
		}
	}
	return out
}

// each checks every attachment of a group. An attachment without a report is not settled.
func each(g group, check func(d Desk, s sheet) *rule.Fault) func(Desk, filing.At) rule.Outcome {
	return func(d Desk, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		var lacks []filing.Path
		for _, a := range d.Filing.Attachments {
			if !g(paper.Slot(a.Slot).Pattern()) {
				continue
			}
			report, ok := d.Reports[a.ID]
			if !ok {
				lacks = append(lacks, filing.Path(a.Slot))
				continue
			}
			if fault := check(d, sheet{a, report}); fault != nil {
				faults = append(faults, *fault)
			}
		}
		if len(faults) == 0 && len(lacks) > 0 {
			return rule.Unknown(lacks...)
		}
		out := rule.Fail(faults...)
		out.Lacks = lacks
		return out
	}
}

// readable is each for sheets that could be looked into.
func readable(g group, check func(d Desk, s sheet) *rule.Fault) func(Desk, filing.At) rule.Outcome {
	return each(g, func(d Desk, s sheet) *rule.Fault {
		if s.report.Trouble != "" {
			return nil
		}
		return check(d, s)
	})
}

// troubled finds sheets that could not be looked into for one of the reasons.
func troubled(reasons ...paper.Trouble) func(Desk, filing.At) rule.Outcome {
	return each(every, func(_ Desk, s sheet) *rule.Fault {
		if !slices.Contains(reasons, s.report.Trouble) {
			return nil
		}
		return s.fault(map[string]string{"reason": string(s.report.Trouble), "format": formatName(s.report.Format)})
	})
}

// formatName is how people call a format.
func formatName(format string) string {
	switch format {
	case paper.UnknownFormat:
		return "@format.unknown"
	case paper.WebP:
		return "WebP"
	}
	return strings.ToUpper(format)
}

// failed returns a measure of the sheet that does not keep its threshold. A measure that was not taken keeps it.
func (s sheet) failed(name string) (paper.Measure, bool) {
	m, ok := s.report.Measures[name]
	return m, ok && !m.OK
}

// measured finds sheets of a group whose measure does not keep its threshold, unless one of the other measures explains
// it: one cause raises one finding.
func measured(g group, name string, unless ...string) func(Desk, filing.At) rule.Outcome {
	return readable(g, func(_ Desk, s sheet) *rule.Fault {
		m, bad := s.failed(name)
		if !bad {
			return nil
		}
		for _, cause := range unless {
			if _, explained := s.failed(cause); explained {
				return nil
			}
		}
		values := valuesOf(m)
		values["measure"] = name // which of the report's measures the evidence is
		return s.fault(values)
	})
}

// valuesOf are the number, the threshold and the unit of a measure; shares are written in percent.
func valuesOf(m paper.Measure) map[string]string {
	return map[string]string{"value": amount(m.Value, m.Unit), "threshold": amount(m.Threshold, m.Unit), "unit": m.Unit}
}

// amount writes a number as people say it: nobody measures a photograph to a tenth of a degree.
func amount(v float64, unit string) string {
	switch unit {
	case "share":
		return strconv.FormatFloat(100*v, 'f', -1, 32) + "%"
	case "deg":
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 32)
}
