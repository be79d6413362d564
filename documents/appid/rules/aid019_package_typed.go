package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid019 finds package names in a filing that are not the app's.
var aid019 = rule.Rule[Apps]{
	ID: "AID019", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "填写的包名与安装包不一致",
		Message: "包名填的是“{typed}”，“{file}”里是“{found}”",
		Why:     "包名是认出 APP 的依据，与实际安装包不同时，备案查不到这个 APP。",
		Fix:     "核对是不是这个 APP 的安装包；是的话改用安装包里的包名。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		typed, found := strings.TrimSpace(a.typed(at).Package), a.app(at).Package
		return rule.FailIf(typed != "" && found != "" && typed != found, a.fault(at, map[string]string{"typed": typed, "found": found}))
	},
	Good: []rule.Example[Apps]{
		example("没有填写"),
		compared("相同", Typed{Package: "cn.yunfan.app"}),
	},
	Bad: []rule.Example[Apps]{
		compared("多了一段", Typed{Package: "cn.yunfan.app.test"}),
	},
}

// compared is the app of the examples beside what a filing says of it.
func compared(note string, typed Typed) rule.Example[Apps] {
	return rule.Example[Apps]{Note: note, Subject: func() Apps {
		a := on(made())
		a.Typed = []Typed{typed}
		return a
	}}
}
