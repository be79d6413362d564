package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent008 finds a certificate of the entity that has expired.
var ent008 = rule.Rule[Case]{
	ID: "ENT008", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体证件已过期",
		Message:    "{field}是 {until}，到 {today} 已经过期",
		Why:        "审核要求证件在有效期内，过期的证件一定会被退回。",
		Fix:        "先到登记机关换领新证，再按新证填写有效期并上传新证的照片。证件上写“长期”的，这里填长期。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R14"},
	},
	Reads: []filing.Path{"entity.certificate.valid_until"},
	Sees:  []filing.Path{"entity.certificate.valid_from"},
	Check: func(c Case, _ filing.At) rule.Outcome { return c.expired(c.entityCertificate()) },
	Good: []rule.Example[Case]{
		example("长期有效", enterprise),
		example("今天是最后一天", enterprise, set("entity.certificate.valid_until", "2026-11-23")),
	},
	Bad: []rule.Example[Case]{
		example("到期的第二天", individual, on("2038-05-19")),
		example("昨天到期", enterprise, set("entity.certificate.valid_until", "2026-11-22")),
		example("写法带年月日的到期日", enterprise, set("entity.certificate.valid_until", "2026年1月31日")),
	},
}
