package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car018 finds temporary identity cards.
var car018 = rule.Rule[Desk]{
	ID: "CAR018", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "像是临时身份证",
		Message: "{field}上有“{words}”几个字",
		Why:     "临时身份证不能用来备案，也过不了真实性核验。",
		Fix:     "等正式的居民身份证办下来，再用它拍照。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(identity),
	Check: marked(paper.TemporaryCard),
	Good: []rule.Example[Desk]{
		shown("居民身份证", paper.PrincipalIDBack, paper.IDCardBack, nil),
	},
	Bad: []rule.Example[Desk]{
		shown("临时居民身份证", paper.PrincipalIDBack, paper.IDCardBack, nil, says(paper.TemporaryCard, "临时居民身份证")),
	},
}

// says puts a mark on the first paper.
func says(name, words string) func(*Desk) {
	return func(d *Desk) {
		r := d.Reports["a"]
		r.Marks = append(r.Marks, paper.Mark{Name: name, Line: paper.Line{Text: words, Score: 0.98}})
		d.Reports["a"] = r
	}
}
