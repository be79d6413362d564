package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth004 finds a domain that stands in another of the applicant's filings.
var oth004 = rule.Rule[Case]{
	ID: "OTH004", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名在另一份备案里也有",
		Message:    "{field}“{domain}”已填在“{filing}”里",
		Why:        "一个域名只能备案在一个主体名下，也不能同时在两个订单里，重复的按“网站主办者冲突”退回。",
		Fix:        "确定域名归哪个主体，从另一份备案里删掉；要换主体的，域名过户后办迁移备案。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R26", "X12"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainNamePath},
	Sees:  []filing.Path{"order", serviceKindPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := host(c.domainAt(at).Name)
		fault := func(other *filing.Filing, severity rule.Severity) rule.Outcome {
			return rule.Fail(rule.Fault{
				Severity: severity, Values: map[string]string{"domain": name, "filing": filingName(other)},
			})
		}
		for _, other := range c.otherEntities() {
			if _, found := servesDomain(other, name); found && !other.Order.Cancels() && c.Filing.Order != filing.Migrate {
				return fault(other, weighed(other))
			}
		}
		for _, other := range c.siblings() {
			// What one order files anew and a later one follows up is the way of things; filed anew twice it is not.
			if kind, found := servesDomain(other, name); found && other.Fresh() && c.Filing.Fresh() && kind == c.service(at).Kind {
				return fault(other, rule.Warn)
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("各用各的域名", enterprise, among(otherCompany())),
		example("同一个主体后来的变更", enterprise, ordered(filing.ChangeFiling), among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
		example("另一个主体正在注销它", enterprise, among(otherCompany(func(f *filing.Filing) {
			f.Order, f.Services[0].Domains[0].Name = filing.CancelService, "yunfan-example.cn"
		}))),
	},
	Bad: []rule.Example[Case]{
		example("另一个主体也填了", enterprise, among(otherCompany(func(f *filing.Filing) { f.Services[0].Domains[0].Name = "Yunfan-Example.cn" }))),
		example("另一个主体已经备案了它", enterprise, among(otherCompany(onFile, func(f *filing.Filing) { f.Services[0].Domains[0].Name = "yunfan-example.cn" }))),
		example("同一个主体报了两次", enterprise, among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
	},
}

// servesDomain returns what kind of service of a filing has a domain.
func servesDomain(f *filing.Filing, name string) (filing.ServiceKind, bool) {
	for _, s := range f.Services {
		for _, d := range s.Domains {
			if name != "" && host(d.Name) == name {
				return s.Kind, true
			}
		}
	}
	return "", false
}
