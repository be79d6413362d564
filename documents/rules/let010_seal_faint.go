package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let010 finds seals with hardly any ink.
var let010 = rule.Rule[Desk]{
	ID: "LET010", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "公章太淡",
		Message: "{field}上的公章很淡，看不清",
		Why:     "公章要清楚，看不清的会被退回。",
		Fix:     "印泥蘸足，重新盖一个清楚的；原件清楚的，换光线好的地方重拍。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(_ Desk, s sheet) *rule.Fault {
		all := s.unitSeals()
		for _, n := range all {
			if seal := s.report.Ink.Seals[n]; !seal.Faint || !seal.Red || seal.Share < wholeSeal || seal.Cut {
				return nil // told by other rules, or clear enough
			}
		}
		if len(all) == 0 {
			return nil
		}
		return s.inked("seals."+strconv.Itoa(all[0]), nil)
	}),
	Good: []rule.Example[Desk]{
		returned("清楚的章"),
	},
	Bad: []rule.Example[Desk]{
		returned("印泥不足", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.93, Faint: true})),
	},
}
