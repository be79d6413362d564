package providers_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func portal(t *testing.T) providers.Portal {
	t.Helper()
	p, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	return p
}

func TestEveryProviderHasAPortal(t *testing.T) {
	for _, code := range filing.Providers.Codes() {
		p, err := providers.Load(filing.Provider(code))
		require.NoError(t, err)
		assert.Equal(t, filing.Provider(code), p.ID)
		assert.NotEmpty(t, p.Sources)
		assert.Regexp(t, `^\d{4}-\d{2}$`, p.AsOf)
	}
	for _, code := range []filing.Provider{"", "unknown", "../huaweicloud"} {
		_, err := providers.Load(code)
		assert.ErrorIs(t, err, providers.ErrUnknown)
	}
}

func TestPathsAndPapersExist(t *testing.T) {
	conditions := []flow.Condition{flow.Everybody, flow.UnitsOnly, flow.PersonsOnly, flow.SitesOnly, flow.AppsOnly}
	seen := map[string]bool{}
	for _, page := range portal(t).Pages {
		assert.False(t, seen[page.ID], "%s twice", page.ID)
		seen[page.ID] = true
		assert.Contains(t, conditions, page.When, page.ID)
		assert.Contains(t, []filing.Path{"", "services[]"}, page.Each, page.ID)
		assert.Equal(t, page.Final, page.Warning.Chinese != "", "%s: what is final has a warning", page.ID)
		for _, field := range page.Fields {
			_, ok := filing.Lookup(field.Path)
			assert.True(t, ok, "%s: %s", page.ID, field.Path)
			assert.Equal(t, field.Path.Pattern(), field.Path)
			assert.Contains(t, []providers.How{providers.Typed, providers.Picked, providers.Compared}, field.How, field.Path)
			assert.Contains(t, conditions, field.When, field.Path)
			assert.False(t, seen[string(field.Path)] && page.ID != "service" && page.ID != "app_platforms", "%s twice", field.Path)
			seen[string(field.Path)] = true
		}
		for _, slot := range page.Papers {
			concrete := paper.Slot(strings.NewReplacer("[]", "[0]", "*", "X").Replace(string(slot)))
			assert.True(t, concrete.Valid(), "%s: %s", page.ID, slot)
		}
	}
}

func TestWordsInBothLanguages(t *testing.T) {
	p := portal(t)
	words := []providers.Words{p.Name}
	for _, page := range p.Pages {
		words = append(words, page.Title, page.Note, page.Warning)
		for _, field := range page.Fields {
			words = append(words, field.Note)
		}
		assert.NotEmpty(t, page.Title.Chinese)
	}
	for _, r := range p.Reminders {
		words = append(words, r.Words)
		for _, order := range r.Orders {
			assert.True(t, filing.Orders.Has(string(order)), order)
		}
	}
	for _, w := range words {
		assert.Equal(t, w.Chinese == "", w.English == "", w)
		assert.Equal(t, w.Chinese, w.In(text.Chinese))
		assert.Equal(t, w.English, w.In(text.English))
	}
}

// asked lists the patterns of every fact and paper that a filing of one of these shapes asks for.
func asked() (facts []filing.Path, papers []paper.Slot) {
	site := sample.Enterprise()
	site.Services[0].PrincipalSame = filing.No
	site.Services[0].PreApprovals = []filing.PreApproval{{}}
	site.Settle()
	app := filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	app.Services[0].Access.Resource = filing.ResourceAuthorizationCode
	for _, f := range []*filing.Filing{site, app, sample.Individual()} {
		for _, stop := range flow.Stops(f) {
			for _, q := range stop.Questions(f) {
				if !q.Field.Path.Under("record") { // the program asks it, not the portal
					facts = append(facts, q.Field.Path)
				}
			}
		}
		for _, want := range paper.Wanted(f) {
			papers = append(papers, want.Slot.Pattern())
		}
	}
	slices.Sort(facts)
	slices.Sort(papers)
	return slices.Compact(facts), slices.Compact(papers)
}

func TestEverythingAFirstFilingAsksHasItsPage(t *testing.T) {
	var fields []filing.Path
	var slots []paper.Slot
	for _, page := range portal(t).Pages {
		for _, field := range page.Fields {
			fields = append(fields, field.Path)
		}
		slots = append(slots, page.Papers...)
	}
	facts, papers := asked()
	assert.Greater(t, len(facts), 50)
	assert.Subset(t, fields, facts)
	assert.Subset(t, slots, papers)
	assert.Contains(t, fields, filing.Path("order"))
	assert.Contains(t, fields, filing.Path("services[].kind"))
}

// TestWhatIsFinal holds the page whose values cannot be edited afterwards against the provider's list of them.
func TestWhatIsFinal(t *testing.T) {
	first := portal(t).Pages[0]
	assert.True(t, first.Final)
	var got []filing.Path
	for _, field := range first.Fields {
		got = append(got, field.Path)
	}
	assert.Subset(t, got, []filing.Path{
		"province", "entity.nature", "entity.name", "entity.certificate.kind", "entity.certificate.number",
		"services[].access.resource", "services[].kind", "services[].domains[].name", "services[].name",
	})
}
