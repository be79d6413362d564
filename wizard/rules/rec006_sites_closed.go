package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec006 finds services on file that do not open.
var rec006 = rule.Rule[Case]{
	ID: "REC006", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "已备案的网站有打不开的",
		Message:    "{field}选了“否”",
		Why:        "新增、接入和变更时，审核会逐个打开这个主体已备案的网站；打不开的按“已备案成功的网站无法访问”退回。",
		Fix:        "把域名解析到内地的服务器并开通网站；不再使用的，先注销或取消接入，再提交这一单。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R06"},
	},
	Reads: []filing.Path{"record.sites_open"},
	When:  recorded("record.sites_open"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(c.answer("record.sites_open") == filing.No, rule.Fault{Paths: []filing.Path{"record.sites_open"}})
	},
	Good: []rule.Example[Case]{
		example("都能打开", enterprise, ordered(filing.AddService), set("record.sites_open", "true")),
		example("首次备案没有旧网站", enterprise, set("record.sites_open", "false")),
	},
	Bad: []rule.Example[Case]{
		example("有一个打不开", enterprise, ordered(filing.AddService), set("record.sites_open", "false")),
	},
}
