package wizard_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	number := rule.Finding{Rule: "ENT003", Severity: rule.Block, Paths: []filing.Path{"entity.certificate.number"}, Message: "号码不对", SourceDate: "2025-01-01"}
	with := func(change func(*rule.Finding)) rule.Finding {
		f := number
		change(&f)
		return f
	}
	front := rule.Finding{Rule: "PHO003", Severity: rule.Warn, Attachment: "a1", Message: "不清楚"}
	back := rule.Finding{Rule: "PHO003", Severity: rule.Warn, Attachment: "a2", Message: "不清楚"}
	first := with(func(f *rule.Finding) { f.Message = "第一处" })
	second := with(func(f *rule.Finding) { f.Message = "第二处" })
	for name, tc := range map[string]struct {
		then, now []rule.Finding
		want      []string
	}{
		"nothing":          {nil, nil, nil},
		"same":             {[]rule.Finding{number}, []rule.Finding{number}, []string{"same ENT003"}},
		"new":              {nil, []rule.Finding{number}, []string{"new ENT003"}},
		"gone":             {[]rule.Finding{number}, nil, []string{"gone ENT003"}},
		"lighter":          {[]rule.Finding{number}, []rule.Finding{with(func(f *rule.Finding) { f.Severity = rule.Warn })}, []string{"changed ENT003 [severity]"}},
		"said otherwise":   {[]rule.Finding{number}, []rule.Finding{with(func(f *rule.Finding) { f.Message = "编号不对" })}, []string{"changed ENT003 [wording]"}},
		"another document": {[]rule.Finding{number}, []rule.Finding{with(func(f *rule.Finding) { f.SourceDate = "2026-10-01" })}, []string{"changed ENT003 [source]"}},
		"set aside":        {[]rule.Finding{number}, []rule.Finding{with(func(f *rule.Finding) { f.SetAside = true })}, []string{"changed ENT003 [set_aside]"}},
		"about more facts": {[]rule.Finding{number}, []rule.Finding{with(func(f *rule.Finding) { f.Paths = append(f.Paths[:1:1], "entity.name") })}, []string{"same ENT003"}},
		"about another fact": {
			[]rule.Finding{number},
			[]rule.Finding{with(func(f *rule.Finding) { f.Paths = []filing.Path{"principal.certificate.number"} })},
			[]string{"new ENT003", "gone ENT003"},
		},
		"one paper of two":         {[]rule.Finding{front, back}, []rule.Finding{back}, []string{"same PHO003", "gone PHO003"}},
		"two at one field, turned": {[]rule.Finding{first, second}, []rule.Finding{second, first}, []string{"same ENT003", "same ENT003"}},
		"one of two at one field":  {[]rule.Finding{first, second}, []rule.Finding{second}, []string{"same ENT003", "gone ENT003"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, turned := range wizard.Compare(tc.then, tc.now) {
				line := string(turned.Turn) + " " + string(turned.Finding().Rule)
				if len(turned.Changes) > 0 {
					line += fmt.Sprint(" ", turned.Changes)
				}
				got = append(got, line)
			}
			assert.Equal(t, tc.want, got)
		})
	}
}

// otherDesk is a desk of the room with another rulebook, which knows less of the pledge that 44 asks for.
func otherDesk(t *testing.T, r *room, version string) *wizard.Desk {
	t.Helper()
	raw, err := os.ReadFile("../assets/regions/44-guangdong.yaml")
	require.NoError(t, err)
	const now = "note: 模板不可改，手写签名与日期\n    source: [hw-gd-p, tx-44, tx-tpl]\n    as_of: '2025-05-27'"
	require.Contains(t, string(raw), now)
	changed := strings.Replace(string(raw), now, "note: 手写签名\n    source: [tx-tpl]\n    as_of: '2024-01-31'", 1)
	data := fstest.MapFS{}
	for _, name := range []string{"national.yaml", "sources.yaml"} {
		b, err := os.ReadFile("../assets/regions/" + name)
		require.NoError(t, err)
		data[name] = &fstest.MapFile{Data: b}
	}
	data["44-guangdong.yaml"] = &fstest.MapFile{Data: []byte(changed)}
	atlas, err := region.Load(data)
	require.NoError(t, err)
	desk, err := wizard.NewDesk(wizard.Parts{
		Papers: papers{}, Atlas: atlas, Divisions: r.desk.Divisions(), Clock: r.clock, Entropy: strings.NewReader(""), Rulebook: version,
	})
	require.NoError(t, err)
	return desk
}

