package filing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestNew(t *testing.T) {
	t.Parallel()
	for _, nature := range append(filing.Natures.Codes(), "") {
		for _, kind := range filing.ServiceKinds.Codes() {
			shape := filing.Shape{Order: filing.First, Nature: filing.Nature(nature), Province: "44", Service: filing.ServiceKind(kind)}
			f := filing.New("01", shape)
			name := nature + " " + kind
			assertNoListIsNull(t, f)
			require.Len(t, f.Services, 1, name)
			assert.Len(t, f.Services[0].Domains, 1, name)
			assert.Len(t, f.Services[0].Access.IPRanges, 1, name)
			assert.Equal(t, kind == "app", f.Services[0].App != nil, name)
			if nature != "" {
				assert.Contains(t, filing.EntityCertificates(shape.Nature), f.Entity.Certificate.Kind, name)
			}
			settled := f.Clone()
			settled.Settle()
			assert.Equal(t, f, settled, "%s is settled", name)
		}
	}
}

func TestSettle(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		base    func() *filing.Filing
		set     map[filing.Path]string
		becomes map[filing.Path]string
	}{
		"a person is the own principal": {
			sample.Individual,
			map[filing.Path]string{"entity.name": "王样例", "entity.certificate.number": "1", "entity.certificate.valid_until": "long_term"},
			map[filing.Path]string{"principal.name": "王样例", "principal.certificate.number": "1", "principal.certificate.valid_until": "long_term"},
		},
		"a person's principal cannot be another": {
			sample.Individual, map[filing.Path]string{"principal.name": "别人"}, map[filing.Path]string{"principal.name": "李样例"},
		},
		"a person has no legal representative": {
			sample.Individual,
			map[filing.Path]string{"entity.legal_representative": "张样例", "principal.is_legal_representative": "true", "services[0].principal_same": "false"},
			map[filing.Path]string{
				"entity.legal_representative": "", "principal.is_legal_representative": "", "services[0].principal_same": "true", "principal.name": "李样例",
			},
		},
		"a company's legal representative gives the name": {
			sample.Enterprise, map[filing.Path]string{"entity.legal_representative": "王样例"}, map[filing.Path]string{"principal.name": "王样例"},
		},
		"nothing else of the company is mirrored": {
			sample.Enterprise,
			map[filing.Path]string{"entity.certificate.number": "1"},
			map[filing.Path]string{"principal.certificate.number": sample.PersonNumber},
		},
		"no mirror while nobody said so": {
			sample.Enterprise,
			map[filing.Path]string{"principal.is_legal_representative": "", "entity.legal_representative": "王样例"},
			map[filing.Path]string{"principal.name": "张样例"},
		},
		"no mirror of another principal": {
			sample.Enterprise,
			map[filing.Path]string{"principal.is_legal_representative": "false", "entity.legal_representative": "王样例"},
			map[filing.Path]string{"principal.name": "张样例"},
		},
		"no mirror of a name that is missing": {
			sample.Enterprise, map[filing.Path]string{"entity.legal_representative": ""}, map[filing.Path]string{"principal.name": "张样例"},
		},
		"no mirror while the nature is unknown": {
			sample.Enterprise,
			map[filing.Path]string{"entity.nature": "", "entity.legal_representative": "王样例"},
			map[filing.Path]string{"principal.name": "张样例"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := tc.base()
			for p, typed := range tc.set {
				require.NoError(t, f.SetText(p, typed))
			}
			f.Settle()
			for p, want := range tc.becomes {
				got, ok := f.Text(p)
				assert.True(t, ok)
				assert.Equal(t, want, got, string(p))
			}
		})
	}
}

func TestSettleServices(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	require.NoError(t, f.SetText("services[0].principal_same", "false"))
	f.Settle()
	require.NotNil(t, f.Services[0].Principal)
	assert.Equal(t, filing.ResidentIDCard, f.Services[0].Principal.Certificate.Kind)
	assert.Same(t, f.Services[0].Principal, f.ServicePrincipal(0))

	require.NoError(t, f.SetText("services[0].principal_same", "true"))
	f.Settle()
	assert.Nil(t, f.Services[0].Principal)
	assert.Same(t, &f.Principal, f.ServicePrincipal(0))

	require.NoError(t, f.SetText("services[0].principal_same", ""))
	assert.Nil(t, f.ServicePrincipal(0))

	require.NoError(t, f.SetText("services[0].kind", "app"))
	f.Settle()
	require.NotNil(t, f.Services[0].App)
	assert.Equal(t, []filing.Platform{{Domains: []string{}}}, f.Services[0].App.Platforms)
}

