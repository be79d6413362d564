package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc006 finds an authorization code given for two services. Codes are compared as they are, capitals and all.
var acc006 = rule.Rule[Case]{
	ID: "ACC006", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "授权码用了两次",
		Message:    "{field}与{other}相同",
		Why:        "一个备案授权码只能用于一个网站或 APP，用过即失效。",
		Fix:        "为每个服务各生成一个授权码。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
		Reasons:    []string{"S05"},
	},
	Sees: []filing.Path{codePath, resourcePath},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for later := range c.Filing.Services {
			for earlier := range later {
				a, b := c.Filing.Services[later].Access, c.Filing.Services[earlier].Access
				code := strings.TrimSpace(filing.Narrow(a.AuthorizationCode))
				if code == "" || a.Resource != filing.ResourceAuthorizationCode || b.Resource != a.Resource ||
					code != strings.TrimSpace(filing.Narrow(b.AuthorizationCode)) {
					continue
				}
				faults = append(faults, rule.Fault{Paths: []filing.Path{filing.At{later}.Of(codePath), filing.At{earlier}.Of(codePath)}})
				break
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("各用各的", enterprise, byCode("HWBA0001"), secondService(func(s *filing.Service) { s.Access.AuthorizationCode = "HWBA0002" })),
		example("同一台服务器不是授权码", enterprise, secondService(func(*filing.Service) {})),
	},
	Bad: []rule.Example[Case]{example("两个服务同一个码", enterprise, byCode("HWBA0001"), secondService(func(*filing.Service) {}))},
}

// byCode makes an example whose first service is reached by an authorization code.
func byCode(code string) edit {
	return altered(func(f *filing.Filing) {
		f.Services[0].Access.Resource, f.Services[0].Access.AuthorizationCode = filing.ResourceAuthorizationCode, code
	})
}
