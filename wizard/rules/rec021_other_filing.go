package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec021 finds a change of what says which filing it is: the province, the filing number, the kind of a service. Whose
// filing it is, rec022 looks at.
var rec021 = rule.Rule[Case]{
	ID: "REC021", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "变更备案改不了这一项",
		Message:    "{field}在备案里是“{filed}”，现在填的是“{now}”，变更订单里不能改",
		Why:        "地域、主体备案号和服务类型锁定在备案里；改了就不是原来那个备案，系统会提示备案数据不存在。",
		Fix:        "照备案里的填写。要换省份的，注销后到新的省重新备案；要把网站换成 APP 的，另外新增一个 APP。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R16", "X07"},
	},
	Sees: []filing.Path{"province", "entity.filing_number", serviceKindPath},
	When: changing,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, d := range c.changes() {
			if filing.Locked(d.path.Pattern()) && !identityOfEntity(d.path) {
				faults = append(faults, rule.Fault{Paths: []filing.Path{d.path}, Values: map[string]string{"filed": d.filed, "now": d.now}})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("只改了能改的", enterprise, ordered(filing.ChangeFiling), asFiled, set("principal.mobile", "13800000009")),
		example("备案号多写了网站的序号", enterprise, ordered(filing.ChangeFiling), asFiled, set("entity.filing_number", "粤ICP备00000001号-1")),
	},
	Bad: []rule.Example[Case]{
		example("换了省份", enterprise, ordered(filing.ChangeEntity), asFiled, set("province", "43")),
		example("换了备案号", enterprise, ordered(filing.ChangeFiling), asFiled, set("entity.filing_number", "粤ICP备00000002号")),
	},
}

// identityOfEntity reports whether a fact says whose filing it is.
func identityOfEntity(p filing.Path) bool {
	return p == entityNaturePath || p == "entity.certificate.kind" || p == "entity.certificate.number"
}
