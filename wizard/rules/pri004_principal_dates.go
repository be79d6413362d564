package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri004 finds dates of a principal's certificate that cannot be right.
var pri004 = rule.Rule[Case]{
	ID: "PRI004", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人证件的有效期填写有误",
		Message:    "{field}“{typed}”{trouble}",
		Why:        "有效期要与证件背面印的一致，日期读不出来或前后颠倒，系统不收，审核也会退回。",
		Fix:        "按身份证国徽面的“有效期限”填写，如 2015-03-12；写“长期”的，截止日期填长期。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R14"},
	},
	Sees:  principalPatterns("certificate.valid_from", "certificate.valid_until"),
	Check: func(c Case, _ filing.At) rule.Outcome { return c.misdated(c.principalCertificates()) },
	Good: []rule.Example[Case]{
		example("起止日期正常", enterprise),
		example("照抄证件上的写法", enterprise, set("principal.certificate.valid_until", "2035.03.12")),
	},
	Bad: []rule.Example[Case]{
		example("不存在的日期", enterprise, set("principal.certificate.valid_until", "2035-13-12")),
		example("起止写反了", enterprise, set("principal.certificate.valid_from", "2035-03-12"), set("principal.certificate.valid_until", "2015-03-12")),
	},
}
