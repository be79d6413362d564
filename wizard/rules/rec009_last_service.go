package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec009 finds the last service of an entity about to be cancelled by itself.
var rec009 = rule.Rule[Case]{
	ID: "REC009", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "注销的是最后一个服务",
		Message:    "“{field}”这一项选的是“是”：注销之后，主体名下就没有服务了",
		Why:        "主体名下没有服务就成了空壳主体，会被通信管理局清理；多数省的空壳主体不能直接新增服务，要先注销主体再重新首次备案。",
		Fix:        "不再用这个主体的，改办“注销主体”；以后还要备案的，先新增一个服务，再注销这一个。",
		Source:     cancelHelp,
		SourceDate: cancelHelpDate,
		Reasons:    []string{"R20", "R21"},
	},
	Reads: []filing.Path{"record.last_service"},
	When:  recorded("record.last_service"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.last_service") == filing.Yes, rule.Fault{Paths: []filing.Path{"record.last_service"}})
	},
	Good: []rule.Example[Case]{
		example("还有别的服务", enterprise, ordered(filing.CancelService), set("record.last_service", "false")),
	},
	Bad: []rule.Example[Case]{
		example("只有这一个服务", enterprise, ordered(filing.CancelService), set("record.last_service", "true")),
	},
}
