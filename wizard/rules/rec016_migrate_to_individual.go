package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec016 finds a migration to a natural person.
var rec016 = rule.Rule[Case]{
	ID: "REC016", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "不能迁移给个人",
		Message:    "备案类型是{order}，接收的主体性质却是“{nature}”",
		Why:        "迁移备案只能迁到单位名下，个人主体不能接收。",
		Fix:        "由单位接收；一定要归个人的，先注销原备案里的这个网站，再由个人首次备案或新增。",
		Source:     migrateHelp,
		SourceDate: migrateHelpDate,
	},
	Reads: []filing.Path{"entity.nature"},
	Sees:  []filing.Path{"order"},
	When:  ordering(filing.Migrate),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.individual(), rule.Fault{
			Paths:  []filing.Path{"entity.nature", "order"},
			Values: map[string]string{"order": "@order." + string(c.Filing.Order), "nature": "@nature." + string(c.Filing.Entity.Nature)},
		})
	},
	Good: []rule.Example[Case]{example("迁到企业", enterprise, ordered(filing.Migrate))},
	Bad:  []rule.Example[Case]{example("迁到个人", individual, ordered(filing.Migrate))},
}
