package rules

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// told runs the rules of this file's families over a filing and writes each finding as "RULE severity path", without
// what is said of missing papers.
func told(t *testing.T, c Case, base func() *filing.Filing, edits ...edit) []string {
	t.Helper()
	set, err := All()
	require.NoError(t, err)
	c.Filing = base()
	for _, e := range edits {
		e(&c)
	}
	out := []string{}
	for _, f := range set.Run(c).Findings {
		family := string(f.Rule[:3])
		if f.Rule != "MAT001" && slices.Contains([]string{"FIL", "ENT", "PRI", "CON", "MAT"}, family) {
			out = append(out, fmt.Sprintf("%s %s %s", f.Rule, f.Severity, f.Paths[0]))
		}
	}
	return out
}

// as makes the entity another kind of body with a certificate that fits.
func as(nature filing.Nature, kind filing.CertificateKind, number string) edit {
	return func(c *Case) {
		c.Filing.Entity.Nature, c.Filing.Entity.Certificate.Kind, c.Filing.Entity.Certificate.Number = nature, kind, number
	}
}

// TestCorrectFilings lists filings that are in order although they are not the usual ones.
func TestCorrectFilings(t *testing.T) {
	t.Parallel()
	world, none := surrounded(t, nil), []string{}
	for name, tc := range map[string]struct {
		base  func() *filing.Filing
		edits []edit
		want  []string
	}{
		"authority":          {enterprise, []edit{as(filing.Government, filing.USCCCertificate, "11440399MA0YF0018J")}, none},
		"public institution": {enterprise, []edit{as(filing.PublicInstitution, filing.PublicInstitutionCertificate, "12440399MA0YF0018F")}, none},
		"association":        {enterprise, []edit{as(filing.SocialOrganization, filing.SocialOrganizationCertificate, "51440399MA0YF0018E")}, none},
		"cooperative":        {enterprise, []edit{as(filing.Enterprise, filing.BusinessLicence, "93440399MA0YF00184")}, none},
		"trader":             {enterprise, []edit{as(filing.IndividualBusiness, filing.BusinessLicence, "92440399MA0YF00187")}, none},
		"trader without a trade name": {enterprise, []edit{
			as(filing.IndividualBusiness, filing.BusinessLicence, "92440399MA0YF00187"), set("entity.name", "张样例"), set("services[0].domains[0].holder", "张样例"),
		}, []string{"ENT018 warn entity.nature"}},
		"other body":          {enterprise, []edit{as(filing.OtherNature, filing.USCCCertificate, "13440399MA0YF0018C")}, none},
		"old registry number": {enterprise, []edit{as(filing.Enterprise, filing.BusinessLicence, "440399000000005")}, none},
		"central register":    {enterprise, []edit{set("entity.certificate.number", "91100000MA0YF0018Q")}, none},
		"number in groups":    {enterprise, []edit{set("entity.certificate.number", " 9144 0399 ma0y f001 8a ")}, none},
		"full-width facts": {enterprise, []edit{
			set("entity.certificate.number", "９１４４０３９９ＭＡ０ＹＦ００１８Ａ"), set("principal.mobile", "１３８００００００１１"), set("principal.email", "zhang＠example.cn"),
		}, none},
		"without county":       {enterprise, []edit{set("city", "4419"), set("county", ""), set("entity.certificate.address", "广东省东莞市样例镇样例路1号")}, none},
		"licence from city on": {enterprise, []edit{set("entity.certificate.address", "深圳市南山区粤海街道样例路1号A座501室")}, none},
		"two principals":       {enterprise, []edit{ownPrincipal}, none},
		"foreign principal": {enterprise, []edit{
			set("entity.legal_representative", "SAMPLE JOHN"), set("principal.name", "Sample John"),
			set("principal.certificate.kind", "passport"), set("principal.certificate.number", "X0000001"),
		}, none},
		"principal with a home return permit": {enterprise, []edit{set("principal.certificate.kind", "hk_mo_permit"), set("principal.certificate.number", "H00000001")}, none},
		"principal with long-term ID":         {enterprise, []edit{set("principal.certificate.valid_until", "长期")}, none},
		"person who moved here":               {individual, []edit{mirror("430399199005180020")}, none},
		"access to a filed site":              {enterprise, []edit{set("order", "add_access"), set("entity.filing_number", "粤ICP备00000001号")}, none},
		"older number of the province": {enterprise, []edit{
			set("order", "add_service"), set("entity.filing_number", "蜀ICP备00000001号"), inProvince("51", "5101", "510107"), set("entity.certificate.number", "91510099MA0YF00185"),
		}, []string{"PRI013 hint principal.name"}},
		"an APP": {enterprise, []edit{func(c *Case) {
			s := &c.Filing.Services[0]
			s.Kind, s.Content, s.HomeURL = filing.AppKind, []string{"生活服务/招聘"}, ""
			s.App = &filing.App{Platforms: []filing.Platform{{
				OS: "android", Package: "cn.example.app", PublicKey: "1", Fingerprint: "00112233445566778899aabbccddeeff", Domains: []string{"api.yunfan-example.cn"},
			}}}
		}}, none},
		"by authorisation code": {enterprise, []edit{func(c *Case) {
			c.Filing.Services[0].Access = filing.Access{Resource: filing.ResourceAuthorizationCode, AuthorizationCode: "00000000-0000", DNSPaused: filing.Yes}
		}}, none},
		"cancelled with little known": {enterprise, []edit{
			set("order", "cancel_entity"), set("entity.filing_number", "粤ICP备00000001号"), func(c *Case) {
				c.Filing.Services, c.Filing.Principal = nil, filing.Principal{}
			},
		}, none},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, told(t, world, tc.base, tc.edits...))
		})
	}
}

