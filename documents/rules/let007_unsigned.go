package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let007 finds letters that nobody has signed or sealed.
var let007 = rule.Rule[Desk]{
	ID: "LET007", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "还没有签字盖章",
		Message: "{field}还是打印出来的样子，没有看到签字、盖章和日期",
		Why:     "没有签字盖章的文书没有效力，会被退回。",
		Fix:     "打印这一份，由该签的人用黑色笔亲笔签，盖公章，写当天日期，再拍照或彩色扫描放进来。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10", "X09"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !d.blank(s) {
			return nil
		}
		return s.inked("places", nil)
	}),
	Good: []rule.Example[Desk]{
		returned("签好盖好的"),
		returned("只是没有盖章", sealless),
	},
	Bad: []rule.Example[Desk]{
		returned("刚打印出来的", sealless, unwritten(paper.SignaturePlace), unwritten(paper.DatePlace)),
	},
}
