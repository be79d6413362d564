package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car003 finds papers that have expired. What the form itself says to be expired is told there.
var car003 = rule.Rule[Desk]{
	ID: "CAR003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "照片上的证件已过期",
		Message: "{field}上读到的有效期到 {until} 为止，到 {today} 已经过期",
		Why:     "过期的证件一定会被退回。",
		Fix:     "换成新证件的照片。读错了的，核对图上框出的日期，再说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R14"},
	},
	Sees:  sees(identity),
	Check: ending(func(left int) bool { return left < 0 }),
	Good: []rule.Example[Desk]{
		shown("还有九年", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2035-03-12"}),
		shown("长期有效", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"valid_until": filing.LongTerm}),
		shown("今天到期", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2026-11-23"}, typing("principal.certificate.valid_until", "2026-11-23")),
	},
	Bad: []rule.Example[Desk]{
		shown("昨天过期的身份证", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2026-11-22"}),
		shown("过期的执照，有效期没有填", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"valid_until": "2025-01-31"},
			typing("entity.certificate.valid_until", "")),
	},
}

// ending finds certificates by how many days they are still valid. A form that says the same day, or one that is told for
// the same reason, is told by the rules over answers; a paper with one of the marks, by what the mark says.
func ending(told func(left int) bool, marks ...string) func(Desk, filing.At) rule.Outcome {
	return readable(every, func(d Desk, s sheet) *rule.Fault {
		if slices.ContainsFunc(marks, s.carries) {
			return nil
		}
		until, ok := s.day("valid_until")
		if !ok || !s.certificate() || d.Today.IsZero() || !told(d.Today.Days(until)) {
			return nil
		}
		if holder := paper.Slot(s.Slot).Holder(d.Filing); holder != "" {
			typed, _ := d.Filing.Text(holder + ".certificate.valid_until")
			if typed, err := filing.ParseValidity(typed); err == nil && (typed == until || told(d.Today.Days(typed))) {
				return nil
			}
		}
		return s.fault(map[string]string{"until": until.String(), "today": d.Today.String(), "left": number(d.Today.Days(until)), "seen": "valid_until"})
	})
}
