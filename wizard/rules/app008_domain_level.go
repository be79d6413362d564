package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// app008 reminds of the domains of an APP that the filing says nothing else about, and of those with more levels than are
// filed.
var app008 = rule.Rule[Case]{
	ID: "APP008", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "APP 域名需要核对",
		Message:    "{field}里的“{domain}”{trouble}",
		Why:        "APP 的每个域名都要在本主体名下实名，最多填到四级。",
		Fix:        "在域名一栏补上它的一级域名和实名信息；级数太多的，填到四级为止。",
		Source:     appHelp,
		SourceDate: appHelpDate,
	},
	Each:  platformPattern,
	Reads: []filing.Path{appDomainsPath},
	Sees:  []filing.Path{domainNamePath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		own := map[string]bool{}
		for j := range c.service(at).Domains {
			if n, ok := c.nameAt(filing.At{at[0], j}); ok {
				own[n.Registrable] = true
			}
		}
		most := 0
		for _, level := range c.Atlas.National().App.Value.DomainLevels {
			most = max(most, level)
		}
		for _, d := range c.platformDomains(at) {
			if d.err != nil || lent(d.name) {
				continue
			}
			fault := rule.Fault{Paths: []filing.Path{at.Of(appDomainsPath)}, Values: map[string]string{"domain": d.typed}}
			const registrableLevel = 2
			switch {
			case len(own) > 0 && !own[d.name.Registrable]:
				fault.Values["trouble"] = "@word.domain_not_listed"
			case most > 0 && d.name.Below()+registrableLevel > most:
				fault.Values["trouble"] = "@word.domain_deep"
			default:
				continue
			}
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("一级域名已填实名信息", enterprise, asApp(func(*filing.Service) {})),
		example("四级域名", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Domains = []string{"b.a.yunfan-example.cn"} })),
	},
	Bad: []rule.Example[Case]{
		example("别的一级域名", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Domains = []string{"api.yunfan-example.com"} })),
		example("五级", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Domains = []string{"c.b.a.yunfan-example.cn"} })),
	},
}
