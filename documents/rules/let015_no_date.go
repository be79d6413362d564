package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let015 finds letters without a date.
var let015 = rule.Rule[Desk]{
	ID: "LET015", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "没有写日期",
		Message: "{field}的日期是空的",
		Why:     "没有日期，或者日期过了期限，都会被退回。",
		Fix:     "写上签字当天的日期。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		empty := s.empty(paper.DatePlace)
		if !d.lacksDate(s) || d.blank(s) {
			return nil
		}
		return s.inked("places."+strconv.Itoa(empty[0]), nil)
	}),
	Good: []rule.Example[Desk]{
		returned("写了日期"),
		returned("写得潦草，认不出来", saying("signed_on", "")),
	},
	Bad: []rule.Example[Desk]{
		returned("没有写日期", unwritten(paper.DatePlace)),
	},
}
