package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car006 finds numbers that were typed otherwise than the paper says.
var car006 = rule.Rule[Desk]{
	ID: "CAR006", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "号码与证件不一致",
		Message: "{field}上读到的是 {read}，{other}填的是 {typed}",
		Why:     "证件号码错一位就核验不了，还可能被当成另一种备案类型。",
		Fix:     "对着图上框出的号码逐位核对。以证件为准：证件对，就改{other}；读错了的，说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R16"},
	},
	Sees:  sees(identity),
	Check: differing("certificate.number"),
	Good: []rule.Example[Desk]{
		shown("一样", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"number": "44039919850312001X"}),
		shown("小写和空格不算不同", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"number": "44039919850312001X"},
			typing("principal.certificate.number", "440399 19850312 001x")),
	},
	Bad: []rule.Example[Desk]{
		shown("身份证号码不同", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"number": "440399199005180022"}),
		shown("统一社会信用代码不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91310099MA0YF0018P"}),
	},
}
