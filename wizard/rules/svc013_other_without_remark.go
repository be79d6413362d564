package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc013 finds “其他” as content without a remark that says what it is.
var svc013 = rule.Rule[Case]{
	ID: "SVC013", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务内容选“其他”却没有备注",
		Message:    "服务内容选了“其他”，{field}还空着",
		Why:        "选“其他”时，审核人员靠备注判断内容；没有备注，个人备案会被退回，单位也常被要求补充。",
		Fix:        "在备注里写清楚网站或 APP 的具体内容，不少于 20 字。",
		Source:     "华为云 ICP 备案帮助文档：网站服务内容",
		SourceDate: "2025-12",
		Reasons:    []string{"R35"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceContentPath, entityNaturePath},
	Sees:  []filing.Path{serviceRemarkPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		s := c.service(at)
		if !slices.Contains(s.Content, filing.ContentOther) || filled(s.Remark) {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{at.Of(serviceRemarkPath), at.Of(serviceContentPath)}}
		if !c.individual() {
			fault.Severity = rule.Warn
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("“其他”带备注", individual, set("services[0].content", "other")),
		example("单位门户网站不必写备注", enterprise, set("services[0].remark", "")),
	},
	Bad: []rule.Example[Case]{
		example("个人没写备注", individual, set("services[0].content", "other"), set("services[0].remark", "")),
		example("单位没写备注", enterprise, set("services[0].content", "other"), set("services[0].remark", " ")),
	},
}
