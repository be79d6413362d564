package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car013 finds papers of an entity that is not the holder of its domain. Where the form names the entity, the rules over
// answers compare it.
var car013 = rule.Rule[Desk]{
	ID: "CAR013", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "证件与域名持有者不是同一个",
		Message: "{field}上是“{read}”，{other}填的是“{typed}”",
		Why:     "域名持有者必须就是主办单位：个人备案是本人，单位备案是单位。",
		Fix:     "把域名过户或重新实名到备案的主体名下，或者换用主体自己的域名。填错了的，改{other}。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R02"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		f := d.Filing
		holder := paper.Slot(s.Slot).Holder(f)
		name, ok := s.field("name")
		if holder != "entity" || !ok || name.Doubt != "" || !s.certificate() || strings.TrimSpace(f.Entity.Name) != "" || !fits(f, paper.Slot(s.Slot), s.report.Kind) {
			return nil
		}
		for i := range f.Services {
			for j, domain := range f.Services[i].Domains {
				if strings.TrimSpace(domain.Holder) != "" && !filing.SameText(paper.Dotless(domain.Holder), paper.Dotless(name.Text)) {
					at := filing.At{i, j}.Of("services[].domains[].holder")
					return s.beside(at, "name", map[string]string{"read": name.Text, "typed": domain.Holder})
				}
			}
		}
		return nil
	}),
	Good: []rule.Example[Desk]{
		shown("本人的域名", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例"}, alone, typing("entity.name", "")),
		shown("单位的域名", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "深圳市云帆智联科技有限公司"}, typing("entity.name", "")),
	},
	Bad: []rule.Example[Desk]{
		shown("别人的域名", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "王样例"}, alone, typing("entity.name", "")),
		shown("另一家公司的域名", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "上海样例贸易有限公司"}, typing("entity.name", "")),
	},
}
