package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent016 finds an individual whose ID number was first given out in another province. The number does not tell where
// somebody lives today: where the address names a province, that counts, and ent011 and mat003 look at it.
var ent016 = rule.Rule[Case]{
	ID: "ENT016", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "身份证号码是外省号段",
		Message:    "{field}以“{digits}”开头，不是{province}的号段。{note}",
		Why:        "号码前两位只说明第一次登记户口的地方。住址已迁入本省的不受影响，住址在外省的要看本省是否接受。",
		Fix:        "核对身份证上的住址：在本省的，把住址写全（从省写起）；在外省的，备好居住证等证明，或回住址所在省备案。",
		Source:     "GB 11643-1999 公民身份号码",
		SourceDate: "1999",
		Reasons:    []string{"R28"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.certificate.kind", "province"},
	Sees:  []filing.Path{"entity.certificate.address"},
	When:  individually,
	Check: func(c Case, _ filing.At) rule.Outcome {
		f := c.Filing
		id, ok := identity(f.Entity.Certificate)
		prefixes := c.Atlas.IDCardPrefixes(f.Province)
		if !ok || id.IsResidencePermit() || !prefixes.Known || c.place(f.Entity.Certificate.Address).province != "" {
			return rule.NotApplicable()
		}
		for _, prefix := range prefixes.Value {
			if strings.HasPrefix(id.String(), prefix) {
				return rule.Pass()
			}
		}
		cross := c.Atlas.CrossProvincePersonal(f.Province)
		proven := cross.Value == region.CrossNeedsProof && len(f.Attached(string(paper.ResidenceProof))) > 0
		if cross.Value == region.CrossAllowed || proven {
			return rule.Pass()
		}
		fault, known := regional(cross, rule.Hint, rule.Fault{
			Paths:  []filing.Path{"entity.certificate.number", "province"},
			Values: map[string]string{"digits": id.Province(), "province": c.provinceName(f.Province)},
		})
		if !known {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("本省号段", individual),
		example("外省号段，但住址在本省", individual, set("entity.certificate.number", "430399199005180020")),
	},
	Bad: []rule.Example[Case]{
		example("外省号段，住址没有写省份", individual, set("entity.certificate.number", "430399199005180020"),
			set("entity.certificate.address", "样例路2号3栋402房")),
	},
}
