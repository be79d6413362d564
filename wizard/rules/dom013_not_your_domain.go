package rules

import (
	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom013 finds names that nobody can hold: a suffix itself, or a name below one that a company lends.
var dom013 = rule.Rule[Case]{
	ID: "DOM013", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "不是自己注册的域名",
		Message:    "{field}“{domain}”{trouble}",
		Why:        "备案的域名须在注册商处注册并实名；托管平台分配的子域名和公共后缀查不到您的实名信息。",
		Fix:        "换成自己注册并实名的域名。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R02", "R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		if !ok || !lent(n) {
			return rule.Pass()
		}
		trouble := "@word.domain_suffix_only"
		if n.Private {
			trouble = "@word.domain_lent"
		}
		return rule.Fail(rule.Fault{Values: map[string]string{"domain": n.Unicode, "suffix": domain.Readable(n.Suffix), "trouble": trouble}})
	},
	Good: []rule.Example[Case]{example("自己注册的域名", enterprise)},
	Bad: []rule.Example[Case]{
		example("托管平台的子域名", enterprise, set("services[0].domains[0].name", "yunfan.github.io")),
		example("公共后缀", enterprise, set("services[0].domains[0].name", "com.cn")),
	},
}
