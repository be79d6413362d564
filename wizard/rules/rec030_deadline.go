package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec030 reminds of the time in which a change has to be filed.
var rec030 = rule.Rule[Case]{
	ID: "REC030", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "变更有期限",
		Message:    "备案类型是{order}：打算变的，提前 {before} 日提交；已经变了的，{after} 个工作日内提交",
		Why:        "备案信息要与实际一致，过期不变更的，管局可以责令改正、关闭网站或注销备案。",
		Fix:        "现在就提交；一个服务在几家接入的，只在一家变更，其余会同步。",
		Source:     decree33,
		SourceDate: decree33Date,
	},
	Reads: []filing.Path{"order"},
	When:  changing,
	Check: func(c Case, _ filing.At) rule.Outcome {
		d := c.Atlas.National().ChangeDeadline.Value
		return rule.Fail(rule.Fault{
			Paths: []filing.Path{"order"},
			Values: map[string]string{
				"order": "@order." + string(c.Filing.Order), "before": count(d.BeforeChangeDays), "after": count(d.AfterChangeWorkdays),
			},
		})
	},
	Good: []rule.Example[Case]{example("首次备案", enterprise)},
	Bad:  []rule.Example[Case]{example("变更备案", enterprise, ordered(filing.ChangeFiling))},
}
