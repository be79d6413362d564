package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid003 finds apps signed with a certificate for development of Apple.
var aid003 = rule.Rule[Apps]{
	ID: "AID003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "用的是苹果开发证书",
		Message: "“{file}”用的是开发证书“{subject}”，不是发布证书",
		Why:     "开发证书（Apple Development）只用于调试，上架用的是发布证书（Apple Distribution），两者的公钥和指纹不同。",
		Fix:     "在 Xcode 里用 App Store 方式导出 .ipa，或选择 Apple Distribution 证书（.cer）。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return a.app(at).Platform == appid.IOS },
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, ok := a.chosen(at)
		return rule.FailIf(ok && s.Debug, a.fault(at, map[string]string{"subject": s.Subject}))
	},
	Good: []rule.Example[Apps]{
		example("发布证书", apple("Apple Distribution: Yunfan (A1B2C3D4E5)")),
	},
	Bad: []rule.Example[Apps]{
		example("开发证书", apple("Apple Development: zhang@yunfan-example.cn (A1B2C3D4E5)")),
		example("旧的开发证书", apple("iPhone Developer: Zhang (A1B2C3D4E5)")),
	},
}
