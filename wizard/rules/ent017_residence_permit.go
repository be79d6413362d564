package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent017 finds the number of a residence permit for residents of Hong Kong, Macao or Taiwan beside the kind of a resident
// ID.
var ent017 = rule.Rule[Case]{
	ID: "ENT017", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "港澳台居民居住证选成了居民身份证",
		Message:    "{field}选的是居民身份证，但号码“{number}”以 {digits} 开头，是港澳台居民居住证的号码",
		Why:        "证件类型与证件不一致时，系统按居民身份证核对，会查无此人。",
		Fix:        "把证件类型改为港澳台居民居住证，并上传居住证的照片。",
		Source:     "《港澳台居民居住证申领发放办法》（国办发〔2018〕81号）",
		SourceDate: "2018-08-06",
		Reasons:    []string{"R16"},
	},
	Sees: []filing.Path{
		"entity.certificate.kind", "entity.certificate.number", "principal.certificate.kind", "principal.certificate.number",
		"services[].principal.certificate.kind", "services[].principal.certificate.number",
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		look := func(cert filing.Certificate, parent filing.Path) {
			id, ok := identity(cert)
			if ok && cert.Kind == filing.ResidentIDCard && id.IsResidencePermit() {
				faults = append(faults, rule.Fault{
					Paths:  []filing.Path{parent + ".kind", parent + ".number"},
					Values: map[string]string{"number": id.String(), "digits": id.String()[:6]},
				})
			}
		}
		entity := c.Filing.Entity.Certificate
		look(entity, "entity.certificate")
		for _, p := range c.people() {
			if !c.mirrored(p, p.Certificate.Number, entity.Number) {
				look(p.Certificate, p.at("certificate"))
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("内地身份证", enterprise),
		example("居住证选对了类型", enterprise, set("principal.certificate.kind", "hk_mo_tw_residence_permit"), set("principal.certificate.number", "810000198503120010")),
	},
	Bad: []rule.Example[Case]{
		example("居住证号码，类型选了居民身份证", enterprise, set("principal.certificate.number", "810000198503120010")),
	},
}
