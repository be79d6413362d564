package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid017 finds certificates that do not tell their platform.
var aid017 = rule.Rule[Apps]{
	ID: "AID017", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "只看证书分不清平台",
		Message: "“{file}”是单独的证书，看不出属于哪个平台，{guess}",
		Why:     "安卓填 MD5，iOS 和鸿蒙填 SHA-1，平台错了指纹就填错了。",
		Fix:     "确认平台；命令行可加 --os android、ios 或 harmonyos。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool {
		app := a.app(at)
		return len(app.Signers) > 0 && (app.Guessed || app.Platform == "")
	},
	Check: func(a Apps, at filing.At) rule.Outcome {
		guess := "@appid.guess.none"
		if platform := a.app(at).Platform; platform != "" {
			guess = "@appid.guess." + platform
		}
		return rule.Fail(a.fault(at, map[string]string{"guess": guess}))
	},
	Good: []rule.Example[Apps]{
		example("安装包"),
	},
	Bad: []rule.Example[Apps]{
		example("自签名证书", func(a *appid.App) { a.Kind, a.Guessed = appid.Certificate, true }),
	},
}
