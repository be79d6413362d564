package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid014 finds different package names.
var aid014 = rule.Rule[Apps]{
	ID: "AID014", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "包名不一致",
		Message: "“{file}”的包名是“{package}”，“{otherfile}”的包名是“{otherpackage}”",
		Why:     "同一平台的包名不同就是不同的 APP；不同平台可以不同，但要各填各的。",
		Fix:     "核对是不是同一个 APP，每个平台填自己的包名。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Check: func(a Apps, _ filing.At) rule.Outcome {
		same := false
		out := a.compare(func(one, other *appid.App) (map[string]string, bool) {
			differ := one.Package != "" && other.Package != "" && one.Package != other.Package
			same = same || differ && one.Platform == other.Platform
			return map[string]string{"package": one.Package, "otherpackage": other.Package}, differ
		})
		if same && len(out.Faults) > 0 {
			out.Faults[0].Severity = rule.Warn
		}
		return out
	},
	Good: []rule.Example[Apps]{
		pair("包名相同", nothing, apple("Apple Distribution: Yunfan")),
	},
	Bad: []rule.Example[Apps]{
		pair("两个平台的包名不同", nothing, with(apple("Apple Distribution: Yunfan"), packaged("cn.yunfan.ios"))),
	},
}
