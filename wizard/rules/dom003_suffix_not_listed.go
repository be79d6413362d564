package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom003 reminds to look up suffixes that the bundled list of approved ones does not have. The list is old, so that it
// never says more than a hint.
var dom003 = rule.Rule[Case]{
	ID: "DOM003", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名后缀需要核对",
		Message:    "{field}的后缀“.{suffix}”不在随附的已批复名单里",
		Why:        "只有工业和信息化部批复的后缀才能备案；随附名单截至 2020 年 7 月，之后有增补。",
		Fix:        "在“域名行业管理信息公示”（domain.miit.gov.cn）查这个后缀；没有批复的，换一个域名。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		if !ok || lent(n) {
			return rule.Pass()
		}
		list := c.Atlas.National().DomainSuffixes2020.Value
		_, listed := n.Ends(slices.Concat(list.CN, list.IDN, list.Generic)...)
		return rule.FailIf(!listed, rule.Fault{Values: map[string]string{"suffix": domain.Readable(n.TLD())}})
	},
	Good: []rule.Example[Case]{
		example(".cn", enterprise),
		example(".com", enterprise, set("services[0].domains[0].name", "yunfan-example.com")),
		example(".中国", enterprise, set("services[0].domains[0].name", "云帆智联.中国")),
		example(".公司 的 ASCII 写法", enterprise, set("services[0].domains[0].name", "yunfan.xn--55qx5d")),
	},
	Bad: []rule.Example[Case]{
		example("没有批复的后缀", enterprise, set("services[0].domains[0].name", "yunfan-example.io")),
		example("国外的后缀", enterprise, set("services[0].domains[0].name", "yunfan-example.co.uk")),
	},
}
