package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// app001 finds domains of APPs that begin with www: the bureau's system refuses them by itself.
var app001 = rule.Rule[Case]{
	ID: "APP001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "APP 域名带 www",
		Message:    "{field}里的“{domain}”以 www. 开头",
		Why:        "管局系统会自动驳回带 www. 的 APP 域名。",
		Fix:        "填 APP 实际访问的域名，例如“{plain}”。",
		Source:     appHelp,
		SourceDate: appHelpDate,
		Reasons:    []string{"S11"},
	},
	Each:  platformPattern,
	Reads: []filing.Path{appDomainsPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		for _, d := range c.platformDomains(at) {
			if d.err == nil && d.name.WWW() && d.name.Below() > 0 {
				return rule.Fail(rule.Fault{Values: map[string]string{"domain": d.typed, "plain": d.name.Unicode[len("www."):]}})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{example("实际访问的子域名", enterprise, asApp(func(*filing.Service) {}))},
	Bad: []rule.Example[Case]{
		example("www 开头", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].Domains = []string{"api.yunfan-example.cn", "WWW.yunfan-example.cn"}
		})),
	},
}
