package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// unitContentNotOther is the province's rule, in its name rules, that units may not choose “其他”.
const unitContentNotOther = "unit_content_not_other"

// svc018 finds contents that units rarely mean: 其他 and 博客/个人空间.
var svc018 = rule.Rule[Case]{
	ID: "SVC018", Severity: rule.Hint, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "单位的服务内容不常见",
		Message:    "{field}选了“{content}”，单位网站通常选“单位门户网站”",
		Why:        "审核会核对服务内容与单位性质；“其他”要靠备注说明，“博客/个人空间”是个人的类别{note}。",
		Fix:        "介绍本单位的网站改选“单位门户网站”；确属其他的，在备注写清内容。",
		Source:     "华为云 ICP 备案帮助文档：网站服务内容",
		SourceDate: "2025-12",
		Reasons:    []string{"R08"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceContentPath, entityNaturePath},
	Sees:  []filing.Path{"province"},
	When: func(c Case, at filing.At) bool {
		return unitReviewed(c, at) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, code := range []string{filing.ContentOther, filing.ContentPersonalSpace} {
			if !slices.Contains(c.service(at).Content, code) {
				continue
			}
			fault := rule.Fault{
				Paths:  []filing.Path{at.Of(serviceContentPath)},
				Values: map[string]string{"content": "@content." + code, "note": ""},
			}
			a := c.Atlas.NameRules(c.Filing.Province)
			if code == filing.ContentOther && slices.Contains(a.Value.Special, unitContentNotOther) {
				if local, ok := aside(a, rule.Warn, fault); ok {
					fault = local
				}
			}
			faults = append(faults, fault)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("单位门户网站", enterprise),
		example("个人选“其他”", individual, set("services[0].content", "other")),
	},
	Bad: []rule.Example[Case]{
		example("单位选“其他”", enterprise, set("services[0].content", "other")),
		example("单位选“博客/个人空间”", enterprise, set("services[0].content", "personal_space")),
		example("本省单位不能选“其他”", enterprise, set("province", "23"), set("services[0].content", "other")),
	},
}
