package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// domainPrefixNoGuo is the province's rule, in its name rules, against 中国 and 国家 in domains.
const domainPrefixNoGuo = "domain_prefix_no_guo"

// statePrefixes is the list of words by which a domain names the country.
const statePrefixes = "state_prefixes"

// dom019 finds Chinese domains that name the country, in provinces that do not take them from others than its own bodies.
var dom019 = rule.Rule[Case]{
	ID: "DOM019", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "域名带有国字号",
		Message:    "{field}“{domain}”里有“{word}”，所在省不收非国家单位的这类域名",
		Why:        "所在省通信管理局对域名另有要求：{note}。",
		Fix:        "换一个不带“{word}”的域名。",
		Source:     "practice",
		SourceDate: "2025",
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath, "province", entityNaturePath},
	When: func(c Case, at filing.At) bool {
		return servicesReviewed(c, at) && !stateBody(c.Filing.Entity.Nature)
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		a := c.Atlas.NameRules(c.Filing.Province)
		if !ok || lent(n) || !slices.Contains(a.Value.Special, domainPrefixNoGuo) {
			return rule.Pass()
		}
		label, _, _ := strings.Cut(n.Plain(), ".")
		words := holdsAny(label, c.reviewWords(statePrefixes))
		if len(words) == 0 {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{at.Of(domainNamePath)}, Values: map[string]string{"domain": n.Unicode, "word": quoted(words)}}
		if fault, ok := regional(a, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("后缀是“中国”，前缀没有", enterprise, set("province", "11"), set("services[0].domains[0].name", "云帆智联.中国")),
		example("别的省没有这条要求", enterprise, set("services[0].domains[0].name", "中国云帆.网络")),
	},
	Bad: []rule.Example[Case]{example("前缀带“中国”", enterprise, set("province", "11"), set("services[0].domains[0].name", "中国云帆.网络"))},
}
