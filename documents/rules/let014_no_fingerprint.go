package rules

import (
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let014 finds letters without the fingerprint that they want.
var let014 = rule.Rule[Desk]{
	ID: "LET014", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "没有看到手印",
		Message: "{field}上没有看到红色的手印",
		Why:     "要按手印的文书没有按会被退回。",
		Fix:     "用红色印泥按一个完整清楚的手印，再拍照或彩色扫描。已经按了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !d.lacksFinger(s) || d.blank(s) {
			return nil
		}
		return s.inked("places", nil)
	}),
	Good: []rule.Example[Desk]{
		returned("按了手印", fingered, printed),
		returned("不要手印的文书"),
	},
	Bad: []rule.Example[Desk]{
		returned("没有按手印", fingered),
	},
}
