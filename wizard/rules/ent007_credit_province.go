package rules

import (
	"errors"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent007 holds the province inside a credit code against the province of the filing. Where the certificate's address names
// another province too, ent011 tells both.
var ent007 = rule.Rule[Case]{
	ID: "ENT007", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "统一社会信用代码的登记地不在备案省份",
		Message:    "{field}的第 3、4 位是“{digits}”（{where}），备案省份却是{province}",
		Why:        "单位只能在证件登记地所在的省备案。代码第 3 至 8 位是赋码时的登记地，多数单位与备案省份一致。",
		Fix:        "核对代码和备案省份。单位后来跨省迁址、代码没有变的，以证件住所为准，不用改。",
		Source:     "GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
		SourceDate: "2015",
		Reasons:    []string{"R28", "X04"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.certificate.kind", "province"},
	Sees:  []filing.Path{"entity.certificate.address"},
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		digits, ok := c.creditProvince()
		if !ok || digits == c.Filing.Province || c.place(c.Filing.Entity.Certificate.Address).province == digits {
			return rule.Pass()
		}
		return rule.Fail(rule.Fault{
			Paths: []filing.Path{"entity.certificate.number", "province"},
			Values: map[string]string{
				"digits": digits, "where": c.provinceName(digits), "province": c.provinceName(c.Filing.Province),
			},
		})
	},
	Good: []rule.Example[Case]{
		example("代码与备案省份一致", enterprise),
		example("国家部门登记的代码以 10 开头，不看省份", enterprise, set("entity.certificate.number", "91100000MA0YF0018Q")),
	},
	Bad: []rule.Example[Case]{
		example("上海登记的代码，在广东备案", enterprise, set("entity.certificate.number", "91310099MA0YF0018P")),
	},
}

// creditProvince returns the province inside the entity's credit code. 10 stands for registers of the state itself and is
// no province.
func (c Case) creditProvince() (string, bool) {
	cert := c.Filing.Entity.Certificate
	if !filing.CarriesUSCC(cert.Kind) || !c.isProvince(c.Filing.Province) {
		return "", false
	}
	code, err := filing.ParseUSCC(cert.Number)
	if err != nil && !errors.Is(err, filing.ErrCheckDigit) {
		return "", false
	}
	return code.Province(), c.isProvince(code.Province())
}
