package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let017 finds letters that were signed too long ago.
var let017 = rule.Rule[Desk]{
	ID: "LET017", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "签署日期太久",
		Message: "{field}的日期读到的是 {date}，到 {today} 已经 {age} 天，不能超过 {days} 天",
		Why:     "文书距提交有期限，过期的会被退回。",
		Fix:     "重新打印、签字、盖章，写当天日期。日期读错了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		m, ok := d.of(s.Slot)
		signed, read := s.signedOn()
		if !ok || !read || m.MaxAge == 0 || d.Today.IsZero() || d.Today.Before(signed) {
			return nil
		}
		age := signed.Days(d.Today)
		if m.MaxAgeUnit == region.AgeWorkdays {
			age = signed.Workdays(d.Today)
		}
		if age <= m.MaxAge {
			return nil
		}
		fault := s.inked("", map[string]string{
			"date": signed.String(), "read": s.report.Fields["signed_on"].Text, "today": d.Today.String(),
			"age": strconv.Itoa(age), "days": strconv.Itoa(m.MaxAge), "seen": "signed_on",
		})
		if m.Layer == region.LayerProvince {
			fault.Layer = rule.Provincial
		}
		return fault
	}),
	Good: []rule.Example[Desk]{
		returned("三天前签的"),
		returned("没有读到日期", saying("signed_on", "")),
		returned("没有期限的文书", ageless, saying("signed_on", "2025-01-05")),
	},
	Bad: []rule.Example[Desk]{
		returned("四个月前签的", saying("signed_on", "2026-07-20")),
		returned("广东的承诺书，过了 60 个工作日", workdays(60), saying("signed_on", "2026-08-01")),
	},
}
