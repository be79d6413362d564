package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec031 reminds that a site whose access is filed stays where people can open it.
var rec031 = rule.Rule[Case]{
	ID: "REC031", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "接入期间网站要能打开",
		Message:    "{field}是{order}：审核期间网站仍须能在原来的地方打开",
		Why:        "接入和变更时审核会打开这个网站，看它是否正常、是否挂了备案号；打不开会被退回。备案号不变，原接入商的接入不受影响。",
		Fix:        "审核通过之前不停用原来的服务器，也不改解析；通过之后再把域名解析到新的地址。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R06"},
	},
	Reads: []filing.Path{"order"},
	When:  ordering(filing.AddAccess, filing.Migrate),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.Fail(rule.Fault{Paths: []filing.Path{"order"}, Values: map[string]string{"order": "@order." + string(c.Filing.Order)}})
	},
	Good: []rule.Example[Case]{example("首次备案要关闭解析", enterprise)},
	Bad:  []rule.Example[Case]{example("新增接入", enterprise, ordered(filing.AddAccess))},
}
