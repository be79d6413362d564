package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho016 finds photographs of screens.
var pho016 = rule.Rule[Desk]{
	ID: "PHO016", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "疑似翻拍屏幕",
		Message: "{field}有屏幕网纹，像是对着屏幕拍的（{value} 的画面有同一种网纹，超过 {threshold}）",
		Why:     "审核不收隔屏拍摄的证件，也不收电子证照的截屏。",
		Fix:     "拿纸质原件或实体证件直接拍；只有电子文件的，用原文件而不是对着屏幕拍。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(legible),
	Check: measured(legible, paper.Moire),
	Good: []rule.Example[Desk]{
		example("直接拍的原件", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("对着显示器拍", paper.PrincipalIDFront, bad(paper.Moire, 0.7)),
	},
}
