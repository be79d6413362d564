package rules

import (
	"errors"

	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let022 finds letters printed from a wording that is not known here.
var let022 = rule.Rule[Desk]{
	ID: "LET022", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文书是另一个版本打印的",
		Message: "{field}是用另一个版本的程序打印的，没法逐项核对",
		Why:     "程序只能核对自己认得的版本，内容要人看一遍。",
		Fix:     "对照填写的内容看一遍；有出入就重新打印、重新签。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if _, _, err := d.changed(s); !errors.Is(err, letter.ErrOtherWording) {
			return nil
		}
		return s.inked("codes.0", nil)
	}),
	Good: []rule.Example[Desk]{
		returned("这个版本打印的"),
	},
	Bad: []rule.Example[Desk]{
		returned("旧版本打印的", unknownWording),
	},
}
