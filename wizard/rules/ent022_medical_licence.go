package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent022 finds a permission to practise shown as the certificate of a body.
var ent022 = rule.Rule[Case]{
	ID: "ENT022", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "执业许可证不是每个省都能作主体证件",
		Message:    "{field}选了“{kind}”；各方资料说法不一：有的列为可用，有的省只收营业执照或法人证书",
		Why:        "执业许可证说明能做什么业务，法人证书或营业执照说明单位是谁。有的省要求用后者作主体证件，许可证另外上传。",
		Fix:        "手上有营业执照或法人证书的，优先选它，把许可证放进“其他附件”，并在备注写明许可证号；只有许可证的，提交前向接入商确认。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.kind"},
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		kind := c.Filing.Entity.Certificate.Kind
		practice := kind == filing.MedicalInstitutionLicence || kind == filing.PrivateSchoolLicence
		return rule.FailIf(practice, rule.Fault{Values: map[string]string{"kind": "@certificate." + string(kind)}})
	},
	Good: []rule.Example[Case]{
		example("营业执照", enterprise),
		example("医院用事业单位法人证书", enterprise, set("entity.nature", "medical_institution"), set("entity.certificate.kind", "public_institution_certificate")),
	},
	Bad: []rule.Example[Case]{
		example("医疗机构执业许可证", enterprise, set("entity.nature", "medical_institution"), set("entity.certificate.kind", "medical_institution_licence")),
		example("办学许可证", enterprise, set("entity.nature", "private_non_enterprise"), set("entity.certificate.kind", "private_school_licence")),
	},
}
