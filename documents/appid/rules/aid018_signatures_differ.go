package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid018 finds files for one platform that different keys sign.
var aid018 = rule.Rule[Apps]{
	ID: "AID018", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "同一平台的签名证书不一致",
		Message: "“{file}”和“{otherfile}”的签名证书不是同一个",
		Why:     "同一平台只能填一组公钥和指纹，其中一个不是正式发布用的。",
		Fix:     "核对哪个是正式发布用的，只按那一个填写。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Check: func(a Apps, _ filing.At) rule.Outcome {
		return a.compare(func(one, other *appid.App) (map[string]string, bool) {
			if one.Platform == "" || one.Platform != other.Platform || len(one.Signers) == 0 || len(other.Signers) == 0 {
				return nil, false
			}
			common := slices.ContainsFunc(one.Signers, func(s appid.Signer) bool {
				return slices.ContainsFunc(other.Signers, func(o appid.Signer) bool { return s.SHA256 == o.SHA256 })
			})
			return nil, !common
		})
	},
	Good: []rule.Example[Apps]{
		pair("同一证书", nothing, nothing),
	},
	Bad: []rule.Example[Apps]{
		pair("两个证书", nothing, signed(appid.V2, signedBy("second", 2051))),
	},
}
