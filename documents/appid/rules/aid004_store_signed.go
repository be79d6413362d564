package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid004 finds apps that a store signed in place of the developer.
var aid004 = rule.Rule[Apps]{
	ID: "AID004", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "安装包是商店重新签名的",
		Message: "“{file}”是从应用商店下载的，签名是商店的，不是您的",
		Why:     "商店会用自己的证书重新签名，里面已没有您的证书，取不到应填的公钥和指纹。",
		Fix:     "选择上传商店之前导出的安装包，或您的发布证书（.cer、.p12）。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		app := a.app(at)
		store := slices.ContainsFunc(app.Signers, func(s appid.Signer) bool { return s.Role == appid.Store })
		return rule.FailIf(store || app.Encrypted, a.fault(at, nil))
	},
	Good: []rule.Example[Apps]{
		example("自己导出的 .ipa", apple("Apple Distribution: Yunfan (A1B2C3D4E5)")),
	},
	Bad: []rule.Example[Apps]{
		example("App Store 签名", apple("Apple iPhone OS Application Signing")),
		example("程序已被 App Store 加密", apple("Apple Distribution: Yunfan (A1B2C3D4E5)"), func(a *appid.App) { a.Encrypted = true }),
	},
}
