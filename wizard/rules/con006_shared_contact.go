package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con006 finds two people who give the same mobile or mail address, or lean on each other's emergency number. What a
// province says in particular about emergency numbers is con008's.
var con006 = rule.Rule[Case]{
	ID: "CON006", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "两位负责人用了同一个联系方式",
		Message:    "{field}与{other}相同（{value}），但两位负责人不是同一个人",
		Why:        "一个号码、一个邮箱只能对应一个人。不同的人用同一个联系方式，会被判为联系方式不真实而退回。",
		Fix:        "各填各人自己在用的手机号和邮箱；两位负责人其实是同一人的，改选与主体负责人相同。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R11"},
	},
	Sees: contactPatterns(),
	When: unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		_, crossRuled := c.contactRule(contactsThreeNumbers, contactsEmergencyApart, contactsNoReuse, contactsNoCross, contactsThirdPerson)
		_, emergencyRuled := c.contactRule(contactsThreeNumbers, contactsEmergencyApart, contactsNoReuse)
		var faults []rule.Fault
		for _, pair := range c.pairs() {
			later, earlier := pair[0], pair[1]
			if !different(later, earlier) {
				continue
			}
			shared := func(severity rule.Severity, mine, theirs contact) {
				faults = append(faults, rule.Fault{
					Paths: []filing.Path{mine.path, theirs.path}, Severity: severity, Values: map[string]string{"value": mine.typed},
				})
			}
			if sameDialled(later.Mobile, earlier.Mobile) {
				shared(rule.Block, later.mobile(), earlier.mobile())
			}
			if sameBox(later.Email, earlier.Email) {
				shared(rule.Block, contact{later.at("email"), later.Email}, contact{earlier.at("email"), earlier.Email})
			}
			if !emergencyRuled && sameDialled(later.EmergencyPhone, earlier.EmergencyPhone) {
				shared(rule.Warn, later.emergency(), earlier.emergency())
			}
			if crossRuled || ownNumberTwice(later) || ownNumberTwice(earlier) {
				continue
			}
			for _, cross := range crossed(later, earlier) {
				shared(rule.Warn, cross[0], cross[1])
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("各用各的号码和邮箱", enterprise, ownPrincipal),
		example("同一人担任，只填一份", enterprise),
	},
	Bad: []rule.Example[Case]{
		example("两个人同一个手机号", enterprise, ownPrincipal, set("services[0].principal.mobile", "13800000001")),
		example("两个人同一个邮箱，大小写不同", enterprise, ownPrincipal, set("services[0].principal.email", "Zhang@Example.cn")),
		example("两个人同一个应急电话", enterprise, ownPrincipal, set("services[0].principal.emergency_phone", "13900000001")),
		example("应急电话填了对方的手机", enterprise, ownPrincipal, set("services[0].principal.emergency_phone", "13800000001")),
	},
}

// ownNumberTwice reports whether a person's emergency number is their own mobile, which con005 tells.
func ownNumberTwice(p person) bool { return sameDialled(p.Mobile, p.EmergencyPhone) }
