package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec020 finds a number of filed services that is none, or that contradicts the other answers.
var rec020 = rule.Rule[Case]{
	ID: "REC020", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "已备案服务的数量说不通",
		Message:    "{field}“{typed}”{trouble}",
		Why:        "每单能报几个、要不要交建设方案书，都按已备案的数量算；数量不对，算出来的就不对。",
		Fix:        "到 beian.miit.gov.cn 按主办单位名称查询，把网站、APP、小程序和快应用加起来，只填数字。",
		Source:     conditionsHelp,
		SourceDate: conditionsHelpDate,
		Reasons:    []string{"X07"},
	},
	Reads: []filing.Path{"record.filed_services"},
	Sees:  []filing.Path{"record.shell", "order"},
	When:  recorded("record.filed_services"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		n, ok := c.filedServices()
		shell := recorded("record.shell")(c, nil)
		fault := rule.Fault{Paths: []filing.Path{"record.filed_services"}, Values: map[string]string{"typed": c.Filing.Record.FiledServices}}
		switch {
		case !ok:
			fault.Values["trouble"] = "@word.count_unreadable"
		case shell && n > 0 && c.answer("record.shell") == filing.Yes:
			fault.Values["trouble"] = "@word.count_of_shell"
			fault.Paths = append(fault.Paths, "record.shell")
		case n == 0 && !(shell && c.answer("record.shell") == filing.Yes):
			fault.Values["trouble"] = "@word.count_none"
			fault.Paths = append(fault.Paths, "order")
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("两个", enterprise, ordered(filing.AddService), set("record.filed_services", "2")),
		example("空壳主体一个也没有", enterprise, ordered(filing.AddService), set("record.filed_services", "0"), set("record.shell", "true")),
	},
	Bad: []rule.Example[Case]{
		example("不是数字", enterprise, ordered(filing.AddService), set("record.filed_services", "两三个")),
		example("空壳主体却有服务", enterprise, ordered(filing.AddService), set("record.filed_services", "2"), set("record.shell", "true")),
		example("一个也没有，却要接入", enterprise, ordered(filing.AddAccess), set("record.filed_services", "0")),
	},
}