// mirror gives an individual another number, in both places where it stands.
func mirror(number string) edit {
	return func(c *Case) {
		c.Filing.Entity.Certificate.Number, c.Filing.Principal.Certificate.Number = number, number
	}
}

// TestOneMistakeOneFinding plants one mistake and expects exactly what it leads to, at the fact to correct.
func TestOneMistakeOneFinding(t *testing.T) {
	// What the province of 长沙 asks of everybody and nobody can compute.
	reminders := []string{"PRI013 hint principal.name", "CON011 hint principal.mobile", "CON012 hint principal.mobile"}
	t.Parallel()
	world := surrounded(t, nil)
	for name, tc := range map[string]struct {
		base  func() *filing.Filing
		edits []edit
		want  []string
	}{
		"letter O in the code":        {enterprise, []edit{set("entity.certificate.number", "91440399MA0YF0O18A")}, []string{"ENT003 block entity.certificate.number"}},
		"wrong last character":        {enterprise, []edit{set("entity.certificate.number", "91440399MA0YF0018B")}, []string{"ENT004 warn entity.certificate.number"}},
		"wrong inside":                {enterprise, []edit{set("entity.certificate.number", "91440399MA0YF00151")}, []string{"ENT005 hint entity.certificate.number"}},
		"number of an individual":     {individual, []edit{mirror("440399199005180023")}, []string{"ENT003 block entity.certificate.number"}},
		"only the entity's number":    {individual, []edit{set("entity.certificate.number", "440399199005180023")}, []string{"ENT003 block entity.certificate.number"}},
		"only the principal's number": {individual, []edit{set("principal.certificate.number", "440399199005180023")}, []string{"PRI001 block principal.certificate.number"}},
		"kind of an individual":       {individual, []edit{set("entity.certificate.kind", "business_licence")}, []string{"ENT001 block entity.certificate.kind"}},
		"nature of a company":         {enterprise, []edit{set("entity.nature", "public_institution")}, []string{"ENT001 block entity.nature"}},
		"company filed as a person":   {enterprise, []edit{set("entity.nature", "individual"), set("entity.legal_representative", "")}, []string{"ENT001 block entity.nature"}},
		"another province":            {enterprise, []edit{set("province", "43"), set("city", "4301"), set("county", "430104")}, append([]string{"ENT011 block province"}, reminders...)},
		"address of another province": {enterprise, []edit{set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")}, []string{"ENT011 block entity.certificate.address"}},
		"province only":               {enterprise, []edit{set("province", "43")}, append([]string{"FIL005 block city", "ENT011 block province"}, reminders...)},
		"city only":                   {enterprise, []edit{set("city", "4401")}, []string{"FIL005 block county", "ENT014 warn city"}},
		"expired":                     {enterprise, []edit{set("entity.certificate.valid_until", "2026-01-31")}, []string{"ENT008 block entity.certificate.valid_until"}},
		"expired in the other order":  {enterprise, []edit{set("entity.certificate.valid_until", "2010-01-31")}, []string{"ENT010 block entity.certificate.valid_until"}},
		"expired ID of an individual": {individual, []edit{set("entity.certificate.valid_until", "2026-11-22"), set("principal.certificate.valid_until", "2026-11-22")}, []string{"ENT008 block entity.certificate.valid_until"}},
		"unreadable day":              {enterprise, []edit{set("entity.certificate.valid_until", "2036年")}, []string{"ENT010 block entity.certificate.valid_until"}},
		"principal's ID":              {enterprise, []edit{set("principal.certificate.valid_until", "2026-11-22")}, []string{"PRI002 block principal.certificate.valid_until"}},
		"same numbers":                {enterprise, []edit{set("principal.emergency_phone", "13800000001")}, []string{"CON005 block principal.emergency_phone"}},
		"mail without @":              {enterprise, []edit{set("principal.email", "zhang.example.cn")}, []string{"CON004 block principal.email"}},
		"mobile too short":            {enterprise, []edit{set("principal.mobile", "1380000001")}, []string{"CON001 block principal.mobile"}},
		"no mobile":                   {enterprise, []edit{set("principal.mobile", " ")}, []string{"FIL001 block principal.mobile"}},
		"no expiry of the domain":     {enterprise, []edit{set("services[0].domains[0].expires_on", "")}, []string{"FIL002 hint services[0].domains[0].expires_on"}},
		"no domain name":              {enterprise, []edit{func(c *Case) { c.Filing.Services[0].Domains = []filing.Domain{{}} }}, []string{"FIL001 block services[0].domains[0].name"}},
		"name of the principal":       {enterprise, []edit{set("principal.name", "张样")}, []string{"PRI006 block principal.name"}},
		"no legal representative":     {enterprise, []edit{notLegal}, []string{"PRI005 block principal.is_legal_representative"}},
		"no for the same person":      {enterprise, []edit{set("principal.is_legal_representative", "false")}, []string{"PRI006 warn principal.is_legal_representative"}},
		"authority with a delegate":   {enterprise, []edit{notLegal, as(filing.Government, filing.USCCCertificate, "11440399MA0YF0018J")}, []string{"PRI005 warn principal.is_legal_representative"}},
		"residence permit as ID":      {individual, []edit{mirror("810000198503120010")}, []string{"ENT017 warn entity.certificate.kind"}},
		"too young":                   {enterprise, []edit{set("principal.certificate.number", "440399201101010015")}, []string{"PRI008 block principal.certificate.number"}},
		"young individual":            {individual, []edit{mirror("440399200901010019")}, []string{"PRI008 warn entity.certificate.number"}},
		"mobile of two people":        {enterprise, []edit{ownPrincipal, set("services[0].principal.mobile", "+86 13800000001")}, []string{"CON006 block services[0].principal.mobile"}},
		"mail of two people":          {enterprise, []edit{ownPrincipal, set("services[0].principal.email", "ZHANG@example.cn")}, []string{"CON006 block services[0].principal.email"}},
		"number of two people":        {enterprise, []edit{ownPrincipal, set("services[0].principal.certificate.number", "44039919850312001X")}, []string{"PRI011 block services[0].principal.name", "CON007 warn services[0].principal.mobile", "CON007 warn services[0].principal.emergency_phone", "CON007 warn services[0].principal.email"}},
		"mailing address elsewhere":   {enterprise, []edit{set("entity.mailing_address", "湖南省长沙市岳麓区样例路1号")}, []string{"ENT013 warn entity.mailing_address"}},
		"mailing address next door":   {enterprise, []edit{set("entity.mailing_address", "福田区样例路1号A座501室")}, []string{"ENT013 warn entity.mailing_address"}},
		"mailing address too short":   {enterprise, []edit{set("entity.mailing_address", "粤海街道科技园")}, []string{"ENT012 warn entity.mailing_address"}},
		"person from elsewhere":       {individual, []edit{mirror("430399199005180020"), set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")}, []string{"MAT003 warn residence_proof"}},
		"person from elsewhere, shut": {individual, []edit{inProvince("14", "1401", "140105"), mirror("140399199005180021"), set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")}, []string{"ENT011 warn entity.certificate.address"}},
		"person from somewhere":       {individual, []edit{mirror("430399199005180020"), set("entity.certificate.address", "样例路2号3栋402房")}, []string{"ENT016 hint entity.certificate.number"}},
		"unknown nature":              {enterprise, []edit{set("entity.nature", "company")}, []string{"FIL004 block entity.nature"}},
		"unknown kind":                {enterprise, []edit{set("entity.certificate.kind", "licence")}, []string{"FIL004 block entity.certificate.kind"}},
		"unknown province":            {enterprise, []edit{set("province", "99")}, []string{"FIL004 block province"}},
		"long city code":              {enterprise, []edit{set("city", "440300")}, []string{"FIL004 block city"}},
		"trader's code, enterprise":   {enterprise, []edit{set("entity.certificate.number", "92440399MA0YF00187")}, []string{"ENT006 warn entity.certificate.number"}},
		"slot of nothing":             {enterprise, []edit{attach("services[3].domain_certificate")}, []string{"MAT002 warn attachments[0].slot"}},
		"first filing with a number":  {enterprise, []edit{set("entity.filing_number", "粤ICP备00000001号")}, []string{"FIL003 warn entity.filing_number"}},
		"number of another province":  {enterprise, []edit{set("order", "add_service"), set("entity.filing_number", "湘ICP备00000001号")}, []string{"FIL006 warn entity.filing_number"}},
		"principal with a licence":    {enterprise, []edit{set("principal.certificate.kind", "business_licence")}, []string{"PRI010 block principal.certificate.kind"}},
		"dates the wrong way round":   {enterprise, []edit{set("principal.certificate.valid_from", "2035-03-12"), set("principal.certificate.valid_until", "2015-03-12")}, []string{"PRI004 block principal.certificate.valid_until"}},
		"each other's emergency": {enterprise, []edit{
			ownPrincipal, inProvince("21", "2101", "210102"), set("entity.certificate.number", "91210099MA0YF00181"),
			set("services[0].principal.emergency_phone", "13800000001"), set("principal.emergency_phone", "13800000002"),
		}, []string{"CON008 warn services[0].principal.emergency_phone"}},
		"title in a name":              {enterprise, []edit{set("principal.name", "张总经理"), set("entity.legal_representative", "张总经理")}, []string{"ENT015 warn principal.name"}},
		"service principal's last day": {enterprise, []edit{ownPrincipal, set("services[0].principal.certificate.valid_until", "2026-12-31")}, []string{"PRI003 warn services[0].principal.certificate.valid_until"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, told(t, world, tc.base, tc.edits...))
		})
	}
}
