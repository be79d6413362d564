package material_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// TestOrders lists the papers of every order for three natures, in a province that asks for letters and in one with a rule
// of its own for changes.
func TestOrders(t *testing.T) {
	w := open(t)
	var b strings.Builder
	for _, province := range []string{"44", "63"} {
		for _, order := range filing.Orders.Codes() {
			for _, nature := range []filing.Nature{filing.Enterprise, filing.Individual, filing.PublicInstitution} {
				f := sample.Enterprise()
				if nature == filing.Individual {
					f = sample.Individual()
				}
				f.Entity.Nature, f.Province, f.Order = nature, province, filing.Order(order)
				fmt.Fprintf(&b, "%s %s %s\n", province, order, nature)
				for _, m := range w.list(f) {
					fmt.Fprintln(&b, short(m))
				}
			}
		}
	}
	hold(t, "orders.txt", []byte(b.String()))
}

// firm returns how firmly a paper is asked for and where it stands; empty where it is not.
func firm(list []material.Material, slot paper.Slot) string {
	for _, m := range list {
		if m.Slot == slot {
			return string(m.Demand) + " " + string(m.State)
		}
	}
	return ""
}

func attach(slots ...string) func(*filing.Filing) {
	return func(f *filing.Filing) {
		for i, s := range slots {
			f.Attachments = append(f.Attachments, filing.Attachment{ID: fmt.Sprintf("a%d", i+1), Slot: s, File: "a.jpg"})
		}
	}
}

func in(province string) func(*filing.Filing) {
	return func(f *filing.Filing) { f.Province, f.City, f.County = province, "", "" }
}

func set(t testing.TB, p filing.Path, text string) func(*filing.Filing) {
	return func(f *filing.Filing) { require.NoError(t, f.SetText(p, text)) }
}

func filed(t testing.TB, p filing.Path, text string) func(*filing.Filing) {
	return func(f *filing.Filing) { require.NoError(t, f.SetFiledText(p, text)) }
}

func order(o filing.Order) func(*filing.Filing) { return func(f *filing.Filing) { f.Order = o } }

// asFiled makes the sample a change of a filing that is on file as it stands; what comes after it changes something.
func asFiled(o filing.Order) func(*filing.Filing) {
	return func(f *filing.Filing) {
		f.Order = o
		f.Snapshot()
	}
}

func moreDomains(n int) func(*filing.Filing) {
	return func(f *filing.Filing) {
		for i := range n {
			d := f.Services[0].Domains[0]
			d.Name = fmt.Sprintf("yunfan%d-example.cn", i)
			f.Services[0].Domains = append(f.Services[0].Domains, d)
		}
	}
}

