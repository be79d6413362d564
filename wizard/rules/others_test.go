package rules

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// provided is a case with everything around it that rules know.
func provided(t *testing.T) Case {
	t.Helper()
	c := surrounded(t, nil)
	raw, err := os.ReadFile("../../assets/providers/huaweicloud.json")
	require.NoError(t, err)
	c.Provider, err = provider.Load(raw)
	require.NoError(t, err)
	return c
}

// dressed puts an edited filing into a world.
func dressed(world Case, base func() *filing.Filing, edits ...edit) Case {
	world.Filing = base()
	for _, e := range edits {
		e(&world)
	}
	return world
}

// TestAcrossFilings is the contact matrix over the applicant's own filings: what two entities cannot both have is told, the
// graver where the other one is on file already, and what one entity has in several filings is no matter.
func TestAcrossFilings(t *testing.T) {
	t.Parallel()
	world := provided(t)
	again := func() *filing.Filing {
		f := enterprise()
		f.ID = "01KAXF8E6Q0000000000000008"
		return f
	}
	approved := func() *filing.Filing {
		f := again()
		f.Order, f.Entity.FilingNumber, f.Services[0].FilingNumber = filing.AddService, "粤ICP备00000001号", "粤ICP备00000001号-1"
		return f
	}
	mobile := func(f *filing.Filing) { f.Principal.Mobile = "+86 138-0000-0001" }
	for name, tc := range map[string]struct {
		edits []edit
		want  []string
	}{
		"nobody else":               {nil, nil},
		"another company":           {[]edit{among(otherCompany())}, nil},
		"this very filing":          {[]edit{among(enterprise)}, nil},
		"no filing at all":          {[]edit{func(c *Case) { c.Others = []*filing.Filing{nil} }}, nil},
		"an empty draft":            {[]edit{among(func() *filing.Filing { return &filing.Filing{ID: "1"} })}, nil},
		"a draft without a number":  {[]edit{among(otherCompany(mobile, func(f *filing.Filing) { f.Entity.Certificate.Number = "" }))}, nil},
		"one boss, two companies":   {[]edit{among(otherCompany(sameBoss))}, nil},
		"a mobile of a draft":       {[]edit{among(otherCompany(mobile))}, []string{"OTH001 warn principal.mobile"}},
		"a mobile on file":          {[]edit{among(otherCompany(onFile, mobile))}, []string{"OTH001 block principal.mobile"}},
		"told once for two drafts":  {[]edit{among(otherCompany(mobile), otherCompany(mobile, func(f *filing.Filing) { f.ID = "2" }))}, []string{"OTH001 warn principal.mobile"}},
		"an emergency number":       {[]edit{among(otherCompany(func(f *filing.Filing) { f.Principal.EmergencyPhone = "13900000001" }))}, []string{"OTH001 warn principal.emergency_phone"}},
		"a mobile as emergency":     {[]edit{among(otherCompany(func(f *filing.Filing) { f.Principal.EmergencyPhone = "13800000001" }))}, []string{"OTH001 warn principal.mobile"}},
		"one boss, two mobiles":     {[]edit{among(otherCompany(sameBoss, func(f *filing.Filing) { f.Principal.Mobile = "13800000007" }))}, []string{"OTH002 warn principal.mobile"}},
		"one boss, two addresses":   {[]edit{among(otherCompany(sameBoss, func(f *filing.Filing) { f.Principal.Email = "boss@example.cn" }))}, []string{"OTH002 warn principal.email"}},
		"one boss where only one":   {[]edit{inProvince("37", "3701", "370102"), among(otherCompany(sameBoss))}, []string{"OTH003 warn principal.name"}},
		"the follow-up of a filing": {[]edit{ordered(filing.ChangeFiling), asFiled, among(approved)}, nil},
		"one entity twice": {[]edit{among(again)}, []string{
			"OTH004 warn services[0].domains[0].name", "OTH007 warn order",
		}},
		"a server used for four sites": {[]edit{set("services[0].access.resource", "enterprise_portal"), among(
			otherCompany(onSamplePortal("a-example.cn")), otherCompany(onSamplePortal("b-example.cn")), otherCompany(onSamplePortal("c-example.cn")),
		)}, []string{"OTH006 warn services[0].access.resource"}},
		"a server used for three": {[]edit{set("services[0].access.resource", "enterprise_portal"), among(
			otherCompany(onSamplePortal("a-example.cn")), otherCompany(onSamplePortal("b-example.cn")),
		)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := dressed(world, enterprise, tc.edits...)
			before := make([]*filing.Filing, 0, len(c.Others))
			for _, o := range c.Others {
				if o != nil {
					before = append(before, o.Clone())
				}
			}
			set, err := All()
			require.NoError(t, err)
			var got []string
			for _, f := range set.Run(c).Findings {
				if f.Rule[:3] == "OTH" {
					got = append(got, string(f.Rule)+" "+string(f.Severity)+" "+string(f.Paths[0]))
				}
			}
			assert.Equal(t, tc.want, got)
			i := 0
			for _, o := range c.Others {
				if o != nil {
					assert.Equal(t, before[i], o, "other filings are only looked at")
					i++
				}
			}
		})
	}
}

