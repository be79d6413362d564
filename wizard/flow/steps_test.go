package flow_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// applicants are one filing of every shape that sees other pages than the others.
func applicants() map[string]*filing.Filing {
	own := sample.Enterprise()
	own.Services[0].PrincipalSame = filing.No
	own.Settle()
	two := sample.Enterprise()
	two.Services = append(two.Services, filing.New("x", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Service: filing.AppKind}).Services...)
	later := sample.Enterprise()
	later.Order = filing.AddAccess
	approved := sample.Enterprise()
	approved.Services[0].PreApprovals = []filing.PreApproval{{Category: "news"}, {Category: "game"}}
	out := map[string]*filing.Filing{
		"company": sample.Enterprise(), "person": sample.Individual(), "own service principal": own, "site and APP": two,
		"filed before": later, "pre-approvals": approved,
	}
	for _, order := range filing.Orders.Codes() {
		for nature, f := range map[string]*filing.Filing{"company": sample.Enterprise(), "person": sample.Individual()} {
			f.Order = filing.Order(order)
			out[order+" of a "+nature] = f
		}
	}
	for _, nature := range []filing.Nature{filing.Enterprise, filing.Individual, filing.Government} {
		for _, kind := range []filing.ServiceKind{filing.Website, filing.AppKind} {
			f := filing.New("01", filing.Shape{Order: filing.First, Nature: nature, Province: "44", Service: kind})
			out["empty "+string(nature)+" "+string(kind)] = f
		}
	}
	return out
}

// TestEveryFactIsAskedOnce: what a filing asks for stands on exactly one of its pages, but for what NotAsked lists.
func TestEveryFactIsAskedOnce(t *testing.T) {
	t.Parallel()
	for name, f := range applicants() {
		asked := map[filing.Path][]string{}
		for _, stop := range flow.Stops(f) {
			for _, q := range stop.Questions(f) {
				asked[q.Path] = append(asked[q.Path], stop.Key())
			}
		}
		for _, row := range filing.Dictionary() {
			for _, at := range f.Places(row.Path) {
				path := at.Of(row.Path)
				switch {
				case slices.Contains(flow.NotAsked(), row.Path):
					assert.Empty(t, asked[path], "%s: %s is not to be asked", name, path)
				case !f.Asked(row, at):
					assert.Empty(t, asked[path], "%s: %s is not asked of this filing", name, path)
				case mirrored(f, row.Path):
					assert.Empty(t, asked[path], "%s: %s follows from another fact", name, path)
				case row.Need == filing.ForChosen && f.Entity.Nature == filing.Individual:
					assert.Empty(t, asked[path], "%s: a person holds no pre-approval", name)
				default:
					assert.Len(t, asked[path], 1, "%s: %s", name, path)
				}
				delete(asked, path)
			}
		}
		assert.Empty(t, asked, "%s: asked besides the dictionary", name)
	}
}

// mirrored reports whether a fact follows from another: a person's own papers are asked once.
func mirrored(f *filing.Filing, p filing.Path) bool {
	return f.Entity.Nature == filing.Individual && (p == "principal.name" || p.Under("principal.certificate"))
}

func TestNotAskedNamesFacts(t *testing.T) {
	t.Parallel()
	for _, p := range flow.NotAsked() {
		_, ok := filing.Lookup(p)
		assert.True(t, ok, string(p))
	}
}

func TestStepsAreSound(t *testing.T) {
	t.Parallel()
	seen := map[flow.StepID]bool{}
	for _, step := range flow.Steps() {
		assert.False(t, seen[step.ID], "%s twice", step.ID)
		seen[step.ID] = true
		require.NotZero(t, len(step.Fields)+len(step.Slots), step.ID)
		for _, p := range append(slices.Clone(step.Fields), step.Also...) {
			if _, ok := filing.Lookup(p); !ok {
				assert.Equal(t, filing.Path(paper.EntityCertificate), p, "%s names what is no fact", step.ID)
			}
			if step.Each != "" {
				assert.True(t, p.Under(step.Each), "%s: %s is not of its place", step.ID, p)
			}
		}
		for _, slot := range step.Slots {
			concrete := strings.Replace(string(filing.At{0, 0}.Of(filing.Path(slot))), "*", "any", 1)
			assert.True(t, paper.Slot(concrete).Valid(), slot)
		}
	}
}

