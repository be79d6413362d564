package rules

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let013 finds stamps of a person in the place of a signature.
var let013 = rule.Rule[Desk]{
	ID: "LET013", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "盖的是个人名章",
		Message: "{field}的“{place}”盖的是个人印章，不是亲笔签字",
		Why:     "签字要亲笔，个人印章不作数。",
		Fix:     "由本人在“{place}”用黑色笔亲笔签。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !s.signing() || !d.asksFor(s, paper.SignaturePlace) {
			return nil
		}
		for _, n := range s.empty(paper.SignaturePlace) {
			if seal, ok := s.stamp(n); ok {
				return s.inked("seals."+strconv.Itoa(seal), map[string]string{"place": strings.TrimRight(s.report.Ink.Places[n].Label, ":：")})
			}
		}
		return nil
	}),
	Good: []rule.Example[Desk]{
		returned("亲笔签了"),
		returned("亲笔签了，又盖了名章", alsoSealed(paper.Seal{Shape: paper.SquareSeal, Red: true, Share: 1, Spot: signatureSpot})),
	},
	Bad: []rule.Example[Desk]{
		returned("只盖了名章", unwritten(paper.SignaturePlace), alsoSealed(paper.Seal{Shape: paper.SquareSeal, Red: true, Share: 1, Spot: signatureSpot})),
	},
}
