package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con007 finds one person in two roles with different telephone numbers or mail addresses.
var con007 = rule.Rule[Case]{
	ID: "CON007", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "同一个人留了两套联系方式",
		Message:    "{field}“{mine}”与{other}“{theirs}”不同，但两位负责人的证件号码相同",
		Why:        "同一个人在一个备案里只能有一套联系方式，不一致会被要求改成相同的。",
		Fix:        "改选“服务负责人与主体负责人相同”，或把手机号、应急电话和邮箱改成一样的。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R11"},
	},
	Sees: append(contactPatterns(), principalPatterns("certificate.number")...),
	When: unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, pair := range c.pairs() {
			later, earlier := pair[0], pair[1]
			if !sameNumber(later, earlier) {
				continue
			}
			differ := func(member filing.Path, mine, theirs string, same bool) {
				if filled(mine) && filled(theirs) && !same {
					faults = append(faults, rule.Fault{
						Paths: []filing.Path{later.at(member), earlier.at(member)}, Values: map[string]string{"mine": mine, "theirs": theirs},
					})
				}
			}
			for _, numbers := range [][2]contact{{later.mobile(), earlier.mobile()}, {later.emergency(), earlier.emergency()}} {
				mine, theirs := numbers[0], numbers[1]
				readable := dialled(mine.typed) != "" && dialled(theirs.typed) != ""
				differ(filing.Path(mine.path[len(later.path)+1:]), mine.typed, theirs.typed, !readable || sameDialled(mine.typed, theirs.typed))
			}
			_, bad := filing.ParseEmail(later.Email)
			_, worse := filing.ParseEmail(earlier.Email)
			differ("email", later.Email, earlier.Email, bad != nil || worse != nil || sameBox(later.Email, earlier.Email))
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("两个不同的人", enterprise, ownPrincipal),
		example("同一个人，联系方式一致", enterprise, ownPrincipal, samePrincipalAgain),
	},
	Bad: []rule.Example[Case]{
		example("同一个人，手机号不同", enterprise, ownPrincipal, samePrincipalAgain, set("services[0].principal.mobile", "13800000002")),
	},
}

// samePrincipalAgain names the entity's principal once more as the service's own.
func samePrincipalAgain(c *Case) {
	again := c.Filing.Principal
	c.Filing.Services[0].Principal = &again
}
