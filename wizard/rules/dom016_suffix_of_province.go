package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom016 finds suffixes that the province does not take.
var dom016 = rule.Rule[Case]{
	ID: "DOM016", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "所在省可能不收这个后缀",
		Message:    "{field}的后缀“{suffix}”不在所在省的受理范围内",
		Why:        "所在省通信管理局对后缀另有要求：{note}。",
		Fix:        "换一个后缀，或先向接入商确认本省是否受理。",
		Source:     "practice",
		SourceDate: "2025",
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath, "province", entityNaturePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		a := c.Atlas.DomainSuffix(c.Filing.Province)
		if !ok || !a.Known || lent(n) {
			return rule.Pass()
		}
		blocked := a.Value.Blocked
		if c.individual() {
			blocked = append(append([]string(nil), blocked...), a.Value.PersonalBlocked...)
		}
		suffix, hit := n.Ends(blocked...)
		if !hit {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{at.Of(domainNamePath)}, Values: map[string]string{"suffix": suffix}}
		if fault, ok := regional(a, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("本省没有限制", enterprise, set("services[0].domains[0].name", "yunfan-example.org")),
		example("只限个人的后缀，单位可以用", enterprise, set("province", "50"), set("services[0].domains[0].name", "yunfan-example.org")),
	},
	Bad: []rule.Example[Case]{
		example("本省不收的后缀", enterprise, set("province", "11"), set("services[0].domains[0].name", "yunfan-example.me")),
		example("本省个人不收的后缀", individual, set("province", "50"), set("services[0].domains[0].name", "meishi-example.org")),
	},
}
