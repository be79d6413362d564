package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pre001 finds pre-approvals that an individual names: no authority gives one to a natural person.
var pre001 = rule.Rule[Case]{
	ID: "PRE001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "个人勾选了前置审批",
		Message:    "{field}选了“{category}”，个人不能办理前置审批内容",
		Why:        "前置审批文件只发给单位，个人勾选即退回。",
		Fix:        "不涉及的，去掉这一项；确实涉及的，用单位名义备案。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
		Reasons:    []string{"R24"},
	},
	Each:  approvalPattern,
	Reads: []filing.Path{approvalCategoryPath, entityNaturePath},
	When:  individualReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		return rule.Fail(rule.Fault{
			Paths:  []filing.Path{at.Of(approvalCategoryPath)},
			Values: map[string]string{"category": "@preapproval." + c.text(at, approvalCategoryPath)},
		})
	},
	Good: []rule.Example[Case]{
		example("个人没有勾选", individual),
		example("单位可以勾选", enterprise, approved("news")),
	},
	Bad: []rule.Example[Case]{example("个人勾选新闻", individual, approved("news"))},
}

// approved makes an example with pre-approvals in order, their papers given.
func approved(categories ...string) edit {
	return altered(func(f *filing.Filing) {
		for i, category := range categories {
			f.Services[0].PreApprovals = append(f.Services[0].PreApprovals, filing.PreApproval{Category: category, Number: "4400000001", ValidUntil: "2028-01-01"})
			f.Attachments = append(f.Attachments, filing.Attachment{ID: category, Slot: string(filing.At{0, i}.Of(approvalPattern)), File: category + ".jpg"})
		}
	})
}
