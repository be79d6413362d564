package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car021 finds names that were taken over from a paper on which there is room for another character.
var car021 = rule.Rule[Desk]{
	ID: "CAR021", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "姓名可能少了一个字",
		Message: "{field}上姓名的位置比“{read}”宽，{other}里可能少了一个生僻字",
		Why:     "程序认不出的生僻字不会留下痕迹，姓名少一个字核验不了。",
		Fix:     "对着图上框出的姓名看一遍，少了字就在{other}里补上；没有少，就说明理由。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"R16"},
	},
	Sees: sees(identity),
	Check: eachClaim(func(_ Desk, s sheet, c claim) *rule.Fault {
		if c.Line.Doubt != paper.TooWide || !filing.SameText(c.typed, c.Value) {
			return nil
		}
		return s.beside(c.Path, c.Field, c.values())
	}),
	Good: []rule.Example[Desk]{
		shown("读全了", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张样例"}),
		shown("补上了少的字", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张例"}, roomy),
	},
	Bad: []rule.Example[Desk]{
		shown("照着读到的填，少了一个字", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "马晓"}, roomy, typing("principal.name", "马晓")),
	},
}
