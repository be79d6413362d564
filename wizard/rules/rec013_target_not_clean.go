package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec013 finds a transfer to an account that holds a filing.
var rec013 = rule.Rule[Case]{
	ID: "REC013", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "接收账号已有备案主体",
		Message:    "“{field}”这一项选的是“否”：接收备案的账号里已经有备案",
		Why:        "一个账号只能有一个主体，已有备案的账号不能接收转移。",
		Fix:        "换一个没有备案过、也没有在途订单的账号来接收。",
		Source:     transferHelp,
		SourceDate: transferHelpDate,
		Reasons:    []string{"R19"},
	},
	Reads: []filing.Path{"record.target_clean"},
	When:  recorded("record.target_clean"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.target_clean") == filing.No, rule.Fault{Paths: []filing.Path{"record.target_clean"}})
	},
	Good: []rule.Example[Case]{
		example("接收账号是空的", enterprise, ordered(filing.Transfer), set("record.target_clean", "true")),
	},
	Bad: []rule.Example[Case]{
		example("接收账号已有主体", enterprise, ordered(filing.Transfer), set("record.target_clean", "false")),
	},
}
