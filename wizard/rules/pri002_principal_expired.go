package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri002 finds a principal's certificate that has expired.
var pri002 = rule.Rule[Case]{
	ID: "PRI002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人证件已过期",
		Message:    "{field}是 {until}，到 {today} 已经过期",
		Why:        "负责人证件过期，证件照片审核和真实性核验都通不过，一定会被退回。",
		Fix:        "先换领新证件，再按新证件填写有效期并重新拍照；临时身份证不能代替。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R14"},
	},
	Sees:  principalPatterns("certificate.valid_until"),
	Check: func(c Case, _ filing.At) rule.Outcome { return c.expired(c.principalCertificates()) },
	Good: []rule.Example[Case]{
		example("在有效期内", enterprise),
		example("长期有效", enterprise, set("principal.certificate.valid_until", "长期")),
	},
	Bad: []rule.Example[Case]{
		example("昨天到期", enterprise, set("principal.certificate.valid_until", "2026-11-22")),
		example("服务负责人的证件过期", enterprise, ownPrincipal, set("services[0].principal.certificate.valid_until", "2025-05-18")),
	},
}

// ownPrincipal gives the first service a principal of its own: another person, in order.
func ownPrincipal(c *Case) {
	c.Filing.Services[0].PrincipalSame = filing.No
	other := individual().Principal
	other.IsLegalRepresentative = filing.No
	c.Filing.Services[0].Principal = &other
}
