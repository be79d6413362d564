package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho013 finds black and white copies and scans.
var pho013 = rule.Rule[Desk]{
	ID: "PHO013", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "疑似黑白或复印件",
		Message: "{field}没有颜色，像是复印件或黑白扫描（色彩 {value}，低于 {threshold}）",
		Why:     "备案要求原件的彩色照片或彩色扫描件，复印件和黑白扫描会被退回。",
		Fix:     "拿原件重新拍照，或在扫描仪上选“彩色”。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R13"},
	},
	Sees:  sees(coloured),
	Check: measured(coloured, paper.Colour, paper.Brightness),
	Good: []rule.Example[Desk]{
		example("彩色照片", paper.PrincipalIDFront),
		example("授权书白纸黑字，只有印章是红的", "letters.service_principal_letter", bad(paper.Colour, 1.2)),
		example("域名证书可以是黑白的", "services[0].domain_certificate", bad(paper.Colour, 0.1)),
	},
	Bad: []rule.Example[Desk]{
		example("复印件", paper.PrincipalIDFront, bad(paper.Colour, 0.5)),
		example("黑白扫描的执照", paper.EntityCertificate, bad(paper.Colour, 0)),
	},
}
