package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car020 finds papers that say they are copies.
var car020 = rule.Rule[Desk]{
	ID: "CAR020", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "写着是复印件",
		Message: "{field}上有“{words}”几个字",
		Why:     "备案要原件的照片或彩色扫描件，复印件会被退回，盖了章的也一样。",
		Fix:     "拿原件拍照或彩色扫描。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R13"},
	},
	Sees:  sees(identity),
	Check: marked(paper.CopyStamp),
	Good: []rule.Example[Desk]{
		shown("原件", paper.EntityCertificate, paper.BusinessLicence, nil),
	},
	Bad: []rule.Example[Desk]{
		shown("盖了“与原件一致”章的复印件", paper.EntityCertificate, paper.BusinessLicence, nil, says(paper.CopyStamp, "与原件一致")),
	},
}
