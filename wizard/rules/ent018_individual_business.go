package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent018 reminds a sole trader of what the province makes its filing depend on: a trade name, a seal, the register.
var ent018 = rule.Rule[Case]{
	ID: "ENT018", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "个体工商户按单位还是按个人备案，看本省要求",
		Message:    "{province}对个体工商户另有要求：{note}",
		Why:        "个体工商户有没有字号、公章，能不能在公示系统查到，各省据此决定按单位还是按个人受理。",
		Fix:        "对照执照：有字号和公章的按单位备案；没有的，先看本省是否要求换照，或改为个人备案并备注。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.nature", "province"},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Entity.Nature == filing.IndividualBusiness },
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer := c.Atlas.IndividualBusiness(c.Filing.Province)
		if answer.Value == region.TraderUnit {
			return rule.Pass()
		}
		fault, ok := regional(answer, rule.Hint, rule.Fault{
			Paths: []filing.Path{"entity.nature"}, Values: map[string]string{"province": c.provinceName(c.Filing.Province)},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("企业不受影响", enterprise),
		example("本省一律按单位", enterprise, set("entity.nature", "individual_business"), set("province", "12")),
	},
	Bad: []rule.Example[Case]{
		example("本省看有没有字号", enterprise, set("entity.nature", "individual_business")),
	},
}
