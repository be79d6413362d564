package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car008 finds legal representatives that were typed otherwise than the licence says.
var car008 = rule.Rule[Desk]{
	ID: "CAR008", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "法定代表人与执照不一致",
		Message: "{field}上读到的是“{read}”，{other}填的是“{typed}”",
		Why:     "多数省份要求主体负责人是法定代表人，审核时会拿执照上的姓名来比。",
		Fix:     "以证件为准：证件对，就改{other}；读错了的，说明理由。 换过法定代表人的，放最新的执照。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R15"},
	},
	Sees:  sees(identity),
	Check: differing("legal_representative"),
	Good: []rule.Example[Desk]{
		shown("一样", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "张样例"}),
	},
	Bad: []rule.Example[Desk]{
		shown("换过法定代表人", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"legal_representative": "王样例"}),
	},
}
