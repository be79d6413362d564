package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid011 finds keys for which the forms of providers have no field.
var aid011 = rule.Rule[Apps]{
	ID: "AID011", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "密钥不是 RSA",
		Message: "“{file}”的密钥是 {algorithm}，没有“模数”，平台的说明没有写这种情况",
		Why:     "各平台的说明都以 RSA 模数为例，{algorithm} 密钥填法没有规定，审核时可能被问到。",
		Fix:     "按这里给出的公钥填写，并在备注里写明密钥类型；被退回时把证书文件交给审核人员看。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool {
		return a.app(at).Platform != appid.HarmonyOS && a.app(at).Platform != ""
	},
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, ok := a.chosen(at)
		algorithm := s.PublicKey.Algorithm
		if algorithm == "" {
			algorithm = "?"
		}
		return rule.FailIf(ok && algorithm != publickey.RSA, a.fault(at, map[string]string{"algorithm": string(algorithm)}))
	},
	Good: []rule.Example[Apps]{
		example("RSA 密钥"),
		example("鸿蒙本来就是椭圆曲线", harmony),
	},
	Bad: []rule.Example[Apps]{
		example("椭圆曲线密钥", signed(appid.V2, onCurve("yunfan"))),
	},
}
