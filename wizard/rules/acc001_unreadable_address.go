package rules

import (
	"net/netip"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc001 finds ends of a range that are no addresses, or do not belong together. An internal address beside a public one is
// the wrong one of the two, and acc002 tells it.
var acc001 = rule.Rule[Case]{
	ID: "ACC001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "IP 地址写法不对",
		Message:    "{field}“{typed}”{trouble}",
		Why:        "系统按起止地址登记接入信息，写错无法提交。",
		Fix:        "每格填一个 IPv4 或 IPv6 地址；只有一个地址的，起止填成一样。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
	},
	Each: rangePattern,
	Sees: []filing.Path{rangeFirstPath, rangeLastPath},
	When: servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		r := c.rangeAt(at)
		var faults []rule.Fault
		say := func(typed, trouble string, paths ...filing.Path) {
			faults = append(faults, rule.Fault{Paths: paths, Values: map[string]string{"typed": typed, "trouble": "@word.address_" + trouble}})
		}
		first, last := rangeEnds(r)
		if filled(r.First) && first == (netip.Addr{}) {
			say(r.First, "unreadable", at.Of(rangeFirstPath))
		}
		if filled(r.Last) && last == (netip.Addr{}) {
			say(r.Last, "unreadable", at.Of(rangeLastPath))
		}
		if first.IsValid() && last.IsValid() {
			switch {
			case first.Is4() != last.Is4():
				say(r.Last, "family", at.Of(rangeLastPath), at.Of(rangeFirstPath))
			case last.Less(first) && c.internal(first) == c.internal(last):
				say(r.Last, "order", at.Of(rangeLastPath), at.Of(rangeFirstPath))
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("单个地址", enterprise),
		example("IPv6", enterprise, set("services[0].access.ip_ranges[0].first", "2409:8c20::10"), set("services[0].access.ip_ranges[0].last", "2409:8c20::1f")),
		example("全角数字", enterprise, set("services[0].access.ip_ranges[0].first", "１２１.３６.０.１０")),
	},
	Bad: []rule.Example[Case]{
		example("不是地址", enterprise, set("services[0].access.ip_ranges[0].first", "121.36.0.300")),
		example("带端口", enterprise, set("services[0].access.ip_ranges[0].last", "121.36.0.10:80")),
		example("一个 IPv4，一个 IPv6", enterprise, set("services[0].access.ip_ranges[0].last", "2409:8c20::10")),
		example("起止颠倒", enterprise, set("services[0].access.ip_ranges[0].last", "121.36.0.1")),
	},
}

// internal reports whether an address lies in a block that is not public.
func (c Case) internal(a netip.Addr) bool {
	return slices.ContainsFunc(c.Atlas.National().BlockedIPRanges.Value, func(block string) bool {
		prefix, err := netip.ParsePrefix(block)
		return err == nil && prefix.Contains(a)
	})
}
