package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom007 finds domains whose last day is over.
var dom007 = rule.Rule[Case]{
	ID: "DOM007", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名已过期",
		Message:    "{field}是 {date}，已经过期",
		Why:        "过期的域名通不过域名核验。",
		Fix:        "先在注册商处续费，再填新的到期日。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainExpiryPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		until, err := filing.ParseValidity(c.domainAt(at).ExpiresOn)
		return rule.FailIf(err == nil && until.Before(c.Today), rule.Fault{Values: map[string]string{"date": until.String()}})
	},
	Good: []rule.Example[Case]{
		example("还没到期", enterprise),
		example("今天到期，还没过", enterprise, set("services[0].domains[0].expires_on", "2026-11-23")),
	},
	Bad: []rule.Example[Case]{example("昨天到期", enterprise, set("services[0].domains[0].expires_on", "2026-11-22"))},
}
