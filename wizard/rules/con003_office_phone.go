package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con003 finds an office number that cannot be dialled.
var con003 = rule.Rule[Case]{
	ID: "CON003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "办公电话不对",
		Message:    "{field}“{typed}”不是带区号的座机，也不是手机号",
		Why:        "办公电话可以不填，填了就要能打通；号码不完整会被要求修改。",
		Fix:        "写成“区号-号码”，有分机的写“区号-号码-分机”；没有办公电话就留空。",
		Source:     fieldList,
		SourceDate: fieldListDate,
		Reasons:    []string{"R09"},
	},
	Sees: principalPatterns("office_phone"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return c.unreadable("office_phone", func(p person) (string, error) {
			_, err := filing.ParsePhone(p.OfficePhone)
			return p.OfficePhone, err
		})
	},
	Good: []rule.Example[Case]{
		example("带区号的座机", enterprise),
		example("留空", enterprise, set("principal.office_phone", "")),
	},
	Bad: []rule.Example[Case]{example("没有区号", enterprise, set("principal.office_phone", "26000001"))},
}
