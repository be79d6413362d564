package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// overseasRegistrars are well-known registrars without an approval of the ministry.
var overseasRegistrars = []string{
	"GoDaddy", "Namecheap", "Google", "Cloudflare", "Squarespace", "Porkbun", "NameSilo", "Dynadot", "Gandi", "Enom", "Tucows", "Hover", "OVH", "IONOS",
}

// dom015 finds registrars that are known to be overseas.
var dom015 = rule.Rule[Case]{
	ID: "DOM015", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名注册商可能没有境内批复",
		Message:    "{field}“{registrar}”像是境外注册商",
		Why:        "注册商须经工业和信息化部批复；在境外注册商处的域名查不到实名信息。",
		Fix:        "把域名转入境内批复的注册商并完成实名，名单见 domain.miit.gov.cn。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainRegistrarPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		registrar := c.domainAt(at).Registrar
		return rule.FailIf(len(holdsAny(registrar, overseasRegistrars)) > 0, rule.Fault{Values: map[string]string{"registrar": registrar}})
	},
	Good: []rule.Example[Case]{example("境内注册商", enterprise)},
	Bad:  []rule.Example[Case]{example("境外注册商", enterprise, set("services[0].domains[0].registrar", "godaddy.com, LLC"))},
}
