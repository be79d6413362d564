package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid016 finds files with several certificates to choose from.
var aid016 = rule.Rule[Apps]{
	ID: "AID016", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "文件里有多个证书",
		Message: "“{file}”里有 {count} 个可用的证书，先取了“{subject}”",
		Why:     "填哪一个要看安装包是用哪个证书签名的。",
		Fix:     "把安装包也一起选择，程序会对出签名用的那一个；或自己改选。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool {
		return a.app(at).FillIn.Reason == appid.SeveralCerts
	},
	Check: func(a Apps, at filing.At) rule.Outcome {
		s, _ := a.chosen(at)
		return rule.Fail(a.fault(at, map[string]string{"count": strconv.Itoa(len(a.app(at).FillIn.Choices)), "subject": s.Subject}))
	},
	Good: []rule.Example[Apps]{
		example("一个证书", func(a *appid.App) { a.Kind = appid.Keystore }),
	},
	Bad: []rule.Example[Apps]{
		example("密钥库里有两个", func(a *appid.App) { a.Kind = appid.Keystore }, also(appid.Cert, signedBy("second", 2051))),
	},
}
