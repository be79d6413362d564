package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom014 holds the suffix against the nature of the body: authorities use .gov.cn and .政务, public institutions .cn and
// .公益, and nobody else may use what belongs to authorities.
var dom014 = rule.Rule[Case]{
	ID: "DOM014", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名后缀与单位性质不符",
		Message:    "{field}“{domain}”{trouble}“{suffixes}”",
		Why:        "机关网站用 .gov.cn 或 .政务，事业单位用 .cn 或 .公益；这些政务后缀别的单位不能用。",
		Fix:        "核对主办单位性质；机关和事业单位改用规定后缀的域名，其他单位换成普通域名。",
		Source:     "《互联网政务应用安全管理规定》（中央网信办等四部门）",
		SourceDate: "2024-05-15",
		Reasons:    []string{"R04", "R37"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath, entityNaturePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		n, ok := c.nameAt(at)
		if !ok || lent(n) {
			return rule.Pass()
		}
		fault := rule.Fault{Paths: []filing.Path{at.Of(domainNamePath), entityNaturePath}, Values: map[string]string{"domain": n.Unicode}}
		nature := c.Filing.Entity.Nature
		if title, ok := stateTitles[nature]; ok {
			suffixes := c.Atlas.National().GovSuffix.Value[title]
			if _, fits := n.Ends(suffixes...); fits || len(suffixes) == 0 {
				return rule.Pass()
			}
			fault.Values["trouble"], fault.Values["suffixes"] = "@word.suffix_prescribed", quoted(suffixes)
			return rule.Fail(fault)
		}
		suffix, gov := n.Ends(govSuffix, govSuffixHan)
		if !gov || stateBody(nature) {
			return rule.Pass()
		}
		fault.Values["trouble"], fault.Values["suffixes"] = "@word.suffix_reserved", suffix
		if nature != filing.SocialOrganization && nature != filing.OtherNature {
			fault.Severity = rule.Block // a union or a league may be near enough to an authority
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("企业用普通域名", enterprise),
		example("机关用 .gov.cn", enterprise, set("entity.nature", "government"), set("services[0].domains[0].name", "yunfan.gov.cn")),
		example("机关用 .政务", enterprise, set("entity.nature", "government"), set("services[0].domains[0].name", "云帆.政务")),
		example("事业单位用 .cn", enterprise, set("entity.nature", "public_institution")),
	},
	Bad: []rule.Example[Case]{
		example("企业用 .gov.cn", enterprise, set("services[0].domains[0].name", "yunfan.gov.cn")),
		example("机关用 .com", enterprise, set("entity.nature", "government"), set("services[0].domains[0].name", "yunfan-example.com")),
		example("事业单位用 .com", enterprise, set("entity.nature", "public_institution"), set("services[0].domains[0].name", "yunfan-example.com")),
	},
}

// stateTitles are the natures that the national list of suffixes names.
var stateTitles = map[filing.Nature]string{filing.Government: "政府机关", filing.PublicInstitution: "事业单位"}
