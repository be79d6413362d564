package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// TestOneFaultAtItsPlace lists faults that a stranger to the rules planted in filings: each is told where it lies, as
// gravely as it deserves, and leads to nothing else.
func TestOneFaultAtItsPlace(t *testing.T) {
	t.Parallel()
	const name, home, key = "services[0].name", "services[0].home_url", "services[0].app.platforms[0].public_key"
	const id, number = "principal.certificate.number", "entity.certificate.number"
	checkEdges(t, []edge{
		{"SVC009", "fifteen characters of an individual", individual, named("山野植物观察与徒步路线记录手记"), []string{"hint " + name}},
		{"SVC009", "ten characters of an individual", individual, named("山野植物与徒步路线记"), nil},
		{"SVC009", "fifteen characters of a unit", enterprise, named("云帆智联软件产品客户案例介绍页"), nil},
		{"DOM017", "no domain that could be read", enterprise, []edit{set("services[0].domains[0].name", "yunfan"), set(home, "yunfan")}, nil},
		{"DOM017", "a port beside no domain", enterprise, []edit{set("services[0].domains[0].name", "yunfan.cn:8080"), set(home, "yunfan.cn:8080")}, nil},
		{"APP006", "a short key", enterprise, []edit{asApp(func(s *filing.Service) { s.App.Platforms[0].PublicKey = "d1af7c62" })}, []string{"warn " + key}},
		{"PRI008", "a unit's principal of seventeen", enterprise, []edit{set(id, "440399200901010019")}, []string{"hint " + id}},
		{"PRI008", "seventeen with papers", enterprise, []edit{set(id, "440399200901010019"), attach("other")}, nil},
		{"PRI008", "not born yet", enterprise, []edit{set(id, residentIDOf("44039920300101001"))}, nil},
		{"PRI001", "not born yet", enterprise, []edit{set(id, residentIDOf("44039920300101001"))}, []string{"block " + id}},
		{"ENT003", "not born yet", individual, []edit{mirror(residentIDOf("44039920300101001"))}, []string{"block " + number}},
		{"PRI001", "a resident ID as a passport", enterprise, []edit{set("principal.certificate.kind", "passport")}, []string{"warn " + id}},
		{"ENT003", "a resident ID as a passport", individual, []edit{set("entity.certificate.kind", "passport")}, []string{"warn " + number}},
		{"ENT014", "a city that does not exist", enterprise, []edit{set("city", "9999")}, nil},
		{"ENT004", "an old registry number with a wrong digit", enterprise, []edit{set(number, "440399000000001")}, []string{"hint " + number}},
		{"ENT004", "an old registry number", enterprise, []edit{set(number, "440399000000005")}, nil},
		{"ENT012", "a short road with a door", enterprise, []edit{set("entity.mailing_address", "云帆路88号")}, nil},
		{"ENT012", "building, entrance and room", enterprise, []edit{set("entity.mailing_address", "云帆小区5-2-301")}, nil},
		{"ENT012", "a building without its road", enterprise, []edit{set("entity.mailing_address", "B12栋3单元")}, []string{"warn entity.mailing_address"}},
		{"PRE003", "news of the company", enterprise, []edit{set("services[0].remark", "本网站用于介绍公司产品、公司新闻与联系方式，不提供新闻信息服务。")}, nil},
		{"PRE003", "news", enterprise, []edit{set("services[0].remark", "本网站用于发布新闻与资讯。")}, []string{"warn services[0].remark"}},
		{"CON002", "a service number", enterprise, []edit{set("principal.emergency_phone", "400-820-0000")}, []string{"warn principal.emergency_phone"}},
		{"CON002", "letters", enterprise, []edit{set("principal.emergency_phone", "400-8200-ABCD")}, []string{"block principal.emergency_phone"}},
		{"SVC003", "a blank in an APP's name", enterprise, []edit{asApp(func(s *filing.Service) { s.Name = "云帆 Pro" })}, []string{"hint services[0].name"}},
		{"FIL004", "a city on no list", enterprise, []edit{set("city", "4499"), set("county", "449901")}, []string{"warn city"}},
		{"FIL004", "a county on no list", enterprise, []edit{set("county", "440399")}, []string{"warn county"}},
		{"FIL004", "a city without counties", enterprise, []edit{set("city", "4419"), set("county", "441900")}, nil},
		{"FIL004", "a city elsewhere is another rule's", enterprise, []edit{set("city", "9999")}, nil},
		{"FIL001", "an order that does not exist", enterprise, []edit{set("order", "frist")}, nil},
	})
}

// residentIDOf adds the check digit to the first seventeen.
func residentIDOf(first string) string {
	for _, last := range "0123456789X" {
		if _, err := filing.ParseResidentID(first + string(last)); err == nil {
			return first + string(last)
		}
	}
	return ""
}

// TestFindingsStayReadable types far too much: what is repeated of it fits a screen.
func TestFindingsStayReadable(t *testing.T) {
	t.Parallel()
	rulebook, err := All()
	require.NoError(t, err)
	c := surrounded(t, enterprise())
	long := make([]rune, 0, 5000)
	for range 5000 {
		long = append(long, '云')
	}
	c.Filing.Entity.Name, c.Filing.Principal.Email = string(long), string(long)
	findings := rulebook.Run(c).Findings
	require.NotEmpty(t, findings)
	for _, f := range findings {
		for name, value := range f.Values {
			assert.LessOrEqual(t, len([]rune(value)), 200, "%s {%s}", f.Rule, name)
		}
	}
}
