package rules

import (
	"testing"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func domainNamed(name string) []edit {
	return []edit{set("services[0].domains[0].name", name), set("services[0].home_url", "")}
}

func TestDomainsAtTheBorder(t *testing.T) {
	const at = "services[0].domains[0].name"
	holder := set("services[0].domains[0].holder", "张样例")
	byID := set("services[0].domains[0].holder_certificate_kind", "resident_id")
	checkEdges(t, []edge{
		{"DOM001", "a broken ASCII form", enterprise, domainNamed("xn--a.cn"), []string{"block " + at}},
		{"DOM001", "www is another rule's", enterprise, domainNamed("www.yunfan.cn"), nil},
		{"DOM002", "trailing dot", enterprise, domainNamed("yunfan.cn."), []string{"block " + at}},
		{"DOM002", "www as the registered label", enterprise, domainNamed("www.cn"), nil},
		{"DOM002", "www of an APP", enterprise, []edit{asApp(func(s *filing.Service) { s.Domains[0].Name = "www.yunfan-example.cn" })}, []string{"block " + at}},
		{"DOM002", "www of an authority", enterprise, append(domainNamed("www.yunfan.gov.cn"), set("entity.nature", "government")), []string{"block " + at}},
		{"DOM002", "a province's suffix", enterprise, domainNamed("yunfan.gd.cn"), nil},
		{"DOM002", "lent names are another rule's", enterprise, domainNamed("www.yunfan.github.io"), nil},
		{"DOM003", "a Chinese suffix", enterprise, domainNamed("云帆智联.网络"), nil},
		{"DOM003", "a Chinese suffix below .cn", enterprise, domainNamed("云帆智联.公司.cn"), nil},
		{"DOM004", "legal representative in most provinces", enterprise, []edit{holder}, []string{"hint services[0].domains[0].holder entity.name"}},
		{"DOM004", "legal representative where only the entity may", enterprise, []edit{holder, set("province", "43")}, []string{"warn services[0].domains[0].holder entity.name"}},
		{"DOM004", "an officer where officers may", enterprise, []edit{set("province", "46"), set("services[0].domains[0].holder", "王样例")}, []string{"warn services[0].domains[0].holder entity.name"}},
		{"DOM004", "an officer elsewhere", enterprise, []edit{set("services[0].domains[0].holder", "王样例")}, []string{"block services[0].domains[0].holder entity.name"}},
		{"DOM004", "cancelling looks at no holder", enterprise, []edit{set("order", "cancel_service"), set("services[0].domains[0].holder", "王样例")}, nil},
		{"DOM005", "a person's kind with the unit's number", enterprise, []edit{byID}, []string{"block services[0].domains[0].holder_certificate_kind entity.certificate.kind"}},
		{"DOM005", "the legal representative's own paper", enterprise, []edit{holder, byID}, nil},
		{"DOM005", "the legal representative's other paper", enterprise, []edit{holder, set("services[0].domains[0].holder_certificate_kind", "passport")}, []string{"block services[0].domains[0].holder_certificate_kind principal.certificate.kind"}},
		{"DOM005", "a legal representative who is not the principal", enterprise, []edit{holder, byID, set("principal.is_legal_representative", "false"), set("principal.name", "王样例")}, nil},
		{"DOM006", "the legal representative's number", enterprise, []edit{holder, byID, set("services[0].domains[0].holder_certificate_number", "44039919850312001x")}, nil},
		{"DOM006", "another person's number", enterprise, []edit{holder, byID, set("services[0].domains[0].holder_certificate_number", "440399199005180022")}, []string{"block services[0].domains[0].holder_certificate_number principal.certificate.number"}},
		{"DOM006", "both numbers wrong", enterprise, []edit{set("entity.certificate.number", "91440399MA0YF0O18A"), set("services[0].domains[0].holder_certificate_number", "1")}, []string{"block services[0].domains[0].holder_certificate_number entity.certificate.number"}},
		{"DOM008", "dispute lowers to a hint", enterprise, []edit{set("province", "37"), set("services[0].domains[0].expires_on", "2026-12-01")}, []string{"hint services[0].domains[0].expires_on"}},
		{"DOM008", "what is wanted everywhere warns", enterprise, []edit{set("services[0].domains[0].expires_on", "2026-12-01")}, []string{"warn services[0].domains[0].expires_on"}},
		{"DOM008", "expired is another rule's", enterprise, []edit{set("services[0].domains[0].expires_on", "2026-11-01")}, nil},
		{"DOM009", "both dates", enterprise, []edit{set("services[0].domains[0].expires_on", "?"), set("services[0].domains[0].real_name_on", "2027-01-01")}, []string{"warn services[0].domains[0].real_name_on", "block services[0].domains[0].expires_on"}},
		{"DOM010", "over the weekend", enterprise, []edit{set("services[0].domains[0].real_name_on", "2026-11-20")}, []string{"warn services[0].domains[0].real_name_on"}},
		{"DOM010", "first day of the rule", enterprise, []edit{set("services[0].domains[0].real_name_on", "2018-01-01")}, nil},
		{"DOM011", "three domains are told once", enterprise, []edit{set("services[0].domains[1].name", "a.cn"), set("services[0].domains[2].name", "b.cn")}, []string{"warn services[0].domains[1].name"}},
		{"DOM012", "the other form of the same domain", enterprise, []edit{set(at, "云帆.中国"), set("services[0].domains[1].name", "xn--9kqs09a.xn--fiqs8s")}, []string{"block services[0].domains[1].name services[0].domains[0].name"}},
		{"DOM014", "a law firm under .gov.cn", enterprise, append(domainNamed("yunfan.gov.cn"), set("entity.nature", "law_firm")), []string{"block " + at + " entity.nature"}},
		{"DOM014", "a public institution under .gov.cn", enterprise, append(domainNamed("yunfan.gov.cn"), set("entity.nature", "public_institution")), nil},
		{"DOM014", "a union under .gov.cn", enterprise, append(domainNamed("yunfan.gov.cn"), set("entity.nature", "social_organization")), []string{"warn " + at + " entity.nature"}},
		{"DOM014", "an authority's sub-domain", enterprise, append(domainNamed("fgw.yunfan.gov.cn"), set("entity.nature", "government")), nil},
		{"DOM016", "disputed list hints", enterprise, append(domainNamed("yunfan.me"), set("province", "11")), []string{"hint " + at}},
		{"DOM017", "planted www leaves the home page alone", enterprise, []edit{set(at, "www.yunfan-example.cn")}, nil},
		{"DOM017", "one address for each domain", enterprise, []edit{set("services[0].domains[1].name", "yunfan.com"), set("services[0].home_url", "yunfan-example.cn, yunfan.com")}, nil},
		{"DOM017", "port", enterprise, []edit{set("services[0].home_url", "yunfan-example.cn:8080")}, []string{"warn services[0].home_url services[0].domains[0].name"}},
		{"DOM017", "domain unreadable", enterprise, []edit{set(at, "云帆"), set("services[0].home_url", "yunfan-example.cn")}, nil},
		{"DOM017", "Chinese domain in two forms", enterprise, []edit{set(at, "云帆.中国"), set("services[0].home_url", "xn--9kqs09a.xn--fiqs8s")}, nil},
	})
}
