package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho014 finds cards of which a corner cannot be seen.
var pho014 = rule.Rule[Desk]{
	ID: "PHO014", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "证件四角不全",
		Message: "{field}只看到 {value} 个角，应当 {threshold} 个角都在画面里",
		Why:     "要求四边完整。缺角、被手指挡住、拍出画面外都会被退回。",
		Fix:     "把证件放在颜色不同的桌面上，不用手拿，四周留一点边再拍。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(identity),
	Check: measured(identity, paper.Corners, paper.Brightness),
	Good: []rule.Example[Desk]{
		example("四角完整", paper.PrincipalIDFront),
		example("扫描件占满画面，没有角可看", paper.EntityCertificate, without(paper.Corners)),
	},
	Bad: []rule.Example[Desk]{
		example("一头拍出了画面", paper.PrincipalIDFront, bad(paper.Corners, 2)),
		example("手指挡住一角", paper.PrincipalIDFront, bad(paper.Corners, 3)),
	},
}
