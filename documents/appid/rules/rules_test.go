package rules

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestEveryFileOfARuleIsListed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("aid[0-9][0-9][0-9]_*.go")
	require.NoError(t, err)
	var fromFiles, fromList []string
	for _, name := range files {
		fromFiles = append(fromFiles, strings.ToUpper(name[:6]))
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Contains(t, string(source), "// "+name[:6]+" finds ")
	}
	for _, r := range listed() {
		fromList = append(fromList, string(r.ID))
	}
	assert.ElementsMatch(t, fromFiles, fromList)
}

func TestExamples(t *testing.T) {
	t.Parallel()
	rules, err := New()
	require.NoError(t, err)
	for _, r := range listed() {
		for _, e := range r.Good {
			for _, o := range r.Outcomes(e.Subject()) {
				assert.Contains(t, []rule.State{rule.Passed, rule.Inapplicable}, o.State, "%s %s", r.ID, e.Note)
			}
		}
		for _, e := range r.Bad {
			subject := e.Subject()
			var mine []rule.Finding
			for _, f := range rules.Compare(subject) {
				if f.Rule == r.ID {
					mine = append(mine, f)
				} else {
					assert.Equal(t, rule.Hint, f.Severity, "%s %s is also found by %s", r.ID, e.Note, f.Rule)
				}
			}
			require.Len(t, mine, 1, "%s %s", r.ID, e.Note)
			assert.NotEmpty(t, mine[0].Attachment)
		}
	}
}

var blank = regexp.MustCompile(`\{[a-z_]+\}`)

func TestEveryRuleSpeaksBothLanguages(t *testing.T) {
	t.Parallel()
	raw, err := texts.Files.ReadFile("rules.apps.en.json")
	require.NoError(t, err)
	var english map[rule.ID]text.RuleText
	require.NoError(t, json.Unmarshal(raw, &english))
	assert.Len(t, english, len(listed()))
	for _, r := range listed() {
		e := english[r.ID]
		assert.NotContains(t, []string{e.Title, e.Message, e.Why, e.Fix}, "", "%s", r.ID)
		assert.ElementsMatch(t, blank.FindAllString(r.Doc.Message, -1), blank.FindAllString(e.Message, -1), "%s", r.ID)
		for _, bad := range r.Bad {
			subject := bad.Subject()
			for _, o := range r.Outcomes(subject) {
				for _, f := range o.Faults {
					for _, name := range blank.FindAllString(r.Doc.Message, -1) {
						assert.NotEmpty(t, f.Values[strings.Trim(name, "{}")], "%s: %s", r.ID, name)
					}
				}
			}
		}
	}
}

func TestSourcesAreKnown(t *testing.T) {
	t.Parallel()
	for _, r := range listed() {
		_, known := rule.SourceOf(r.Doc.Source)
		assert.True(t, known, "%s cites %q", r.ID, r.Doc.Source)
	}
}

func TestNoAppsNoFindings(t *testing.T) {
	t.Parallel()
	rules, err := New()
	require.NoError(t, err)
	assert.Empty(t, rules.Check(nil, on().Today))
	assert.Empty(t, rules.Check([]*appid.App{made()}, on().Today))
}

// TestGoodAppsOfThreePlatforms gives the three releases of one app together.
func TestGoodAppsOfThreePlatforms(t *testing.T) {
	t.Parallel()
	rules, err := New()
	require.NoError(t, err)
	release := apple("Apple Distribution: Yunfan (A1B2C3D4E5)")
	assert.Empty(t, rules.Check([]*appid.App{made(), made(release), made(harmony)}, on().Today))
}
