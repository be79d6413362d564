package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// sound is a rule with which nothing is wrong; edits spoil it.
func sound(edits ...func(*rule.Rule[*filing.Filing])) rule.Rule[*filing.Filing] {
	example := []rule.Example[*filing.Filing]{{Note: "样例", Subject: sample.Enterprise}}
	r := rule.Rule[*filing.Filing]{
		ID: "ENT901", Severity: rule.Warn, Layer: rule.National,
		Doc: rule.Doc{
			Title: "标题", Message: "{field}", Why: "原因", Fix: "办法", Source: "文件", SourceDate: "2026", Reasons: []string{"R02"},
		},
		Reads: []filing.Path{"entity.name"},
		Check: func(*filing.Filing, filing.At) rule.Outcome { return rule.Pass() },
		Good:  example, Bad: example,
	}
	for _, edit := range edits {
		edit(&r)
	}
	return r
}

type spoil = func(*rule.Rule[*filing.Filing])

func check(f func(*filing.Filing, filing.At) rule.Outcome) spoil {
	return func(r *rule.Rule[*filing.Filing]) { r.Check = f }
}

func TestNewSetRefuses(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		spoil spoil
		says  string
	}{
		"no ID":            {func(r *rule.Rule[*filing.Filing]) { r.ID = "" }, "three letters"},
		"small letters":    {func(r *rule.Rule[*filing.Filing]) { r.ID = "ent001" }, "three letters"},
		"four digits":      {func(r *rule.Rule[*filing.Filing]) { r.ID = "ENT0001" }, "three letters"},
		"no severity":      {func(r *rule.Rule[*filing.Filing]) { r.Severity = "" }, "severity"},
		"another severity": {func(r *rule.Rule[*filing.Filing]) { r.Severity = "error" }, "severity"},
		"no layer":         {func(r *rule.Rule[*filing.Filing]) { r.Layer = "" }, "layer"},
		"another layer":    {func(r *rule.Rule[*filing.Filing]) { r.Layer = "city" }, "layer"},
		"no title":         {func(r *rule.Rule[*filing.Filing]) { r.Doc.Title = "" }, "Doc"},
		"no message":       {func(r *rule.Rule[*filing.Filing]) { r.Doc.Message = "" }, "Doc"},
		"no why":           {func(r *rule.Rule[*filing.Filing]) { r.Doc.Why = "" }, "Doc"},
		"no fix":           {func(r *rule.Rule[*filing.Filing]) { r.Doc.Fix = "" }, "Doc"},
		"no source":        {func(r *rule.Rule[*filing.Filing]) { r.Doc.Source = "" }, "Doc"},
		"no date":          {func(r *rule.Rule[*filing.Filing]) { r.Doc.SourceDate = "" }, "Doc"},
		"no good example":  {func(r *rule.Rule[*filing.Filing]) { r.Good = nil }, "example"},
		"no bad example":   {func(r *rule.Rule[*filing.Filing]) { r.Bad = nil }, "example"},
		"no check":         {func(r *rule.Rule[*filing.Filing]) { r.Check = nil }, "no check"},
		"a row of no list": {func(r *rule.Rule[*filing.Filing]) { r.Reads = []filing.Path{"services[].name"} }, "Each"},
		"a row too deep": {
			func(r *rule.Rule[*filing.Filing]) {
				r.Each, r.Reads = "services[]", []filing.Path{"services[].domains[].name"}
			}, "Each",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := rule.NewSet(sound(), sound(func(r *rule.Rule[*filing.Filing]) { r.ID = "ENT902" }, tc.spoil))
			require.ErrorIs(t, err, rule.ErrRule)
			require.ErrorContains(t, err, tc.says)
		})
	}
	_, err := rule.NewSet(sound(), sound())
	require.ErrorContains(t, err, "ENT901: the ID is used twice")
	set, err := rule.NewSet(sound())
	require.NoError(t, err)
	assert.Len(t, set.Rules(), 1)
	assert.Equal(t, []rule.Description{{
		ID: "ENT901", Severity: rule.Warn, Layer: rule.National, Trust: rule.Low, Doc: sound().Doc, Reads: []filing.Path{"entity.name"}, Sees: []filing.Path{},
		Good: []string{"样例"}, Bad: []string{"样例"},
	}}, set.Descriptions())
}

func run(t *testing.T, f *filing.Filing, rules ...rule.Rule[*filing.Filing]) rule.Result {
	t.Helper()
	set, err := rule.NewSet(rules...)
	require.NoError(t, err)
	return set.Run(f)
}

func fails(f rule.Fault) spoil {
	return check(func(*filing.Filing, filing.At) rule.Outcome { return rule.Fail(f) })
}

