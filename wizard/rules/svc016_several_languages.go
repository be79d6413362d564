package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc016 reminds that only the main language is asked.
var svc016 = rule.Rule[Case]{
	ID: "SVC016", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "选了多种语言",
		Message:    "{field}选了 {count} 种，只要选主要语种",
		Why:        "语言按主要语种填；选了哪种，审核就要看到哪种语言的页面。",
		Fix:        "只保留主要语种；中文网站带少量英文的，选中文。",
		Source:     "华为云 ICP 备案帮助文档：网站信息",
		SourceDate: "2025-12",
	},
	Each:  servicePattern,
	Reads: []filing.Path{"services[].languages"},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n := len(c.service(at).Languages)
		return rule.FailIf(n > 1, rule.Fault{Values: map[string]string{"count": count(n)}})
	},
	Good: []rule.Example[Case]{
		example("一种语言", enterprise),
		example("只有英文", enterprise, set("services[0].languages", "en")),
	},
	Bad: []rule.Example[Case]{example("中英文都选", enterprise, set("services[0].languages", "zh-Hans,en"))},
}
