package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pre002 finds pre-approvals whose document was not given. The number is asked for by fil001.
var pre002 = rule.Rule[Case]{
	ID: "PRE002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "缺少前置审批文件",
		Message:    "勾选了“{category}”，还没有上传审批文件",
		Why:        "勾选了前置审批而没有批准文件，审核一律退回。",
		Fix:        "上传{document}的清晰彩色照片，它由{authority}核发；不涉及的，去掉这一项。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
		Reasons:    []string{"R24"},
	},
	Each:  approvalPattern,
	Reads: []filing.Path{approvalCategoryPath, entityNaturePath},
	When:  unitReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		slot, category := at.Of(approvalPattern), c.text(at, approvalCategoryPath)
		document, authority := c.approvalPaper(category)
		return rule.FailIf(len(c.Filing.Attached(string(slot))) == 0, rule.Fault{
			Paths:  []filing.Path{slot},
			Values: map[string]string{"category": "@preapproval." + category, "document": document, "authority": authority},
		})
	},
	Good: []rule.Example[Case]{
		example("没有勾选", enterprise),
		example("文件已上传", enterprise, approved("news")),
	},
	Bad: []rule.Example[Case]{
		example("勾选了却没有文件", enterprise, set("services[0].pre_approvals[0].category", "news"), set("services[0].pre_approvals[0].number", "4400000001")),
	},
}
