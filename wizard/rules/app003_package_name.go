package rules

import (
	"regexp"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// packagePatterns are the national patterns of package names by system.
var packagePatterns = map[string]string{android: "package_android", harmonyOS: "package_android", ios: "bundle_ios"}

// app003 holds package names against the form that their system takes.
var app003 = rule.Rule[Case]{
	ID: "APP003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "包名写法不对",
		Message:    "{field}“{package}”不像 {os} 的包名",
		Why:        "包名用来认定是哪一个 APP，与安装包不一致会被退回，上架时也会被拒。",
		Fix:        "从安装包里读出包名（iOS 为 Bundle ID），例如 cn.example.app。",
		Source:     appHelp,
		SourceDate: appHelpDate,
	},
	Each:  platformPattern,
	Reads: []filing.Path{packagePath, osPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		p := c.platform(at)
		pattern, ok := c.Atlas.National().NumberPatterns.Value[packagePatterns[p.OS]]
		form, err := regexp.Compile(pattern.Pattern)
		if !ok || err != nil || form.MatchString(plainName(p.Package)) {
			return rule.Pass()
		}
		return rule.Fail(rule.Fault{
			Paths:  []filing.Path{at.Of(packagePath)},
			Values: map[string]string{"package": p.Package, "os": "@os." + p.OS},
		})
	},
	Good: []rule.Example[Case]{
		example("安卓包名", enterprise, asApp(func(*filing.Service) {})),
		example("iOS 的 Bundle ID 可以有短横线", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].OS, s.App.Platforms[0].Package = ios, "cn.yunfan-example.app"
		})),
	},
	Bad: []rule.Example[Case]{
		example("没有点", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Package = "yunfan" })),
		example("安卓包名有短横线", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Package = "cn.yunfan-example.app" })),
		example("写成了文件名", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Package = "云帆.apk" })),
	},
}
