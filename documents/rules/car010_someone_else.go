package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car010 finds papers of another person or another company: neither name nor number is the one that was typed.
var car010 = rule.Rule[Desk]{
	ID: "CAR010", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "像是别人的证件",
		Message: "{field}上是“{read}”（{number}），{other}填的却是“{typed}”，姓名和号码都对不上",
		Why:     "证件必须是所填的那个人、那家单位的，放错了会被退回。",
		Fix:     "放错了图，就换成正确的证件；填错了人，就改{other}和证件号码。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R16"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		if !d.stranger(s) {
			return nil
		}
		var name, number claim
		for _, c := range d.claims(s) {
			if c.About("entity.name", "principal.name") {
				name = c
			}
			if c.About("certificate.number") {
				number = c
			}
		}
		values := name.values()
		values["number"] = number.Value
		return s.beside(name.Path, name.Field, values)
	}),
	Good: []rule.Example[Desk]{
		shown("本人的身份证", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张样例", "number": "44039919850312001X"}),
		shown("还没有填", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例", "number": "440399199005180022"},
			typing("principal.name", ""), typing("principal.certificate.number", "")),
	},
	Bad: []rule.Example[Desk]{
		shown("另一个人的身份证", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例", "number": "440399199005180022"}),
		shown("另一家公司的执照", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "上海样例贸易有限公司", "uscc": "91310099MA0YF0018P"}),
	},
}
