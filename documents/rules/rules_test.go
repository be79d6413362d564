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
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestEveryFileOfARuleIsListed(t *testing.T) {
	files, err := filepath.Glob("[a-z][a-z][a-z][0-9][0-9][0-9]_*.go")
	require.NoError(t, err)
	var fromFiles, fromList []string
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			fromFiles = append(fromFiles, strings.ToUpper(name[:6]))
		}
	}
	for _, r := range listed() {
		fromList = append(fromList, string(r.ID))
	}
	assert.ElementsMatch(t, fromFiles, fromList)
}

func TestExamples(t *testing.T) {
	for _, r := range listed() {
		for _, e := range r.Good {
			t.Run(string(r.ID)+" good "+e.Note, func(t *testing.T) {
				for _, o := range r.Outcomes(e.Subject()) {
					assert.Equal(t, rule.Pass(), o)
				}
			})
		}
		for _, e := range r.Bad {
			t.Run(string(r.ID)+" bad "+e.Note, func(t *testing.T) {
				outcomes := r.Outcomes(e.Subject())
				require.Len(t, outcomes, 1)
				require.Equal(t, rule.Failed, outcomes[0].State)
				for _, f := range outcomes[0].Faults {
					assert.NotEmpty(t, f.Attachment)
					require.NotEmpty(t, f.Paths)
					assert.True(t, paper.Slot(f.Paths[0]).Valid(), "%s is a slot", f.Paths[0])
				}
			})
		}
	}
}

// One cause raises one finding: every bad example is found by its own rule and by no other.
func TestBadExamplesRaiseOneFinding(t *testing.T) {
	rules, err := New(Knowledge{})
	require.NoError(t, err)
	for _, r := range listed() {
		for _, e := range r.Bad {
			t.Run(string(r.ID)+" "+e.Note, func(t *testing.T) {
				var ids []rule.ID
				d := e.Subject()
				for _, f := range rules.set.Run(d).Findings {
					if f.Severity != rule.Hint || r.Severity == rule.Hint {
						ids = append(ids, f.Rule)
					}
				}
				assert.Contains(t, ids, r.ID)
				if r.Severity != rule.Hint {
					assert.Len(t, ids, 1)
				}
			})
		}
	}
}

func TestImageAnalysisNeverBlocks(t *testing.T) {
	d := Desk{Filing: sample.Enterprise(), Reports: map[string]paper.Report{}}
	d.put(paper.PrincipalIDFront)
	for name := range d.Reports["a"].Measures {
		bad(name, 0)(nil, ptr(d.Reports["a"]))
	}
	rules, err := New(Knowledge{})
	require.NoError(t, err)
	result := rules.Check(d.Filing, d.Today, d.Reports)
	require.NotEmpty(t, result.Findings)
	for _, f := range result.Findings {
		assert.Less(t, f.Severity.Rank(), rule.Block.Rank(), "%s", f.Rule)
	}
}

func ptr(r paper.Report) *paper.Report { return &r }

func TestAttachmentWithoutReportIsUnknown(t *testing.T) {
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{{ID: "a", Slot: string(paper.PrincipalIDFront), File: "a.jpg", SHA256: "1"}}
	rules, err := New(Knowledge{})
	require.NoError(t, err)
	result := rules.Check(f, filing.Date{}, nil)
	assert.Empty(t, result.Findings)
	require.NotEmpty(t, result.Unknown)
	for _, lack := range result.Unknown {
		assert.Equal(t, []filing.Path{"principal.id_front"}, lack.Paths, "%s", lack.Rule)
	}
}

func TestNoPapersNoFindings(t *testing.T) {
	rules, err := New(Knowledge{})
	require.NoError(t, err)
	assert.Equal(t, rule.Result{}, rules.Check(sample.Enterprise(), filing.Date{}, nil))
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func TestEveryRuleIsTranslated(t *testing.T) {
	english := map[rule.ID]text.RuleText{}
	for _, name := range []string{"rules.papers.en.json", "rules.cards.en.json", "rules.letters.en.json"} {
		raw, err := texts.Files.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(raw, &english))
	}
	assert.Len(t, english, len(listed()))
	for _, r := range listed() {
		e := english[r.ID]
		assert.NotContains(t, []string{e.Title, e.Message, e.Why, e.Fix}, "", "%s", r.ID)
		assert.ElementsMatch(t, placeholder.FindAllString(r.Doc.Message, -1), placeholder.FindAllString(e.Message, -1), "%s", r.ID)
	}
}

// Documents have a row in rule.Sources, so that their trust is known.
func TestSourcesAreKnown(t *testing.T) {
	for _, r := range listed() {
		_, known := rule.SourceOf(r.Doc.Source)
		assert.True(t, known, "%s cites %q, which has no row in wizard/rule/sources.go", r.ID, r.Doc.Source)
	}
}

// Every {name} of a message is a value of its faults, or the label of a path.
func TestMessagesAreFilled(t *testing.T) {
	for _, r := range listed() {
		for _, e := range r.Bad {
			for _, f := range r.Outcomes(e.Subject())[0].Faults {
				for _, name := range placeholder.FindAllString(r.Doc.Message, -1) {
					switch name = strings.Trim(name, "{}"); name {
					case "field":
					case "other":
						assert.Len(t, f.Paths, 2, "%s", r.ID)
					default:
						assert.NotEmpty(t, f.Values[name], "%s: %s", r.ID, name)
					}
				}
			}
		}
	}
}

func TestRuleFilesSayWhatTheyFind(t *testing.T) {
	for _, r := range listed() {
		name := strings.ToLower(string(r.ID))
		files, err := filepath.Glob(name + "_*.go")
		require.NoError(t, err)
		require.Len(t, files, 1)
		source, err := os.ReadFile(files[0])
		require.NoError(t, err)
		assert.Contains(t, string(source), "// "+name+" finds ")
	}
}
