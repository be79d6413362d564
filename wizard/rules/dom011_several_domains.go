package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom011 finds websites with more domains than one. The first domain too many is named.
var dom011 = rule.Rule[Case]{
	ID: "DOM011", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "一个网站填了多个域名",
		Message:    "这个网站填了 {count} 个域名，一个网站报 {max} 个",
		Why:        "审核要求一个网站对应一个域名，多出的会被要求拆开{note}。",
		Fix:        "每个域名单独报一个网站，名称各不相同。",
		Source:     "华为云 ICP 备案：备案基本概念",
		SourceDate: "2025-12",
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceKindPath},
	Sees:  []filing.Path{domainNamePath, "province"},
	When: func(c Case, at filing.At) bool {
		return servicesReviewed(c, at) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		limit := c.Atlas.DomainsPerSite(c.Filing.Province)
		n := len(c.service(at).Domains)
		if !limit.Known || limit.Value < 1 || n <= limit.Value {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{filing.At{at[0], limit.Value}.Of(domainNamePath)},
			Values: map[string]string{"count": count(n), "max": count(limit.Value)},
		}
		if fault, ok := aside(limit, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("一个域名", enterprise),
		example("APP 可以有多个域名", enterprise, asApp(func(s *filing.Service) {
			s.Domains = append(s.Domains, filing.Domain{Name: "yunfan-example.com"})
		})),
	},
	Bad: []rule.Example[Case]{example("两个域名", enterprise, set("services[0].domains[1].name", "yunfan-example.com"))},
}
