package provider_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

const (
	shipped = "../../assets/providers/huaweicloud.json"
	other   = "testdata/samplecloud.json"
)

func read(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(raw)
}

func load(t testing.TB, name string) *provider.Terms {
	t.Helper()
	terms, err := provider.Load([]byte(read(t, name)))
	require.NoError(t, err)
	return terms
}

func TestShipped(t *testing.T) {
	t.Parallel()
	terms := load(t, shipped)
	assert.Equal(t, filing.HuaweiCloud, terms.ID)
	assert.Equal(t, []int{1, 2}, terms.Review.Value.Workdays)
	assert.Equal(t, 1, terms.Accounts.Value.EntitiesPerAccount)
	assert.NotEmpty(t, terms.Hotlines.Value)
	for _, code := range filing.Resources.Codes() {
		assert.Contains(t, terms.Quotas.Value, code)
	}
	for _, document := range terms.Documents {
		assert.True(t, strings.HasPrefix(document.URL, "https://support.huaweicloud.com/"), document.URL)
	}
	for _, c := range terms.Conflicts {
		assert.GreaterOrEqual(t, len(c.Said), 2, c.Topic)
		assert.NotEmpty(t, c.Used, c.Topic)
	}
	for resource, want := range map[string]int{"ecs": 5, "enterprise_portal": 3, "authorization_code": 1, "dedicated_cloud": 0, "unknown": 0} {
		got, limited := terms.Quota(resource)
		assert.Equal(t, want, got, resource)
		assert.Equal(t, want > 0, limited, resource)
	}
}

// TestSourcesAreKnown: what the terms rest on has a row in the table of sources of the provinces.
func TestSourcesAreKnown(t *testing.T) {
	t.Parallel()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	terms := load(t, shipped)
	for _, p := range []region.Provenance{
		terms.Review.Provenance, terms.Quotas.Provenance, terms.Resources.Provenance, terms.Accounts.Provenance,
		terms.Hotlines.Provenance, terms.Statuses.Provenance, terms.Images.Provenance, terms.Orders.Provenance,
	} {
		require.NotEmpty(t, p.Source)
		for _, id := range p.Source {
			_, ok := atlas.Source(id)
			assert.True(t, ok, id)
		}
	}
}

func TestOrderTitles(t *testing.T) {
	t.Parallel()
	terms := load(t, shipped)
	for _, code := range filing.Orders.Codes() {
		assert.NotEmpty(t, terms.OrderTitle(&filing.Filing{Order: filing.Order(code)}), code)
	}
	here := &filing.Filing{Order: filing.AddService, Record: filing.Record{EntityHere: filing.Yes}}
	assert.Equal(t, "新增互联网信息服务（原备案在华为云）", terms.OrderTitle(here))
	here.Record.EntityHere = filing.No
	assert.Equal(t, "新增互联网信息服务（原备案不在华为云）", terms.OrderTitle(here))
	here.Order = filing.First
	assert.Equal(t, "首次备案", terms.OrderTitle(here))
}

// TestNobodysTerms: where a provider is not known, nothing of it is.
func TestNobodysTerms(t *testing.T) {
	t.Parallel()
	var none *provider.Terms
	_, limited := none.Quota("ecs")
	assert.False(t, limited)
	assert.Empty(t, none.OrderTitle(&filing.Filing{Order: filing.First}))
}

// TestAnotherProviderIsAnotherFile: the same filing, checked by other terms, has other findings.
func TestAnotherProviderIsAnotherFile(t *testing.T) {
	t.Parallel()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	today, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	set, err := rules.All()
	require.NoError(t, err)
	f := sample.Enterprise()
	f.Services = append(f.Services, f.Clone().Services[0])
	full := func(terms *provider.Terms) []rule.Finding {
		var out []rule.Finding
		for _, finding := range set.Run(rules.Case{Filing: f, Atlas: atlas, Today: today, Provider: terms}).Findings {
			if finding.Rule == "ACC007" {
				out = append(out, finding)
			}
		}
		return out
	}
	assert.Empty(t, full(load(t, shipped)), "five services on a server are allowed")
	assert.Empty(t, full(nil))
	found := full(load(t, other))
	require.Len(t, found, 1, "one is")
	assert.Equal(t, "1", found[0].Values["max"])
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	good := read(t, other)
	for name, tc := range map[string]struct{ old, new string }{
		"no JSON":                 {good, "{"},
		"no terms":                {good, `{"id": "x", "name": {"zh": "x"}}`},
		"no name":                 {`"zh": "样例云", `, ""},
		"an unknown key":          {`"min_months": 1`, `"min_months": 1, "colour": "red"`},
		"a quota of nothing":      {`"ecs": 1`, `"ecs": 0`},
		"an unknown resource":     {`"ecs": 1`, `"vps": 1`},
		"a review that goes back": {`[2, 4]`, `[4, 2]`},
		"half a review":           {`[2, 4]`, `[4]`},
		"no formats":              {`["jpg"]`, `[]`},
		"no size":                 {`9437184`, `0`},
		"an unknown action":       {`["edit"]`, `["dance"]`},
		"a status without words":  {`"title": "草稿"`, `"title": ""`},
		"an unknown order":        {`"order": "first"`, `"order": "last"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spoiled := strings.Replace(good, tc.old, tc.new, 1)
			require.NotEqual(t, good, spoiled)
			_, err := provider.Load([]byte(spoiled))
			assert.ErrorIs(t, err, provider.ErrTerms)
		})
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{shipped, other} {
		raw, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		terms, err := provider.Load(data)
		if err != nil {
			require.ErrorIs(t, err, provider.ErrTerms)
			return
		}
		_, _ = terms.Quota("ecs")
		assert.Len(t, terms.Review.Value.Workdays, 2)
	})
}
