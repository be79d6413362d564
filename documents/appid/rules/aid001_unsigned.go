package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid001 finds apps without any signature: there is no key and no fingerprint to fill in.
var aid001 = rule.Rule[Apps]{
	ID: "AID001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "安装包没有签名",
		Message: "“{file}”没有签名，取不到公钥和证书指纹",
		Why:     "公钥和证书指纹是必填项，只能从正式签名的安装包或签名证书里取得。",
		Fix:     "用发布用的密钥签名后重新选择；也可以直接选择签名证书（.cer、.pem）或密钥库（.jks、.p12）。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return !unreadSignature(a.app(at)) },
	Check: func(a Apps, at filing.At) rule.Outcome {
		return rule.FailIf(len(a.app(at).Signers) == 0, a.fault(at, nil))
	},
	Good: []rule.Example[Apps]{
		example("签了名的安装包"),
	},
	Bad: []rule.Example[Apps]{
		example("没有签名的安装包", signed(appid.V2)),
	},
}

// unreadSignature reports whether there is a signature that could not be read: then another rule speaks.
func unreadSignature(a *appid.App) bool { return slices.Contains(a.Unread, appid.PartSignature) }
