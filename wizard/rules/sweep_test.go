package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// creditClassOf is how credit codes of a nature begin, by GB 32100-2015; natures that are left out carry other numbers.
var creditClassOf = map[filing.Nature]string{
	filing.Enterprise: "91", filing.IndividualBusiness: "92", filing.Government: "11", filing.PublicInstitution: "12",
	filing.SocialOrganization: "51", filing.MassOrganization: "13", filing.PrivateNonEnterprise: "52", filing.Foundation: "53",
	filing.LawFirm: "31", filing.NotaryOffice: "32", filing.JudicialAppraisal: "34", filing.Arbitration: "35",
	filing.MedicalInstitution: "12", filing.ReligiousBody: "71", filing.CollectiveEconomy: "N2", filing.ForeignOffice: "91",
	filing.ForeignCulturalCentre: "41", filing.OtherNature: "91", filing.OverseasBody: "91",
}

// ofNature makes the company's sample a filing of another nature, with the usual certificate and a number of its scheme.
func (w world) ofNature(n filing.Nature, province region.Division) *filing.Filing {
	if n == filing.Individual {
		return w.moved(sample.Individual(), province)
	}
	f := w.moved(sample.Enterprise(), province)
	f.Entity.Nature, f.Entity.Certificate.Kind = n, filing.EntityCertificates(n)[0]
	switch f.Entity.Certificate.Kind {
	case filing.MilitaryCode, filing.OverseasBodyCertificate:
		f.Entity.Certificate.Number = "样例00001"
	default:
		f.Entity.Certificate.Number = creditCode(creditClassOf[n] + province.Code + unassigned + "MA0YF0018")
	}
	d := &f.Services[0].Domains[0]
	d.HolderCertificateKind, d.HolderCertificateNumber = f.Entity.Certificate.Kind, f.Entity.Certificate.Number
	if n == filing.Government {
		d.Name, f.Services[0].HomeURL = "yunfan.gov.cn", "yunfan.gov.cn"
	}
	return f
}

// inOrder makes a filing one of another order that is answered as it should be.
func inOrder(f *filing.Filing, o filing.Order, prefix string) *filing.Filing {
	f.Order = o
	r := &f.Record
	r.OpenOrder, r.AccountTaken, r.FormerCertificate, r.Abnormal, r.Shell = filing.No, filing.No, filing.No, filing.No, filing.No
	r.SitesOpen, r.FooterShown, r.ContentMatches, r.TargetClean, r.DomainMoved = filing.Yes, filing.Yes, filing.Yes, filing.Yes, filing.Yes
	r.LastService, r.OtherProvider, r.EntityHere = filing.No, filing.Yes, filing.Yes
	r.FiledServices, r.ClaimCause, r.TargetAccount, r.Reason = "1", filing.ClaimBefore2018, "hw_sample", "网站不再使用"
	if o != filing.First {
		f.Entity.FilingNumber = prefix + "00000001号"
		f.Snapshot()
	}
	if !f.Fresh() {
		f.Services[0].FilingNumber = prefix + "00000001号-1"
	}
	switch o {
	case filing.ChangeEntity, filing.ChangeFiling:
		f.Principal.EmergencyPhone = "13900000009"
	case filing.ChangeService:
		f.Services[0].Access.IPRanges[0] = filing.IPRange{First: "121.36.0.19", Last: "121.36.0.19"}
	}
	return f
}

