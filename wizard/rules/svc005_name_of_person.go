package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc005 finds the applicant's own name in the name of a personal service.
var svc005 = rule.Rule[Case]{
	ID: "SVC005", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "个人服务名称用了本人姓名",
		Message:    "{field}“{name}”{relation}姓名“{person}”",
		Why:        "个人网站名称不能用人名，审核按“名称不符合要求”退回。",
		Fix:        "换成说明内容的名称，例如“家常菜做法笔记”。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, entityNamePath},
	When:  individualReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name, person := c.text(at, serviceNamePath), c.Filing.Entity.Name
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(serviceNamePath), entityNamePath},
			Values: map[string]string{"name": name, "person": person, "relation": "@word.is"},
		}
		if filing.SameText(name, person) {
			return rule.Fail(fault)
		}
		fault.Severity, fault.Values["relation"] = rule.Warn, "@word.holds"
		return rule.FailIf(strings.Contains(filing.Fold(name), filing.Fold(person)), fault)
	},
	Good: []rule.Example[Case]{
		example("说明内容的名称", individual),
	},
	Bad: []rule.Example[Case]{
		example("就是姓名", individual, set("services[0].name", "李样例")),
		example("姓名加后缀", individual, set("services[0].name", "李样例的摄影集")),
	},
}
