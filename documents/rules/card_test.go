package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestPossibleValidity(t *testing.T) {
	for name, tt := range map[string]struct {
		born, from, until string
		want              bool
	}{
		"a child, 5 years":               {"2015-06-01", "2024-06-10", "2029-06-10", true},
		"a child, 10 years":              {"2015-06-01", "2024-06-10", "2034-06-10", false},
		"16 today, 10 years":             {"2008-06-01", "2024-06-01", "2034-06-01", true},
		"25, 10 years":                   {"1999-06-01", "2024-08-30", "2034-08-30", true},
		"27, 10 years":                   {"1997-06-01", "2024-08-30", "2034-08-30", false},
		"26, 20 years":                   {"1998-05-01", "2024-08-30", "2044-08-30", true},
		"45 and ten months, without end": {"1978-06-30", "2024-05-20", filing.LongTerm, true},
		"40, without end":                {"1984-06-30", "2024-05-20", filing.LongTerm, false},
		"50, 20 years":                   {"1974-06-30", "2024-05-20", "2044-05-20", false},
		"issued on the 29th of February": {"1990-06-30", "2024-02-29", "2044-02-29", true},
		"an end before the beginning":    {"1990-06-30", "2024-02-29", "2004-02-29", false},
	} {
		day := func(s string) filing.Date {
			d, err := filing.ParseValidity(s)
			assert.NoError(t, err)
			return d
		}
		assert.Equal(t, tt.want, possible(day(tt.born), day(tt.from), day(tt.until)), name)
	}
}

func TestWeakReadingsAreNotHeldAgainstTheForm(t *testing.T) {
	rules, err := New(Knowledge{})
	assert.NoError(t, err)
	for name, tt := range map[string]struct {
		kind, text float64
		findings   int
	}{
		"sure":               {0.95, 0.98, 1},
		"kind not sure":      {0.7, 0.98, 0},
		"text not sure":      {0.95, 0.8, 0},
		"neither of them is": {0.7, 0.8, 0},
	} {
		d := Desk{Filing: sample.Enterprise(), Reports: map[string]paper.Report{}}
		d.put(paper.PrincipalIDFront, reads(paper.IDCardFront, map[string]string{"name": "章样例"}))
		r := d.Reports["a"]
		r.KindScore = tt.kind
		r.Fields["name"] = paper.Line{Text: "章样例", Score: tt.text}
		d.Reports["a"] = r
		assert.Len(t, rules.Check(d.Filing, d.Today, d.Reports).Findings, tt.findings, name)
	}
}

// A paper in the wrong place is told to be there, and nothing that stands on it is held against the form.
func TestAWrongPaperIsToldOnce(t *testing.T) {
	rules, err := New(Knowledge{})
	assert.NoError(t, err)
	d := shown("", paper.PrincipalIDFront, paper.BusinessLicence, map[string]string{
		"name": "上海样例贸易有限公司", "uscc": "91310099MA0YF0018P", "valid_until": "2035-03-12",
	}).Subject()
	result := rules.Check(d.Filing, d.Today, d.Reports)
	assert.Len(t, result.Findings, 1)
	assert.Equal(t, car001.ID, result.Findings[0].Rule)
	assert.Equal(t, string(paper.EntityCertificate), result.Findings[0].Values["move_to"])
}

// Whose place a paper is sent to: that of the same person, also where the two sides were exchanged.
func TestPlaceOfAWrongPaper(t *testing.T) {
	rules, err := New(Knowledge{})
	assert.NoError(t, err)
	for name, one := range map[string]struct {
		desk Desk
		want []string
	}{
		"the two sides exchanged": {
			shown("", paper.PrincipalIDFront, paper.IDCardBack, nil, with(paper.PrincipalIDBack, paper.IDCardFront, nil), otherPrincipal).Subject(),
			[]string{"principal.id_back", "principal.id_front"},
		},
		"the service's principal's": {
			shown("", "services[0].principal.id_front", paper.IDCardBack, nil, otherPrincipal).Subject(),
			[]string{"services[0].principal.id_back"},
		},
		"the person's own is taken": {
			shown("", paper.PrincipalIDFront, paper.IDCardBack, nil, with(paper.PrincipalIDBack, paper.IDCardBack, nil), otherPrincipal).Subject(),
			[]string{"services[0].principal.id_back"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range rules.Check(one.desk.Filing, one.desk.Today, one.desk.Reports).Findings {
				if f.Rule == car001.ID {
					got = append(got, f.Values["move_to"])
				}
			}
			assert.Equal(t, one.want, got)
		})
	}
}

// otherPrincipal gives the first service a principal of its own.
func otherPrincipal(d *Desk) {
	other := d.Filing.Principal
	other.Name = "李样例"
	d.Filing.Services[0].PrincipalSame, d.Filing.Services[0].Principal = filing.No, &other
}

// Whether somebody may file where they do not live is for the province to say, so it is only a hint; not even that with a
// proof.
func TestAddressOfAPersonElsewhere(t *testing.T) {
	d := shown("", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"address": "湖南省长沙市岳麓区样例路58号"}, alone, typing("entity.certificate.address", "")).Subject()
	outcomes := car024.Outcomes(d)
	require.Len(t, outcomes, 1)
	require.Len(t, outcomes[0].Faults, 1)
	assert.Equal(t, rule.Hint, outcomes[0].Faults[0].Severity)
	assert.Equal(t, "湖南省", outcomes[0].Faults[0].Values["where"])
	d.put(paper.ResidenceProof)
	for _, o := range car024.Outcomes(d) {
		assert.NotEqual(t, rule.Failed, o.State)
	}
}