// TestCorrectFilingsOfAllOrders: whoever fills in everything as it should be meets nothing that blocks, in any province, of
// any nature, with any order; but for a migration to an individual, which nobody takes. Companies and individuals go through
// all orders in every province; the other natures take turns, so that each meets every order somewhere.
func TestCorrectFilingsOfAllOrders(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	natures, orders := filing.Natures.Codes(), filing.Orders.Codes()
	met := map[[2]string]bool{}
	for turn, province := range w.divisions.Provinces() {
		var cases [][2]string
		for i, nature := range natures {
			for j, order := range orders {
				always := nature == string(filing.Enterprise) || nature == string(filing.Individual) || order == string(filing.First)
				if always || (i+j+turn)%len(orders) == 0 {
					cases = append(cases, [2]string{nature, order})
					met[[2]string{nature, order}] = true
				}
			}
		}
		t.Run(province.Name, func(t *testing.T) {
			t.Parallel()
			prefix := w.atlas.LicencePrefixes(province.Code).Value.Filing
			require.NotEmpty(t, prefix)
			for _, c := range cases {
				n, o := filing.Nature(c[0]), filing.Order(c[1])
				for _, finding := range set.Run(w.of(inOrder(w.ofNature(n, province), o, prefix))).Findings {
					if n == filing.Individual && o == filing.Migrate && finding.Rule == "REC016" {
						continue
					}
					assert.NotEqual(t, rule.Block, finding.Severity, "%s %s: %s at %v %v", n, o, finding.Rule, finding.Paths, finding.Values)
					family := string(finding.Rule[:3])
					byProvince := finding.Rule == "REC029" // a province that wants another order
					if (family == "REC" || family == "OTH") && !byProvince {
						assert.Equal(t, rule.Hint, finding.Severity, "%s %s: %s at %v %v", n, o, finding.Rule, finding.Paths, finding.Values)
					}
				}
			}
		})
	}
	assert.Len(t, met, len(natures)*len(orders), "every nature meets every order")
}

// TestConflictsAreShown: where a province's sources disagree, a finding says so, in the words of both, and only hints.
func TestConflictsAreShown(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	for name, tc := range map[string]struct {
		province string
		rule     rule.ID
		change   func(*filing.Filing)
	}{
		"age of an individual": {"12", "PRI008", func(f *filing.Filing) {
			young := residentID("12" + unassigned + "20091201001")
			f.Entity.Certificate.Number, f.Principal.Certificate.Number = young, young
		}},
		"people from elsewhere": {"45", "ENT011", func(f *filing.Filing) { f.Entity.Certificate.Address = "湖南省长沙市岳麓区样例路1号" }},
		"suffix": {"11", "DOM020", func(f *filing.Filing) {
			f.Services[0].Domains[0].Name, f.Services[0].HomeURL = "meishi-example.xyz", "meishi-example.xyz"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			province := region.Division{Code: tc.province}
			f := w.moved(sample.Individual(), province)
			tc.change(f)
			found := false
			for _, finding := range set.Run(w.of(f)).Findings {
				if finding.Rule == tc.rule {
					found = true
					assert.Equal(t, rule.Hint, finding.Severity)
					assert.Contains(t, finding.Values["note"], "说法不一")
				}
			}
			assert.True(t, found)
		})
	}
}

// TestForeignersAndResidents sends people with every certificate through all provinces: as individuals, and as principals
// of a company. Only what a province's own words forbid may warn.
func TestForeignersAndResidents(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	numbers := map[filing.CertificateKind]string{
		filing.Passport: "X0000001", filing.HKMOPermit: "H00000001", filing.TWPermit: "00000001",
		filing.PermanentResidentCard: residentLike("91" + "1099" + "19850312" + "001"),
		filing.HKMOTWResidencePermit: residentID("81000019850312001"),
	}
	expected := []string{"ENT020", "PRI012", "PRI005", "PRI009"}
	for _, province := range w.divisions.Provinces() {
		t.Run(province.Name, func(t *testing.T) {
			t.Parallel()
			for kind, number := range numbers {
				person, company := w.moved(sample.Individual(), province), w.moved(sample.Enterprise(), province)
				for _, c := range []*filing.Certificate{&person.Entity.Certificate, &person.Principal.Certificate, &company.Principal.Certificate} {
					c.Kind, c.Number = kind, number
				}
				d := &person.Services[0].Domains[0]
				d.HolderCertificateKind, d.HolderCertificateNumber = kind, number
				for _, f := range []*filing.Filing{person, company} {
					for _, finding := range set.Run(w.of(f)).Findings {
						assert.NotEqual(t, rule.Block, finding.Severity, "%s %s: %s at %v %v", kind, f.Entity.Nature, finding.Rule, finding.Paths, finding.Values)
						if finding.Rule[:3] == "ENT" || finding.Rule[:3] == "PRI" {
							assert.True(t, finding.Severity == rule.Hint || strings.Contains(strings.Join(expected, " "), string(finding.Rule)),
								"%s %s: %s at %v %v", kind, f.Entity.Nature, finding.Rule, finding.Paths, finding.Values)
						}
					}
				}
			}
		})
	}
}

