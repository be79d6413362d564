package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// contentApproval are the categories of which a content of the ministry's list needs one.
var contentApproval = map[string][]string{
	"news": {"news"}, "game": {"game", "culture"}, "video": {"audiovisual"}, "music": {"culture", "audiovisual"},
	"education": {"education", "tutoring"}, "payment": {"finance"}, "banking": {"finance"}, "securities": {"finance"},
}

// pre005 finds contents that are under approval without the approval.
var pre005 = rule.Rule[Case]{
	ID: "PRE005", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务内容涉及前置审批",
		Message:    "{field}选了“{content}”，没有勾选“{category}”前置审批",
		Why:        "选了这类内容，审核会要求相应的批准文件。",
		Fix:        "有批文的，勾选“{category}”并上传；网站只是介绍本单位的，改选“单位门户网站”。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
		Reasons:    []string{"R08", "R24"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceContentPath, entityNaturePath},
	Sees:  []filing.Path{approvalCategoryPath},
	When:  unitReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		var faults []rule.Fault
		ticked := c.ticked(at)
		for _, code := range c.service(at).Content {
			needs := contentApproval[code]
			if len(needs) == 0 || slices.ContainsFunc(needs, func(category string) bool { return ticked[category] }) {
				continue
			}
			faults = append(faults, rule.Fault{
				Paths:  []filing.Path{at.Of(serviceContentPath)},
				Values: map[string]string{"content": "@content." + code, "category": "@preapproval." + needs[0]},
			})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("单位门户网站", enterprise),
		example("网络新闻并勾选新闻", enterprise, set("services[0].content", "news"), approved("news")),
	},
	Bad: []rule.Example[Case]{
		example("网络新闻没有勾选", enterprise, set("services[0].content", "news")),
		example("网络游戏勾了别的", enterprise, set("services[0].content", "corporate_site,game"), approved("news")),
	},
}
