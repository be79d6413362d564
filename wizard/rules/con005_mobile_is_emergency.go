package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con005 finds an emergency number that is the person's own mobile.
var con005 = rule.Rule[Case]{
	ID: "CON005", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "应急联系电话与手机号相同",
		Message:    "{field}与{other}是同一个号码“{number}”",
		Why:        "应急电话是手机打不通时用的，同一个号码起不到作用，审核会退回。",
		Fix:        "应急电话换成另一个真实在用的号码，例如同事或家人的手机，或单位座机。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R11"},
	},
	Sees: principalPatterns("mobile", "emergency_phone"),
	When: func(c Case, _ filing.At) bool {
		if c.Filing.Entity.Nature != filing.Individual {
			return true
		}
		_, may := c.contactRule(contactsPersonalMayEqual)
		return !may
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, p := range c.people() {
			if sameDialled(p.Mobile, p.EmergencyPhone) {
				faults = append(faults, rule.Fault{
					Paths: []filing.Path{p.at("emergency_phone"), p.at("mobile")}, Values: map[string]string{"number": p.EmergencyPhone},
				})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("两个不同的号码", enterprise),
		example("个人备案可以同号的省", individual, inProvince("11", "1101", "110108"), set("principal.emergency_phone", "13800000002")),
	},
	Bad: []rule.Example[Case]{
		example("同一个手机号", enterprise, set("principal.emergency_phone", "13800000001")),
		example("同一个手机号，写法不同", enterprise, set("principal.emergency_phone", "+86 138-0000-0001")),
		example("服务负责人的两个号码相同", enterprise, ownPrincipal, set("services[0].principal.emergency_phone", "13800000002")),
	},
}
