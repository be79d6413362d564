package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec003 finds an empty entity about to add a service where it has to be cancelled first.
var rec003 = rule.Rule[Case]{
	ID: "REC003", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "空壳主体不能直接新增服务",
		Message:    "“{field}”这一项选的是“是”，{province}的空壳主体要先注销。{note}",
		Why:        "主体名下没有服务时，多数省不接受新增，按“主体已注销”退回；要先注销主体，再首次备案。",
		Fix:        "先向所在省通信管理局注销主体（约 {days} 个工作日），备案号查不到之后，改办首次备案。",
		Source:     afterHelp,
		SourceDate: afterHelpDate,
		Reasons:    []string{"R20", "R21", "R22"},
	},
	Reads: []filing.Path{"record.shell", "province"},
	When:  recorded("record.shell"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		a := c.Atlas.ShellEntityDirectAdd(c.Filing.Province)
		if c.answer("record.shell") != filing.Yes || a.Value == region.Yes {
			return rule.Pass()
		}
		fault, ok := regional(a, rule.Block, rule.Fault{
			Paths: []filing.Path{"record.shell", "order"},
			Values: map[string]string{
				"province": c.provinceName(c.Filing.Province), "days": count(c.Atlas.National().Cancel.Value.ShellCancelWorkdays),
			},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("名下还有服务", enterprise, ordered(filing.AddService), set("record.shell", "false")),
		example("可以直接新增的省", enterprise, inProvince("33", "3301", "330106"), ordered(filing.AddService), set("record.shell", "true")),
	},
	Bad: []rule.Example[Case]{
		example("要先注销的省", enterprise, ordered(filing.AddService), set("record.shell", "true")),
	},
}
