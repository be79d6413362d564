package rules

import (
	"errors"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent005 looks at the organisation code inside a credit code whose own check passes: two typing errors can hide from the
// outer check and not from the inner one.
var ent005 = rule.Rule[Case]{
	ID: "ENT005", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "统一社会信用代码里的组织机构代码对不上",
		Message:    "{field}“{number}”的第 9 至 17 位（{inner}）不符合组织机构代码的校验规则",
		Why:        "统一社会信用代码的第 9 至 17 位就是组织机构代码，它有自己的校验位；对不上时可能抄错了不止一位。",
		Fix:        "对照证件原件核对第 9 至 17 位；与原件一致就不用改。",
		Source:     "GB 11714-1997 全国组织机构代码编制规则",
		SourceDate: "1997",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.certificate.kind"},
	When:  func(c Case, _ filing.At) bool { return filing.CarriesUSCC(c.Filing.Entity.Certificate.Kind) },
	Check: func(c Case, _ filing.At) rule.Outcome {
		code, err := filing.ParseUSCC(c.Filing.Entity.Certificate.Number)
		if err != nil {
			return rule.NotApplicable()
		}
		inner, err := code.OrganizationCode()
		return rule.FailIf(errors.Is(err, filing.ErrCheckDigit), rule.Fault{
			Paths:  []filing.Path{"entity.certificate.number"},
			Values: map[string]string{"number": code.String(), "inner": inner.String()},
		})
	},
	Good: []rule.Example[Case]{example("内外两重校验都对", enterprise)},
	Bad: []rule.Example[Case]{
		example("外层校验通过，内层对不上", enterprise, set("entity.certificate.number", "91440399MA0YF00151")),
	},
}
