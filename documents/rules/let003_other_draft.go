package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let003 finds letters that were printed for another filing and say something else.
var let003 = rule.Rule[Desk]{
	ID: "LET003", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "像是另一份备案的文书",
		Message: "{field}是为另一份备案打印的，有 {count} 处内容与这一份不同",
		Why:     "文书上的单位、人员和网站要是这一份备案的。",
		Fix:     "放错了就换成这一份备案的；确实要用，先核对每一处内容。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		facts, own, err := d.changed(s)
		if err != nil || own || len(facts) == 0 {
			return nil
		}
		return s.inked("codes.0", map[string]string{"count": strconv.Itoa(len(facts))})
	}),
	Good: []rule.Example[Desk]{
		returned("这一份备案的"),
		returned("备案复制过一份，内容全一样", anotherDraft),
	},
	Bad: []rule.Example[Desk]{
		returned("另一家公司的", anotherDraft, changedFact("entity.name", "样例公司")),
	},
}
