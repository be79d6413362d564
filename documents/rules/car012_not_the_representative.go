package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car012 finds cards of somebody who is not the licence's legal representative although the principal is said to be. Where
// the form names the representative, the difference is told beside it.
var car012 = rule.Rule[Desk]{
	ID: "CAR012", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "身份证不是执照上的法定代表人的",
		Message: "{field}上是“{read}”，执照上的法定代表人是“{representative}”，{other}却选了“是”",
		Why:     "说负责人就是法定代表人，证件就要是同一个人的。",
		Fix:     "放错了证件的换证件；负责人不是法定代表人的，改{other}，并按省里的要求准备授权书。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R15"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		f := d.Filing
		if paper.Slot(s.Slot) != paper.PrincipalIDFront || !f.Entity.IsUnit() || f.Principal.IsLegalRepresentative != filing.Yes {
			return nil
		}
		licence, ok := d.in(paper.EntityCertificate)
		if !ok || !licence.certificate() || !s.certificate() || strings.TrimSpace(f.Entity.LegalRepresentative) != "" {
			return nil
		}
		person, ok1 := s.field("name")
		if typed := strings.TrimSpace(f.Principal.Name); typed != "" && !filing.SameText(paper.Dotless(typed), paper.Dotless(person.Text)) {
			return nil // somebody else's card, which is told as such
		}
		representative, ok2 := licence.field("legal_representative")
		if !ok1 || !ok2 || person.Doubt != "" || representative.Doubt != "" || filing.SameText(paper.Dotless(person.Text), paper.Dotless(representative.Text)) {
			return nil
		}
		return s.beside("principal.is_legal_representative", "name", map[string]string{"read": person.Text, "representative": representative.Text})
	}),
	Good: []rule.Example[Desk]{
		shown("身份证是别人的，另外提示", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例"}, typing("entity.legal_representative", ""),
			with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "张样例"})),
		shown("同一个人", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张样例"}, unnamed,
			with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "张样例"})),
		shown("负责人不是法定代表人", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例"}, unnamed,
			typing("principal.is_legal_representative", "false"),
			with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "张样例"})),
	},
	Bad: []rule.Example[Desk]{
		shown("负责人填了，法定代表人没有填", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张样例"}, typing("entity.legal_representative", ""),
			with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "李样例"})),
		shown("别人的身份证", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例"}, unnamed,
			with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "张样例"})),
	},
}

// unnamed takes the names of people out of the form.
func unnamed(d *Desk) { d.Filing.Principal.Name, d.Filing.Entity.LegalRepresentative = "", "" }
