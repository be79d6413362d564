package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent009 finds a certificate of the entity that ends sooner than reviewers accept.
var ent009 = rule.Rule[Case]{
	ID: "ENT009", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体证件快到期了",
		Message:    "{field}是 {until}，只剩 {left} 天；审核要求剩余有效期超过 {least} 天",
		Why:        "备案要审核一段时间，证件剩余有效期不足三个月的，接入商常在初审时退回。",
		Fix:        "先换领新证再提交，或者尽快换证并按新证填写。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R14"},
	},
	Reads: []filing.Path{"entity.certificate.valid_until"},
	Sees:  []filing.Path{"entity.certificate.valid_from"},
	Check: func(c Case, _ filing.At) rule.Outcome { return c.expiring(c.entityCertificate()) },
	Good: []rule.Example[Case]{
		example("长期有效", enterprise),
		example("还有 91 天", enterprise, set("entity.certificate.valid_until", "2027-02-22")),
	},
	Bad: []rule.Example[Case]{
		example("还有 90 天", enterprise, set("entity.certificate.valid_until", "2027-02-21")),
		example("今天是最后一天", enterprise, set("entity.certificate.valid_until", "2026-11-23")),
	},
}