func TestStops(t *testing.T) {
	t.Parallel()
	all := applicants()
	for name, want := range map[string]string{
		"company": "region entity_certificate entity_contact principal_identity principal_contact " +
			"service_basics[0] service_domains[0] service_principal[0] service_preapproval[0] service_access[0] confirm",
		"person": "region person_certificate entity_contact principal_contact service_basics[0] service_domains[0] service_access[0] confirm",
		"site and APP": "region entity_certificate entity_contact principal_identity principal_contact " +
			"service_basics[0] service_domains[0] service_principal[0] service_preapproval[0] service_access[0] " +
			"service_basics[1] service_domains[1] service_app[1] service_principal[1] service_preapproval[1] service_access[1] confirm",
		"change_entity of a company":  "region filed entity_certificate entity_contact principal_identity principal_contact confirm",
		"change_entity of a person":   "region filed person_certificate entity_contact principal_contact confirm",
		"change_service of a company": "region filed entity_certificate service_basics[0] service_domains[0] service_principal[0] service_preapproval[0] service_access[0] confirm",
		"cancel_service of a company": "region filed entity_certificate service_basics[0] service_domains[0] confirm",
		"cancel_entity of a person":   "region filed person_certificate confirm",
		"cancel_access of a company":  "region filed entity_certificate service_basics[0] service_domains[0] confirm",
		"transfer of a company":       "region filed entity_certificate confirm",
		"empty individual app": "region person_certificate entity_contact principal_contact " +
			"service_basics[0] service_domains[0] service_app[0] service_access[0] confirm",
	} {
		var keys []string
		for _, stop := range flow.Stops(all[name]) {
			keys = append(keys, stop.Key())
		}
		assert.Equal(t, want, strings.Join(keys, " "), name)
	}
	none := sample.Enterprise()
	none.Services = nil
	assert.Len(t, flow.Stops(none), 6, "without a service only the pages before")
}

// TestFindLeadsToThePage: every fact that a filing can hold, every list and every paper it wants has a page to open.
func TestFindLeadsToThePage(t *testing.T) {
	t.Parallel()
	for name, f := range applicants() {
		for _, stop := range flow.Stops(f) {
			for _, q := range stop.Questions(f) {
				found, ok := flow.Find(f, q.Path)
				assert.True(t, ok, "%s: %s", name, q.Path)
				assert.Equal(t, stop.Key(), found.Key(), "%s: %s", name, q.Path)
			}
			for _, list := range stop.Lists(f) {
				found, ok := flow.Find(f, list)
				assert.True(t, ok, "%s: %s", name, list)
				assert.Equal(t, stop.Key(), found.Key(), "%s: %s", name, list)
				for _, at := range f.Places(list + "[]") {
					found, _ := flow.Find(f, at.Of(list+"[]"))
					assert.Equal(t, stop.Key(), found.Key(), "%s: %s", name, at.Of(list+"[]"))
				}
			}
		}
		for _, row := range filing.Dictionary() {
			for _, at := range f.Places(row.Path) {
				if row.Path == "services[].app.icon" || !f.Asked(row, at) || row.Need == filing.ForChosen {
					continue
				}
				_, ok := flow.Find(f, at.Of(row.Path))
				assert.True(t, ok, "%s: %s", name, at.Of(row.Path))
			}
		}
		for _, want := range paper.Wanted(f) {
			_, ok := flow.Find(f, filing.Path(want.Slot))
			assert.True(t, ok, "%s: no page takes %s", name, want.Slot)
		}
	}
	for path, want := range map[filing.Path]string{
		"letters.any": "materials", "materials.any": "materials", "principal.certificate.number": "person_certificate", "principal.name": "person_certificate", "entity.certificate": "person_certificate",
	} {
		found, ok := flow.Find(sample.Individual(), path)
		assert.True(t, ok, string(path))
		assert.Equal(t, want, found.Key())
	}
	for _, path := range []filing.Path{"", "services", "services[0]", "services[4].name", "colour", "letters.", "materials.../x"} {
		_, ok := flow.Find(sample.Enterprise(), path)
		assert.False(t, ok, string(path))
	}
}

