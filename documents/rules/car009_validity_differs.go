package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car009 finds validities that were typed otherwise than the paper says.
var car009 = rule.Rule[Desk]{
	ID: "CAR009", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "有效期与证件不一致",
		Message: "{field}上读到的是 {read}，{other}填的是 {typed}",
		Why:     "有效期要照证件填写，填错了核验不了。",
		Fix:     "对着图上框出的日期核对。以证件为准：证件对，就改{other}；读错了的，说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R14"},
	},
	Sees:  sees(identity),
	Check: differingDates,
	Good: []rule.Example[Desk]{
		shown("一样", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_from": "2015-03-12", "valid_until": "2035-03-12"}),
		shown("长期的写法不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"valid_until": "long_term"}, typing("entity.certificate.valid_until", "长期")),
		shown("另一张证的背面，另外提示", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_from": "2019-10-12", "valid_until": "2029-10-12"},
			with(paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"birth_date": "1985-03-12"})),
		shown("选了身份证，放了护照，另外提示", paper.PrincipalIDFront, paper.Passport, map[string]string{"valid_until": "2034-01-19"}),
	},
	Bad: []rule.Example[Desk]{
		shown("结束日期不同", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2036-03-12"}),
		shown("执照不是长期的", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"valid_until": "2046-08-22"}),
	},
}

// differingDates finds dates that differ. A paper that is expired, or nearly, that is temporary or the back of another card is
// told as such.
func differingDates(d Desk, at filing.At) rule.Outcome {
	gone := map[string]bool{}
	for _, check := range []func(Desk, filing.At) rule.Outcome{car003.Check, car004.Check, car011.Check, car018.Check} {
		for _, fault := range check(d, at).Faults {
			gone[fault.Attachment] = true
		}
	}
	return eachClaim(func(d Desk, s sheet, c claim) *rule.Fault {
		if !c.About("certificate.valid_from", "certificate.valid_until") || c.agrees() || gone[s.ID] || d.stranger(s) {
			return nil
		}
		return s.beside(c.Path, c.Field, c.values())
	})(d, at)
}
