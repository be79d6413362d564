package rules

import (
	"net/netip"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Blocks that no server on the Internet has, on top of the national list: neither reserved ones, which certainly are a
// mistake, nor those of documents, which somebody copied.
var (
	reservedBlocks = []string{"240.0.0.0/4", "192.0.0.0/24", "::/128", "::1/128", "ff00::/8"}
	documentBlocks = []string{"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15", "2001:db8::/32"}
)

// acc002 finds addresses that cannot be reached from the Internet.
var acc002 = rule.Rule[Case]{
	ID: "ACC002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "不是公网 IP",
		Message:    "{field}“{typed}”属于{trouble}（{block}）",
		Why:        "备案要填服务器的公网 IP，内网和保留地址不能作为接入地址。",
		Fix:        "在云服务器控制台查“弹性公网 IP”，填那个地址。",
		Source:     addressRegistry,
		SourceDate: addressRegistryOn,
	},
	Each: rangePattern,
	Sees: []filing.Path{rangeFirstPath, rangeLastPath},
	When: servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		r := c.rangeAt(at)
		first, last := rangeEnds(r)
		// An end that is private itself says more than a range that reaches over a private block on its way to it.
		for _, where := range []func(netip.Prefix, filing.IPRange, netip.Addr, netip.Addr, filing.At) ([]filing.Path, string){endsIn, reachesOver} {
			for _, list := range []struct {
				blocks   []string
				severity rule.Severity
				trouble  string
			}{
				{c.Atlas.National().BlockedIPRanges.Value, rule.Block, "@word.address_private"},
				{reservedBlocks, rule.Block, "@word.address_reserved"},
				{documentBlocks, rule.Hint, "@word.address_document"},
			} {
				for _, block := range list.blocks {
					prefix, err := netip.ParsePrefix(block)
					if err != nil {
						continue
					}
					if paths, typed := where(prefix, r, first, last, at); len(paths) > 0 {
						return rule.Fail(rule.Fault{
							Severity: list.severity, Paths: paths,
							Values: map[string]string{"typed": typed, "block": block, "trouble": list.trouble},
						})
					}
				}
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("公网地址", enterprise),
		example("一端是 IPv4，一端是 IPv6，由另一条规则管", enterprise, set("services[0].access.ip_ranges[0].last", "2409:8c20::10")),
		example("公网 IPv6", enterprise, set("services[0].access.ip_ranges[0].first", "2409:8c20::10"), set("services[0].access.ip_ranges[0].last", "2409:8c20::10")),
	},
	Bad: []rule.Example[Case]{
		example("内网地址", enterprise, set("services[0].access.ip_ranges[0].first", "192.168.1.10"), set("services[0].access.ip_ranges[0].last", "192.168.1.10")),
		example("本机", enterprise, set("services[0].access.ip_ranges[0].first", "127.0.0.1"), set("services[0].access.ip_ranges[0].last", "127.0.0.1")),
		example("内网 IPv6", enterprise, set("services[0].access.ip_ranges[0].first", "fd00::1"), set("services[0].access.ip_ranges[0].last", "fd00::1")),
		example("文档用的地址", enterprise, set("services[0].access.ip_ranges[0].first", "203.0.113.5"), set("services[0].access.ip_ranges[0].last", "203.0.113.5")),
	},
}

// endsIn returns the paths of the ends that lie in a block, the first end before the last, and what was typed there.
func endsIn(block netip.Prefix, r filing.IPRange, first, last netip.Addr, at filing.At) (paths []filing.Path, typed string) {
	if block.Contains(last) {
		paths, typed = append(paths, at.Of(rangeLastPath)), r.Last
	}
	if block.Contains(first) {
		paths, typed = append([]filing.Path{at.Of(rangeFirstPath)}, paths...), r.First
	}
	return paths, typed
}

// reachesOver returns the path of the first end, and what was typed there, where the range holds a block between its ends.
func reachesOver(block netip.Prefix, r filing.IPRange, first, last netip.Addr, at filing.At) ([]filing.Path, string) {
	if !first.IsValid() || !last.IsValid() || first.Is4() != last.Is4() || !(filing.AddressRange{First: first, Last: last}).Touches(block) {
		return nil, ""
	}
	return []filing.Path{at.Of(rangeFirstPath)}, r.First
}
