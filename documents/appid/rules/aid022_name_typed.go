package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid022 finds names in a filing that the app does not have.
var aid022 = rule.Rule[Apps]{
	ID: "AID022", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "填写的名称与安装包不一致",
		Message: "APP 名称填的是“{typed}”，“{file}”安装后显示“{found}”",
		Why:     "备案的名称要与 APP 安装后显示的名称相同，管局会打开 APP 核对。",
		Fix:     "改成安装后显示的名称，或者改好 APP 的名称重新打包。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		typed, app := a.typed(at).Name, a.app(at)
		names := []string{app.Label}
		for _, label := range app.Labels {
			names = append(names, label)
		}
		same := slices.ContainsFunc(names, func(name string) bool { return filing.SameText(name, typed) })
		return rule.FailIf(typed != "" && app.Label != "" && !same, a.fault(at, map[string]string{"typed": typed, "found": app.Label}))
	},
	Good: []rule.Example[Apps]{
		example("没有填写"),
		compared("相同", Typed{Name: "云帆"}),
	},
	Bad: []rule.Example[Apps]{
		compared("多了两个字", Typed{Name: "云帆官方"}),
	},
}
