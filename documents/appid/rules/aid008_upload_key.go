package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid008 finds bundles, whose signature is not the one that people get.
var aid008 = rule.Rule[Apps]{
	ID: "AID008", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "AAB 里是上传密钥",
		Message: "“{file}”是 AAB，里面的证书是上传密钥，不一定是用户拿到的签名",
		Why:     "商店由 AAB 生成安装包时会用发布密钥重新签名，备案要填的是用户手机上那个签名。",
		Fix:     "选择商店生成的 APK，或在商店后台（应用签名）下载发布证书后选择它；确认两者是同一证书时可照填。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		return rule.FailIf(a.app(at).UploadKey, a.fault(at, nil))
	},
	Good: []rule.Example[Apps]{
		example("APK"),
	},
	Bad: []rule.Example[Apps]{
		example("AAB", func(a *appid.App) { a.Kind, a.UploadKey = appid.AAB, true }),
	},
}
