package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// app005 finds a system given twice for one APP.
var app005 = rule.Rule[Case]{
	ID: "APP005", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "运行平台重复",
		Message:    "{field}“{os}”前面已经填过",
		Why:        "每个运行平台填一次；平台指系统，不是应用商店。",
		Fix:        "删掉重复的一行；包名不同的另一个 APP，单独作为一个服务。",
		Source:     appHelp,
		SourceDate: appHelpDate,
	},
	Each:  platformPattern,
	Reads: []filing.Path{osPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		os := c.platform(at).OS
		for j, p := range c.service(at).App.Platforms[:at[1]] {
			if p.OS == os {
				return rule.Fail(rule.Fault{
					Paths:  []filing.Path{at.Of(osPath), filing.At{at[0], j}.Of(osPath)},
					Values: map[string]string{"os": "@os." + os},
				})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("安卓和 iOS 各一行", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms = append(s.App.Platforms, filing.Platform{OS: ios})
		})),
	},
	Bad: []rule.Example[Case]{
		example("两行安卓", enterprise, asApp(func(s *filing.Service) { s.App.Platforms = append(s.App.Platforms, s.App.Platforms[0]) })),
	},
}
