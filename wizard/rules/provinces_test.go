package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// unassigned ends division codes that were never given out, so that the numbers of tests belong to nobody.
const unassigned = "0399"

// moved puts a sample into a province with everything that belongs to it: city, addresses, numbers.
func (w world) moved(f *filing.Filing, province region.Division) *filing.Filing {
	city := w.divisions.Cities(province.Code)[0]
	f.Province, f.City, f.County = province.Code, city.Code, ""
	if counties := w.divisions.Counties(city.Code); len(counties) > 0 {
		f.County = counties[0].Code
		f.Entity.Certificate.Address = w.divisions.FullName(f.County) + "样例路1号A座501室"
	} else {
		f.Entity.Certificate.Address = w.divisions.FullName(f.City) + "样例路1号A座501室"
	}
	numbers := map[string]string{
		sample.EntityNumber: creditCode("91" + province.Code + unassigned + "MA0YF0018"),
		sample.PersonNumber: residentID(province.Code + unassigned + sample.PersonNumber[6:17]),
		sample.SecondNumber: residentID(province.Code + unassigned + sample.SecondNumber[6:17]),
	}
	for _, number := range []*string{&f.Entity.Certificate.Number, &f.Principal.Certificate.Number, &f.Services[0].Domains[0].HolderCertificateNumber} {
		*number = numbers[*number]
	}
	return f
}

// residentID finds the check digit that makes a number of 17 digits pass.
func residentID(first string) string {
	for _, last := range "0123456789X" {
		if _, err := filing.ParseResidentID(first + string(last)); err == nil {
			return first + string(last)
		}
	}
	return ""
}

// creditCode finds the check character that makes a code of 17 characters pass.
func creditCode(first string) string {
	for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if _, err := filing.ParseUSCC(first + string(last)); err == nil {
			return first + string(last)
		}
	}
	return ""
}

// TestEveryProvinceTakesTheSamples moves both samples through all provinces: a filing that is in order blocks nowhere, and
// nothing about the person, the addresses or the numbers is called wrong. Tianjin alone wants two people.
func TestEveryProvinceTakesTheSamples(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	provinces := w.divisions.Provinces()
	assert.Len(t, provinces, 31)
	ours := []string{"FIL", "ENT", "PRI", "CON"}
	for _, province := range provinces {
		for kind, f := range map[string]*filing.Filing{"enterprise": sample.Enterprise(), "individual": sample.Individual()} {
			t.Run(province.Name+"/"+kind, func(t *testing.T) {
				t.Parallel()
				for _, finding := range set.Run(w.of(w.moved(f, province))).Findings {
					assert.NotEqual(t, rule.Block, finding.Severity, "%s at %v %v", finding.Rule, finding.Paths, finding.Values)
					family := string(finding.Rule[:3])
					twoPeople := finding.Rule == "PRI009" && w.atlas.SamePerson(province.Code).Value == region.SameNever
					if strings.Contains(strings.Join(ours, " "), family) && !twoPeople {
						assert.Equal(t, rule.Hint, finding.Severity, "%s at %v %v", finding.Rule, finding.Paths, finding.Values)
					}
				}
			})
		}
	}
}
