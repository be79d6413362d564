package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth002 finds one person who answers for several companies with different contacts.
var oth002 = rule.Rule[Case]{
	ID: "OTH002", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "同一个人在另一个主体里留了不同的联系方式",
		Message:    "{field}“{mine}”与“{filing}”里的“{theirs}”不同，两处是同一个人（{name}）",
		Why:        "同一位法定代表人名下有几家公司时，几个备案里的手机号、应急电话和邮箱要保持一致，不一致会被要求先改成一样的。",
		Fix:        "几个主体填同一套联系方式；换了号码的，先把已备案的那个变更过来。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R10", "R11"},
	},
	Sees: append(contactPatterns(), principalPatterns("certificate.number")...),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		told := map[filing.Path]bool{}
		for _, other := range c.otherEntities() {
			for _, mine := range c.people() {
				for _, theirs := range c.of(other).people() {
					if !sameNumber(mine, theirs) || sameAsEarlier(c, mine) {
						continue
					}
					for _, pair := range [][2]contact{
						{mine.mobile(), theirs.mobile()},
						{mine.emergency(), theirs.emergency()},
						{contact{mine.at("email"), mine.Email}, contact{theirs.at("email"), theirs.Email}},
					} {
						m, t := pair[0], pair[1]
						if told[m.path] || !filled(m.typed) || !filled(t.typed) || sameFact(m.path, m.typed, t.typed) {
							continue
						}
						told[m.path] = true
						faults = append(faults, rule.Fault{
							Paths:  []filing.Path{m.path},
							Values: map[string]string{"mine": m.typed, "theirs": t.typed, "filing": filingName(other), "name": mine.Name},
						})
					}
				}
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("同一个人，联系方式一致", enterprise, among(otherCompany(sameBoss))),
		example("两个不同的人", enterprise, among(otherCompany())),
	},
	Bad: []rule.Example[Case]{
		example("同一个人，手机号不同", enterprise, among(otherCompany(sameBoss, func(f *filing.Filing) { f.Principal.Mobile = "13800000002" }))),
	},
}
