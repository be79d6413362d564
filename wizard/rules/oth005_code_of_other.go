package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth005 finds an authorisation code that stands in another of the applicant's filings.
var oth005 = rule.Rule[Case]{
	ID: "OTH005", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "授权码在另一份备案里用过",
		Message:    "{field}与“{filing}”里的相同",
		Why:        "一个备案授权码只能用于一个网站或 APP，用过即失效。",
		Fix:        "为这个服务另外生成一个授权码。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
		Reasons:    []string{"S05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{codePath, resourcePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		mine := accessCode(*c.service(at))
		for _, other := range c.Others {
			if other == nil || other.ID == c.Filing.ID || mine == "" {
				continue
			}
			for _, s := range other.Services {
				if accessCode(s) == mine && !shareDomain(s, *c.service(at)) {
					return rule.Fail(rule.Fault{Severity: weighed(other), Paths: []filing.Path{at.Of(codePath)}, Values: map[string]string{"filing": filingName(other)}})
				}
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("各用各的授权码", enterprise, byCode("HWBA0001"), among(otherCompany(withCode("HWBA0002")))),
		example("同一个网站后来的订单", enterprise, byCode("HWBA0001"), among(func() *filing.Filing {
			f := enterprise()
			f.ID = "01KAXF8E6Q0000000000000008"
			withCode("HWBA0001")(f)
			return f
		})),
	},
	Bad: []rule.Example[Case]{
		example("另一家公司用过", enterprise, byCode("HWBA0001"), among(otherCompany(withCode(" HWBA0001")))),
	},
}

// accessCode is the authorisation code of a service as it is compared; empty where it has none.
func accessCode(s filing.Service) string {
	if s.Access.Resource != filing.ResourceAuthorizationCode {
		return ""
	}
	return strings.TrimSpace(filing.Narrow(s.Access.AuthorizationCode))
}

// withCode gives the first service of a filing an authorisation code.
func withCode(code string) func(*filing.Filing) {
	return func(f *filing.Filing) {
		f.Services[0].Access.Resource, f.Services[0].Access.AuthorizationCode = filing.ResourceAuthorizationCode, code
	}
}
