package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho012 finds papers whose print hardly differs from the ground: too much light, or a pale copy.
var pho012 = rule.Rule[Desk]{
	ID: "PHO012", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "字迹发白",
		Message: "{field}的字迹和底色分不开（对比度 {value}，低于 {threshold}）",
		Why:     "曝光过度或复印太淡，字会发白发灰，审核人员认不清。",
		Fix:     "不要让强光直射证件；手机上点一下证件让它重新测光，或把亮度调低一点再拍。不要用复印件。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(legible),
	Check: measured(legible, paper.Contrast, paper.Brightness, paper.Sharpness),
	Good: []rule.Example[Desk]{
		example("字迹清楚", paper.PrincipalIDFront),
		example("太暗由另一条提示", paper.PrincipalIDFront, bad(paper.Contrast, 0.2), bad(paper.Brightness, 0.2)),
	},
	Bad: []rule.Example[Desk]{
		example("曝光过度", paper.PrincipalIDFront, at(paper.Brightness, 1), bad(paper.Contrast, 0.44)),
	},
}
