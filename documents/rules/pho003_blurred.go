package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho003 finds papers whose edges are smeared.
var pho003 = rule.Rule[Desk]{
	ID: "PHO003", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "照片模糊",
		Message: "{field}拍糊了，小字可能认不清（清晰度 {value}，低于 {threshold}）",
		Why:     "证件模糊是最常见的退回原因之一：审核人员看不清号码和日期。",
		Fix:     "擦净镜头，把证件平放在亮处，点一下屏幕对焦，拿稳后再拍；放大看一眼最小的字是否清楚。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(legible),
	Check: measured(legible, paper.Sharpness),
	Good: []rule.Example[Desk]{
		example("清晰的照片", paper.PrincipalIDFront),
		example("图标不看清晰度", "services[0].app.icon", bad(paper.Sharpness, 0.2)),
	},
	Bad: []rule.Example[Desk]{
		example("没有对上焦", paper.PrincipalIDFront, bad(paper.Sharpness, 0.24)),
		example("手抖", paper.EntityCertificate, bad(paper.Sharpness, 0.21)),
	},
}
