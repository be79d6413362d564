package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let008 finds letters without the seal that they want.
var let008 = rule.Rule[Desk]{
	ID: "LET008", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "没有看到公章",
		Message: "{field}上没有看到公章",
		Why:     "要盖章的文书没有盖章会被退回。",
		Fix:     "盖好公章再拍照或彩色扫描；章太淡的，重新盖清楚。已经盖了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10", "X09"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !d.lacksSeal(s) || d.blank(s) {
			return nil
		}
		place := ""
		if empty := s.empty(paper.SealPlace); len(empty) > 0 {
			place = "places." + strconv.Itoa(empty[0])
		}
		return s.inked(place, nil)
	}),
	Good: []rule.Example[Desk]{
		returned("盖了圆章"),
		returned("不要盖章的文书", sealless, unasked(paper.SealPlace)),
		returned("只有前面一页，签字页在别的文件里", sealless, page(1, 2), beside(authorised, page(2, 2))),
	},
	Bad: []rule.Example[Desk]{
		returned("签了字，没有盖章", sealless),
		returned("只有个人的方章", sealless, sealed(paper.Seal{Shape: paper.SquareSeal, Red: true, Share: 1})),
	},
}
