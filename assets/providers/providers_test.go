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
		for _, order := range page.Orders {
			assert.True(t, filing.Orders.Has(string(order)), "%s: %s", page.ID, order)
		}
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
		}
		for _, slot := range page.Papers {
			concrete := paper.Slot(strings.NewReplacer("[]", "[0]", "*", "X").Replace(string(slot)))
			assert.True(t, concrete.Valid(), "%s: %s", page.ID, slot)
		}
	}
}

// TestPagesOfAnOrder holds that every order has its way in, meets no fact twice, and what it says is of that order.
func TestPagesOfAnOrder(t *testing.T) {
	p := portal(t)
	for order, want := range map[filing.Order]struct {
		first     string
		pages     int
		reminders string
		never     []filing.Path
	}{
		filing.First:         {"verify_type", 9, "dns_off face_check phones sms bureau one_order", nil},
		filing.AddService:    {"verify_type", 9, "dns_off face_check phones sms bureau one_order", nil},
		filing.AddAccess:     {"verify_type", 9, "dns_on face_check phones sms bureau one_order", nil},
		filing.Migrate:       {"verify_type", 9, "dns_on face_check phones sms bureau one_order migrate_rest", nil},
		filing.ChangeEntity:  {"my_filing_change", 4, "face_check phones bureau one_order sms_change change_once", []filing.Path{"services[].access.resource"}},
		filing.ChangeService: {"my_filing_change", 7, "face_check phones bureau one_order sms_change change_once", []filing.Path{"entity.mailing_address"}},
		filing.ChangeFiling:  {"my_filing_change", 9, "face_check phones bureau one_order sms_change change_once", nil},
		filing.CancelService: {"my_filing_end", 1, "phones bureau one_order sms_cancel cancel_quota cancel_single", []filing.Path{"principal.mobile"}},
		filing.CancelEntity:  {"my_filing_end", 2, "phones bureau one_order sms_cancel cancel_quota cancel_confirmation", []filing.Path{"principal.mobile"}},
		filing.CancelAccess:  {"my_filing_end", 1, "phones bureau one_order cancel_access_only", []filing.Path{"principal.mobile"}},
		filing.Claim:         {"verify_type", 4, "phones one_order claim_review", []filing.Path{"services[].remark"}},
		filing.Transfer:      {"my_filing_transfer", 1, "one_order transfer_review", []filing.Path{"principal.mobile", "record.reason"}},
	} {
		var pages, reminders []string
		seen := map[filing.Path]bool{}
		for _, page := range p.Pages {
			if !page.For(order) {
				continue
			}
			pages = append(pages, page.ID)
			for _, field := range page.Fields {
				// A service's name and domains stand where the type is verified and again on the service's own page.
				again := page.Each != "" || order == filing.ChangeEntity || order == filing.ChangeFiling
				assert.False(t, seen[field.Path] && !again, "%s: %s twice", order, field.Path)
				seen[field.Path] = true
			}
		}
		for _, r := range p.Reminders {
			if r.For(order) {
				reminders = append(reminders, r.ID)
			}
		}
		require.NotEmpty(t, pages, order)
		assert.Equal(t, want.first, pages[0], order)
		assert.Len(t, pages, want.pages, "%s: %v", order, pages)
		assert.Equal(t, want.reminders, strings.Join(reminders, " "), order)
		for _, path := range want.never {
			assert.False(t, seen[path], "%s: %s", order, path)
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