func TestCases(t *testing.T) {
	w := open(t)
	other := func(f *filing.Filing) { f.Principal.Name, f.Principal.IsLegalRepresentative = "王样例", filing.No }
	for name, tc := range map[string]struct {
		base  func() *filing.Filing
		edits []func(*filing.Filing)
		slot  paper.Slot
		want  string
	}{
		"a licence that is there":           {sample.Enterprise, []func(*filing.Filing){attach("entity.certificate")}, "entity.certificate", "must given"},
		"a person files without a licence":  {sample.Individual, nil, "entity.certificate", ""},
		"somebody else, where it may be":    {sample.Enterprise, []func(*filing.Filing){in("51"), other}, "letters.entity_principal_letter", "must missing"},
		"somebody else, where it may not":   {sample.Enterprise, []func(*filing.Filing){in("44"), other}, "letters.entity_principal_letter", ""},
		"the representative needs none":     {sample.Enterprise, []func(*filing.Filing){in("51")}, "letters.entity_principal_letter", ""},
		"not answered yet":                  {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "principal.is_legal_representative", ""), set(t, "principal.name", "")}, "letters.entity_principal_letter", "perhaps missing"},
		"one letter for both":               {sample.Enterprise, []func(*filing.Filing){in("32"), other, attach("letters.entity_principal_letter")}, "letters.service_principal_letter", "must given_elsewhere"},
		"two letters where they differ":     {sample.Enterprise, []func(*filing.Filing){in("51"), other, attach("letters.entity_principal_letter")}, "letters.service_principal_letter", "must missing"},
		"a foreign representative":          {sample.Enterprise, []func(*filing.Filing){in("37"), other, set(t, "entity.legal_representative", "JOHN SAMPLE")}, "letters.entity_principal_letter", "must missing"},
		"a representative of the mainland":  {sample.Enterprise, []func(*filing.Filing){in("37")}, "letters.entity_principal_letter", ""},
		"a word in the name":                {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "entity.name", "成都云帆教育科技有限公司")}, "letters.no_training_pledge", "must missing"},
		"a word with a permission":          {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "entity.name", "成都云帆教育科技有限公司"), set(t, "services[0].pre_approvals[0].category", "tutoring")}, "letters.no_training_pledge", ""},
		"a pledge that finance may not use": {sample.Enterprise, []func(*filing.Filing){in("41"), set(t, "entity.name", "郑州云帆金融服务有限公司")}, "letters.no_preapproval_pledge", "perhaps missing"},
		"a pledge that others may use":      {sample.Enterprise, []func(*filing.Filing){in("41"), set(t, "entity.name", "郑州云帆新闻传播有限公司")}, "letters.no_preapproval_pledge", "must missing"},
		"no word, but a scope of business":  {sample.Enterprise, []func(*filing.Filing){in("51")}, "letters.no_training_pledge", "perhaps missing"},
		"a word that means something else":  {sample.Enterprise, []func(*filing.Filing){in("33"), set(t, "entity.name", "杭州云帆基金会")}, "letters.no_finance_pledge", "perhaps missing"},
		"a company's many domains":          {sample.Enterprise, []func(*filing.Filing){in("51"), moreDomains(5)}, "letters.domain_statement", "must missing"},
		"and no plan beside the statement":  {sample.Enterprise, []func(*filing.Filing){in("51"), moreDomains(5)}, "materials.site_plan", ""},
		"five domains are few":              {sample.Enterprise, []func(*filing.Filing){in("51"), moreDomains(4)}, "letters.domain_statement", ""},
		"with one on file they are many":    {sample.Enterprise, []func(*filing.Filing){in("51"), moreDomains(4), order(filing.AddService), set(t, "record.filed_services", "1")}, "letters.domain_statement", "must missing"},
		"what is on file is not known":      {sample.Enterprise, []func(*filing.Filing){in("51"), order(filing.AddService)}, "letters.domain_statement", "perhaps missing"},
		"a plan for thirty services":        {sample.Enterprise, []func(*filing.Filing){in("31"), order(filing.AddService), set(t, "record.filed_services", "29")}, "materials.site_plan", "must missing"},
		"twenty-nine services":              {sample.Enterprise, []func(*filing.Filing){in("31"), order(filing.AddService), set(t, "record.filed_services", "28")}, "materials.site_plan", ""},
		"the second service in Hunan":       {sample.Enterprise, []func(*filing.Filing){in("43"), order(filing.AddService), set(t, "record.filed_services", "2")}, "materials.site_plan", "must missing"},
		"a first filing in Hunan":           {sample.Enterprise, []func(*filing.Filing){in("43")}, "materials.site_plan", ""},
		"services of an individual":         {sample.Individual, []func(*filing.Filing){in("64"), order(filing.AddService), set(t, "record.filed_services", "2")}, "materials.usage_note", "must missing"},
		"a minor":                           {sample.Individual, []func(*filing.Filing){in("34"), set(t, "entity.certificate.number", "440399200901010019")}, "materials.guardian_documents", "must missing"},
		"a grown-up":                        {sample.Individual, []func(*filing.Filing){in("34")}, "materials.guardian_documents", ""},
		"a passport tells no age":           {sample.Individual, []func(*filing.Filing){in("34"), set(t, "entity.certificate.kind", "passport"), set(t, "entity.certificate.number", "E00000001")}, "materials.guardian_documents", "perhaps missing"},
		"a hospital's licence":              {sample.Enterprise, []func(*filing.Filing){in("44"), set(t, "entity.name", "深圳样例医院")}, "materials.medical_licence", "must missing"},
		"a hospital's licence lies there":   {sample.Enterprise, []func(*filing.Filing){in("44"), set(t, "entity.name", "深圳样例医院"), set(t, "services[0].pre_approvals[0].category", "health"), attach("services[0].pre_approvals[0]")}, "materials.medical_licence", "must given_elsewhere"},
		"another permission is not that":    {sample.Enterprise, []func(*filing.Filing){in("44"), set(t, "entity.name", "深圳样例医院"), set(t, "services[0].pre_approvals[0].category", "news"), attach("services[0].pre_approvals[0]")}, "materials.medical_licence", "must missing"},
		"a trader from elsewhere":           {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "entity.nature", "individual_business")}, "materials.local_tie_proof", "should missing"},
		"a trader's proof lies elsewhere":   {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "entity.nature", "individual_business"), attach("residence_proof")}, "materials.local_tie_proof", "should given_elsewhere"},
		"another company from elsewhere":    {sample.Enterprise, []func(*filing.Filing){in("51")}, "materials.local_tie_proof", ""},
		"the domain of the representative":  {sample.Enterprise, []func(*filing.Filing){in("50"), set(t, "services[0].domains[0].holder", "张样例")}, "letters.domain_use_authorization", "must missing"},
		"the domain of a foreign parent":    {sample.Enterprise, []func(*filing.Filing){in("31"), set(t, "services[0].domains[0].holder", "SAMPLE HOLDING LTD")}, "materials.parent_company_documents", "should missing"},
		"an institution":                    {sample.Enterprise, []func(*filing.Filing){in("12"), set(t, "entity.nature", "public_institution")}, "materials.institution_approval", "must missing"},
		"an institution's own form":         {sample.Enterprise, []func(*filing.Filing){in("15"), set(t, "entity.nature", "public_institution")}, "materials.institution_approval", ""},
		"a shop that is on a platform only": {sample.Enterprise, []func(*filing.Filing){in("51"), set(t, "entity.certificate.address", "四川省成都市（网店）https://shop.example.cn")}, "materials.shop_location_proof", "must missing"},

		"on file here, nothing is known to change": {sample.Enterprise, []func(*filing.Filing){order(filing.AddService), set(t, "record.entity_here", "true")}, "entity.certificate", "perhaps missing"},
		"on file here, the principal serves":       {sample.Enterprise, []func(*filing.Filing){order(filing.AddService), set(t, "record.entity_here", "true")}, "principal.id_front", "must missing"},
		"on file elsewhere":                        {sample.Enterprise, []func(*filing.Filing){order(filing.AddService), set(t, "record.entity_here", "false")}, "entity.certificate", "must missing"},

		"a new name":                        {sample.Enterprise, []func(*filing.Filing){order(filing.ChangeEntity), filed(t, "entity.name", "深圳市远帆科技有限公司")}, "materials.name_change_proof", "must missing"},
		"a new name, a new licence":         {sample.Enterprise, []func(*filing.Filing){order(filing.ChangeEntity), filed(t, "entity.name", "深圳市远帆科技有限公司")}, "entity.certificate", "must missing"},
		"the same name":                     {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeEntity)}, "materials.name_change_proof", ""},
		"nothing of the licence changes":    {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeEntity)}, "entity.certificate", ""},
		"nothing said about the licence":    {sample.Enterprise, []func(*filing.Filing){order(filing.ChangeEntity)}, "entity.certificate", "perhaps missing"},
		"a new principal":                   {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeEntity), set(t, "principal.name", "王样例")}, "principal.id_front", "must missing"},
		"a new principal who delegates":     {sample.Enterprise, []func(*filing.Filing){in("51"), asFiled(filing.ChangeFiling), other}, "letters.entity_principal_letter", "must missing"},
		"a new telephone":                   {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeEntity), set(t, "principal.mobile", "13800000009")}, "principal.id_front", ""},
		"a change of a service":             {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeService), set(t, "services[0].name", "云帆之家")}, "entity.certificate", ""},
		"a domain more":                     {sample.Enterprise, []func(*filing.Filing){in("43"), asFiled(filing.ChangeService), moreDomains(1)}, "services[0].domain_certificate", "must missing"},
		"no domain more":                    {sample.Enterprise, []func(*filing.Filing){in("43"), asFiled(filing.ChangeService)}, "services[0].domain_certificate", ""},
		"a domain more in Xinjiang":         {sample.Enterprise, []func(*filing.Filing){in("65"), asFiled(filing.ChangeService), moreDomains(1)}, "materials.party_building_confirmation", "must missing"},
		"the same domains in Xinjiang":      {sample.Enterprise, []func(*filing.Filing){in("65"), asFiled(filing.ChangeService)}, "materials.party_building_confirmation", ""},
		"five pictures for a change":        {sample.Enterprise, []func(*filing.Filing){in("63"), asFiled(filing.ChangeEntity)}, "materials.five_images", "must missing"},
		"five pictures one by one":          {sample.Enterprise, []func(*filing.Filing){in("63"), asFiled(filing.ChangeFiling), attach("entity.certificate", "principal.id_front", "principal.id_back")}, "materials.five_images", "must given_elsewhere"},
		"no pictures for a first filing":    {sample.Enterprise, []func(*filing.Filing){in("63")}, "materials.five_images", ""},
		"a pledge may be asked for anew":    {sample.Enterprise, []func(*filing.Filing){asFiled(filing.ChangeEntity)}, "letters.filing_pledge_unit", "perhaps missing"},
		"a principal who was none":          {sample.Enterprise, []func(*filing.Filing){in("31"), order(filing.ChangeEntity), filed(t, "principal.is_legal_representative", "false")}, "materials.former_legal_rep_id", "must missing"},
		"from an individual to a unit":      {sample.Enterprise, []func(*filing.Filing){in("12"), order(filing.ChangeFiling), filed(t, "entity.nature", "individual")}, "services[0].domain_certificate", "must missing"},
		"a claim":                           {sample.Enterprise, []func(*filing.Filing){order(filing.Claim)}, "entity.certificate", "must missing"},
		"a claim asks for no pledge":        {sample.Enterprise, []func(*filing.Filing){order(filing.Claim)}, "letters.filing_pledge_unit", ""},
		"a cancellation's form comes later": {sample.Enterprise, []func(*filing.Filing){order(filing.CancelEntity)}, "materials.cancel_form", "perhaps missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := tc.base()
			for _, edit := range tc.edits {
				edit(f)
			}
			assert.Equal(t, tc.want, firm(w.list(f), tc.slot))
		})
	}
}

