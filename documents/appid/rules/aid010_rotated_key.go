package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid010 finds apps whose key took the place of another.
var aid010 = rule.Rule[Apps]{
	ID: "AID010", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "签名密钥轮换过",
		Message: "“{file}”换过签名密钥：旧系统看到旧证书，新系统看到新证书",
		Why:     "规定没有说填哪一个。多数工具和商店读到的是旧证书，所以先按旧证书填。",
		Fix:     "在应用商店后台核对显示的指纹，与它一致的那个就是要填的；不一致时改选另一个。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return len(a.app(at).FillIn.Choices) > 1 },
	Check: func(a Apps, at filing.At) rule.Outcome {
		return rule.FailIf(a.app(at).FillIn.Reason == appid.Rotated, a.fault(at, nil))
	},
	Good: []rule.Example[Apps]{
		example("没有换过"),
		example("两个签名者，没有换过", also(appid.V2, signedBy("second", 2051))),
	},
	Bad: []rule.Example[Apps]{
		example("换过密钥", also(appid.V3, signedBy("second", 2051))),
	},
}
