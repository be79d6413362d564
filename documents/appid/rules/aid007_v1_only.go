package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// needsV2 is the target version of Android from which v1 alone does not install: Android 11.
const needsV2 = 30

// aid007 finds apps for Android that only the oldest scheme signs.
var aid007 = rule.Rule[Apps]{
	ID: "AID007", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "只有 v1 签名",
		Message: "“{file}”只有 v1（JAR）签名",
		Why:     "Android 11 起，面向新系统的安装包必须有 v2 或更高的签名才能安装，应用商店也会拒收。",
		Fix:     "用 apksigner 或构建工具重新签名，打开 v2 和 v3；证书不变时，公钥和指纹也不变。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return a.app(at).Kind == appid.APK },
	Check: func(a Apps, at filing.At) rule.Outcome {
		app := a.app(at)
		newer := slices.ContainsFunc(app.Signers, func(s appid.Signer) bool { return s.Scheme != appid.V1 })
		fault := a.fault(at, nil)
		if app.TargetSDK >= needsV2 {
			fault.Severity = rule.Warn
		}
		return rule.FailIf(len(app.Signers) > 0 && !newer, fault)
	},
	Good: []rule.Example[Apps]{
		example("v2 签名"),
		example("v1 和 v2 都有", also(appid.V1, signedBy("yunfan", 2051))),
	},
	Bad: []rule.Example[Apps]{
		example("只有 v1", signed(appid.V1, signedBy("yunfan", 2051))),
	},
}
