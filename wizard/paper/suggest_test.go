package paper_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// report shows every field, named after itself.
func report(kind paper.Kind, fields ...string) paper.Report {
	r := paper.Report{Kind: kind, Fields: map[string]paper.Line{}}
	for _, f := range fields {
		r.Fields[f] = paper.Line{Text: f, Score: 0.9}
	}
	return r
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	company, person := sample.Enterprise(), sample.Individual()
	school := sample.Enterprise()
	school.Entity.Nature = filing.PublicInstitution
	unnamed := sample.Enterprise()
	unnamed.Services[0].Domains[0].Name = ""
	other := sample.Enterprise()
	other.Services[0].PrincipalSame = filing.No
	other.Settle()
	card := []string{"name", "number", "address", "sex", "valid_from", "valid_until"}
	tests := map[string]struct {
		f    *filing.Filing
		slot paper.Slot
		r    paper.Report
		want map[filing.Path]string
	}{
		"licence": {company, paper.EntityCertificate, report(paper.BusinessLicence, "name", "uscc", "address", "established_on", "legal_representative"), map[filing.Path]string{
			"entity.name": "name", "entity.certificate.number": "uscc", "entity.certificate.address": "address",
			"entity.certificate.valid_from": "established_on", "entity.legal_representative": "legal_representative",
		}},
		"certificate of an institution begins when it says": {
			school, paper.EntityCertificate, report(paper.PublicInstitutionCertificate, "name", "valid_from", "established_on", "valid_until"),
			map[filing.Path]string{"entity.name": "name", "entity.certificate.valid_from": "valid_from", "entity.certificate.valid_until": "valid_until"},
		},
		"both sides of a card in one picture": {company, paper.PrincipalIDFront, report(paper.IDCardFront, card...), map[filing.Path]string{
			"principal.name": "name", "principal.certificate.number": "number", "principal.certificate.address": "address",
			"principal.certificate.valid_from": "valid_from", "principal.certificate.valid_until": "valid_until",
		}},
		"a principal of the service": {other, "services[0].principal.id_front", report(paper.IDCardFront, "name"), map[filing.Path]string{
			"services[0].principal.name": "name",
		}},
		"a foreigner has a name in Latin letters only": {company, paper.PrincipalIDFront, report(paper.PermanentResidentCard, "english_name"), map[filing.Path]string{
			"principal.name": "english_name",
		}},
		"domain certificate": {company, "services[0].domain_certificate", paper.Report{Kind: paper.DomainCertificate, Fields: map[string]paper.Line{
			"domain": {Text: "YUNFAN-example.cn"}, "holder": {Text: "某公司"}, "expires_on": {Text: "2030-01-01"},
		}}, map[filing.Path]string{
			"services[0].domains[0].name": "YUNFAN-example.cn", "services[0].domains[0].holder": "某公司", "services[0].domains[0].expires_on": "2030-01-01",
		}},
		"domain certificate of a domain not typed yet": {unnamed, "services[0].domain_certificate", report(paper.DomainCertificate, "domain"), map[filing.Path]string{
			"services[0].domains[0].name": "domain",
		}},
		"certificate of another domain":        {company, "services[0].domain_certificate", report(paper.DomainCertificate, "domain", "holder"), nil},
		"a licence in the place of a card":     {company, paper.PrincipalIDFront, report(paper.BusinessLicence, "name", "uscc"), nil},
		"a card in the place of a licence":     {company, paper.EntityCertificate, report(paper.IDCardFront, card...), nil},
		"a licence in the place of a person's": {person, paper.PrincipalIDFront, report(paper.BusinessLicence, "name"), nil},
		"a paper that is nobody's":             {company, paper.Other, report(paper.IDCardFront, card...), nil},
		"a paper of no known kind":             {company, paper.EntityCertificate, report(paper.UnknownKind, "name"), nil},
		"a field that was not read":            {company, paper.PrincipalIDFront, paper.Report{Kind: paper.IDCardFront, Fields: map[string]paper.Line{"name": {}}}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got map[filing.Path]string
			for _, s := range paper.Suggest(tt.f, tt.slot, tt.r) {
				if got == nil {
					got = map[filing.Path]string{}
				}
				got[s.Path] = s.Value
				assert.Equal(t, tt.r.Fields[s.Field], s.Line)
				assert.NoError(t, tt.f.Clone().SetText(s.Path, s.Value))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestGlimpse(t *testing.T) {
	f := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
	at := paper.Box{{10, 10}, {90, 10}, {90, 30}, {10, 30}}
	r := paper.Report{Kind: paper.IDCardFront, Fields: map[string]paper.Line{
		"name": {Box: at, Doubt: paper.Unsure}, "number": {Text: "44039919850312001X", Box: at}, "address": {},
	}}
	got := paper.Glimpse(f, paper.PrincipalIDFront, r)
	require.Len(t, got, 1)
	assert.Equal(t, filing.Path("principal.name"), got[0].Path)
	assert.Equal(t, at, got[0].Line.Box)
	for _, s := range paper.Suggest(f, paper.PrincipalIDFront, r) {
		assert.NotEqual(t, filing.Path("principal.name"), s.Path, "what was not read is no suggestion")
	}
	r.Fields["name"] = paper.Line{Text: "马晓", Box: at, Doubt: paper.TooWide}
	assert.Empty(t, paper.Glimpse(f, paper.PrincipalIDFront, r))
}