// TestNothingToUpload: a cancellation, leaving a provider and a transfer ask for no paper that must be there.
func TestNothingToUpload(t *testing.T) {
	w := open(t)
	for _, p := range w.atlas.Provinces() {
		for _, o := range []filing.Order{filing.CancelService, filing.CancelEntity, filing.CancelAccess, filing.Transfer} {
			f := sample.Enterprise()
			f.Province, f.Order = p.ID, o
			for _, m := range w.list(f) {
				assert.NotEqual(t, material.Must, m.Demand, "%s %s: %s", p.ID, o, m.ID)
			}
		}
	}
}

// TestEveryCaseIsAnswered: each case that a province's paper is for has a row, so that none is left out without a word.
func TestEveryCaseIsAnswered(t *testing.T) {
	w := open(t)
	asked := map[region.When]bool{}
	for _, p := range w.atlas.Provinces() {
		for _, l := range p.Letters {
			asked[l.When] = true
		}
		for _, m := range p.ExtraMaterials {
			asked[m.When] = true
		}
	}
	for _, a := range w.atlas.NationalMaterials() {
		asked[a.Value.When] = true
	}
	for when := range asked {
		assert.True(t, material.Answers(when), string(when))
	}
	for _, choice := range region.WhenAlways.Choices() {
		assert.True(t, material.Answers(region.When(choice.Value)), choice.Value)
	}
}

