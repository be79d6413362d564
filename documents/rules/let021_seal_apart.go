package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let021 finds seals that lie apart from the name and the date.
var let021 = rule.Rule[Desk]{
	ID: "LET021", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "公章没有盖在名称或日期上",
		Message: "{field}的公章没有压到单位名称或日期",
		Why:     "公章习惯上盖在单位名称、日期上，有的审核人员看这一点。",
		Fix:     "下次盖在单位名称和日期上；已经盖好的一般不用重盖。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(_ Desk, s sheet) *rule.Fault {
		all := s.unitSeals()
		for _, n := range all {
			if seal := s.report.Ink.Seals[n]; seal.Overlaps || !seal.Red || seal.Faint || seal.Share < wholeSeal {
				return nil
			}
		}
		if len(all) == 0 {
			return nil
		}
		return s.inked("seals."+strconv.Itoa(all[0]), nil)
	}),
	Good: []rule.Example[Desk]{
		returned("压着名称"),
	},
	Bad: []rule.Example[Desk]{
		returned("盖在空白处", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.97})),
	},
}
