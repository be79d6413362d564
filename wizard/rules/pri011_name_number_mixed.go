package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri011 finds one certificate under two names, and one name with two certificates. Marks inside a name do not count.
var pri011 = rule.Rule[Case]{
	ID: "PRI011", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人的姓名和证件号码互相矛盾",
		Message:    "{field}“{mine}”与{other}“{theirs}”矛盾：{trouble}",
		Why:        "同一个证件号码只能对应一个姓名；两位负责人的信息抄串了行，审核时身份核验通不过。",
		Fix:        "对照两个人的身份证，把抄错的姓名或号码改过来；本来就是同一人的，改选与主体负责人相同。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R36"},
	},
	Sees: principalPatterns("name", "certificate.number"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, pair := range c.pairs() {
			later, earlier := pair[0], pair[1]
			number, name := sameNumber(later, earlier), bare(filing.Fold(later.Name)) == bare(filing.Fold(earlier.Name))
			switch {
			case !filled(later.Name) || !filled(earlier.Name) || !filled(later.Certificate.Number) || !filled(earlier.Certificate.Number):
			case number && !name:
				faults = append(faults, rule.Fault{
					Paths:  []filing.Path{later.at("name"), earlier.at("name"), later.at("certificate.number"), earlier.at("certificate.number")},
					Values: map[string]string{"mine": later.Name, "theirs": earlier.Name, "trouble": "@trouble.one_number_two_names"},
				})
			case name && !number && later.Certificate.Kind == earlier.Certificate.Kind &&
				len(c.numberFaults(later.Certificate, ""))+len(c.numberFaults(earlier.Certificate, "")) == 0:
				faults = append(faults, rule.Fault{
					Paths: []filing.Path{later.at("certificate.number"), earlier.at("certificate.number")}, Severity: rule.Warn,
					Values: map[string]string{
						"mine": later.Certificate.Number, "theirs": earlier.Certificate.Number, "trouble": "@trouble.one_name_two_numbers",
					},
				})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("两个不同的人", enterprise, ownPrincipal),
		example("只有一位负责人", enterprise),
	},
	Bad: []rule.Example[Case]{
		example("号码相同、姓名不同", enterprise, ownPrincipal, set("services[0].principal.certificate.number", "44039919850312001X")),
		example("姓名相同、号码不同", enterprise, ownPrincipal, set("services[0].principal.name", "张样例")),
	},
}
