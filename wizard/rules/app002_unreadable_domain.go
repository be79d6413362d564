package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// app002 finds domains of APPs that cannot be read, have an address around them, or are nobody's own.
var app002 = rule.Rule[Case]{
	ID: "APP002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "APP 域名写法不对",
		Message:    "{field}里的“{domain}”写法不对：{trouble}",
		Why:        "APP 的域名用来核对实名和解析，写错就核对不了。",
		Fix:        "每个域名只填主机名，例如 api.example.cn；域名须已在本主体名下实名。",
		Source:     appHelp,
		SourceDate: appHelpDate,
		Reasons:    []string{"S02"},
	},
	Each:  platformPattern,
	Reads: []filing.Path{appDomainsPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		for _, d := range c.platformDomains(at) {
			fault := rule.Fault{Values: map[string]string{"domain": d.typed}}
			switch {
			case d.err != nil:
				fault.Values["trouble"] = domainTrouble(d.err, d.typed)
			case d.name.Typed:
				fault.Values["trouble"] = "@word.domain_address"
			case d.name.Registrable == "":
				fault.Values["trouble"] = "@word.domain_suffix_only"
			case d.name.Private:
				fault.Values["trouble"] = "@word.domain_lent"
			default:
				continue
			}
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{example("二至四级域名都可以", enterprise, asApp(func(s *filing.Service) {
		s.App.Platforms[0].Domains = []string{"yunfan-example.cn", "b.api.yunfan-example.cn"}
	}))},
	Bad: []rule.Example[Case]{
		example("IP 地址", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Domains = []string{"121.36.0.10"} })),
		example("接口地址", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Domains = []string{"https://api.yunfan-example.cn/v1"} })),
	},
}
