package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let018 finds letters with a date that has not come.
var let018 = rule.Rule[Desk]{
	ID: "LET018", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "日期还没有到",
		Message: "{field}的日期读到的是 {date}，晚于今天（{today}）",
		Why:     "日期写成将来的文书会被退回。",
		Fix:     "核对日期，写错了就重新签。日期读错了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		signed, read := s.signedOn()
		if !read || d.Today.IsZero() || !d.Today.Before(signed) {
			return nil
		}
		return s.inked("", map[string]string{"date": signed.String(), "read": s.report.Fields["signed_on"].Text, "today": d.Today.String(), "seen": "signed_on"})
	}),
	Good: []rule.Example[Desk]{
		returned("今天签的", saying("signed_on", "2026-11-23")),
	},
	Bad: []rule.Example[Desk]{
		returned("写成了明年", saying("signed_on", "2027-11-20")),
	},
}

// signedOn returns the day on which a letter was signed, as far as it was read.
func (s sheet) signedOn() (filing.Date, bool) {
	l, ok := s.report.Fields["signed_on"]
	if !ok || l.Text == "" {
		return filing.Date{}, false
	}
	d, err := filing.ParseDate(l.Text)
	return d, err == nil
}
