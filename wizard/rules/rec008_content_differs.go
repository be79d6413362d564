package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec008 finds services on file that show something else than what was filed.
var rec008 = rule.Rule[Case]{
	ID: "REC008", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "已备案的网站与备案内容不一致",
		Message:    "“{field}”这一项选的是“否”",
		Why:        "审核会比对已备案网站的标题、内容和备案信息，名称不符、内容超出范围或者缺前置审批的，按“网站内容不合格”退回。",
		Fix:        "让浏览器标题与备案的名称一致，去掉备案以外的内容；内容确实变了的，先变更那个网站的备案。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R08"},
	},
	Reads: []filing.Path{"record.content_matches"},
	When:  recorded("record.content_matches"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.content_matches") == filing.No, rule.Fault{Paths: []filing.Path{"record.content_matches"}})
	},
	Good: []rule.Example[Case]{
		example("内容一致", enterprise, ordered(filing.AddAccess), set("record.content_matches", "true")),
	},
	Bad: []rule.Example[Case]{
		example("标题不是备案名称", enterprise, ordered(filing.AddAccess), set("record.content_matches", "false")),
	},
}
