package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri003 finds a principal's certificate that ends sooner than reviewers accept.
var pri003 = rule.Rule[Case]{
	ID: "PRI003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人证件快到期了",
		Message:    "{field}是 {until}，只剩 {left} 天；审核要求剩余有效期超过 {least} 天",
		Why:        "负责人证件剩余有效期不足三个月的，接入商常在初审时退回。",
		Fix:        "先换领新证件再提交；证件到期前三个月起就可以申请换领。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R14"},
	},
	Sees:  principalPatterns("certificate.valid_until"),
	Check: func(c Case, _ filing.At) rule.Outcome { return c.expiring(c.principalCertificates()) },
	Good: []rule.Example[Case]{
		example("有效期还长", enterprise),
		example("还有 91 天", enterprise, set("principal.certificate.valid_until", "2027-02-22")),
	},
	Bad: []rule.Example[Case]{
		example("还有 90 天", enterprise, set("principal.certificate.valid_until", "2027-02-21")),
	},
}
