package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid021 finds fingerprints in a filing that are not of the app's certificate.
var aid021 = rule.Rule[Apps]{
	ID: "AID021", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "填写的指纹与安装包不一致",
		Message: "签名 MD5 值填的是 {typed}，“{file}”里是 {found}",
		Why:     "指纹要与实际发布的签名一致，不同会被判为特征信息不准确。",
		Fix:     "核对安装包是不是正式发布用的；是的话改用安装包里的值。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		typed := strings.ToLower(strings.NewReplacer(":", "", " ", "", "-", "").Replace(filing.Narrow(strings.TrimSpace(a.typed(at).Fingerprint))))
		s, ok := a.chosen(at)
		found := a.app(at).FillIn.Fingerprint
		wrong := ok && typed != "" && found != "" && !slices.Contains([]string{s.MD5, s.SHA1, s.SHA256}, typed)
		return rule.FailIf(wrong, a.fault(at, map[string]string{"typed": typed, "found": found}))
	},
	Good: []rule.Example[Apps]{
		example("没有填写"),
		{Note: "带冒号", Subject: func() Apps {
			a := on(made())
			print := strings.ToUpper(a.Apps[0].Signers[0].MD5)
			a.Typed = []Typed{{Fingerprint: print[:2] + ":" + print[2:]}}
			return a
		}},
	},
	Bad: []rule.Example[Apps]{
		compared("别的证书", Typed{Fingerprint: "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5"}),
	},
}
