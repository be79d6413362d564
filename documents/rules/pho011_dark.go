package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho011 finds photographs with too little light.
var pho011 = rule.Rule[Desk]{
	ID: "PHO011", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "照片太暗",
		Message: "{field}拍得太暗（明暗 {value}，低于 {threshold}）",
		Why:     "太暗的照片看不清字，也看不出是不是彩色原件。",
		Fix:     "开灯或到窗边重拍，不要让手和手机的影子落在证件上。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(legible),
	Check: measured(legible, paper.Brightness),
	Good: []rule.Example[Desk]{
		example("光线充足", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("晚上没开灯", paper.PrincipalIDFront, bad(paper.Brightness, 0.24)),
	},
}
