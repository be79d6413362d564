package rules

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid020 finds public keys in a filing that are not the app's, in whatever form they are written.
var aid020 = rule.Rule[Apps]{
	ID: "AID020", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "填写的公钥与安装包不一致",
		Message: "公钥填的是 {typed}，“{file}”里是 {found}",
		Why:     "公钥要与实际发布的签名一致，不同会被判为特征信息不准确。",
		Fix:     "核对安装包是不是正式发布用的；是的话改用安装包里的公钥。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		typed, found := strings.TrimSpace(a.typed(at).PublicKey), a.app(at).FillIn.PublicKey
		signer, ok := a.chosen(at)
		if !ok || typed == "" || found == "" || typed == found {
			return rule.Pass()
		}
		key, _, err := publickey.Parse(typed)
		return rule.FailIf(err != nil || !key.Same(signer.PublicKey), a.fault(at, map[string]string{"typed": ends(typed), "found": ends(found)}))
	},
	Good: []rule.Example[Apps]{
		example("没有填写"),
		{Note: "同一公钥的另一种写法", Subject: func() Apps {
			a := on(made())
			a.Typed = []Typed{{PublicKey: a.Apps[0].Signers[0].PublicKey.ModulusHex()}}
			return a
		}},
	},
	Bad: []rule.Example[Apps]{
		compared("别的公钥", Typed{PublicKey: strings.Repeat("d1af7c63", 64)}),
	},
}

// shown is how many letters are told of each end of a long value.
const shown = 8

// ends tells a long value by its beginning, its end and its length, by which people compare.
func ends(value string) string {
	letters := []rune(strings.Join(strings.Fields(value), ""))
	if len(letters) <= 3*shown {
		return string(letters)
	}
	return string(letters[:shown]) + "…" + string(letters[len(letters)-shown:]) + " (" + strconv.Itoa(len(letters)) + ")"
}
