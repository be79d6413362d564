package rules

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let012 finds letters without a signature where they want one.
var let012 = rule.Rule[Desk]{
	ID: "LET012", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "没有看到签字",
		Message: "{field}的“{place}”没有看到签字",
		Why:     "要由本人用黑色笔亲笔签，没有签字会被退回。",
		Fix:     "由该签的人在“{place}”亲笔签，再拍照或彩色扫描。已经签了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10", "X09"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		n, lacks := d.lacksHand(s)
		if !lacks || d.blank(s) {
			return nil
		}
		return s.inked("places."+strconv.Itoa(n), map[string]string{"place": strings.TrimRight(s.report.Ink.Places[n].Label, ":：")})
	}),
	Good: []rule.Example[Desk]{
		returned("签了"),
		returned("不要签字的文书", unwritten(paper.SignaturePlace), unasked(paper.SignaturePlace)),
		returned("签字页在另一个文件里", unwritten(paper.SignaturePlace), page(1, 2), beside(authorised, page(2, 2))),
	},
	Bad: []rule.Example[Desk]{
		returned("盖了章，没有签字", unwritten(paper.SignaturePlace)),
	},
}
