package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc005 finds websites that open before they are filed.
var acc005 = rule.Rule[Case]{
	ID: "ACC005", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "备案前域名还在解析",
		Message:    "“{field}”这一项选的是“否”：备案通过之前网站不能打开",
		Why:        "没有备案的域名开通访问，审核按“未备案域名未关闭解析”退回。",
		Fix:        "在域名解析控制台暂停解析，到备案通过再恢复，然后把这一项改为“是”。",
		Source:     decree33,
		SourceDate: decree33Date,
		Reasons:    []string{"R23", "X08"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{dnsPausedPath, serviceKindPath},
	When: func(c Case, at filing.At) bool {
		return c.Filing.Fresh() && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		return rule.FailIf(c.service(at).Access.DNSPaused == filing.No, rule.Fault{Paths: []filing.Path{at.Of(dnsPausedPath)}})
	},
	Good: []rule.Example[Case]{
		example("已暂停解析", enterprise),
		example("接入备案的网站要能打开", enterprise, set("order", "add_access"), set("services[0].access.dns_paused", "false")),
	},
	Bad: []rule.Example[Case]{example("还在解析", enterprise, set("services[0].access.dns_paused", "false"))},
}
