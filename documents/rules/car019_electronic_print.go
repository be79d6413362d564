package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car019 finds prints and screens of electronic certificates.
var car019 = rule.Rule[Desk]{
	ID: "CAR019", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "像是电子证照的打印件或截图",
		Message: "{field}上有“{words}”几个字",
		Why:     "备案要纸质原件的照片或彩色扫描件，电子营业执照、电子证件的打印件和截图会被退回。",
		Fix:     "拿纸质原件拍照；没有纸质执照的，到登记机关领取。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R13"},
	},
	Sees:  sees(identity),
	Check: marked(paper.ElectronicPrint),
	Good: []rule.Example[Desk]{
		shown("纸质执照", paper.EntityCertificate, paper.BusinessLicence, nil),
	},
	Bad: []rule.Example[Desk]{
		shown("电子营业执照的打印件", paper.EntityCertificate, paper.BusinessLicence, nil, says(paper.ElectronicPrint, "电子营业执照")),
	},
}