func TestAskedAndMissing(t *testing.T) {
	t.Parallel()
	app := func() *filing.Filing {
		return filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	}
	empty := func(order filing.Order, nature filing.Nature) func() *filing.Filing {
		return func() *filing.Filing {
			return filing.New("1", filing.Shape{Order: order, Nature: nature, Province: "44", Service: filing.Website})
		}
	}
	code := func() *filing.Filing {
		f := sample.Enterprise()
		f.Services[0].Access.Resource = filing.ResourceAuthorizationCode
		return f
	}
	own := func() *filing.Filing {
		f := sample.Enterprise()
		f.Services[0].PrincipalSame = filing.No
		f.Settle()
		return f
	}
	for name, tc := range map[string]struct {
		f              func() *filing.Filing
		path           filing.Path
		asked, missing bool
	}{
		"filled":                                 {sample.Enterprise, "entity.name", true, false},
		"empty":                                  {empty(filing.First, filing.Enterprise), "entity.name", true, true},
		"optional":                               {empty(filing.First, filing.Enterprise), "entity.remark", true, false},
		"legal representative of a company":      {empty(filing.First, filing.Enterprise), "entity.legal_representative", true, true},
		"legal representative of a person":       {empty(filing.First, filing.Individual), "entity.legal_representative", false, false},
		"filing number of a first filing":        {empty(filing.First, filing.Enterprise), "entity.filing_number", false, false},
		"filing number of another order":         {empty(filing.AddAccess, filing.Enterprise), "entity.filing_number", true, true},
		"holder of a fresh domain":               {empty(filing.AddService, filing.Enterprise), "services[0].domains[0].holder", true, true},
		"holder of a filed domain":               {empty(filing.AddAccess, filing.Enterprise), "services[0].domains[0].holder", true, false},
		"home page of a site":                    {empty(filing.First, filing.Enterprise), "services[0].home_url", true, true},
		"home page of an APP":                    {app, "services[0].home_url", false, false},
		"package of an APP":                      {app, "services[0].app.platforms[0].package", true, true},
		"package of a site":                      {sample.Enterprise, "services[0].app.platforms[0].package", false, false},
		"code with a server":                     {sample.Enterprise, "services[0].access.authorization_code", false, false},
		"code with a code":                       {code, "services[0].access.authorization_code", true, true},
		"address with a code":                    {code, "services[0].access.ip_ranges[0].first", false, false},
		"own principal":                          {own, "services[0].principal.mobile", true, true},
		"own principal, where the same":          {sample.Enterprise, "services[0].principal.mobile", false, false},
		"the same or not, company":               {empty(filing.First, filing.Enterprise), "services[0].principal_same", true, true},
		"the same or not, person":                {empty(filing.First, filing.Individual), "services[0].principal_same", false, false},
		"paused domain of a site":                {sample.Enterprise, "services[0].access.dns_paused", true, false},
		"paused domain of an APP":                {app, "services[0].access.dns_paused", false, false},
		"paused domain of a site that stays up":  {empty(filing.AddAccess, filing.Enterprise), "services[0].access.dns_paused", false, false},
		"a service that is not there (no panic)": {sample.Enterprise, "services[9].name", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row, ok := filing.Lookup(tc.path)
			require.True(t, ok)
			f := tc.f()
			assert.Equal(t, tc.asked, f.Asked(row, tc.path.Place()), "asked")
			assert.Equal(t, tc.missing, f.Missing(row, tc.path.Place()), "missing")
		})
	}
}

func TestVocabularies(t *testing.T) {
	t.Parallel()
	for _, v := range []filing.Vocabulary{
		filing.Orders, filing.Providers, filing.Natures, filing.CertificateKinds, filing.ServiceKinds, filing.Contents,
		filing.Languages, filing.Categories, filing.Resources, filing.Systems,
	} {
		seen := map[string]bool{}
		for _, code := range v.Codes() {
			assert.True(t, v.Has(code))
			assert.False(t, seen[code], "%s twice", code)
			seen[code] = true
		}
		assert.NotEmpty(t, seen, string(v))
		assert.False(t, v.Has(""), string(v))
	}
	assert.Nil(t, filing.Vocabulary("colour").Codes())
	for _, nature := range filing.Natures.Codes() {
		kinds := filing.EntityCertificates(filing.Nature(nature))
		assert.NotEmpty(t, kinds, nature)
		for _, kind := range kinds {
			assert.True(t, filing.CertificateKinds.Has(string(kind)), kind)
		}
	}
	assert.Nil(t, filing.EntityCertificates(""))
	assert.False(t, filing.Entity{}.IsUnit())
	assert.False(t, filing.Entity{Nature: filing.Individual}.IsUnit())
	assert.True(t, filing.Entity{Nature: filing.LawFirm}.IsUnit())
}

func TestTernary(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"true", "false", ""} {
		v, err := filing.ParseTernary(s)
		require.NoError(t, err)
		assert.Equal(t, s, v.String())
	}
	_, err := filing.ParseTernary("yes")
	require.ErrorIs(t, err, filing.ErrForm)
	assert.Equal(t, filing.Yes, filing.TernaryOf(true))
	assert.Equal(t, filing.No, filing.TernaryOf(false))
}
