package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec010 finds access taken back where no other provider gives any.
var rec010 = rule.Rule[Case]{
	ID: "REC010", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "取消接入后就没有接入商了",
		Message:    "“{field}”这一项选的是“否”：这个服务没有别的接入商",
		Why:        "没有接入商的服务会被通信管理局注销；主体名下没有别的服务的，会一起变成空壳主体而被清理。",
		Fix:        "还要用这个服务的，先在新的接入商办好接入备案，再取消这里的接入；不用了的，改办注销。",
		Source:     cancelHelp,
		SourceDate: cancelHelpDate,
		Reasons:    []string{"R21", "R22"},
	},
	Reads: []filing.Path{"record.other_provider"},
	When:  recorded("record.other_provider"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.other_provider") == filing.No, rule.Fault{Paths: []filing.Path{"record.other_provider"}})
	},
	Good: []rule.Example[Case]{
		example("在别处也有接入", enterprise, ordered(filing.CancelAccess), set("record.other_provider", "true")),
	},
	Bad: []rule.Example[Case]{
		example("只有这一家接入", enterprise, ordered(filing.CancelAccess), set("record.other_provider", "false")),
	},
}
