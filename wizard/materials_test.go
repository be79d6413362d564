package wizard_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// librarian is a desk without a store: enough to list papers.
func librarian(t *testing.T, terms *provider.Terms) *wizard.Desk {
	t.Helper()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	parts := wizard.Parts{Atlas: atlas, Clock: &clock{}, Entropy: strings.NewReader("")}
	if terms != nil {
		parts.Providers = map[filing.Provider]*provider.Terms{terms.ID: terms}
	}
	desk, err := wizard.NewDesk(parts)
	require.NoError(t, err)
	return desk
}

func paperOf(t *testing.T, list []wizard.Material, id string) wizard.Material {
	t.Helper()
	for _, m := range list {
		if m.ID == id {
			return m
		}
	}
	require.Failf(t, "no such paper", "%s", id)
	return wizard.Material{}
}

func sampleDay(t *testing.T) filing.Date {
	t.Helper()
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return day
}

// TestMaterialsAreTold reads every sentence about every paper in both languages: none has a gap, none is a bare key.
func TestMaterialsAreTold(t *testing.T) {
	desk, day := librarian(t, nil), sampleDay(t)
	for _, lang := range text.Names() {
		texts, err := text.Load(words.Files, lang, nil)
		require.NoError(t, err)
		for _, p := range desk.Atlas().Provinces() {
			for _, o := range filing.Orders.Codes() {
				for _, f := range []*filing.Filing{sample.Enterprise(), sample.Individual()} {
					f.Order, f.Province = filing.Order(o), p.ID
					if o == "change_filing" {
						f.Snapshot()
						require.NoError(t, f.SetText("entity.name", "改过的名称"))
					}
					for _, m := range desk.Materials(f, day, texts) {
						for what, sentence := range map[string]string{"title": m.Title, "why": m.Why, "requirement": m.Requirement} {
							require.NotEmpty(t, sentence, "%s %s %s %s", lang, p.ID, m.ID, what)
							require.NotRegexp(t, `[{}]|requirement\.|material\.why|paper\.|letters\.|materials\.`, sentence, "%s %s %s", lang, p.ID, m.ID)
						}
						require.NotRegexp(t, `。。|，。`, m.Why+m.Requirement)
					}
				}
			}
		}
	}
}

func TestMaterialsSayWhy(t *testing.T) {
	texts, err := text.Load(words.Files, text.Chinese, nil)
	require.NoError(t, err)
	terms := &provider.Terms{ID: filing.HuaweiCloud}
	terms.Images.Value = provider.Images{Formats: []string{"jpg"}, MaxBytes: 4 << 20, IconMaxBytes: 100 << 10}
	desk, day := librarian(t, terms), sampleDay(t)
	f := sample.Enterprise()
	f.Province = "51"
	f.Principal.Name, f.Principal.IsLegalRepresentative = "王样例", filing.No

	list := desk.Materials(f, day, texts)
	letter := paperOf(t, list, "entity_principal_letter")
	assert.Equal(t, "主体负责人授权书", letter.Title)
	assert.Contains(t, letter.Why, "主体负责人不是法定代表人")
	assert.Contains(t, letter.Requirement, "90 天")
	assert.Contains(t, letter.Requirement, "4 MB")
	assert.Equal(t, region.SignerLegalRep, letter.SignedBy)
	assert.Contains(t, letter.Paths, filing.Path("principal.is_legal_representative"))
	assert.Equal(t, material.Must, letter.Demand)
	assert.Contains(t, paperOf(t, list, "no_training_pledge").Why, "还看不出")
	assert.NotContains(t, paperOf(t, list, "face_check").Requirement, "MB", "nothing is uploaded")

	f.Order = filing.ChangeEntity
	f.Snapshot()
	require.NoError(t, f.SetText("entity.name", "成都样例科技有限公司"))
	list = desk.Materials(f, day, texts)
	assert.Contains(t, paperOf(t, list, "entity_certificate").Why, texts.Label("entity.name"))
	assert.Equal(t, "更名通知或变更证明", paperOf(t, list, "name_change_proof").Title)
}

// TestLettersHaveAPage: what the list must have leaves a page of the way through undone, and a finding leads there.
func TestLettersHaveAPage(t *testing.T) {
	texts, err := text.Load(words.Files, text.Chinese, nil)
	require.NoError(t, err)
	desk, f := librarian(t, nil), sample.Enterprise()
	check := desk.Check(f, nil, sampleDay(t), texts)
	page := func() wizard.Page {
		for _, p := range wizard.Pages(f, check, texts) {
			if p.Step == "materials" {
				return p
			}
		}
		return wizard.Page{}
	}
	assert.Equal(t, flow.Incomplete, page().Status)
	assert.Equal(t, []filing.Path{"letters.filing_pledge_unit"}, page().Missing)
	assert.Equal(t, 1, page().Findings)

	f.Attachments = append(f.Attachments, filing.Attachment{ID: "a1", Slot: "letters.filing_pledge_unit", File: "a.jpg"})
	check = desk.Check(f, nil, sampleDay(t), texts)
	assert.Equal(t, flow.Done, page().Status)
	assert.Zero(t, page().Findings)
}

// TestChangesOfAServiceKeepTheirLetters: an order that is about a service alone still tells what its letters want.
func TestChangesOfAServiceKeepTheirLetters(t *testing.T) {
	texts, err := text.Load(words.Files, text.Chinese, nil)
	require.NoError(t, err)
	desk, f := librarian(t, nil), sample.Enterprise()
	f.Province, f.Order = "65", filing.ChangeService
	f.Snapshot()
	f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: "more-example.cn"})
	var paths []filing.Path
	for _, finding := range desk.Check(f, nil, sampleDay(t), texts).Findings {
		if finding.Rule == "MAT001" {
			paths = append(paths, finding.Paths...)
		}
	}
	assert.Equal(t, []filing.Path{"materials.party_building_confirmation"}, paths)
}
