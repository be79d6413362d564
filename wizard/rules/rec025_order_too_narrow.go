package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec025 finds a change that the order does not cover: of a service in an order about the entity, or the other way round.
var rec025 = rule.Rule[Case]{
	ID: "REC025", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "变更的内容超出了这种订单",
		Message:    "备案类型是{order}，{other}却从“{filed}”改成了“{now}”",
		Why:        "变更主体只改主体和主体负责人，变更互联网信息服务只改服务；超出的改动不会生效，两边都要改的要用变更备案。",
		Fix:        "主体和服务都要改的，把备案类型换成“变更备案”；只改一边的，把另一边改回备案里的内容。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"order"},
	Sees:  []filing.Path{entityNamePath, "principal.name", "principal.mobile", serviceNamePath, domainNamePath},
	When:  ordering(filing.ChangeEntity, filing.ChangeService),
	Check: func(c Case, _ filing.At) rule.Outcome {
		scope := filing.ScopeOf(c.Filing.Order)
		for _, d := range c.changes() {
			beside := c.Filing.Order == filing.ChangeService && d.path == entityNamePath // asked to find the filing, not to change it
			if scope.Of(d.path.Pattern()) != filing.NotWanted && !beside {
				continue
			}
			return rule.Fail(rule.Fault{
				Paths:  []filing.Path{"order", d.path},
				Values: map[string]string{"order": "@order." + string(c.Filing.Order), "filed": d.filed, "now": d.now},
			})
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("变更主体只改了主体", enterprise, ordered(filing.ChangeEntity), asFiled, set("principal.mobile", "13800000009")),
		example("变更备案两边都改", enterprise, ordered(filing.ChangeFiling), asFiled, set("principal.mobile", "13800000009"), set("services[0].name", "云帆智联科技")),
	},
	Bad: []rule.Example[Case]{
		example("变更主体时改了网站名称", enterprise, ordered(filing.ChangeEntity), asFiled, set("services[0].name", "云帆智联科技")),
		example("变更服务时改了负责人手机", enterprise, ordered(filing.ChangeService), asFiled, set("principal.mobile", "13800000009")),
	},
}
