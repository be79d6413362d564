package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho017 finds cards that lie askew or stand on end.
var pho017 = rule.Rule[Desk]{
	ID: "PHO017", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "证件拍歪了",
		Message: "{field}歪了约 {value} 度",
		Why:     "歪着的证件读起来费力，系统也难以自动识别。",
		Fix:     "在手机相册里把照片转正、拉直，再添加一次。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(identity),
	Check: measured(identity, paper.Rotation, paper.Brightness, paper.Corners),
	Good: []rule.Example[Desk]{
		example("基本端正", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("斜放着拍", paper.PrincipalIDFront, bad(paper.Rotation, 24)),
		example("横着的证件竖着拍", paper.PrincipalIDFront, bad(paper.Rotation, 90)),
	},
}