// caseThen is a case that was checked in spring, by the rulebook of then.
func caseThen() wizard.Exhibit {
	e := exhibit()
	e.Draft.Filing = sample.Faulty()
	e.Draft.Filing.Principal.IsLegalRepresentative = filing.No
	e.Draft.Reports, e.Rulebook = nil, "2026.2"
	e.Draft.Filing.Entity.Certificate.ValidUntil = "2026-06-30"
	return e
}

func TestThenAndNow(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	c := r.desk.ThenAndNow(caseThen(), otherDesk(t, r, "2026.2"), r.texts)
	assert.Equal(t, wizard.BookWitness, c.Witness)
	assert.Equal(t, "2026.2 2026-03-02", c.Then.Rulebook+" "+c.Then.AsOf)
	assert.Equal(t, wizard.RulebookVersion+" 2026-11-23", c.Now.Rulebook+" "+c.Now.AsOf)
	var b strings.Builder
	for _, turned := range c.Turned {
		f := turned.Finding()
		fmt.Fprintf(&b, "%s %v %s %s %s %q %s\n", turned.Turn, turned.Changes, f.Severity, f.Rule, f.Layer, f.SourceDate, turned.Where(sample.Faulty(), r.texts))
		if turned.Turn == wizard.TurnSame {
			continue
		}
		if turned.Then != nil {
			fmt.Fprintf(&b, "  then %s %s\n", turned.Then.Severity, turned.Then.Message)
		}
		if turned.Now != nil {
			fmt.Fprintf(&b, "  now %s %s\n", turned.Now.Severity, turned.Now.Message)
		}
	}
	const golden = "testdata/then_and_now.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
	for _, turn := range []wizard.Turn{wizard.TurnSame, wizard.TurnNew, wizard.TurnGone, wizard.TurnChanged} {
		assert.Positive(t, c.Count(turn), turn)
	}
	assert.Len(t, c.Differences(), len(c.Turned)-c.Count(wizard.TurnSame))
}

func TestWhatIsKnownOfThen(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	e := caseThen()
	before := otherDesk(t, r, "2026.2")
	seen := before.Check(e.Draft.Filing, nil, e.Day(), r.texts)
	lost := seen
	lost.Findings = append(lost.Findings[1:len(lost.Findings):len(lost.Findings)], rule.Finding{Rule: "OLD001"})
	for name, tc := range map[string]struct {
		before   *wizard.Desk
		seen     *wizard.Check
		rulebook string
		witness  wizard.Witness
		strayed  int
	}{
		"rulebook":                       {before, nil, "2026.2", wizard.BookWitness, 0},
		"rulebook and what was shown":    {before, &seen, "2026.2", wizard.BookWitness, 0},
		"another program found other":    {before, &lost, "2026.2", wizard.BookWitness, 2},
		"today's rulebook is that":       {nil, nil, wizard.RulebookVersion, wizard.BookWitness, 0},
		"only what was shown":            {nil, &seen, "2026.2", wizard.ReportWitness, 0},
		"nothing":                        {nil, nil, "2026.2", wizard.NoWitness, 0},
		"nothing, not even the rulebook": {nil, nil, "", wizard.NoWitness, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := e
			e.Seen, e.Rulebook, e.View.Language = tc.seen, tc.rulebook, r.texts.Language()
			c := r.desk.ThenAndNow(e, tc.before, r.texts)
			assert.Equal(t, tc.witness, c.Witness)
			assert.Len(t, c.Strayed, tc.strayed)
			assert.NotEmpty(t, c.Now.Findings)
			if tc.witness == wizard.NoWitness {
				assert.Empty(t, c.Turned, "nothing is called new of which nothing was known")
			} else {
				assert.NotEmpty(t, c.Differences())
			}
		})
	}
}
