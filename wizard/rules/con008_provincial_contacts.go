package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con008 holds the emergency numbers of two people against what the province says about them in particular. Pairs that
// con005 or con006 tell are left to them.
var con008 = rule.Rule[Case]{
	ID: "CON008", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "两位负责人的应急电话不符合本省要求",
		Message:    "{field}与{other}是同一个号码“{number}”。{province}：{note}",
		Why:        "有的省对应急电话另有规定：不能是另一位负责人的手机、不能共用，或两个人至少要有三个号码。",
		Fix:        "换一个不属于两位负责人的号码作应急电话，例如同事的手机或单位座机。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R11"},
	},
	Reads: []filing.Path{"province"},
	Sees:  principalPatterns("mobile", "emergency_phone"),
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		answer, crossForbidden := c.contactRule(contactsEmergencyApart, contactsNoReuse, contactsNoCross, contactsThirdPerson)
		reuse, noReuse := c.contactRule(contactsNoReuse)
		three, wantThree := c.contactRule(contactsThreeNumbers)
		wrong := func(answer region.Answer[[]region.ContactRule], mine, theirs contact) {
			fault, ok := regional(answer, rule.Warn, rule.Fault{
				Paths:  []filing.Path{mine.path, theirs.path},
				Values: map[string]string{"number": mine.typed, "province": c.provinceName(c.Filing.Province)},
			})
			if ok {
				faults = append(faults, fault)
			}
		}
		for _, pair := range c.pairs() {
			later, earlier := pair[0], pair[1]
			if !different(later, earlier) || ownNumberTwice(later) || ownNumberTwice(earlier) || sameDialled(later.Mobile, earlier.Mobile) {
				continue
			}
			cross := crossed(later, earlier)
			switch {
			case crossForbidden:
				for _, numbers := range cross {
					wrong(answer, numbers[0], numbers[1])
				}
			case wantThree && len(cross) == 2:
				// Each leans on the other, so there are two numbers in all; another one in one place makes three.
				wrong(three, cross[0][0], cross[0][1])
			}
			if noReuse && sameDialled(later.EmergencyPhone, earlier.EmergencyPhone) {
				wrong(reuse, later.emergency(), earlier.emergency())
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("应急电话是第三个人的", enterprise, inProvince("36", "3601", "360102"), ownPrincipal),
		example("两个人三个号码，共用一个应急电话的省", enterprise, inProvince("21", "2101", "210102"), ownPrincipal,
			set("services[0].principal.emergency_phone", "13900000001")),
	},
	Bad: []rule.Example[Case]{
		example("不能互作应急联系人的省", enterprise, inProvince("36", "3601", "360102"), ownPrincipal,
			set("services[0].principal.emergency_phone", "13800000001")),
		example("至少三个号码的省，只有两个", enterprise, inProvince("21", "2101", "210102"), ownPrincipal,
			set("services[0].principal.emergency_phone", "13800000001"), set("principal.emergency_phone", "13800000002")),
	},
}