// TestFurtherPapers: letters and further papers stand on a page of their own while something wants them or they are there.
func TestFurtherPapers(t *testing.T) {
	t.Parallel()
	papers := func(f *filing.Filing, wants ...paper.Want) []paper.Want {
		for _, stop := range flow.Stops(f, wants...) {
			if stop.Key() == "materials" {
				return stop.Papers(f)
			}
		}
		return nil
	}
	pledge := paper.Want{Slot: "letters.pledge", Must: true}
	f := sample.Enterprise()
	assert.Empty(t, papers(f))
	assert.Equal(t, []paper.Want{pledge}, papers(f, pledge, paper.Want{Slot: paper.EntityCertificate}))
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "materials.old"}, {ID: "a2", Slot: "letters.../x"}}
	assert.Equal(t, []paper.Want{{Slot: "materials.old"}}, papers(f), "what was given stays in sight")

	f.Order = filing.ChangeEntity
	stop, ok := flow.Find(f, "entity.certificate")
	require.True(t, ok)
	assert.NotContains(t, stop.Lacking(f), filing.Path("entity.certificate"))
	for _, stop := range flow.Stops(f, paper.Want{Slot: paper.EntityCertificate, Must: true}, pledge) {
		switch stop.Key() {
		case "entity_certificate":
			assert.Contains(t, stop.Lacking(f), filing.Path("entity.certificate"), "a case makes a plain paper a must")
		case "materials":
			assert.Equal(t, []filing.Path{"letters.pledge"}, stop.Lacking(f))
			assert.Equal(t, flow.Incomplete, stop.Status(f, nil))
		}
	}
}

// TestEveryPaperIsTakenOnce: a paper that a filing wants belongs to exactly one page.
func TestEveryPaperIsTakenOnce(t *testing.T) {
	t.Parallel()
	for name, f := range applicants() {
		taken := map[paper.Slot]int{}
		for _, stop := range flow.Stops(f) {
			for _, want := range stop.Papers(f) {
				taken[want.Slot]++
			}
		}
		for _, want := range paper.Wanted(f) {
			assert.Equal(t, 1, taken[want.Slot], "%s: %s", name, want.Slot)
		}
	}
}

func attach(f *filing.Filing) *filing.Filing {
	for i, want := range paper.Wanted(f) {
		f.Attachments = append(f.Attachments, filing.Attachment{ID: "a" + string(rune('1'+i)), Slot: string(want.Slot)})
	}
	return f
}

