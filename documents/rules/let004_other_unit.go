package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let004 finds letters that name another unit.
var let004 = rule.Rule[Desk]{
	ID: "LET004", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文书上是别的单位",
		Message: "{field}上的单位是“{read}”，{other}填的是“{typed}”",
		Why:     "授权书、承诺书要由主办单位出具，单位不一致会被退回。",
		Fix:     "放错了就换；单位名称填错了，改{other}；读错了的，说明理由。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !s.uncoded() || !d.Filing.Entity.IsUnit() {
			return nil
		}
		number, numbered := s.field("uscc")
		typed := d.Filing.Entity.Certificate.Number
		if numbered && typed != "" && filing.SameNumber(number.Text, typed) {
			return nil // the number has a check digit, a name may be misread
		}
		if name, ok := s.field("entity_name"); ok && d.Filing.Entity.Name != "" && !alike(name.Text, d.Filing.Entity.Name) {
			return s.beside("entity.name", "entity_name", map[string]string{"read": name.Text, "typed": d.Filing.Entity.Name})
		}
		if numbered && typed != "" {
			return s.beside("entity.certificate.number", "uscc", map[string]string{"read": number.Text, "typed": typed})
		}
		return nil
	}),
	Good: []rule.Example[Desk]{
		returned("同一个单位", uncoded, saying("entity_name", "深圳市云帆智联科技有限公司")),
		returned("名称读错一个字，代码一致", uncoded, saying("entity_name", "深圳市云机智联科技有限公司"), saying("uscc", "91440399MA0YF0018A")),
		returned("有编码的，按编码比", saying("entity_name", "上海样例贸易有限公司")),
	},
	Bad: []rule.Example[Desk]{
		returned("另一家公司", uncoded, saying("entity_name", "上海样例贸易有限公司")),
		returned("代码是别家的", uncoded, saying("uscc", "91310099MA0YF0018P")),
	},
}

// misreadName is how alike two names are at least that differ by what a reader gets wrong.
const misreadName = 0.87

// alike reports whether two names are the same but for that.
func alike(read, typed string) bool { return paper.Likeness(read, typed) >= misreadName }
