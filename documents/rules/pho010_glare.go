package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho010 finds papers with a lamp mirrored in them.
var pho010 = rule.Rule[Desk]{
	ID: "PHO010", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "照片反光",
		Message: "{field}有反光，{value} 的面积成了白斑（不应超过 {threshold}）",
		Why:     "白斑盖住的字看不见，审核会按“证件反光”退回。",
		Fix:     "关掉闪光灯，避开头顶的灯，把证件斜一点或换到窗边再拍；看看图上框出的位置。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(originals),
	Check: measured(originals, paper.Glare),
	Good: []rule.Example[Desk]{
		example("没有反光", paper.PrincipalIDFront),
		example("域名证书是下载的，不看反光", "services[0].domain_certificate", bad(paper.Glare, 0.05)),
	},
	Bad: []rule.Example[Desk]{
		example("灯照出的白斑", paper.PrincipalIDFront, bad(paper.Glare, 0.09)),
	},
}
