package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom002 finds domains with something before or around the name that was registered: www, a sub-domain, a scheme, a path.
// Departments of authorities file their sub-domains, and APPs the level that they use.
var dom002 = rule.Rule[Case]{
	ID: "DOM002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "没有填一级域名",
		Message:    "{field}“{typed}”{trouble}，应填“{plain}”",
		Why:        "备案按注册的一级域名办理，带 www、子域名或网址都查不到实名信息。",
		Fix:        "改成“{plain}”；备案通过后，它的子域名都可以用。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
		Reasons:    []string{"S02", "S11"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath, serviceKindPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		if !ok || lent(n) {
			return rule.Pass()
		}
		levels := departments(n) || c.service(at).Kind == filing.AppKind
		plain := n.Plain()
		var trouble string
		switch {
		case n.WWW() && n.Below() > 0:
			trouble = "@word.domain_www"
		case n.Below() > 0 && !levels:
			trouble = "@word.domain_below"
		case n.Typed:
			trouble = "@word.domain_address"
			if levels {
				plain = n.Unicode
			}
		default:
			return rule.Pass()
		}
		return rule.Fail(rule.Fault{
			Paths:  []filing.Path{at.Of(domainNamePath)},
			Values: map[string]string{"typed": c.domainAt(at).Name, "plain": plain, "trouble": trouble},
		})
	},
	Good: []rule.Example[Case]{
		example("一级域名", enterprise),
		example(".com.cn 下的域名也是一级域名", enterprise, set("services[0].domains[0].name", "yunfan-example.com.cn")),
		example("政府部门的子域名", enterprise, set("entity.nature", "government"), set("services[0].domains[0].name", "fgw.yunfan.gov.cn")),
		example("APP 用到哪级填哪级", enterprise, asApp(func(s *filing.Service) { s.Domains[0].Name = "api.yunfan-example.cn" })),
	},
	Bad: []rule.Example[Case]{
		example("带 www", enterprise, set("services[0].domains[0].name", "www.yunfan-example.cn")),
		example("子域名", enterprise, set("services[0].domains[0].name", "shop.yunfan-example.cn")),
		example("整个网址", enterprise, set("services[0].domains[0].name", "https://yunfan-example.cn/index.html")),
	},
}
