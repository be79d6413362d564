package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec001 finds an entity of which another order is under way.
var rec001 = rule.Rule[Case]{
	ID: "REC001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "还有一个订单没有办完",
		Message:    "“{field}”这一项选的是“是”：这个主体还有在途的备案订单",
		Why:        "同一主体同时只能有一个在途订单，不分在哪个接入商；第二个订单会按“网站主办者冲突”退回，或者根本找不到新增入口。",
		Fix:        "等那个订单审核完，或者登录原来的接入商把它放弃，再提交这一单。",
		Source:     conditionsHelp,
		SourceDate: conditionsHelpDate,
		Reasons:    []string{"R18", "R26", "S06", "X12"},
	},
	Reads: []filing.Path{"record.open_order"},
	When:  recorded("record.open_order"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.open_order") == filing.Yes, rule.Fault{Paths: []filing.Path{"record.open_order"}})
	},
	Good: []rule.Example[Case]{
		example("没有在途订单", enterprise, set("record.open_order", "false")),
	},
	Bad: []rule.Example[Case]{
		example("别处还有订单", enterprise, set("record.open_order", "true")),
		example("注销时还有变更没有办完", enterprise, ordered(filing.CancelEntity), set("record.open_order", "true")),
	},
}
