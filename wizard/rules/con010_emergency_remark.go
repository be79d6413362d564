package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con010 reminds of the remark in which some provinces want to read whose the emergency number is.
var con010 = rule.Rule[Case]{
	ID: "CON010", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "备注里要写明应急电话是谁的",
		Message:    "{field}里没有写应急联系人。{province}：{note}",
		Why:        "有的省要求在备注里写明应急电话使用人的姓名，以及与负责人的关系或职务。",
		Fix:        "在备注里加一句，如“应急联系人：王某，本单位行政主管”。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R11"},
	},
	Reads: []filing.Path{"province", "entity.nature"},
	Sees:  []filing.Path{"entity.remark", "services[].remark"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		id := contactsRemark
		if c.Filing.Entity.Nature == filing.Individual {
			id = contactsPersonalRemark
		}
		answer, wanted := c.contactRule(id)
		if !wanted || c.remarkSays("应急") || c.remarkSays("紧急") {
			return rule.Pass()
		}
		fault, ok := regional(answer, rule.Hint, rule.Fault{
			Paths: []filing.Path{"entity.remark"}, Values: map[string]string{"province": c.provinceName(c.Filing.Province)},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("没有这项要求的省", enterprise),
		example("备注里写了应急联系人", enterprise, inProvince("62", "6201", "620102"), set("entity.remark", "应急联系人：王样例，行政主管")),
	},
	Bad: []rule.Example[Case]{
		example("要求备注的省，备注空着", enterprise, inProvince("62", "6201", "620102")),
	},
}

// remarkSays reports whether any remark of the filing holds a word.
func (c Case) remarkSays(word string) bool {
	if strings.Contains(c.Filing.Entity.Remark, word) {
		return true
	}
	for i := range c.Filing.Services {
		if strings.Contains(c.Filing.Services[i].Remark, word) {
			return true
		}
	}
	return false
}
