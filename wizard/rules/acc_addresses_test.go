package rules

import (
	"testing"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func addresses(first, last string) []edit {
	return []edit{set("services[0].access.ip_ranges[0].first", first), set("services[0].access.ip_ranges[0].last", last)}
}

func TestAddressesAtTheBorder(t *testing.T) {
	const first, last = "services[0].access.ip_ranges[0].first", "services[0].access.ip_ranges[0].last"
	checkEdges(t, []edge{
		{"ACC001", "last missing", enterprise, addresses("1.2.3.4", ""), nil},
		{"ACC001", "both unreadable", enterprise, addresses("1.2.3", "x"), []string{"block " + first, "block " + last}},
		{"ACC001", "zone", enterprise, addresses("2409:8c20::1%eth0", "2409:8c20::1"), []string{"block " + first}},
		{"ACC001", "leading zero", enterprise, addresses("1.2.3.04", "1.2.3.4"), []string{"block " + first}},
		{"ACC001", "mapped address is IPv4", enterprise, addresses("::ffff:1.2.3.4", "1.2.3.4"), nil},
		{"ACC001", "order", enterprise, addresses("1.2.3.9", "1.2.3.4"), []string{"block " + last + " " + first}},
		{"ACC001", "an internal first end is told by another rule", enterprise, addresses("192.168.1.10", "121.36.0.10"), nil},
		{"ACC002", "an internal first end", enterprise, addresses("192.168.1.10", "121.36.0.10"), []string{"block " + first}},
		{"ACC002", "the contract's sample", enterprise, addresses("1.2.3.4", "1.2.3.4"), nil},
		{"ACC002", "both ends", enterprise, addresses("10.0.0.1", "10.0.0.9"), []string{"block " + first + " " + last}},
		{"ACC002", "last end", enterprise, addresses("9.255.255.250", "10.0.0.9"), []string{"block " + last}},
		{"ACC002", "over a whole block", enterprise, addresses("9.0.0.1", "11.0.0.1"), []string{"block " + first}},
		{"ACC002", "just outside", enterprise, addresses("172.15.255.255", "172.15.255.255"), nil},
		{"ACC002", "carrier-grade translation", enterprise, addresses("100.64.0.1", "100.64.0.1"), []string{"block " + first + " " + last}},
		{"ACC002", "multicast", enterprise, addresses("224.0.0.1", "224.0.0.1"), []string{"block " + first + " " + last}},
		{"ACC002", "IPv6 loopback", enterprise, addresses("::1", "::1"), []string{"block " + first + " " + last}},
		{"ACC002", "only the last end private", enterprise, addresses("121.36.88.17", "192.168.1.10"), []string{"block " + last}},
		{"ACC002", "documents", enterprise, addresses("2001:db8::1", "2001:db8::1"), []string{"hint " + first + " " + last}},
		{"ACC002", "only the first typed", enterprise, addresses("192.168.0.1", ""), []string{"block " + first}},
		{"ACC003", "257 addresses", enterprise, addresses("1.2.3.0", "1.2.4.0"), []string{"hint " + first + " " + last}},
		{"ACC003", "IPv6", enterprise, addresses("2409::1", "2409::2:0"), []string{"hint " + first + " " + last}},
		{"ACC003", "IPv6 few", enterprise, addresses("2409::ff", "2409::101"), nil},
		{"ACC004", "server with code", enterprise, []edit{set("services[0].access.authorization_code", "A1")}, []string{"hint services[0].access.authorization_code services[0].access.resource"}},
		{"ACC005", "APPs have nothing to pause", enterprise, []edit{asApp(func(s *filing.Service) { s.Access.DNSPaused = filing.No })}, nil},
		{"ACC005", "added website", enterprise, []edit{set("order", "add_service"), set("services[0].access.dns_paused", "false")}, []string{"warn services[0].access.dns_paused"}},
		{"ACC006", "the later one is named", enterprise, []edit{byCode("A1"), secondService(func(*filing.Service) {})}, []string{"block services[1].access.authorization_code services[0].access.authorization_code"}},
		{"ACC007", "another server", enterprise, []edit{set("services[0].access.resource", "enterprise_portal"), secondService(func(*filing.Service) {}), secondService(func(*filing.Service) {}), secondService(func(s *filing.Service) { s.Access.IPRanges[0].First = "121.36.0.99" })}, nil},
	})
}
