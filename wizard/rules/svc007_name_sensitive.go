package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc007 finds words that no name may hold. Bodies of the state that deal with the matter itself are only warned.
var svc007 = rule.Rule[Case]{
	ID: "SVC007", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务名称含敏感词",
		Message:    "{field}“{name}”里有敏感词“{word}”",
		Why:        "名称出现这类词，审核一律退回。",
		Fix:        "换掉“{word}”。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := c.text(at, serviceNamePath)
		words := holdsAny(name, c.Atlas.National().NameRules.Value.Sensitive)
		if len(words) == 0 {
			return rule.Pass()
		}
		fault := rule.Fault{Values: map[string]string{"name": name, "word": quoted(words)}}
		if stateBody(c.Filing.Entity.Nature) {
			fault.Severity = rule.Warn
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{example("没有敏感词", enterprise)},
	Bad: []rule.Example[Case]{
		example("在开头", enterprise, set("services[0].name", "反腐在线网")),
		example("在中间", individual, set("services[0].name", "远离赌博小记")),
	},
}
