package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec014 finds a transfer that does not say where to.
var rec014 = rule.Rule[Case]{
	ID: "REC014", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "还没有写接收账号",
		Message:    "{field}还空着",
		Why:        "转移备案要填接收账号的名称，并由对方账号收短信确认，写错了会转到别人名下。",
		Fix:        "登录接收方账号，在账号中心照抄账号名；两个账号都不能有在途订单。",
		Source:     transferHelp,
		SourceDate: transferHelpDate,
	},
	Sees: []filing.Path{"record.target_account"},
	When: recorded("record.target_account"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(!filled(c.Filing.Record.TargetAccount), rule.Fault{Paths: []filing.Path{"record.target_account"}})
	},
	Good: []rule.Example[Case]{example("写了账号", enterprise, ordered(filing.Transfer), set("record.target_account", "hw_sample"))},
	Bad:  []rule.Example[Case]{example("没有写账号", enterprise, ordered(filing.Transfer))},
}
