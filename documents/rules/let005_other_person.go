package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let005 finds letters that name a person who has no part in the filing.
var let005 = rule.Rule[Desk]{
	ID: "LET005", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文书上是别的人",
		Message: "{field}上的{role}是“{read}”，填写的负责人里没有这个人",
		Why:     "授权人、被授权人要与填写的法定代表人、负责人一致。",
		Fix:     "放错了就换；换过负责人的，重新打印、重新签；读错了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: everyLetter(func(d Desk, s sheet) []rule.Fault {
		names, numbers := d.people()
		if !s.uncoded() || len(names) == 0 {
			return nil
		}
		known := func(read string, list []string, same func(a, b string) bool) bool {
			return slices.ContainsFunc(list, func(typed string) bool { return same(read, typed) })
		}
		sameName := func(a, b string) bool {
			return filing.SameText(paper.Dotless(a), paper.Dotless(b))
		}
		number, numbered := s.field("grantee_number")
		if numbered && known(number.Text, numbers, filing.SameNumber) {
			numbered = false
			number.Text = ""
		}
		var out []rule.Fault
		for _, field := range []string{"grantor", "grantee"} {
			name, ok := s.field(field)
			if !ok || name.Doubt != "" || known(name.Text, names, sameName) || field == "grantee" && !numbered && number.Score > 0 {
				continue
			}
			out = append(out, *s.fault(map[string]string{"role": "@read.name." + field, "read": name.Text, "seen": field}))
		}
		if numbered && len(out) == 0 && len(numbers) > 0 {
			out = append(out, *s.fault(map[string]string{"role": "@read.name.grantee_number", "read": number.Text, "seen": "grantee_number"}))
		}
		return out
	}),
	Good: []rule.Example[Desk]{
		returned("法定代表人授权给负责人", uncoded, saying("grantor", "张样例"), saying("grantee", "张样例")),
		returned("有编码的，按编码比", saying("grantee", "周样例")),
	},
	Bad: []rule.Example[Desk]{
		returned("被授权人已经换了", uncoded, saying("grantee", "周样例")),
		returned("号码不是任何一位负责人的", uncoded, saying("grantee_number", "440399199005180022")),
	},
}
