package rules

import (
	"regexp"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// placeholder are the package names that development tools put in.
var placeholder = regexp.MustCompile(`(?i)^(?:com|org)\.(?:example|yourcompany|mycompany|yourdomain|mydomain|company|domain|test)(?:\.|$)|^uni\.UNI[0-9A-F]{7}$|^io\.dcloud\.HBuilder$`)

// aid012 finds package names that a development tool put in.
var aid012 = rule.Rule[Apps]{
	ID: "AID012", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "包名是开发工具的占位名",
		Message: "“{file}”的包名“{package}”是占位名",
		Why:     "占位包名很多 APP 都在用，无法认定是您的 APP，应用商店也不收。",
		Fix:     "改成以自己域名倒写开头的包名，重新打包后再备案。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	Check: func(a Apps, at filing.At) rule.Outcome {
		name := a.app(at).Package
		return rule.FailIf(placeholder.MatchString(name), a.fault(at, map[string]string{"package": name}))
	},
	Good: []rule.Example[Apps]{
		example("自己的包名"),
		example("只是开头相近", packaged("com.examplesoft.app")),
	},
	Bad: []rule.Example[Apps]{
		example("com.example", packaged("com.example.myapplication")),
		example("uni-app 的默认名", packaged("uni.UNI1A2B3C4")),
	},
}
