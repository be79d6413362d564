package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc019 finds two websites, or two APPs, of one name. A website and an APP may share theirs.
var svc019 = rule.Rule[Case]{
	ID: "SVC019", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "两个服务同名",
		Message:    "{field}与{other}都是“{name}”",
		Why:        "同一主体下的同名服务会被要求说明区别，同名的 APP 会被当作同一个。",
		Fix:        "给其中一个换名称；同一个网站有两个域名的，只报一个网站。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Sees: []filing.Path{serviceNamePath, serviceKindPath},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for later := range c.Filing.Services {
			for earlier := range later {
				a, b := c.Filing.Services[later], c.Filing.Services[earlier]
				if a.Kind != b.Kind || !filled(a.Name) || !filing.SameText(a.Name, b.Name) {
					continue
				}
				faults = append(faults, rule.Fault{
					Paths:  []filing.Path{filing.At{later}.Of(serviceNamePath), filing.At{earlier}.Of(serviceNamePath)},
					Values: map[string]string{"name": plainName(a.Name)},
				})
				break
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("名称不同", enterprise, secondService(func(*filing.Service) {})),
		example("网站与 APP 同名", enterprise, secondService(func(s *filing.Service) { s.Name, s.Kind = "云帆智联", filing.AppKind })),
	},
	Bad: []rule.Example[Case]{
		example("两个网站同名", enterprise, secondService(func(s *filing.Service) { s.Name = " 云帆智联" })),
	},
}
