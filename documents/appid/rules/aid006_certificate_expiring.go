package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// soon is how many days before its end a certificate is worth a word: three months, as for other certificates of a filing.
const soon = 90

// aid006 finds certificates that expire within three months.
var aid006 = rule.Rule[Apps]{
	ID: "AID006", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "签名证书快到期了",
		Message: "“{file}”的签名证书将于 {date} 到期，还有 {days} 天",
		Why:     "证书更换后公钥和指纹会变，要再办一次变更备案。",
		Fix:     "如果近期要换证书，先换好再备案；否则记下日期，换证后办理变更备案。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, ok := a.chosen(at)
		days, known := a.until(s)
		return rule.FailIf(ok && known && days >= 0 && days <= soon, a.fault(at, map[string]string{"date": s.NotAfter, "days": strconv.Itoa(days)}))
	},
	Good: []rule.Example[Apps]{
		example("还有很多年"),
		example("已经过期，由另一条规则说明", expiring("2026-11-22")),
	},
	Bad: []rule.Example[Apps]{
		example("还有一个月", expiring("2026-12-23")),
		example("当天到期", expiring("2026-11-23")),
	},
}
