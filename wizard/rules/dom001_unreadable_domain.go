package rules

import (
	"errors"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom001 finds what cannot be a domain at all.
var dom001 = rule.Rule[Case]{
	ID: "DOM001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名写法不对",
		Message:    "{field}“{typed}”不是域名：{trouble}",
		Why:        "系统按域名查询实名信息，写错就查不到。",
		Fix:        "只填域名本身，例如 example.cn。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
		Reasons:    []string{"S02"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		typed := c.domainAt(at).Name
		_, err := domain.Parse(typed)
		return rule.FailIf(err != nil, rule.Fault{Values: map[string]string{"typed": typed, "trouble": domainTrouble(err, typed)}})
	},
	Good: []rule.Example[Case]{
		example("普通域名", enterprise),
		example("中文域名", enterprise, set("services[0].domains[0].name", "云帆智联.中国"), set("services[0].home_url", "云帆智联.中国")),
		example("全角和大写", enterprise, set("services[0].domains[0].name", "Ｙｕｎｆａｎ-Example。ＣＮ")),
	},
	Bad: []rule.Example[Case]{
		example("IP 地址", enterprise, set("services[0].domains[0].name", "121.36.0.10")),
		example("没有后缀", enterprise, set("services[0].domains[0].name", "yunfan")),
		example("中间有空格", enterprise, set("services[0].domains[0].name", "yunfan example.cn")),
		example("下划线", enterprise, set("services[0].domains[0].name", "yunfan_example.cn")),
	},
}

// domainTrouble names what keeps a text from being a domain.
func domainTrouble(err error, typed string) string {
	if _, e := filing.ParseAddress(typed); e == nil {
		return "@word.domain_is_address"
	}
	if errors.Is(err, domain.ErrLabel) {
		return "@word.domain_label"
	}
	return "@word.domain_form"
}
