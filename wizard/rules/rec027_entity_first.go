package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec027 finds an addition here that would change the entity by the way.
var rec027 = rule.Rule[Case]{
	ID: "REC027", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "主体信息变了，要先变更主体",
		Message:    "{field}在备案里是“{filed}”，现在填的是“{now}”",
		Why:        "主体备案已在这个接入商名下时，新增和接入订单里的主体信息是带出来的，不能顺带修改；主体变更与新增也不能放在一单里。",
		Fix:        "先办“变更主体”，通过后再提交这一单；主体没有变的，改回备案里的内容。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R27"},
	},
	Reads: []filing.Path{"record.entity_here"},
	Sees:  []filing.Path{"order", entityNamePath, "principal.name", "principal.mobile"},
	When:  recorded("record.entity_here"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		if c.Filing.Record.EntityHere != filing.Yes {
			return rule.Pass()
		}
		var faults []rule.Fault
		for _, d := range c.changes() {
			if !d.path.Under("services") {
				faults = append(faults, rule.Fault{Paths: []filing.Path{d.path}, Values: map[string]string{"filed": d.filed, "now": d.now}})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("主体没有变", enterprise, ordered(filing.AddService), set("record.entity_here", "true"), asFiled),
	},
	Bad: []rule.Example[Case]{
		example("顺带换了负责人手机", enterprise, ordered(filing.AddService), set("record.entity_here", "true"), asFiled, set("principal.mobile", "13800000009")),
	},
}
