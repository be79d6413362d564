package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri010 finds a principal identified by a certificate that only organisations hold.
var pri010 = rule.Rule[Case]{
	ID: "PRI010", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人的证件类型不是个人证件",
		Message:    "{field}选的是“{kind}”，负责人要用个人身份证件",
		Why:        "负责人是自然人，只能用居民身份证、护照、通行证、居住证等个人证件核验。",
		Fix:        "改选负责人本人的身份证件类型，并填写对应的证件号码。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R12"},
	},
	Sees: principalPatterns("certificate.kind"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, p := range c.people() {
			kind := p.Certificate.Kind
			if !filing.CertificateKinds.Has(string(kind)) || personal(kind) ||
				c.Filing.Entity.Nature == filing.Individual && kind == c.Filing.Entity.Certificate.Kind {
				continue
			}
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{p.at("certificate.kind")}, Values: map[string]string{"kind": "@certificate." + string(kind)},
			})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("居民身份证", enterprise),
		example("护照", enterprise, set("principal.certificate.kind", "passport"), set("principal.certificate.number", "E00000001")),
	},
	Bad: []rule.Example[Case]{
		example("选成了营业执照", enterprise, set("principal.certificate.kind", "business_licence")),
	},
}
