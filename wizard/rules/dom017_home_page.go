package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom017 compares the home page with the domains of the website. Some provinces want one address for each domain, so that
// several may be given.
var dom017 = rule.Rule[Case]{
	ID: "DOM017", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "首页地址没有填成备案的域名",
		Message:    "{field}“{typed}”{trouble}",
		Why:        "首页地址须属于备案的域名，只填一级域名，系统会自动补全。",
		Fix:        "改成“{plain}”。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
	},
	Each:  servicePattern,
	Reads: []filing.Path{homeURLPath, serviceKindPath},
	Sees:  []filing.Path{domainNamePath},
	When: func(c Case, at filing.At) bool {
		return servicesReviewed(c, at) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		var own []domain.Name
		for j := range c.service(at).Domains {
			if n, ok := c.nameAt(filing.At{at[0], j}); ok && !lent(n) {
				own = append(own, n)
			}
		}
		if len(own) == 0 {
			return rule.Pass() // the domain comes first; what is wrong with it is other rules' to say
		}
		for _, typed := range strings.FieldsFunc(c.text(at, homeURLPath), separatesAddresses) {
			if severity, trouble := homeTrouble(typed, own); trouble != "" {
				fault := rule.Fault{
					Severity: severity, Paths: []filing.Path{at.Of(homeURLPath), at.Of("services[].domains[0].name")},
					Values: map[string]string{"typed": typed, "trouble": trouble, "plain": own[0].Plain()},
				}
				return rule.Fail(fault)
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("与域名相同", enterprise),
		example("带协议头，系统会去掉", enterprise, set("services[0].home_url", "https://yunfan-example.cn/")),
	},
	Bad: []rule.Example[Case]{
		example("别的域名", enterprise, set("services[0].home_url", "yunfan-example.com")),
		example("带 www", enterprise, set("services[0].home_url", "www.yunfan-example.cn")),
		example("带路径", enterprise, set("services[0].home_url", "yunfan-example.cn/index.html")),
		example("读不出网址", enterprise, set("services[0].home_url", "云帆智联官网")),
	},
}

func separatesAddresses(r rune) bool { return strings.ContainsRune(",，;；、 \n\t\r", r) }

// homeTrouble says what is wrong with a home page beside the domains of its website.
func homeTrouble(typed string, own []domain.Name) (rule.Severity, string) {
	host, path, err := filing.ParseHomeURL(typed)
	if err != nil {
		return rule.Block, "@word.home_unreadable"
	}
	n, err := domain.Parse(host.String())
	if err != nil {
		return rule.Block, "@word.home_unreadable"
	}
	exact, below := false, false
	for _, d := range own {
		exact = exact || n.ASCII == d.ASCII
		below = below || n.Registrable == d.Registrable
	}
	switch {
	case !below:
		return rule.Block, "@word.home_elsewhere"
	case n.WWW() && n.Below() > 0:
		return rule.Warn, "@word.home_www"
	case path != "":
		return rule.Warn, "@word.home_path"
	case n.Below() > 0 && !exact && !departments(n):
		return rule.Warn, "@word.home_below"
	}
	return "", ""
}
