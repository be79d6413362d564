package rules

import (
	"net/netip"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Patterns that the rules about access read.
const (
	rangePattern      filing.Path = "services[].access.ip_ranges[]"
	rangeFirstPath    filing.Path = "services[].access.ip_ranges[].first"
	rangeLastPath     filing.Path = "services[].access.ip_ranges[].last"
	resourcePath      filing.Path = "services[].access.resource"
	codePath          filing.Path = "services[].access.authorization_code"
	dnsPausedPath     filing.Path = "services[].access.dns_paused"
	accessSource                  = "华为云 ICP 备案帮助文档：接入信息、备案授权码"
	accessSourceDate              = "2025-12"
	addressRegistry               = "RFC 6890 特殊用途 IP 地址登记"
	addressRegistryOn             = "2013-04"
)

// rangeAt returns the addresses at a place as they were typed.
func (c Case) rangeAt(at filing.At) filing.IPRange {
	return c.Filing.Services[at[0]].Access.IPRanges[at[1]]
}

// rangeEnds reads the two ends of a range; an end that is empty or cannot be read is not valid.
func rangeEnds(r filing.IPRange) (first, last netip.Addr) {
	first, _ = filing.ParseAddress(r.First)
	last, _ = filing.ParseAddress(r.Last)
	return first, last
}
