package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Rules on contacts that nobody can compute: a person has to know.
const (
	contactsRealPerson  = "real_person_answers"
	contactsNotBuilder  = "not_site_builder"
	contactsThirdWorker = contactsThirdPerson
)

// con012 reminds of what a province asks of contacts and nothing typed can show.
var con012 = rule.Rule[Case]{
	ID: "CON012", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "所在省对联系人有要求，要自己核对",
		Message:    "要核对{field}“{number}”。{province}：{note}",
		Why:        "有的省会打电话核实：接电话的要是负责人本人，不能是建站公司的人；应急电话要是单位里的另一个人。",
		Fix:        "逐个拨一遍，确认号码由对应的人接听，并告诉他会接到核实电话。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R09", "R32", "R33"},
	},
	Reads: []filing.Path{"province"},
	Sees:  principalPatterns("mobile", "emergency_phone"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		remind := func(number contact, ids ...string) {
			answer, wanted := c.contactRule(ids...)
			if !wanted || !filled(number.typed) {
				return
			}
			fault, ok := regional(answer, rule.Hint, rule.Fault{
				Paths:  []filing.Path{number.path},
				Values: map[string]string{"number": number.typed, "province": c.provinceName(c.Filing.Province)},
			})
			if ok {
				faults = append(faults, fault)
			}
		}
		for _, p := range c.people() {
			remind(p.mobile(), contactsRealPerson, contactsNotBuilder)
			if c.Filing.Entity.IsUnit() {
				remind(p.emergency(), contactsThirdWorker)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{example("没有这类要求的省", enterprise)},
	Bad: []rule.Example[Case]{
		example("要本人接听的省", enterprise, inProvince("43", "4301", "430104")),
		example("不能填建站公司号码的省", enterprise, inProvince("63", "6301", "630103")),
		example("应急电话须是第三名员工的省", enterprise, inProvince("62", "6201", "620102")),
	},
}