// residentLike adds the check digit of a permanent resident's number.
func residentLike(first string) string {
	for _, last := range "0123456789X" {
		if filing.CheckCertificateNumber(filing.PermanentResidentCard, first+string(last)) == nil {
			return first + string(last)
		}
	}
	return ""
}

func TestSuggestedRemark(t *testing.T) {
	t.Parallel()
	w := open(t)
	for name, tc := range map[string]struct {
		province string
		change   func(*filing.Filing)
		has, not []string
	}{
		"from the remark": {"44", func(*filing.Filing) {}, []string{"记录家常菜做法和探店照片", "个人"}, []string{"{用途}", "黑名单"}},
		"from the name": {
			"44", func(f *filing.Filing) { f.Services[0].Remark = "" }, []string{"美食分享小记", "日志"}, []string{"博客", "论坛"},
		},
		"a province that wants a pledge": {"12", func(*filing.Filing) {}, []string{"记录家常菜做法", "虚假", "黑名单"}, nil},
		"other content": {
			"44", func(f *filing.Filing) { f.Services[0].Remark, f.Services[0].Content = "", []string{"other"} }, []string{"原创", "美食分享小记"}, nil,
		},
		"an APP": {
			"12", func(f *filing.Filing) { f.Services[0].Kind = filing.AppKind }, []string{"本APP", "注销APP"}, []string{"网站"},
		},
		"a remark far too long": {
			"12", func(f *filing.Filing) { f.Services[0].Remark = "主要用于" + strings.Repeat("记录", 200) }, []string{"美食分享小记"}, []string{"记录记录"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := sample.Individual()
			f.Province = tc.province
			tc.change(f)
			remark := rules.SuggestedRemark(f, w.atlas, 0)
			for _, part := range tc.has {
				assert.Contains(t, remark, part)
			}
			for _, part := range tc.not {
				assert.NotContains(t, remark, part)
			}
			most := w.atlas.National().PersonalRemarkLength.Value
			assert.LessOrEqual(t, len([]rune(remark)), most.MaxChars)
			assert.GreaterOrEqual(t, len([]rune(remark)), most.MinChars)
		})
	}
	assert.Empty(t, rules.SuggestedRemark(sample.Enterprise(), w.atlas, 0), "units write their own")
	assert.Empty(t, rules.SuggestedRemark(sample.Individual(), w.atlas, 1), "there is no second service")
	unnamed := sample.Individual()
	unnamed.Services[0].Name = " "
	assert.Empty(t, rules.SuggestedRemark(unnamed, w.atlas, 0))
}

// TestSuggestedRemarkSatisfiesTheRules: what is suggested is taken in every province.
func TestSuggestedRemarkSatisfiesTheRules(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	for _, province := range w.divisions.Provinces() {
		f := w.moved(sample.Individual(), province)
		f.Services[0].Remark = ""
		f.Services[0].Remark = rules.SuggestedRemark(f, w.atlas, 0)
		for _, finding := range set.Run(w.of(f)).Findings {
			assert.NotContains(t, []rule.ID{"SVC013", "SVC014"}, finding.Rule, "%s: %s", province.Name, f.Services[0].Remark)
			assert.NotEqual(t, filing.Path("services[0].remark"), finding.Paths[0], "%s %s: %v", province.Name, finding.Rule, finding.Values)
		}
	}
}
