package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec017 finds a migration of an APP.
var rec017 = rule.Rule[Case]{
	ID: "REC017", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "APP 不能迁移",
		Message:    "{field}是 APP，APP 备案不能办迁移",
		Why:        "迁移备案只用于网站。APP 要换主体，得由新主体重新备案。",
		Fix:        "先用新主体备案这个 APP（使用与原来不同的域名），通过后再到原主体名下注销旧的。",
		Source:     migrateHelp,
		SourceDate: migrateHelpDate,
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceKindPath},
	When:  ordering(filing.Migrate),
	Check: func(c Case, at filing.At) rule.Outcome {
		return rule.FailIf(c.service(at).Kind == filing.AppKind, rule.Fault{Paths: []filing.Path{at.Of(serviceKindPath)}})
	},
	Good: []rule.Example[Case]{example("迁移网站", enterprise, ordered(filing.Migrate))},
	Bad:  []rule.Example[Case]{example("迁移 APP", enterprise, ordered(filing.Migrate), asApp(func(*filing.Service) {}))},
}
