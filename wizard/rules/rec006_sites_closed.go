package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// openNotes heads what provinces say about sites on file that have to open.
const openNotes = "已备案站点须可访问"

// rec006 finds services on file that do not open.
var rec006 = rule.Rule[Case]{
	ID: "REC006", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "已备案的网站有打不开的",
		Message:    "“{field}”这一项选的是“否”{note}",
		Why:        "新增、接入和变更时，审核会逐个打开这个主体已备案的网站；打不开的按“已备案成功的网站无法访问”退回。",
		Fix:        "把域名解析到内地的服务器并开通网站；不再使用的，先注销或取消接入，再提交这一单。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R06"},
	},
	Reads: []filing.Path{"record.sites_open"},
	Sees:  []filing.Path{"province"},
	When:  recorded("record.sites_open"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		if c.answer("record.sites_open") != filing.No {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{"record.sites_open"}, Values: map[string]string{"note": ""}}
		for _, note := range c.Atlas.Notes(c.Filing.Province, openNotes) {
			if local, ok := aside(note, rule.Warn, fault); ok && local.Severity == rule.Warn {
				return rule.Fail(local)
			}
			fault.Values["note"] = "" // what is hardly known does not make the nation's rule weaker
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("都能打开", enterprise, ordered(filing.AddService), set("record.sites_open", "true")),
		example("首次备案没有旧网站", enterprise, set("record.sites_open", "false")),
	},
	Bad: []rule.Example[Case]{
		example("本省另有说明", enterprise, inProvince("32", "3201", "320102"), ordered(filing.AddService), set("record.sites_open", "false")),
		example("有一个打不开", enterprise, ordered(filing.AddService), set("record.sites_open", "false")),
	},
}
