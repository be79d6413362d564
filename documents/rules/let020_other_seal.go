package rules

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let020 finds seals of another unit.
var let020 = rule.Rule[Desk]{
	ID: "LET020", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "像是别的单位的章",
		Message: "{field}上的章读到的是“{read}”，{other}填的是“{typed}”",
		Why:     "公章要是主办单位的，别的单位的章会被退回。",
		Fix:     "换盖本单位的公章；读错了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		typed := d.Filing.Entity.Name
		for _, n := range s.unitSeals() {
			read := s.report.Ink.Seals[n].Name
			if typed == "" || len([]rune(read)) < nameSigns || paper.Likeness(read, typed) >= sharedName || partOf(read, typed) {
				continue
			}
			fault := s.inked("seals."+strconv.Itoa(n), map[string]string{"read": read, "typed": typed})
			fault.Paths = append(fault.Paths, "entity.name")
			return fault
		}
		return nil
	}),
	Good: []rule.Example[Desk]{
		returned("本单位的章", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 1, Name: "深圳市云帆智联科技有限公司"})),
		returned("读错了几个字", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 1, Name: "深圳市云机智联技有限公同"})),
		returned("只读出一段", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 1, Name: "深圳市云机智"})),
		returned("没有读出来"),
	},
	Bad: []rule.Example[Desk]{
		returned("别家公司的章", sealed(paper.Seal{Shape: paper.RoundSeal, Red: true, Share: 1, Name: "上海样例贸易有限责任公司"})),
	},
}

// sharedName is how alike a seal and a name are at least: letters that stand around a circle are often misread, and another
// unit shares little more than the words for a company.
const sharedName = 0.5

// partOf reports whether most characters that were read stand in a name too: then it is a piece of that name. Two companies of
// one trade share about half.
func partOf(read, name string) bool {
	const most = 0.7
	shared := 0
	for _, sign := range read {
		if strings.ContainsRune(name, sign) {
			shared++
		}
	}
	return float64(shared) >= most*float64(len([]rune(read)))
}
