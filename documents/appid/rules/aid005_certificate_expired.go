package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid005 finds certificates that have expired.
var aid005 = rule.Rule[Apps]{
	ID: "AID005", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "签名证书已过期",
		Message: "“{file}”的签名证书已于 {date} 过期",
		Why:     "过期的证书不能再签发新版本，换证书后公钥和指纹都会变，备案也要跟着变更。",
		Fix:     "先换好新的证书、用它签名，再按新证书填写。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, ok := a.chosen(at)
		days, known := a.until(s)
		return rule.FailIf(ok && known && days < 0, a.fault(at, map[string]string{"date": s.NotAfter}))
	},
	Good: []rule.Example[Apps]{
		example("还有很多年"),
		example("当天到期", expiring("2026-11-23")),
	},
	Bad: []rule.Example[Apps]{
		example("昨天到期", expiring("2026-11-22")),
	},
}
