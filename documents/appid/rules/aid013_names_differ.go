package rules

import (
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid013 finds different names of one app on different platforms.
var aid013 = rule.Rule[Apps]{
	ID: "AID013", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "各平台的名称不一致",
		Message: "“{file}”的名称是“{name}”，“{otherfile}”的名称是“{othername}”",
		Why:     "同一个 APP 在各平台的名称必须相同，名称不同要分别备案。",
		Fix:     "统一各平台的名称后重新打包；确实是不同的 APP 时分开备案。",
		Source:  appHelp, SourceDate: appHelpDate,
	},
	Check: func(a Apps, _ filing.At) rule.Outcome {
		return a.compare(func(one, other *appid.App) (map[string]string, bool) {
			differ := one.Label != "" && other.Label != "" && !filing.SameText(one.Label, other.Label)
			return map[string]string{"name": one.Label, "othername": other.Label}, differ
		})
	},
	Good: []rule.Example[Apps]{
		pair("名称相同", nothing, apple("Apple Distribution: Yunfan")),
	},
	Bad: []rule.Example[Apps]{
		pair("名称不同", nothing, with(apple("Apple Distribution: Yunfan"), named("云帆助手"))),
	},
}

// compare holds every file against the first that differs from it and comes before it.
func (a Apps) compare(differ func(one, other *appid.App) (map[string]string, bool)) rule.Outcome {
	var faults []rule.Fault
	for i, other := range a.Apps {
		for _, one := range a.Apps[:i] {
			values, yes := differ(one, other)
			if !yes {
				continue
			}
			if values == nil {
				values = map[string]string{}
			}
			values["file"], values["otherfile"] = one.File, other.File
			faults = append(faults, rule.Fault{Paths: []filing.Path{filing.At{i}.Of(appPattern)}, Attachment: other.File, Values: values})
			break
		}
	}
	return rule.Fail(faults...)
}
