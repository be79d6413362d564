package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid009 finds apps that several keys sign.
var aid009 = rule.Rule[Apps]{
	ID: "AID009", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "有多个签名者",
		Message: "“{file}”有 {count} 个签名者，规定没有说填哪一个",
		Why:     "公钥和指纹只能填一组，填的与审核看到的不一致会被判为特征信息不准确。",
		Fix:     "核对每个签名者，选择应用商店后台显示的那一个。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool {
		return a.app(at).FillIn.Reason == appid.SeveralSigns
	},
	Check: func(a Apps, at filing.At) rule.Outcome {
		return rule.Fail(a.fault(at, map[string]string{"count": strconv.Itoa(len(a.app(at).FillIn.Choices))}))
	},
	Good: []rule.Example[Apps]{
		example("一个签名者"),
	},
	Bad: []rule.Example[Apps]{
		example("两个签名者", also(appid.V2, signedBy("second", 2051))),
	},
}
