package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent020 finds an individual's certificate that the province does not take, or not without a proof: passports, and travel
// permits of residents of Hong Kong, Macao and Taiwan.
var ent020 = rule.Rule[Case]{
	ID: "ENT020", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "本省对个人使用这种证件有要求",
		Message:    "{province}的个人备案用{kind}：{note}",
		Why:        "外籍和港澳台居民能不能以个人名义备案、用哪种证件，各省通信管理局规定不同。",
		Fix:        "按本省要求换用证件类型，或把要求的证明作为附件一并上传；不接受的，改用符合条件的主体备案。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R28"},
	},
	Reads: []filing.Path{"entity.certificate.kind", "province"},
	When:  individually,
	Check: func(c Case, _ filing.At) rule.Outcome {
		kind := c.Filing.Entity.Certificate.Kind
		fault := rule.Fault{
			Paths: []filing.Path{"entity.certificate.kind", "province"},
			Values: map[string]string{
				"kind": "@certificate." + string(kind), "province": c.provinceName(c.Filing.Province),
			},
		}
		found := false
		switch kind {
		case filing.Passport, filing.PermanentResidentCard:
			answer := c.Atlas.ForeignerPersonal(c.Filing.Province)
			switch answer.Value {
			case region.ForeignerForbidden:
				fault, found = regional(answer, rule.Warn, fault)
			case region.ForeignerNeedsProof:
				if len(c.Filing.Attached(string(paper.ResidenceProof))) == 0 {
					fault, found = regional(answer, rule.Hint, fault)
				}
			}
		case filing.HKMOPermit, filing.TWPermit:
			answer := c.Atlas.HKMoTwPersonal(c.Filing.Province)
			if answer.Value == region.HKMoTwResidence {
				fault, found = regional(answer, rule.Warn, fault)
			}
		case filing.HKMOTWResidencePermit:
			answer := c.Atlas.HKMoTwPersonal(c.Filing.Province)
			if answer.Value == region.HKMoTwPermit { // the law puts the permit beside an ID card, so that it is only doubtful
				fault, found = regional(answer, rule.Hint, fault)
			}
		}
		if !found {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("居民身份证", individual),
		example("港澳居民用居住证", individual, set("entity.certificate.kind", "hk_mo_tw_residence_permit")),
	},
	Bad: []rule.Example[Case]{
		example("只收居住证的省，用了通行证", individual, set("entity.certificate.kind", "hk_mo_permit"), set("entity.certificate.number", "H00000001")),
		example("本省写的是通行证，用了居住证", individual, inProvince("11", "1101", "110108"), set("entity.certificate.kind", "hk_mo_tw_residence_permit")),
		example("不收外籍个人的省，用了护照", individual, set("province", "13"), set("city", "1301"), set("county", "130102"),
			set("entity.certificate.kind", "passport"), set("entity.certificate.number", "X0000001")),
	},
}
