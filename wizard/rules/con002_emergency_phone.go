package rules

import (
	"regexp"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// serviceNumber is a number of ten digits that belongs to no place: 400 or 800.
var serviceNumber = regexp.MustCompile(`^\s*[48]00[- ]?\d{3}[- ]?\d{4}\s*$`)

// con002 finds an emergency number that cannot be dialled.
var con002 = rule.Rule[Case]{
	ID: "CON002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "应急联系电话不对",
		Message:    "{field}“{typed}”不是内地的手机号，也不是带区号的座机",
		Why:        "手机打不通时，审核人员和管局会拨应急电话；两个都打不通会被退回。",
		Fix:        "填写另一个真实在用的手机号，或带区号的座机，如 0755-26000000。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R09", "R32"},
	},
	Sees: principalPatterns("emergency_phone"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		outcome := c.unreadable("emergency_phone", func(p person) (string, error) {
			_, err := filing.ParsePhone(p.EmergencyPhone)
			return p.EmergencyPhone, err
		})
		for i := range outcome.Faults {
			if serviceNumber.MatchString(filing.Narrow(outcome.Faults[i].Values["typed"])) {
				outcome.Faults[i].Severity = rule.Warn // it reaches the entity; that it is taken is nowhere said
			}
		}
		return outcome
	},
	Good: []rule.Example[Case]{
		example("另一个手机号", enterprise),
		example("带区号和分机的座机", enterprise, set("principal.emergency_phone", "0755-26000001-801")),
	},
	Bad: []rule.Example[Case]{
		example("座机没有区号", enterprise, set("principal.emergency_phone", "26000001")),
		example("400 电话，可能不收", enterprise, set("principal.emergency_phone", "400-820-0000")),
		example("写的是汉字", enterprise, set("principal.emergency_phone", "同上")),
	},
}
