package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// abnormalNotes heads what provinces say about licences that are listed as abnormal.
const abnormalNotes = "经营异常名录"

// rec005 finds a licence that is listed as abnormal, suspended or revoked.
var rec005 = rule.Rule[Case]{
	ID: "REC005", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "证照状态异常",
		Message:    "“{field}”这一项选的是“是”：证照列入经营异常、吊销或注销{note}",
		Why:        "审核会查国家企业信用信息公示系统；列入经营异常名录的多半被退回，吊销、注销的一律不受理。",
		Fix:        "先到登记机关移出经营异常名录，公示系统显示正常后再提交；已吊销或注销的，换用存续的主体。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"X13"},
	},
	Reads: []filing.Path{"record.abnormal"},
	Sees:  []filing.Path{"province"},
	When:  recorded("record.abnormal"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		if c.answer("record.abnormal") != filing.Yes {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{"record.abnormal"}, Values: map[string]string{"note": ""}}
		for _, note := range c.Atlas.Notes(c.Filing.Province, abnormalNotes) {
			if local, ok := aside(note, rule.Warn, fault); ok && local.Severity == rule.Warn {
				return rule.Fail(local)
			}
			fault.Values["note"] = bracketed(note.Note)
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("状态正常", enterprise, set("record.abnormal", "false")),
	},
	Bad: []rule.Example[Case]{
		example("列入经营异常名录", enterprise, set("record.abnormal", "true")),
		example("本省写明须先移出", enterprise, inProvince("50", "5001", "500112"), set("record.abnormal", "true")),
	},
}
