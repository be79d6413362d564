package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom006 compares the number that a domain was registered with. While the entity's own number cannot be right, the
// mistake is there and not here.
var dom006 = rule.Rule[Case]{
	ID: "DOM006", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名实名的证件号码不一致",
		Message:    "{field}“{number}”与{other}“{own}”不一致{trouble}",
		Why:        "审核按证件号码核对域名实名信息，号码不同就退回。",
		Fix:        "核对两处号码；域名实名用了旧证件的，在注册商处更新实名，同步后再提交。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R02"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainHolderNumberPath, entityNumberPath, entityNaturePath},
	Sees: []filing.Path{
		domainHolderPath, domainHolderKindPath, entityKindPath, legalRepresentativePath, "principal.certificate.number",
		"principal.name", "principal.is_legal_representative",
	},
	When: servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		d := c.domainAt(at)
		own, ok := c.holderShould(at)
		if !ok || !filled(own.Number) || filing.SameNumber(d.HolderCertificateNumber, own.Number) {
			return rule.Pass()
		}
		if filing.CheckCertificateNumber(own.Kind, own.Number) != nil && filing.CheckCertificateNumber(d.HolderCertificateKind, d.HolderCertificateNumber) == nil {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(domainHolderNumberPath), own.path + ".number"},
			Values: map[string]string{"number": d.HolderCertificateNumber, "own": own.Number, "trouble": ""},
		}
		if innerCode(d.HolderCertificateNumber, own.Number) {
			fault.Severity, fault.Values["trouble"] = rule.Warn, "@word.inner_code"
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("号码相同", enterprise),
		example("小写和空格不算不同", enterprise, set("services[0].domains[0].holder_certificate_number", "91440399 ma0yf0018a")),
		example("主体号码本身写错，由主体那一项提示", enterprise, set("entity.certificate.number", "91440399MA0YF0O18A")),
	},
	Bad: []rule.Example[Case]{
		example("另一家单位的号码", enterprise, set("services[0].domains[0].holder_certificate_number", "91440399MA0YF00266")),
		example("只是其中的组织机构代码", enterprise, set("services[0].domains[0].holder_certificate_kind", "organization_code"),
			set("services[0].domains[0].holder_certificate_number", "MA0YF0018")),
		example("个人的号码不同", individual, set("services[0].domains[0].holder_certificate_number", "44039919850312001X")),
	},
}