// TestListIsSound: every paper says why, its slot is one that a filing can hold and stands once, and empty filings are borne.
func TestListIsSound(t *testing.T) {
	w := open(t)
	for _, p := range w.atlas.Provinces() {
		for _, o := range filing.Orders.Codes() {
			for _, nature := range filing.Natures.Codes() {
				for _, kind := range filing.ServiceKinds.Codes() {
					f := filing.New("x", filing.Shape{Order: filing.Order(o), Nature: filing.Nature(nature), Province: p.ID, Service: filing.ServiceKind(kind)})
					seen := map[paper.Slot]bool{}
					for _, m := range w.list(f) {
						require.True(t, m.Slot == "" || m.Slot.Valid(), "%s %s %s: %s", p.ID, o, nature, m.Slot)
						require.False(t, m.Slot != "" && seen[m.Slot], "%s %s %s: %s twice", p.ID, o, nature, m.Slot)
						seen[m.Slot] = true
						require.NotEmpty(t, m.Source, m.ID)
						require.NotEmpty(t, m.Care, m.ID)
						require.NotZero(t, m.Demand.Rank(), m.ID)
						require.NotEmpty(t, m.State, m.ID)
					}
				}
			}
		}
	}
}

func TestWants(t *testing.T) {
	w := open(t)
	f := delegating("51")
	attach("letters.entity_principal_letter")(f)
	list := w.list(f)
	wants := material.Wants(list)
	must := func(slot paper.Slot) bool {
		return slices.Contains(wants, paper.Want{Slot: slot, Must: true})
	}
	assert.True(t, must("letters.service_principal_letter"))
	assert.True(t, must("entity.certificate"))
	assert.False(t, must("letters.no_training_pledge"))
	for _, want := range wants {
		assert.NotEmpty(t, want.Slot, "what is not uploaded is not wanted")
	}
}

func BenchmarkList(b *testing.B) {
	w := open(b)
	f := delegating("44")
	for b.Loop() {
		w.list(f)
	}
}
