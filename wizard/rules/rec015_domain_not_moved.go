package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec015 finds a migration whose domain still belongs to the old entity.
var rec015 = rule.Rule[Case]{
	ID: "REC015", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "域名还没有过户",
		Message:    "“{field}”这一项选的是“否”：域名还不在新主体名下",
		Why:        "迁移备案要求域名已经过户到新主体并完成实名认证，否则按域名实名信息与主体不一致退回。",
		Fix:        "先在域名注册商把域名过户到新主体，完成实名认证，等满 3 个工作日再提交。",
		Source:     migrateHelp,
		SourceDate: migrateHelpDate,
		Reasons:    []string{"R02"},
	},
	Reads: []filing.Path{"record.domain_moved"},
	When:  recorded("record.domain_moved"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.domain_moved") == filing.No, rule.Fault{Paths: []filing.Path{"record.domain_moved"}})
	},
	Good: []rule.Example[Case]{
		example("已经过户", enterprise, ordered(filing.Migrate), set("record.domain_moved", "true")),
	},
	Bad: []rule.Example[Case]{
		example("还在原主体名下", enterprise, ordered(filing.Migrate), set("record.domain_moved", "false")),
	},
}
