package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc003 reminds those who gave more addresses than a service has.
var acc003 = rule.Rule[Case]{
	ID: "ACC003", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "IP 段很大",
		Message:    "从“{first}”到“{last}”超过 256 个地址",
		Why:        "只填这个服务自己的公网 IP；填了别人的地址，管局核查时会判为不一致。",
		Fix:        "只有一个公网 IP 的，起止都填它；有多个的，分行填写。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
	},
	Each:  rangePattern,
	Reads: []filing.Path{rangeFirstPath, rangeLastPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		r := c.rangeAt(at)
		addresses, err := filing.ParseAddressRange(r)
		if err != nil {
			return rule.Pass() // acc001 says what is wrong with it
		}
		return rule.FailIf(wide(addresses.First.AsSlice(), addresses.Last.AsSlice()), rule.Fault{
			Paths: []filing.Path{at.Of(rangeFirstPath), at.Of(rangeLastPath)}, Values: map[string]string{"first": r.First, "last": r.Last},
		})
	},
	Good: []rule.Example[Case]{
		example("单个地址", enterprise),
		example("正好 256 个", enterprise, set("services[0].access.ip_ranges[0].first", "121.36.0.0"), set("services[0].access.ip_ranges[0].last", "121.36.0.255")),
		example("跨段但只有几个", enterprise, set("services[0].access.ip_ranges[0].first", "121.36.0.254"), set("services[0].access.ip_ranges[0].last", "121.36.1.3")),
	},
	Bad: []rule.Example[Case]{
		example("两个 C 段", enterprise, set("services[0].access.ip_ranges[0].first", "121.36.0.0"), set("services[0].access.ip_ranges[0].last", "121.36.1.255")),
	},
}

// wide reports whether more than 256 addresses lie from first to last, which are of one family and in order.
func wide(first, last []byte) bool {
	const most = 256
	difference := 0
	for i := range last {
		difference = difference<<8 + int(last[i]) - int(first[i])
		if difference > most<<8 {
			return true // too far apart for the bytes that follow to bring them together
		}
	}
	return difference >= most
}
