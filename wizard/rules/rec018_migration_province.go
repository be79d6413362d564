package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec018 finds a migration in a province that is not known to take any.
var rec018 = rule.Rule[Case]{
	ID: "REC018", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "没有查到所在省支持迁移备案",
		Message:    "{province}不在已公布的迁移省份名单里",
		Why:        "迁移备案不是每个省都受理：2024 年 7 月公布了 {named} 个省，2025 年说有 26 个，其余没有列名。",
		Fix:        "提交前向接入商确认本省是否受理；不受理的，先注销原备案里的这个网站，再由新主体备案。",
		Source:     migrateHelp,
		SourceDate: migrateHelpDate,
	},
	Reads: []filing.Path{"province"},
	When:  ordering(filing.Migrate),
	Check: func(c Case, _ filing.At) rule.Outcome {
		a := c.Atlas.MigrationSupported(c.Filing.Province)
		return rule.FailIf(c.isProvince(c.Filing.Province) && a.Value != region.Yes, rule.Fault{
			Paths: []filing.Path{"province", "order"},
			Values: map[string]string{
				"province": c.provinceName(c.Filing.Province), "named": count(len(c.Atlas.National().MigrationProvinces.Value)),
			},
		})
	},
	Good: []rule.Example[Case]{example("名单里的省", enterprise, ordered(filing.Migrate))},
	Bad:  []rule.Example[Case]{example("名单里没有的省", enterprise, inProvince("65", "6501", "650102"), ordered(filing.Migrate))},
}