// TestRecordOutcomes goes through what a record can say that the examples leave out.
func TestRecordOutcomes(t *testing.T) {
	t.Parallel()
	world := provided(t)
	snapshot := func(f *filing.Filing, p filing.Path, text string) {
		require.NoError(t, f.SetFiledText(p, text))
	}
	filed := func(p filing.Path, text string) edit { return func(c *Case) { snapshot(c.Filing, p, text) } }
	for name, tc := range map[string]struct {
		id    rule.ID
		base  func() *filing.Filing
		edits []edit
		want  []string
	}{
		"another company in a province that forbids it": {"REC022", enterprise, []edit{
			inProvince("11", "1101", "110108"), ordered(filing.ChangeEntity), filed("entity.certificate.number", "91440399MA0YF0026X"),
		}, []string{"block entity.certificate.number"}},
		"another company in a province that takes it": {"REC022", enterprise, []edit{
			ordered(filing.ChangeEntity), filed("entity.certificate.number", "91440399MA0YF0026X"),
		}, []string{"warn entity.certificate.number"}},
		"a person becomes the company they represent": {"REC022", enterprise, []edit{
			inProvince("31", "3101", "310115"), ordered(filing.ChangeFiling), filed("entity.nature", "individual"), filed("entity.name", "张样例"),
		}, []string{"warn entity.nature"}},
		"a person becomes a company of somebody else's": {"REC022", enterprise, []edit{
			inProvince("31", "3101", "310115"), ordered(filing.ChangeFiling), filed("entity.nature", "individual"), filed("entity.name", "王样例"),
		}, []string{"block entity.nature"}},
		"an organisation code became a credit code": {"REC022", enterprise, []edit{
			ordered(filing.ChangeEntity), filed("entity.certificate.number", "MA0YF0018"), filed("entity.certificate.kind", "organization_code"),
		}, []string{"warn entity.certificate.number"}},
		"another body's organisation code": {"REC022", enterprise, []edit{
			inProvince("33", "3301", "330106"), ordered(filing.ChangeEntity), filed("entity.certificate.number", "00000006-X"), filed("entity.certificate.kind", "organization_code"),
		}, []string{"block entity.certificate.number"}},
		"a permit renewed": {"REC022", individual, []edit{
			ordered(filing.ChangeEntity), set("entity.certificate.kind", "hk_mo_permit"), set("entity.certificate.number", "H0000000102"), filed("entity.certificate.number", "H0000000101"),
		}, []string{"warn entity.certificate.number"}},
		"an order that changes nothing of it": {"REC022", enterprise, []edit{
			ordered(filing.AddService), filed("entity.certificate.number", "91440399MA0YF0026X"),
		}, nil},
		"the number of a site in place of the entity's": {"REC021", enterprise, []edit{
			ordered(filing.ChangeEntity), filed("entity.filing_number", "粤ICP备00000001号-1"),
		}, nil},
		"a site becomes an APP": {"REC021", enterprise, []edit{
			ordered(filing.ChangeService), filed("services[0].kind", "app"),
		}, []string{"block services[0].kind"}},
		"domains in another order": {"REC023", enterprise, []edit{
			ordered(filing.ChangeService), set("services[0].domains[1].name", "yunfan-example.com"),
			filed("services[0].domains[0].name", "YUNFAN-example.com"), filed("services[0].domains[1].name", "yunfan-example.cn"),
		}, nil},
		"one domain more and one less": {"REC023", enterprise, []edit{
			ordered(filing.ChangeService), set("services[0].domains[1].name", "yunfan-example.com"),
			filed("services[0].domains[0].name", "yunfan-example.cn"), filed("services[0].domains[1].name", "yunfan-example.net"),
		}, []string{"warn services[0].domains[0].name"}},
		"access elsewhere, in Chinese letters": {"REC026", enterprise, []edit{
			ordered(filing.AddAccess), filed("principal.mobile", "１３８００００００１１"), set("principal.mobile", "138 0000 0011"),
		}, nil},
		"access elsewhere, the same name in other brackets": {"REC026", enterprise, []edit{
			ordered(filing.AddAccess), set("entity.name", "云帆(深圳)有限公司"), filed("entity.name", "云帆（深圳）有限公司"),
		}, nil},
		"an addition here": {"REC026", enterprise, []edit{
			ordered(filing.AddService), set("record.entity_here", "true"), filed("principal.mobile", "13800000009"),
		}, nil},
		"only one fact is known as filed": {"REC024", enterprise, []edit{
			ordered(filing.ChangeFiling), filed("principal.mobile", "13800000001"),
		}, nil},
		"a service taken out": {"REC024", enterprise, []edit{
			secondService(func(*filing.Service) {}), ordered(filing.ChangeFiling), asFiled,
			altered(func(f *filing.Filing) { f.Services[0].Domains = nil }),
		}, nil},
		"a count in full width": {"REC020", enterprise, []edit{ordered(filing.AddService), set("record.filed_services", " ２ ")}, nil},
		"a count below nothing": {"REC020", enterprise, []edit{ordered(filing.AddService), set("record.filed_services", "-1")}, []string{"warn record.filed_services"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := dressed(world, tc.base, tc.edits...)
			set, err := All()
			require.NoError(t, err)
			var got []string
			for _, f := range set.Run(c).Findings {
				if f.Rule == tc.id {
					got = append(got, string(f.Severity)+" "+string(f.Paths[0]))
				}
			}
			assert.Equal(t, tc.want, got)
		})
	}
}
