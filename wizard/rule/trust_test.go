package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

func TestTrustOfSources(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		kind rule.SourceKind
		date string
		want rule.Trust
	}{
		"a decree holds":       {rule.Law, "2005-02-08", rule.High},
		"a standard holds":     {rule.Standard, "1999", rule.High},
		"a fresh page":         {rule.Page, "2023", rule.High},
		"a page of last year":  {rule.Page, "2025-05-27", rule.High},
		"an old page":          {rule.Page, "2022-12-31", rule.Medium},
		"an undated page":      {rule.Page, "", rule.Medium},
		"a page without year":  {rule.Page, "undated", rule.Medium},
		"a digest":             {rule.Digest, "2025-12", rule.Medium},
		"practice":             {rule.Experience, "2026", rule.Low},
		"nothing known of it":  {"", "2026", rule.Low},
		"another kind of text": {"rumour", "2026", rule.Low},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, rule.Source{Kind: tc.kind}.Trust(tc.date))
		})
	}
}

func TestTableOfSources(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range rule.Sources() {
		assert.False(t, seen[s.Title], "%s twice", s.Title)
		seen[s.Title] = true
		assert.NotEmpty(t, s.Publisher, s.Title)
		assert.Contains(t, []rule.SourceKind{rule.Law, rule.Standard, rule.Page, rule.Digest, rule.Experience}, s.Kind, s.Title)
		if s.URL != "" {
			assert.Regexp(t, `^https://[a-z.]+(/[^ ]*)?$`, s.URL, s.Title)
		}
		found, ok := rule.SourceOf(s.Title)
		assert.True(t, ok)
		assert.Equal(t, s, found)
	}
	_, ok := rule.SourceOf("no such document")
	assert.False(t, ok)
	assert.Equal(t, rule.Low, rule.Doc{Source: "no such document", SourceDate: "2026"}.Trust())
	assert.Equal(t, rule.Low, rule.Doc{Source: rule.Practice, SourceDate: "2026"}.Trust())
}

// TestTrustOfFindings: a finding is trusted as its own source, that of its rule, or as the fault says.
func TestTrustOfFindings(t *testing.T) {
	t.Parallel()
	const standard = "GB 11643-1999 公民身份号码"
	for name, tc := range map[string]struct {
		fault rule.Fault
		want  rule.Trust
	}{
		"of the rule":      {rule.Fault{}, rule.High},
		"of its source":    {rule.Fault{Source: rule.Practice, SourceDate: "2026"}, rule.Low},
		"of the province":  {rule.Fault{Source: "某省通信管理局", SourceDate: "2025", Trust: rule.Medium}, rule.Medium},
		"of another title": {rule.Fault{Source: "某省通信管理局", SourceDate: "2025"}, rule.Low},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set, err := rule.NewSet(sound(
				func(r *rule.Rule[*filing.Filing]) { r.Doc.Source, r.Doc.SourceDate, r.Reads = standard, "1999", nil },
				check(func(*filing.Filing, filing.At) rule.Outcome { return rule.Fail(tc.fault) }),
			))
			require.NoError(t, err)
			findings := set.Run(&filing.Filing{}).Findings
			require.Len(t, findings, 1)
			assert.Equal(t, tc.want, findings[0].Trust)
		})
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	r := sound(func(r *rule.Rule[*filing.Filing]) {
		r.Doc.Source, r.Doc.SourceDate, r.Sees = "GB 11643-1999 公民身份号码", "1999", []filing.Path{"province"}
	})
	d := r.Describe()
	assert.Equal(t, rule.High, d.Trust)
	assert.Equal(t, "国家标准化管理委员会", d.Publisher)
	assert.Equal(t, []filing.Path{"entity.name", "province"}, d.Reads)
	assert.Equal(t, []filing.Path{"province"}, d.Sees)
	assert.False(t, d.Regional)
	r.Regional = true
	assert.Equal(t, rule.High, r.Describe().Trust, "a national rule with words of provinces")
	assert.True(t, r.Describe().Regional)
	r.Layer = rule.Provincial
	assert.Equal(t, rule.ByProvince, r.Describe().Trust)
}
