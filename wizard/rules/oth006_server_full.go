package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth006 counts the services on one server over all of the applicant's filings. acc007 counts those of this filing.
var oth006 = rule.Rule[Case]{
	ID: "OTH006", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "这台服务器的备案名额在几份备案里合起来超了",
		Message:    "这台服务器（{address}）连同“{filing}”在内用了 {count} 次，最多 {max} 次",
		Why:        "服务器的备案名额按台计算，不分主体，注销也不退还；超出时提示“备案资源已达最大使用次数”。",
		Fix:        "这个服务换另一台服务器，或用另一台服务器生成的备案授权码。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
		Reasons:    []string{"S03", "S04"},
	},
	Sees: []filing.Path{resourcePath, rangeFirstPath},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		told := map[server]bool{}
		for i, s := range c.Filing.Services {
			at, ok := serverOf(s)
			most, limited := c.Provider.Quota(at.resource)
			if !ok || !limited || told[at] {
				continue
			}
			here := onServer(c.Filing.Services, at, nil)
			all := here
			last := ""
			for _, other := range c.Others {
				if other == nil || other.ID == c.Filing.ID {
					continue
				}
				if more := onServer(other.Services, at, all); len(more) > len(all) {
					all, last = more, filingName(other)
				}
			}
			if len(here) > most || len(all) <= most || last == "" {
				continue // acc007, or nothing to tell
			}
			told[at] = true
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{filing.At{i}.Of(resourcePath)},
				Values: map[string]string{
					"address": at.address, "filing": last, "count": count(len(all)), "max": count(most),
				},
			})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("各用各的服务器", enterprise, among(otherCompany())),
		example("同一个网站后来的订单不另占名额", enterprise, set("services[0].access.resource", "enterprise_portal"),
			among(func() *filing.Filing { f := enterprise(); f.ID = "01KAXF8E6Q0000000000000008"; return f })),
	},
	Bad: []rule.Example[Case]{
		example("企业门户合起来四个", enterprise, set("services[0].access.resource", "enterprise_portal"), among(
			otherCompany(onSamplePortal("a-example.cn")), otherCompany(onSamplePortal("b-example.cn")), otherCompany(onSamplePortal("c-example.cn")))),
	},
}

// A server is a resource at an address.
type server struct{ resource, address string }

// serverOf returns where a service runs, and false where that is not known or no server of one's own.
func serverOf(s filing.Service) (server, bool) {
	if len(s.Access.IPRanges) == 0 || s.Access.Resource == filing.ResourceAuthorizationCode {
		return server{}, false
	}
	address, err := filing.ParseAddress(s.Access.IPRanges[0].First)
	if err != nil {
		return server{}, false
	}
	return server{s.Access.Resource, address.String()}, true
}

// onServer adds the services on a server to a list, each once: orders on one service use the quota once.
func onServer(services []filing.Service, at server, already []filing.Service) []filing.Service {
	out := slices.Clone(already)
	for _, s := range services {
		where, ok := serverOf(s)
		if ok && where == at && !slices.ContainsFunc(out, func(o filing.Service) bool { return shareDomain(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}

// onSamplePortal puts a company's website on the sample's server.
func onSamplePortal(name string) func(*filing.Filing) {
	return func(f *filing.Filing) {
		f.ID = name
		f.Services[0].Domains[0].Name, f.Services[0].Access.Resource = name, "enterprise_portal"
		f.Services[0].Access.IPRanges = enterprise().Services[0].Access.IPRanges
	}
}
