package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc012 finds contents of a personal website that only units may choose.
var svc012 = rule.Rule[Case]{
	ID: "SVC012", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "个人网站选了单位才有的服务内容",
		Message:    "{field}选了“{content}”，个人只能选“博客/个人空间”或“其他”",
		Why:        "个人网站不能有经营、新闻、门户等内容，审核按“网站内容不合格”退回。",
		Fix:        "改选“博客/个人空间”或“其他”（选“其他”须写备注）；确有这类业务的，用单位名义备案。",
		Source:     "华为云 ICP 备案帮助文档：网站服务内容",
		SourceDate: "2025-12",
		Reasons:    []string{"R08", "X15"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceContentPath, entityNaturePath, serviceKindPath},
	When: func(c Case, at filing.At) bool {
		return individualReviewed(c, at) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		personal := filing.PersonalContents()
		for _, code := range c.service(at).Content {
			if filing.Contents.Has(code) && !slices.Contains(personal, code) {
				return rule.Fail(rule.Fault{
					Paths:  []filing.Path{at.Of(serviceContentPath)},
					Values: map[string]string{"content": "@content." + code},
				})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("博客/个人空间", individual),
		example("其他", individual, set("services[0].content", "other")),
		example("单位可以选网络购物", enterprise, set("services[0].content", "corporate_site,shopping")),
	},
	Bad: []rule.Example[Case]{
		example("个人选单位门户网站", individual, set("services[0].content", "corporate_site")),
		example("两项里有一项不行", individual, set("services[0].content", "personal_space,shopping")),
	},
}
