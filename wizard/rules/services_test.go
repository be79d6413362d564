package rules

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// knowledge is what the program ships about provinces and divisions.
func knowledge(t testing.TB) (*region.Atlas, *region.Divisions) {
	t.Helper()
	a, err := region.Load(os.DirFS("../../assets/regions"))
	require.NoError(t, err)
	raw, err := os.ReadFile("../../assets/divisions/divisions.json")
	require.NoError(t, err)
	d, err := region.LoadDivisions(raw)
	require.NoError(t, err)
	return a, d
}

// said runs one rule over an example and writes each finding as severity and paths.
func said(t testing.TB, r rule.Rule[Case], base func() *filing.Filing, edits ...edit) []string {
	t.Helper()
	c := example("", base, edits...).Subject()
	c.Atlas, c.Divisions = knowledge(t)
	set, err := rule.NewSet(r)
	require.NoError(t, err)
	out := []string{}
	for _, f := range set.Run(c).Findings {
		var paths []string
		for _, p := range f.Paths {
			paths = append(paths, string(p))
		}
		out = append(out, string(f.Severity)+" "+strings.Join(paths, " "))
	}
	return out
}

func TestExamplesOfServiceRules(t *testing.T) {
	atlas, divisions := knowledge(t)
	for _, r := range listed() {
		if !strings.Contains("SVC DOM ACC PRE APP", string(r.ID[:3])) {
			continue
		}
		set, err := rule.NewSet(r)
		require.NoError(t, err)
		for wanted, examples := range map[bool][]rule.Example[Case]{false: r.Good, true: r.Bad} {
			for _, e := range examples {
				c := e.Subject()
				c.Atlas, c.Divisions = atlas, divisions
				got := set.Run(c).Findings
				if (len(got) > 0) != wanted {
					t.Errorf("%s %q: findings %v, wanted some: %v", r.ID, e.Note, got, wanted)
				}
			}
		}
	}
}
