package rules

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// shipped is what the program ships about provinces and divisions, read once for all tests; nothing changes it.
var shipped = sync.OnceValues(func() (*region.Atlas, *region.Divisions) {
	a, err := region.Load(os.DirFS("../../assets/regions"))
	if err != nil {
		return nil, nil
	}
	raw, err := os.ReadFile("../../assets/divisions/divisions.json")
	if err != nil {
		return a, nil
	}
	d, err := region.LoadDivisions(raw)
	if err != nil {
		return a, nil
	}
	return a, d
})

func knowledge(t testing.TB) (*region.Atlas, *region.Divisions) {
	t.Helper()
	a, d := shipped()
	require.NotNil(t, a)
	require.NotNil(t, d)
	return a, d
}

// terms are those of the provider whose file is shipped.
func terms(t testing.TB) *provider.Terms {
	t.Helper()
	raw, err := os.ReadFile("../../assets/providers/huaweicloud.json")
	require.NoError(t, err)
	out, err := provider.Load(raw)
	require.NoError(t, err)
	return out
}

// said runs one rule over an example and writes each finding as severity and paths.
func said(t testing.TB, r rule.Rule[Case], base func() *filing.Filing, edits ...edit) []string {
	t.Helper()
	c := example("", base, edits...).Subject()
	c.Atlas, c.Divisions = knowledge(t)
	c.Provider = terms(t)
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
		if !ofServices(r.ID) {
			continue
		}
		set, err := rule.NewSet(r)
		require.NoError(t, err)
		for wanted, examples := range map[bool][]rule.Example[Case]{false: r.Good, true: r.Bad} {
			for _, e := range examples {
				c := e.Subject()
				c.Atlas, c.Divisions, c.Provider = atlas, divisions, terms(t)
				got := set.Run(c).Findings
				if (len(got) > 0) != wanted {
					t.Errorf("%s %q: findings %v, wanted some: %v", r.ID, e.Note, got, wanted)
				}
			}
		}
	}
}

// ofServices reports whether a rule is about services and what belongs to them.
func ofServices(id rule.ID) bool {
	return strings.Contains("SVC DOM ACC PRE APP", string(id[:3]))
}

// holdsWord reports whether a word stands in a text as it is.
func holdsWord(text, word string) bool { return strings.Contains(text, word) }
