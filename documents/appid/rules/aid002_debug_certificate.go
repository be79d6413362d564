package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid002 finds apps signed with a key of development tools.
var aid002 = rule.Rule[Apps]{
	ID: "AID002", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "用的是调试证书",
		Message: "“{file}”是用调试证书“{subject}”签名的",
		Why:     "调试证书每台电脑都不同，不能用于上架；正式发布的公钥和指纹会与备案的不一致。",
		Fix:     "选择用正式证书签名的发布包（release），再取公钥和指纹。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return a.app(at).Platform != appid.IOS },
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, ok := a.chosen(at)
		return rule.FailIf(ok && s.Debug, a.fault(at, map[string]string{"subject": s.Subject}))
	},
	Good: []rule.Example[Apps]{
		example("发布用的证书"),
		example("鸿蒙发布证书", harmony),
	},
	Bad: []rule.Example[Apps]{
		example("安卓调试证书", signed(appid.V2, signedBy("Android Debug", 2051))),
		example("鸿蒙调试证书", harmony, signed(appid.CMS, onCurve("yunfan,Development"))),
	},
}
