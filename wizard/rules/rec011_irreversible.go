package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec011 reminds of what cannot be taken back.
var rec011 = rule.Rule[Case]{
	ID: "REC011", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "这一单办成后不能恢复",
		Message:    "{field}是{kind}：{outcome}",
		Why:        "注销和取消接入的订单提交后不能撤销，只能在审核通过之前放弃；备案号收回后要重新走一遍备案。",
		Fix:        "先确认网站和 APP 不再需要，数据已备份，域名已停止解析，再提交。",
		Source:     cancelHelp,
		SourceDate: cancelHelpDate,
		Reasons:    []string{"R22"},
	},
	Reads: []filing.Path{"order"},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Order.Cancels() },
	Check: func(c Case, _ filing.At) rule.Outcome {
		order := string(c.Filing.Order)
		return rule.Fail(rule.Fault{
			Paths: []filing.Path{"order"}, Values: map[string]string{"kind": "@order." + order, "outcome": "@word.outcome_" + order},
		})
	},
	Good: []rule.Example[Case]{example("新增备案", enterprise)},
	Bad: []rule.Example[Case]{
		example("注销一个服务", enterprise, ordered(filing.CancelService)),
		example("注销主体", enterprise, ordered(filing.CancelEntity)),
		example("取消接入", enterprise, ordered(filing.CancelAccess)),
	},
}
