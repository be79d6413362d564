package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent001 finds a kind of certificate that an entity of this nature does not hold.
var ent001 = rule.Rule[Case]{
	ID: "ENT001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "证件类型与主办单位性质不匹配",
		Message:    "主办单位性质是“{nature}”，证件类型却是“{kind}”",
		Why:        "备案系统按主办单位性质限定可选的证件类型，性质或证件类型选错会被判为备案类型错误，而且验证后不能修改。",
		Fix:        "按证件原件选择：企业和个体工商户用营业执照，机关用统一社会信用代码证书，事业单位用事业单位法人证书，个人用身份证件。",
		Source:     "华为云 ICP 备案帮助文档：验证备案类型参数说明",
		SourceDate: fieldListDate,
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.kind", "entity.nature"},
	Sees:  []filing.Path{"entity.certificate.number"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		e := c.Filing.Entity
		if !filing.Natures.Has(string(e.Nature)) || !filing.CertificateKinds.Has(string(e.Certificate.Kind)) || kindFits(e) {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{"entity.certificate.kind", "entity.nature"},
			Values: map[string]string{"nature": "@nature." + string(e.Nature), "kind": "@certificate." + string(e.Certificate.Kind)},
		}
		if c.natureIsOdd(e) {
			slices.Reverse(fault.Paths)
		}
		if looselyListed(e) {
			fault.Severity = rule.Warn
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("企业用营业执照", enterprise),
		example("个人用身份证", individual),
		example("基金会用基金会法人登记证书", enterprise, set("entity.nature", "foundation"), set("entity.certificate.kind", "foundation_certificate")),
		example("事业单位用事业单位法人证书", enterprise, set("entity.nature", "public_institution"), set("entity.certificate.kind", "public_institution_certificate")),
	},
	Bad: []rule.Example[Case]{
		example("企业选了居民身份证", enterprise, set("entity.certificate.kind", "resident_id")),
		example("个人选了营业执照", individual, set("entity.certificate.kind", "business_licence")),
		example("持营业执照的企业选了政府机关", enterprise, set("entity.nature", "government")),
	},
}

func kindFits(e filing.Entity) bool {
	return slices.Contains(filing.EntityCertificates(e.Nature), e.Certificate.Kind)
}

// natureIsOdd reports whether number and kind of the certificate agree with each other, so that the nature must be the
// wrong one. A credit code agrees with a kind when its class is that of the kind's holders.
func (c Case) natureIsOdd(e filing.Entity) bool {
	if filing.CheckCertificateNumber(e.Certificate.Kind, e.Certificate.Number) != nil {
		return false
	}
	if personal(e.Certificate.Kind) != (e.Nature == filing.Individual) {
		return true
	}
	class, ok := creditClass(e.Certificate)
	return ok && !slices.Contains(c.creditClasses(e.Nature), class)
}

// looselyListed reports whether the list of kinds for this nature is only known in part.
func looselyListed(e filing.Entity) bool {
	if personal(e.Certificate.Kind) || e.Nature == filing.Individual {
		return false
	}
	switch e.Nature {
	case filing.Enterprise, filing.IndividualBusiness, filing.Government, filing.PublicInstitution, filing.SocialOrganization,
		filing.PrivateNonEnterprise:
		return false
	case filing.LawFirm:
		return e.Certificate.Kind == filing.USCCCertificate
	}
	return true
}
