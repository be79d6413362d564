package rules

import (
	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom012 finds a domain given twice: in one service, or in two websites. A website and an APP may share a domain.
var dom012 = rule.Rule[Case]{
	ID: "DOM012", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名填了两次",
		Message:    "{field}“{domain}”前面已经填过",
		Why:        "一个域名只能备案一次，重复的会被退回。",
		Fix:        "删掉重复的一处；网站和 APP 共用域名的，各填一次即可。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
		Reasons:    []string{"X12"},
	},
	Sees: []filing.Path{domainNamePath, serviceKindPath},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		type seen struct {
			at   filing.At
			name domain.Name
		}
		var before []seen
		var faults []rule.Fault
		for _, at := range c.Places(domainPattern) {
			n, ok := c.nameAt(at)
			if !ok || n.Registrable == "" {
				continue
			}
			for _, b := range before {
				same := b.at[0] == at[0]
				if b.name.ASCII != n.ASCII || !same && (c.service(b.at).Kind == filing.AppKind || c.service(at).Kind == filing.AppKind) {
					continue
				}
				faults = append(faults, rule.Fault{
					Paths:  []filing.Path{at.Of(domainNamePath), b.at.Of(domainNamePath)},
					Values: map[string]string{"domain": n.Unicode},
				})
				break
			}
			before = append(before, seen{at, n})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("两个网站，两个域名", enterprise, secondService(func(*filing.Service) {})),
		example("网站与 APP 共用域名", enterprise, secondService(func(s *filing.Service) {
			s.Kind, s.Domains[0].Name = filing.AppKind, "yunfan-example.cn"
		})),
	},
	Bad: []rule.Example[Case]{
		example("同一网站填了两次", enterprise, set("services[0].domains[1].name", "YUNFAN-example.cn")),
		example("两个网站同一个域名", enterprise, secondService(func(s *filing.Service) { s.Domains[0].Name = "yunfan-example.cn" })),
	},
}
