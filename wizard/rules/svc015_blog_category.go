package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc015 finds 博客/个人空间 as content where the province does not take it from individuals, or wants an approval.
var svc015 = rule.Rule[Case]{
	ID: "SVC015", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "所在省对“博客/个人空间”另有要求",
		Message:    "{field}选了“博客/个人空间”，{trouble}",
		Why:        "所在省通信管理局对个人选这一类另有要求：{note}。",
		Fix:        "改选“其他”，并在备注里写清内容。",
		Source:     "practice",
		SourceDate: "2025",
		Reasons:    []string{"R08"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceContentPath, entityNaturePath, "province"},
	When:  individualReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		a := c.Atlas.BlogCategory(c.Filing.Province)
		if !slices.Contains(c.service(at).Content, filing.ContentPersonalSpace) || !a.Known || a.Value == region.BlogAllowed {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{at.Of(serviceContentPath)}, Values: map[string]string{"trouble": "@word.blog_" + string(a.Value)}}
		if fault, ok := regional(a, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("本省可以选", individual),
		example("改选“其他”", individual, set("province", "36"), set("services[0].content", "other")),
	},
	Bad: []rule.Example[Case]{
		example("本省不收", individual, set("province", "36")),
		example("本省要先审批", individual, set("province", "33")),
	},
}
