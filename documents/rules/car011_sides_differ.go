package rules

import (
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car011 finds the two sides of identity cards that cannot be one card: the years of validity follow the age at which a
// card was issued.
var car011 = rule.Rule[Desk]{
	ID: "CAR011", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "身份证的正反面对不上",
		Message: "{other}上的生日是 {born}，{field}上的有效期却是 {from} 到 {until}，同一张身份证不会这样",
		Why:     "身份证的有效期按领证时的年龄定：未满 16 岁 5 年，16 至 25 岁 10 年，26 至 45 岁 20 年，46 岁起长期。对不上，多半是两个人的身份证，或者新旧两张证。",
		Fix:     "把同一张身份证的两面放在一起重新拍。读错了的，核对图上框出的日期，再说明理由。",
		Source:  "《中华人民共和国居民身份证法》第五条", SourceDate: "2011-10-29",
		Reasons: []string{"R12"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		front, ok := d.frontOf(s)
		if !ok || !s.is(paper.IDCardBack) || !front.is(paper.IDCardFront) || s.carries(paper.TemporaryCard) || d.stranger(front) {
			return nil // a temporary card has other years, and somebody else's front is told as such
		}
		born, ok1 := front.day("birth_date")
		from, ok2 := s.day("valid_from")
		until, ok3 := s.day("valid_until")
		if !ok1 || !ok2 || !ok3 || possible(born, from, until) {
			return nil
		}
		return s.beside(filing.Path(front.Slot), "valid_until", map[string]string{"born": born.String(), "from": from.String(), "until": inWords(until.String())})
	}),
	Good: []rule.Example[Desk]{
		sides("30 岁领的证，20 年有效", "1985-03-12", "2015-03-12", "2035-03-12"),
		sides("46 岁后领的证，长期有效", "1960-02-09", "2011-07-01", filing.LongTerm),
		sides("26 岁生日前几天受理的证", "1985-03-12", "2011-03-20", "2021-03-20"),
		shown("临时身份证", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_from": "2026-10-08", "valid_until": "2027-01-08"},
			says(paper.TemporaryCard, "临时居民身份证"), with(paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"birth_date": "1985-03-12"})),
		shown("正面放错了人，另外提示", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_from": "2015-03-12", "valid_until": "2035-03-12"},
			with(paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例", "number": "440399199905180022", "birth_date": "1999-05-18"})),
		sides("2 月 29 日领的证", "1996-01-01", "2024-02-29", "2044-02-28"),
	},
	Bad: []rule.Example[Desk]{
		sides("30 岁领的证，只有 10 年", "1985-03-12", "2019-05-18", "2029-05-18"),
		sides("出生前就领的证", "2001-09-30", "1999-03-12", "2029-03-12"),
		sides("有效 15 年的证", "1985-03-12", "2015-03-12", "2030-03-12"),
	},
}

// sides is a filing with both sides of a card.
func sides(note, born, from, until string) rule.Example[Desk] {
	return shown(note, paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"birth_date": born},
		with(paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_from": from, "valid_until": until}),
		typing("principal.certificate.valid_from", from), typing("principal.certificate.valid_until", until))
}

// frontOf returns the sheet with the front of the card whose back a sheet shows: the same picture, or that of the other slot.
func (d Desk) frontOf(s sheet) (sheet, bool) {
	if s.is(paper.IDCardFront) {
		return s, s.is(paper.IDCardBack)
	}
	front, ok := strings.CutSuffix(s.Slot, "id_back")
	if !ok {
		return sheet{}, false
	}
	return d.in(paper.Slot(front + "id_front"))
}

// daysOfIssue is how many days the day of issue may lie off the day on which the age counted.
const daysOfIssue = 90

// possible reports whether a card of somebody born on a day can be valid from and until two others.
func possible(born, from, until filing.Date) bool {
	if !born.Before(from) {
		return false
	}
	years := func(at filing.Date) int {
		switch age := born.YearsUntil(at); {
		case age < 16:
			return 5
		case age < 26:
			return 10
		case age < 46:
			return 20
		}
		return 0 // without end
	}
	for _, shift := range []int{0, -daysOfIssue, daysOfIssue} {
		at, ok := later(from, shift)
		if !ok {
			continue
		}
		n := years(at)
		if n == 0 && until == filing.Forever() {
			return true
		}
		if n > 0 && until != filing.Forever() {
			if off := from.Days(until) - n*365 - n/4; off >= -daysAround && off <= daysAround {
				return true
			}
		}
	}
	return false
}

// daysAround allows for leap days and for cards whose end is written as the day before.
const daysAround = 3

// later returns a day some days later.
func later(d filing.Date, n int) (filing.Date, bool) {
	t, err := timeOf(d)
	return filing.DateOf(t.AddDate(0, 0, n)), err == nil
}

func timeOf(d filing.Date) (time.Time, error) { return time.Parse(time.DateOnly, d.String()) }
