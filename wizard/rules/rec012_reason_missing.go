package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec012 finds a cancellation without its reason.
var rec012 = rule.Rule[Case]{
	ID: "REC012", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "还没有写注销原因",
		Message:    "{field}还空着",
		Why:        "提交注销或取消接入时要填写原因，先写好可以照抄。",
		Fix:        "用一句话写明原因，例如网站不再使用、公司注销、迁到别的接入商。",
		Source:     cancelHelp,
		SourceDate: cancelHelpDate,
	},
	Sees: []filing.Path{"record.reason"},
	When: recorded("record.reason"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(!filled(c.Filing.Record.Reason), rule.Fault{Paths: []filing.Path{"record.reason"}})
	},
	Good: []rule.Example[Case]{example("写了原因", enterprise, ordered(filing.CancelService), set("record.reason", "网站不再使用"))},
	Bad:  []rule.Example[Case]{example("没有写原因", enterprise, ordered(filing.CancelService))},
}
