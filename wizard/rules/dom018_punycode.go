package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom018 reminds those who typed a Chinese domain in its xn-- form.
var dom018 = rule.Rule[Case]{
	ID: "DOM018", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "中文域名写成了转换码",
		Message:    "{field}“{typed}”是“{domain}”的转换码",
		Why:        "系统和域名证书显示的是中文写法，填转换码不便核对。",
		Fix:        "改填“{domain}”，与域名证书一致。",
		Source:     "practice",
		SourceDate: "2026",
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		return rule.FailIf(ok && n.Punycode, rule.Fault{Values: map[string]string{"typed": c.domainAt(at).Name, "domain": n.Unicode}})
	},
	Good: []rule.Example[Case]{example("中文写法", enterprise, set("services[0].domains[0].name", "云帆智联.中国"))},
	Bad:  []rule.Example[Case]{example("转换码", enterprise, set("services[0].domains[0].name", "xn--9kqs09a.xn--fiqs8s"))},
}
