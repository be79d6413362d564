package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec023 compares the domains of a website with those that are filed, as sets.
var rec023 = rule.Rule[Case]{
	ID: "REC023", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "网站的域名与备案里的不一样",
		Message:    "{field}：{trouble}“{domains}”",
		Why:        "已备案的域名在变更里不能改写；2019 年 4 月起一个网站只收一个域名，新的域名要按新的网站新增。",
		Fix:        "换域名的，先用新域名新增一个网站，通过后再注销旧的；只想去掉其中一个域名的，删掉那一行，通过后那个域名就不能再用。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R16"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceKindPath},
	Sees:  []filing.Path{domainNamePath},
	When: func(c Case, at filing.At) bool {
		return (c.Filing.Order == filing.ChangeService || c.Filing.Order == filing.ChangeFiling) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		filed, now := c.filedDomains(at[0]), c.domainsOf(at[0])
		if len(filed) == 0 || len(now) == 0 {
			return rule.Pass()
		}
		added, gone := without(now, filed), without(filed, now)
		fault := func(severity rule.Severity, trouble string, domains []string) rule.Outcome {
			return rule.Fail(rule.Fault{
				Severity: severity, Paths: []filing.Path{filing.At{at[0], 0}.Of(domainNamePath)},
				Values: map[string]string{"trouble": "@word.domains_" + trouble, "domains": quoted(domains)},
			})
		}
		switch {
		case len(gone) == len(filed):
			return fault(rule.Block, "replaced", gone)
		case len(added) > 0:
			return fault(rule.Warn, "added", added)
		case len(gone) > 0:
			return fault(rule.Hint, "removed", gone)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("域名没有变", enterprise, ordered(filing.ChangeService), asFiled, set("services[0].domains[0].name", "YUNFAN-example.cn")),
		example("备案里的域名没有填", enterprise, ordered(filing.ChangeService)),
	},
	Bad: []rule.Example[Case]{
		example("换了域名", enterprise, ordered(filing.ChangeService), asFiled, set("services[0].domains[0].name", "yunfan-example.com")),
		example("加了域名", enterprise, ordered(filing.ChangeService), asFiled, set("services[0].domains[1].name", "yunfan-example.com")),
		example("去掉两个域名中的一个", enterprise, ordered(filing.ChangeFiling), set("services[0].domains[1].name", "yunfan-example.com"), asFiled,
			altered(func(f *filing.Filing) { f.Services[0].Domains = f.Services[0].Domains[:1] })),
	},
}

// domainsOf lists the domains of a service as they are compared.
func (c Case) domainsOf(service int) []string {
	var out []string
	for _, d := range c.Filing.Services[service].Domains {
		out = append(out, host(d.Name))
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "" })
}

// filedDomains lists the domains of a service that the filing on file has.
func (c Case) filedDomains(service int) []string {
	parent := filing.At{service}.Of("services[].domains")
	var out []string
	for p, text := range c.Filing.Record.AsFiled {
		if p.Under(parent) && p.Pattern() == domainNamePath {
			out = append(out, host(text))
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(out, func(name string) bool { return name == "" })
}

// host is a domain as it is compared.
func host(typed string) string {
	d, err := filing.ParseDomainName(typed)
	if err != nil {
		return strings.TrimSpace(filing.Fold(typed))
	}
	return d.String()
}

// without lists what is in a and not in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) })
}
