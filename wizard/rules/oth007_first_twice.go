package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth007 finds two orders that file one entity for the first time.
var oth007 = rule.Rule[Case]{
	ID: "OTH007", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "同一个主体有两份首次备案",
		Message:    "“{filing}”也是{order}，主体证件号码相同",
		Why:        "一个主体只能首次备案一次，同时只能有一个在途订单；两份都提交，会按“网站主办者冲突”退回一份。",
		Fix:        "先提交其中一份，通过后把另一份改成“新增互联网信息服务”；只要一份的，删掉多余的。",
		Source:     conditionsHelp,
		SourceDate: conditionsHelpDate,
		Reasons:    []string{"R18", "R26"},
	},
	Reads: []filing.Path{"order", "entity.certificate.number"},
	When:  ordering(filing.First),
	Check: func(c Case, _ filing.At) rule.Outcome {
		for _, other := range c.siblings() {
			if other.Order == filing.First {
				return rule.Fail(rule.Fault{
					Paths:  []filing.Path{"order", "entity.certificate.number"},
					Values: map[string]string{"filing": filingNamed(other), "order": "@order." + string(other.Order)},
				})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("另一个主体的首次备案", enterprise, among(otherCompany())),
		example("首次备案之后的新增", enterprise, ordered(filing.AddService), among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
	},
	Bad: []rule.Example[Case]{
		example("两份首次备案", enterprise, among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
	},
}

// filingNamed names another filing of the same entity: its title tells more than the entity's name.
func filingNamed(f *filing.Filing) string {
	if filled(f.Title) {
		return f.Title
	}
	return filingName(f)
}
