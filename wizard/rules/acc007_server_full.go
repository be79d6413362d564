package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc007 finds more services on one server than it may carry. The same kind of resource at the same address is one server.
var acc007 = rule.Rule[Case]{
	ID: "ACC007", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "一台服务器上的备案太多",
		Message:    "这台服务器（{address}）在这一单里用了 {count} 次，最多 {max} 次",
		Why:        "每台服务器能支持的备案数有限，用过的次数不随注销返还，超出时提示“备案资源已达最大使用次数”。",
		Fix:        "超出的服务换另一台服务器，或用另一台服务器生成的备案授权码。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
		Reasons:    []string{"S03", "S04"},
	},
	Sees: []filing.Path{resourcePath, rangeFirstPath},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		type server struct{ resource, address string }
		used := map[server][]int{}
		var servers []server
		for i, s := range c.Filing.Services {
			if len(s.Access.IPRanges) == 0 {
				continue
			}
			address, err := filing.ParseAddress(s.Access.IPRanges[0].First)
			if err != nil {
				continue
			}
			at := server{s.Access.Resource, address.String()}
			if used[at] == nil {
				servers = append(servers, at)
			}
			used[at] = append(used[at], i)
		}
		var faults []rule.Fault
		for _, s := range servers {
			most, limited := c.Provider.Quota(s.resource)
			if !limited || len(used[s]) <= most {
				continue
			}
			faults = append(faults, rule.Fault{
				Paths:  []filing.Path{filing.At{used[s][most]}.Of(resourcePath)},
				Values: map[string]string{"address": s.address, "count": count(len(used[s])), "max": count(most)},
			})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("一台服务器一个服务", enterprise),
		example("企业门户三个", enterprise, set("services[0].access.resource", "enterprise_portal"), secondService(func(*filing.Service) {}), secondService(func(*filing.Service) {})),
	},
	Bad: []rule.Example[Case]{
		example("企业门户四个", enterprise, set("services[0].access.resource", "enterprise_portal"),
			secondService(func(*filing.Service) {}), secondService(func(*filing.Service) {}), secondService(func(*filing.Service) {})),
	},
}
