package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pre006 finds a category named twice for one service.
var pre006 = rule.Rule[Case]{
	ID: "PRE006", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "前置审批类别重复",
		Message:    "{field}“{category}”前面已经填过",
		Why:        "一个服务的同一类别只填一次，重复的行会缺文件。",
		Fix:        "删掉重复的一行；同一类别有两份文件的，传在同一行。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
	},
	Each:  approvalPattern,
	Reads: []filing.Path{approvalCategoryPath},
	When:  unitReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		category := c.text(at, approvalCategoryPath)
		for j, p := range c.service(at).PreApprovals[:at[1]] {
			if p.Category == category {
				return rule.Fail(rule.Fault{
					Paths:  []filing.Path{at.Of(approvalCategoryPath), filing.At{at[0], j}.Of(approvalCategoryPath)},
					Values: map[string]string{"category": "@preapproval." + category},
				})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{example("两个不同类别", enterprise, approved("news", "publishing"))},
	Bad:  []rule.Example[Case]{example("同一类别两行", enterprise, approved("news", "news"))},
}
