package rules

import (
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let002 finds letters that say what was changed after they were printed.
var let002 = rule.Rule[Desk]{
	ID: "LET002", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "打印之后内容改过",
		Message: "{field}打印之后，{other}改了，现在是“{now}”",
		Why:     "文书上的内容要与填写的一致，不一致会被退回。",
		Fix:     "确认哪一个对：填写的对，就重新打印这一份，签好再放进来；文书对，就把{other}改回去。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: everyLetter(func(d Desk, s sheet) []rule.Fault {
		facts, own, err := d.changed(s)
		if err != nil || !own {
			return nil
		}
		var out []rule.Fault
		for _, f := range facts {
			if len(f.Paths) == 0 {
				continue
			}
			fault := s.inked("codes.0", map[string]string{"now": f.Text})
			if f.Text == "" {
				fault.Values["now"] = "@ink.nothing"
			}
			fault.Paths = append(fault.Paths, f.Paths[0])
			out = append(out, *fault)
		}
		return out
	}),
	Good: []rule.Example[Desk]{
		returned("打印之后没有改过"),
		returned("没有编码的文书不这样比", uncoded),
	},
	Bad: []rule.Example[Desk]{
		returned("打印之后换了负责人", changedFact("principal.name", "李样例")),
		returned("打印之后把一项清空了", changedFact("entity.name", "")),
	},
}
