package rules

import (
	"slices"
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let016 finds dates that cannot be read.
var let016 = rule.Rule[Desk]{
	ID: "LET016", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "日期认不出来",
		Message: "{field}写了日期，程序认不出来；要在 {days} 天以内",
		Why:     "日期过了期限的文书会被退回。",
		Fix:     "看一眼日期：在 {days} 天以内就说明理由放过；过了就重新签。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		m, ok := d.of(s.Slot)
		there := slices.IndexFunc(s.report.Ink.Places, func(p paper.Place) bool { return p.Kind == paper.DatePlace && p.Filled })
		if !ok || m.MaxAge == 0 || there < 0 || s.report.Fields["signed_on"].Text != "" {
			return nil
		}
		return s.inked("places."+strconv.Itoa(there), map[string]string{"days": strconv.Itoa(m.MaxAge)})
	}),
	Good: []rule.Example[Desk]{
		returned("认得出"),
		returned("没有期限的文书", ageless, saying("signed_on", "")),
	},
	Bad: []rule.Example[Desk]{
		returned("写得潦草", saying("signed_on", "")),
	},
}