func TestStatus(t *testing.T) {
	t.Parallel()
	block := func(paths ...filing.Path) rule.Finding { return rule.Finding{Severity: rule.Block, Paths: paths} }
	for name, tc := range map[string]struct {
		change   func(*filing.Filing)
		findings []rule.Finding
		page     string
		want     flow.Status
		lacking  []filing.Path
	}{
		"all there":          {nil, nil, "entity_certificate", flow.Done, nil},
		"a fact is missing":  {func(f *filing.Filing) { f.Entity.Name = "" }, nil, "entity_certificate", flow.Incomplete, []filing.Path{"entity.name"}},
		"on another page":    {func(f *filing.Filing) { f.Entity.Name = "" }, nil, "entity_contact", flow.Done, nil},
		"an optional one":    {func(f *filing.Filing) { f.Entity.Certificate.ValidFrom = "" }, nil, "entity_certificate", flow.Done, nil},
		"a paper is missing": {func(f *filing.Filing) { f.Attachments = nil }, nil, "entity_certificate", flow.Incomplete, []filing.Path{"entity.certificate"}},
		"an optional paper":  {func(f *filing.Filing) { f.Attachments = nil }, nil, "service_domains[0]", flow.Done, nil},
		"no domain at all":   {func(f *filing.Filing) { f.Services[0].Domains = nil }, nil, "service_domains[0]", flow.Incomplete, []filing.Path{"services[0].domains"}},
		"no address at all":  {func(f *filing.Filing) { f.Services[0].Access.IPRanges = nil }, nil, "service_access[0]", flow.Incomplete, []filing.Path{"services[0].access.ip_ranges"}},
		"no address but code": {func(f *filing.Filing) {
			f.Services[0].Access = filing.Access{Resource: "authorization_code", AuthorizationCode: "x"}
		}, nil, "service_access[0]", flow.Done, nil},
		"no pre-approval": {nil, nil, "service_preapproval[0]", flow.Done, nil},
		"a pre-approval begun": {
			func(f *filing.Filing) { f.Services[0].PreApprovals = []filing.PreApproval{{Category: "news"}} }, nil, "service_preapproval[0]", flow.Incomplete,
			[]filing.Path{"services[0].pre_approvals[0].number", "services[0].pre_approvals[0]"},
		},
		"own principal not given": {
			func(f *filing.Filing) { f.Services[0].PrincipalSame = filing.Unanswered }, nil, "service_principal[0]", flow.Incomplete,
			[]filing.Path{"services[0].principal_same"},
		},
		"a block":                          {nil, []rule.Finding{block("entity.name")}, "entity_certificate", flow.Problem, nil},
		"a block elsewhere":                {nil, []rule.Finding{block("entity.name")}, "entity_contact", flow.Done, nil},
		"a block of two pages":             {nil, []rule.Finding{block("entity.name", "services[0].domains[0].holder")}, "service_domains[0]", flow.Problem, nil},
		"a block about what is empty":      {nil, []rule.Finding{block("entity.filing_number")}, "entity_contact", flow.Done, nil},
		"a block of another service":       {nil, []rule.Finding{block("services[1].name")}, "service_basics[0]", flow.Done, nil},
		"a block about a list":             {nil, []rule.Finding{block("services[0].domains")}, "service_domains[0]", flow.Problem, nil},
		"a block about a paper by slot":    {nil, []rule.Finding{block("principal.id_front")}, "principal_identity", flow.Problem, nil},
		"a block about a paper by id":      {nil, []rule.Finding{{Severity: rule.Block, Attachment: "a2"}}, "principal_identity", flow.Problem, nil},
		"a block about a paper elsewhere":  {nil, []rule.Finding{{Severity: rule.Block, Attachment: "a1"}}, "principal_identity", flow.Done, nil},
		"a block about a paper that went":  {nil, []rule.Finding{{Severity: rule.Block, Attachment: "a99"}}, "principal_identity", flow.Done, nil},
		"a warning":                        {nil, []rule.Finding{{Severity: rule.Warn, Paths: []filing.Path{"entity.name"}}}, "entity_certificate", flow.Done, nil},
		"a block set aside":                {nil, []rule.Finding{{Severity: rule.Block, SetAside: true, Paths: []filing.Path{"entity.name"}}}, "entity_certificate", flow.Done, nil},
		"a problem outweighs what is open": {func(f *filing.Filing) { f.Entity.LegalRepresentative = "" }, []rule.Finding{block("entity.name")}, "entity_certificate", flow.Problem, []filing.Path{"entity.legal_representative"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := attach(sample.Enterprise())
			if tc.change != nil {
				tc.change(f)
			}
			for _, stop := range flow.Stops(f) {
				if stop.Key() == tc.page {
					assert.Equal(t, tc.want, stop.Status(f, tc.findings))
					assert.Equal(t, tc.lacking, stop.Lacking(f))
					return
				}
			}
			t.Fatalf("no page %s", tc.page)
		})
	}
}

func TestQuestionsComeRowByRow(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services[0].Access.IPRanges = append(f.Services[0].Access.IPRanges, filing.IPRange{})
	stop, ok := flow.Find(f, "services[0].access.resource")
	require.True(t, ok)
	var paths []string
	for _, q := range stop.Questions(f) {
		paths = append(paths, strings.TrimPrefix(string(q.Path), "services[0].access."))
	}
	assert.Equal(t, []string{
		"resource", "ip_ranges[0].first", "ip_ranges[0].last", "ip_ranges[1].first", "ip_ranges[1].last", "dns_paused",
	}, paths)
	assert.Equal(t, []filing.Path{"services[0].access.ip_ranges"}, stop.Lists(f))
}
