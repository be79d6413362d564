package rules

import (
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho020 finds cards with something lying across their sides.
var pho020 = rule.Rule[Desk]{
	ID: "PHO020", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "证件被挡住一块",
		Message: "{field}的边上压着东西，挡住了 {value} 的边（不应超过 {threshold}）",
		Why:     "手指、夹子或别的纸压住证件，会按“证件遮挡、边框不完整”退回。",
		Fix:     "把证件平放在桌上，松开手，拿开压在上面的东西再拍；看看图上框出的位置。",
		Source:  pictureSource, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(identity),
	Check: measured(identity, paper.Covered, paper.Brightness, paper.Corners),
	Good: []rule.Example[Desk]{
		example("四边都露着", paper.PrincipalIDFront),
		example("拇指压住一角由另一条提示", paper.PrincipalIDFront, covered(0.05), bad(paper.Corners, 3)),
	},
	Bad: []rule.Example[Desk]{
		example("手指捏着一边", paper.PrincipalIDFront, covered(0.08)),
	},
}

// covered lays something across the sides of the paper.
func covered(share float64) edit {
	return func(_ *filing.Attachment, r *paper.Report) {
		r.Measures[paper.Covered] = paper.Measure{Value: share, Threshold: photo.MaxCovered, Unit: photo.UnitShare}
	}
}