func TestRun(t *testing.T) {
	t.Parallel()
	finding := func(edits ...func(*rule.Finding)) []rule.Finding {
		f := rule.Finding{
			Rule: "ENT901", Severity: rule.Warn, Layer: rule.National, Paths: []filing.Path{"entity.name"}, Source: "文件", SourceDate: "2026", Trust: rule.Low,
			Values: map[string]string{},
		}
		for _, edit := range edits {
			edit(&f)
		}
		return []rule.Finding{f}
	}
	for name, tc := range map[string]struct {
		rule rule.Rule[*filing.Filing]
		want rule.Result
	}{
		"passes": {sound(), rule.Result{}},
		"fails":  {sound(fails(rule.Fault{})), rule.Result{Findings: finding()}},
		"fails gravely": {
			sound(fails(rule.Fault{Severity: rule.Block})),
			rule.Result{Findings: finding(func(f *rule.Finding) { f.Severity = rule.Block })},
		},
		"fails by a bureau's document": {
			sound(fails(rule.Fault{Layer: rule.Provincial, Source: "通知", SourceDate: "2025"})),
			rule.Result{Findings: finding(func(f *rule.Finding) { f.Layer, f.Source, f.SourceDate = rule.Provincial, "通知", "2025" })},
		},
		"fails by a document without a date": {
			sound(fails(rule.Fault{Source: "通知"})),
			rule.Result{Findings: finding(func(f *rule.Finding) { f.Source, f.SourceDate = "通知", "" })},
		},
		"fails at another place": {
			sound(fails(rule.Fault{Paths: []filing.Path{"title"}, Attachment: "a1", Values: map[string]string{"n": "1"}})),
			rule.Result{Findings: finding(func(f *rule.Finding) {
				f.Paths, f.Attachment, f.Values = []filing.Path{"title"}, "a1", map[string]string{"n": "1"}
			})},
		},
		"reads nothing": {
			sound(fails(rule.Fault{}), func(r *rule.Rule[*filing.Filing]) { r.Reads = nil }),
			rule.Result{Findings: finding(func(f *rule.Finding) { f.Paths = []filing.Path{} })},
		},
		"lacks a fact": {
			sound(fails(rule.Fault{}), func(r *rule.Rule[*filing.Filing]) { r.Reads = []filing.Path{"entity.name", "entity.remark"} }),
			rule.Result{Unknown: []rule.Lack{{Rule: "ENT901", Paths: []filing.Path{"entity.remark"}}}},
		},
		"would like to see a fact that is not there": {
			sound(fails(rule.Fault{}), func(r *rule.Rule[*filing.Filing]) { r.Sees = []filing.Path{"entity.remark"} }),
			rule.Result{Findings: finding()},
		},
		"says itself what it lacks": {
			sound(check(func(*filing.Filing, filing.At) rule.Outcome { return rule.Unknown("city") })),
			rule.Result{Unknown: []rule.Lack{{Rule: "ENT901", Paths: []filing.Path{"city"}}}},
		},
		"does not apply": {
			sound(fails(rule.Fault{}), func(r *rule.Rule[*filing.Filing]) { r.When = func(*filing.Filing, filing.At) bool { return false } }),
			rule.Result{},
		},
		"does not apply, and lacks a fact": {
			sound(fails(rule.Fault{}), func(r *rule.Rule[*filing.Filing]) {
				r.Reads, r.When = []filing.Path{"entity.remark"}, func(*filing.Filing, filing.At) bool { return false }
			}),
			rule.Result{},
		},
		"finds that it does not apply": {
			sound(check(func(*filing.Filing, filing.At) rule.Outcome { return rule.NotApplicable() })), rule.Result{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, run(t, sample.Enterprise(), tc.rule))
		})
	}
}

// TestRunGoesThroughEveryRow: one rule, two domains and one without a name.
func TestRunGoesThroughEveryRow(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services[0].Domains = []filing.Domain{{Name: "a.cn"}, {}, {Name: "b.cn"}}
	each := sound(func(r *rule.Rule[*filing.Filing]) {
		r.Each, r.Reads = "services[].domains[]", []filing.Path{"services[].domains[].name", "services[].name"}
		r.Check = func(f *filing.Filing, at filing.At) rule.Outcome {
			return rule.FailIf(f.Services[at[0]].Domains[at[1]].Name == "b.cn", rule.Fault{})
		}
	})
	result := run(t, f, each, sound(func(r *rule.Rule[*filing.Filing]) { r.ID = "ENT902" }, fails(rule.Fault{})))
	require.Len(t, result.Findings, 2)
	assert.Equal(t, []filing.Path{"services[0].domains[2].name", "services[0].name"}, result.Findings[0].Paths)
	assert.Equal(t, rule.ID("ENT902"), result.Findings[1].Rule, "findings come in the order of the rules")
	assert.Equal(t, []rule.Lack{{Rule: "ENT901", Paths: []filing.Path{"services[0].domains[1].name"}}}, result.Unknown)

	var states []rule.State
	for _, o := range each.Outcomes(f) {
		states = append(states, o.State)
	}
	assert.Equal(t, []rule.State{rule.Passed, rule.Unsettled, rule.Failed}, states)

	f.Services = nil
	assert.Equal(t, rule.Result{}, run(t, f, each), "without rows there is nothing to say")
}

func TestOutcomes(t *testing.T) {
	t.Parallel()
	assert.Equal(t, rule.Passed, rule.Fail().State, "no fault is no failure")
	assert.Equal(t, rule.Passed, rule.FailIf(false, rule.Fault{}).State)
	assert.Equal(t, rule.Failed, rule.FailIf(true, rule.Fault{}).State)
	assert.Greater(t, rule.Block.Rank(), rule.Warn.Rank())
	assert.Greater(t, rule.Warn.Rank(), rule.Hint.Rank())
	assert.Zero(t, rule.Severity("").Rank())

	var all rule.Result
	all.Add(rule.Result{Findings: []rule.Finding{{Rule: "ENT901"}}})
	all.Add(rule.Result{Findings: []rule.Finding{{Rule: "ENT902"}}, Unknown: []rule.Lack{{Rule: "ENT903"}}})
	assert.Len(t, all.Findings, 2)
	assert.Len(t, all.Unknown, 1)
	assert.Equal(t, "a1", rule.Finding{Attachment: "a1", Paths: []filing.Path{"title"}}.Place())
	assert.Equal(t, "title", rule.Finding{Paths: []filing.Path{"title"}}.Place())
	assert.Empty(t, rule.Finding{}.Place())
}
