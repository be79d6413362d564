package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil003 finds a first filing of somebody who has a filing number already.
var fil003 = rule.Rule[Case]{
	ID: "FIL003", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "已有备案号，却选了首次备案",
		Message:    "填写了备案号“{number}”，备案类型却是首次备案",
		Why:        "首次备案只用于主体和服务都没有备案过的情况。主体已有备案号时再提交首次备案，会按备案类型错误退回。",
		Fix:        "主体已备案的，改选“新增互联网信息服务”或“新增接入”；备案号不是本主体的，或主体已注销的，清空备案号。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R16", "R17"},
	},
	Reads: []filing.Path{"order"},
	Sees:  []filing.Path{"entity.filing_number"},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Order == filing.First },
	Check: func(c Case, _ filing.At) rule.Outcome {
		number := c.Filing.Entity.FilingNumber
		return rule.FailIf(filled(number), rule.Fault{
			Paths: []filing.Path{"entity.filing_number", "order"}, Values: map[string]string{"number": number},
		})
	},
	Good: []rule.Example[Case]{
		example("首次备案，没有备案号", enterprise),
		example("新增服务，有备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备00000001号")),
	},
	Bad: []rule.Example[Case]{
		example("首次备案，却填了备案号", enterprise, set("entity.filing_number", "粤ICP备00000001号")),
	},
}
