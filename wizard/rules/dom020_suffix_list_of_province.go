package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// everywhere are suffixes that every list of a province has.
var everywhere = []string{".com", ".net"}

// dom020 reminds where a province takes only the suffixes of a list of its own, which is not public.
var dom020 = rule.Rule[Case]{
	ID: "DOM020", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "所在省只收名单里的后缀",
		Message:    "{field}的后缀是“.{suffix}”，先查它在不在本省的名单里：{note}",
		Why:        "后缀得到批复也不一定够：有的省另有一份可备案后缀表，表外的不收。",
		Fix:        "在接入商的备案页面查本省的可备案后缀；不在表里的，换用 .cn、.com 或 .net。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath, "province"},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		a := c.Atlas.DomainSuffix(c.Filing.Province)
		if !ok || !a.Value.Whitelist || lent(n) {
			return rule.Pass()
		}
		sure := slices.Concat(everywhere, c.Atlas.National().DomainSuffixes2020.Value.CN, a.Value.Blocked) // what is blocked dom016 tells
		if _, listed := n.Ends(sure...); listed {
			return rule.Pass()
		}
		fault, known := regional(a, rule.Hint, rule.Fault{
			Paths: []filing.Path{at.Of(domainNamePath)}, Values: map[string]string{"suffix": domain.Readable(n.TLD())},
		})
		if !known {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("常见后缀", enterprise, set("province", "11")),
		example("没有名单的省", enterprise, set("services[0].domains[0].name", "yunfan-example.xyz")),
	},
	Bad: []rule.Example[Case]{
		example("有名单的省，少见的后缀", enterprise, set("province", "11"), set("services[0].domains[0].name", "yunfan-example.xyz")),
		example("中文后缀照中文写", enterprise, set("province", "11"), set("services[0].domains[0].name", "云帆样例.商店")),
	},
}
