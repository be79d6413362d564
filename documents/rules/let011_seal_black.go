package rules

import (
	"slices"
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let011 finds seals that are grey or black.
var let011 = rule.Rule[Desk]{
	ID: "LET011", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "公章不是红色",
		Message: "{field}上的公章是灰的或黑的，像复印件、黑白扫描",
		Why:     "要盖了红章的原件，拍照或彩色扫描；复印件和黑白扫描会被退回。",
		Fix:     "拿盖了红章的原件重新拍照，或在扫描仪上选“彩色”。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10", "R13"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(_ Desk, s sheet) *rule.Fault {
		all := s.unitSeals()
		if len(all) == 0 || slices.ContainsFunc(all, func(n int) bool { return s.report.Ink.Seals[n].Red }) {
			return nil
		}
		return s.inked("seals."+strconv.Itoa(all[0]), nil)
	}),
	Good: []rule.Example[Desk]{
		returned("红章"),
	},
	Bad: []rule.Example[Desk]{
		returned("复印件上的章", sealed(paper.Seal{Shape: paper.RoundSeal, Share: 0.95})),
	},
}
