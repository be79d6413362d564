package rules

import (
	"regexp"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// placeholderPackage are the package names that development tools put in.
var placeholderPackage = regexp.MustCompile(`(?i)^(?:com|org)\.(?:example|yourcompany|mycompany|yourdomain|mydomain|company|domain|test)(?:\.|$)|^uni\.UNI[0-9A-F]{7}$`)

// app007 finds package names that a development tool put in and nobody changed.
var app007 = rule.Rule[Case]{
	ID: "APP007", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "包名是开发工具的占位名",
		Message:    "{field}“{package}”是占位包名",
		Why:        "占位包名很多 APP 都在用，无法认定是您的 APP，应用商店也不收。",
		Fix:        "改成以自己域名倒写开头的包名，重新打包后再备案。",
		Source:     "practice",
		SourceDate: "2026",
	},
	Each:  platformPattern,
	Reads: []filing.Path{packagePath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := plainName(c.platform(at).Package)
		return rule.FailIf(placeholderPackage.MatchString(name), rule.Fault{Values: map[string]string{"package": name}})
	},
	Good: []rule.Example[Case]{
		example("自己的包名", enterprise, asApp(func(*filing.Service) {})),
		example("只是开头相近", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Package = "com.examplesoft.app" })),
	},
	Bad: []rule.Example[Case]{
		example("com.example", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Package = "com.example.myapp" })),
	},
}
