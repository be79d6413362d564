package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth001 finds a telephone number or mail address that the applicant gave for another entity too.
var oth001 = rule.Rule[Case]{
	ID: "OTH001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "联系方式在另一个主体的备案里用过",
		Message:    "{field}“{value}”在“{filing}”里是{person}的",
		Why:        "一个号码、一个邮箱只能用于一个主体。不同主体的不同人用同一个联系方式，按“电话号码问题”退回。",
		Fix:        "给其中一个主体换成负责人本人在用的号码和邮箱；两边其实是同一个人的，把姓名和证件号码填一致。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R10", "X06"},
	},
	Sees: contactPatterns(),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		told := map[filing.Path]bool{}
		for _, other := range c.otherEntities() {
			for _, mine := range c.people() {
				for _, theirs := range c.of(other).people() {
					if onePersonInBoth(mine, theirs) {
						continue // who answers for both: oth002 and oth003
					}
					for _, shared := range sharedContacts(mine, theirs) {
						if told[shared.path] {
							continue
						}
						told[shared.path] = true
						if shared.severity == rule.Block {
							shared.severity = weighed(other)
						}
						faults = append(faults, rule.Fault{
							Paths: []filing.Path{shared.path}, Severity: shared.severity,
							Values: map[string]string{"value": shared.typed, "filing": filingName(other), "person": theirs.Name},
						})
					}
				}
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有别的备案", enterprise),
		example("两个主体，各用各的", enterprise, among(otherCompany())),
		example("同一个法定代表人的两家公司，联系方式本来就该一样", enterprise, among(otherCompany(sameBoss))),
		example("同一个主体的另一份备案", enterprise, among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
	},
	Bad: []rule.Example[Case]{
		example("手机号是另一家公司的", enterprise, among(otherCompany(func(f *filing.Filing) { f.Principal.Mobile = "13800000001" }))),
		example("手机号是另一家已备案公司的", enterprise, among(otherCompany(onFile, func(f *filing.Filing) { f.Principal.Mobile = "13800000001" }))),
		example("邮箱是另一家公司的", enterprise, among(otherCompany(func(f *filing.Filing) { f.Principal.Email = "ZHANG@example.cn" }))),
		example("应急电话是另一家公司的", enterprise, among(otherCompany(func(f *filing.Filing) { f.Principal.EmergencyPhone = "13900000001" }))),
	},
}

// A sharedContact is a contact of this filing that stands in another.
type sharedContact struct {
	contact
	severity rule.Severity
}

// sharedContacts lists the numbers and addresses that two people have in common. An emergency number may be a colleague's
// who serves both, so that it is only doubtful.
func sharedContacts(mine, theirs person) []sharedContact {
	var out []sharedContact
	same := func(severity rule.Severity, m, t contact) {
		if sameDialled(m.typed, t.typed) {
			out = append(out, sharedContact{m, severity})
		}
	}
	same(rule.Block, mine.mobile(), theirs.mobile())
	same(rule.Warn, mine.mobile(), theirs.emergency())
	same(rule.Warn, mine.emergency(), theirs.mobile())
	same(rule.Warn, mine.emergency(), theirs.emergency())
	if sameBox(mine.Email, theirs.Email) {
		out = append(out, sharedContact{contact{mine.at("email"), mine.Email}, rule.Block})
	}
	return out
}
