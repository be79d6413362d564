package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let009 finds seals that are not whole.
var let009 = rule.Rule[Desk]{
	ID: "LET009", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "公章不完整",
		Message: "{field}上的公章只看到约 {share}",
		Why:     "公章要完整、清楚，缺边的会被退回。",
		Fix:     "在空白处重新盖一个完整的章，拍照时把四边都拍进去。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(_ Desk, s sheet) *rule.Fault {
		worst, least := -1, wholeSeal
		for _, n := range s.unitSeals() {
			seal := s.report.Ink.Seals[n]
			if !seal.Cut && seal.Share >= wholeSeal {
				return nil // one whole seal is enough
			}
			if seal.Share < least || worst < 0 {
				worst, least = n, seal.Share
			}
		}
		if worst < 0 {
			return nil
		}
		share := strconv.Itoa(int(100*least)) + "%"
		return s.inked("seals."+strconv.Itoa(worst), map[string]string{"share": share})
	}),
	Good: []rule.Example[Desk]{
		returned("完整的圆章"),
		returned("椭圆的章也行", sealed(paper.Seal{Shape: paper.OvalSeal, Red: true, Share: 0.96})),
		returned("半个章旁边又盖了一个完整的", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.5}, paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.97})),
	},
	Bad: []rule.Example[Desk]{
		returned("只盖上一半", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.55})),
		returned("盖到了纸外面", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 0.74, Cut: true})),
	},
}
