package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con004 finds a mail address that cannot be written to.
var con004 = rule.Rule[Case]{
	ID: "CON004", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "邮箱格式不对",
		Message:    "{field}“{typed}”不是完整的邮箱地址",
		Why:        "工信部的备案结果和整改通知都发到这个邮箱，写错就收不到，系统也不收格式不对的地址。",
		Fix:        "写成“名称@域名”的形式，如 name@example.cn，中间不留空格，只写一个地址。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Sees: principalPatterns("email"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return c.unreadable("email", func(p person) (string, error) {
			_, err := filing.ParseEmail(p.Email)
			return p.Email, err
		})
	},
	Good: []rule.Example[Case]{
		example("完整的地址", enterprise),
		example("全角的 @", enterprise, set("principal.email", "zhang＠example.cn")),
	},
	Bad: []rule.Example[Case]{
		example("没有 @", enterprise, set("principal.email", "zhang.example.cn")),
		example("域名不完整", enterprise, set("principal.email", "zhang@example")),
		example("写了两个地址", enterprise, set("principal.email", "zhang@example.cn;li@example.cn")),
	},
}
