package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec004 finds a first filing of an entity that was filed before with another certificate.
var rec004 = rule.Rule[Case]{
	ID: "REC004", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "这个主体以前用别的证件备过案",
		Message:    "“{field}”这一项选的是“是”，备案类型却是{order}",
		Why:        "工业和信息化部按证件认主体。同一单位换了证件再报首次备案，会提示已存在备案记录，或者“域名已备案，证件未备案”。",
		Fix:        "先查清原来的备案：还在的，到原接入商把证件变更成新的，再办新增；已经没有服务的，先注销主体，再办首次备案。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R16", "R17", "S01"},
	},
	Reads: []filing.Path{"record.former_certificate"},
	Sees:  []filing.Path{"order"},
	When:  recorded("record.former_certificate"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.former_certificate") == filing.Yes, rule.Fault{Paths: []filing.Path{"record.former_certificate"}, Values: map[string]string{"order": "@order." + string(c.Filing.Order)}})
	},
	Good: []rule.Example[Case]{
		example("以前没有备过案", enterprise, set("record.former_certificate", "false")),
	},
	Bad: []rule.Example[Case]{
		example("以前用组织机构代码证备过案", enterprise, set("record.former_certificate", "true")),
	},
}
