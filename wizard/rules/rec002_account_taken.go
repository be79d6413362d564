package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec002 finds an account that holds the filing of another entity.
var rec002 = rule.Rule[Case]{
	ID: "REC002", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "接入商账号已用于另一个主体",
		Message:    "“{field}”这一项选的是“是”：这个账号下已有别的主体的备案",
		Why:        "一个账号只能备案一个主体。账号已被占用时，验证备案类型会提示证件已在其他账号下使用，或者无法填写新的主体。",
		Fix:        "换一个没有备案过的账号，服务器在原账号下的，用备案授权码；同一主体要换账号的，先办转移备案。",
		Source:     conditionsHelp,
		SourceDate: conditionsHelpDate,
		Reasons:    []string{"R19"},
	},
	Reads: []filing.Path{"record.account_taken"},
	When:  recorded("record.account_taken"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.account_taken") == filing.Yes, rule.Fault{Paths: []filing.Path{"record.account_taken"}})
	},
	Good: []rule.Example[Case]{
		example("账号没有备案过别的主体", enterprise, set("record.account_taken", "false")),
	},
	Bad: []rule.Example[Case]{
		example("账号下有别的主体", enterprise, set("record.account_taken", "true")),
	},
}
