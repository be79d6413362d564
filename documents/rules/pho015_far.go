package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho015 finds cards that are small in their picture.
var pho015 = rule.Rule[Desk]{
	ID: "PHO015", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "证件拍得太小",
		Message: "{field}只占画面的 {value}，至少要 {threshold}",
		Why:     "证件在画面里太小，小字不够清楚，系统也难以自动识别。",
		Fix:     "靠近些重拍，让证件占满大半个画面；或把照片裁剪到证件四周留一点边。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(identity),
	Check: measured(identity, paper.CardCoverage, paper.Brightness),
	Good: []rule.Example[Desk]{
		example("占画面六成", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("离得太远", paper.PrincipalIDFront, bad(paper.CardCoverage, 0.135)),
	},
}
