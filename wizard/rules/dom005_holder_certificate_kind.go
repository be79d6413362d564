package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom005 compares the kind of the certificate that a domain was registered with. Kinds that carry the same credit code are
// a doubt: registrars name them in different ways.
var dom005 = rule.Rule[Case]{
	ID: "DOM005", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名实名的证件类型不一致",
		Message:    "{field}是“{kind}”，备案用的是“{own}”",
		Why:        "审核同时核对证件类型和号码，类型不同会判为“注册人证件类型不一致”。",
		Fix:        "在注册商处把域名实名的证件类型改成“{own}”，同步后再提交。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R02", "X02"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainHolderKindPath, entityKindPath, entityNaturePath},
	Sees: []filing.Path{
		domainHolderPath, domainHolderNumberPath, entityNumberPath, legalRepresentativePath, "principal.certificate.kind",
		"principal.name", "principal.is_legal_representative",
	},
	When: servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		d := c.domainAt(at)
		own, ok := c.holderShould(at)
		if !ok || d.HolderCertificateKind == own.Kind {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(domainHolderKindPath), own.path + ".kind"},
			Values: map[string]string{"kind": "@certificate." + string(d.HolderCertificateKind), "own": "@certificate." + string(own.Kind)},
		}
		if !personal(d.HolderCertificateKind) && !personal(own.Kind) && sameBody(d.HolderCertificateNumber, own.Certificate) {
			fault.Severity = rule.Warn
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("证件类型相同", enterprise),
		example("法定代表人持有，用其身份证", enterprise, set("services[0].domains[0].holder", "张样例"),
			set("services[0].domains[0].holder_certificate_kind", "resident_id"), set("services[0].domains[0].holder_certificate_number", "44039919850312001X")),
	},
	Bad: []rule.Example[Case]{
		example("单位用了身份证", enterprise, set("services[0].domains[0].holder_certificate_kind", "resident_id"),
			set("services[0].domains[0].holder_certificate_number", "44039919850312001X")),
		example("号码相同，证件名称不同", enterprise, set("services[0].domains[0].holder_certificate_kind", "uscc_certificate")),
		example("个人用了护照", individual, set("services[0].domains[0].holder_certificate_kind", "passport"),
			set("services[0].domains[0].holder_certificate_number", "E12345678")),
	},
}

// holderShould returns the certificate that a domain should be registered with: the entity's, or that of the legal
// representative who holds the domain. It reports false where nobody knows it.
func (c Case) holderShould(at filing.At) (holder, bool) {
	f, d := c.Filing, c.domainAt(at)
	own := holder{f.Entity.Certificate, "entity.certificate"}
	rep := f.Entity.LegalRepresentative
	if !f.Entity.IsUnit() || !filled(rep) || !filing.SameText(d.Holder, rep) || filing.SameText(d.Holder, f.Entity.Name) {
		return own, own.Kind != ""
	}
	if !personal(d.HolderCertificateKind) && d.HolderCertificateKind != "" {
		return own, own.Kind != "" // held in the person's name with the unit's paper
	}
	if f.Principal.IsLegalRepresentative == filing.No || !filing.SameText(f.Principal.Name, rep) {
		return holder{}, false
	}
	return holder{f.Principal.Certificate, "principal.certificate"}, f.Principal.Certificate.Kind != ""
}

// sameBody reports whether a number stands for the body of a certificate: the same, or the organisation code in it.
func sameBody(number string, own filing.Certificate) bool {
	return filled(number) && (filing.SameNumber(number, own.Number) || innerCode(number, own.Number))
}

// innerCode reports whether one of two numbers is the organisation code inside the other.
func innerCode(a, b string) bool {
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		code, err := filing.ParseUSCC(pair[0])
		if err != nil {
			continue
		}
		inner, err := code.OrganizationCode()
		if err == nil && filing.SameNumber(inner.String(), pair[1]) {
			return true
		}
	}
	return false
}
