package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

const (
	regionDir = "../../assets/regions"
	textDir   = "../../assets/text"
)

// world is what the rules know beside a filing: the provinces, the divisions and the samples' day.
type world struct {
	atlas     *region.Atlas
	divisions *region.Divisions
	today     filing.Date
	provider  *provider.Terms
}

func open(t testing.TB) world {
	t.Helper()
	atlas, err := region.Load(os.DirFS(regionDir))
	require.NoError(t, err)
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	today, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	raw, err := os.ReadFile("../../assets/providers/huaweicloud.json")
	require.NoError(t, err)
	terms, err := provider.Load(raw)
	require.NoError(t, err)
	return world{atlas, all, today, terms}
}

func (w world) of(f *filing.Filing) rules.Case {
	return rules.Case{Filing: f, Atlas: w.atlas, Divisions: w.divisions, Today: w.today, Provider: w.provider}
}

// example is a rule's example with the world around it.
func (w world) example(e rule.Example[rules.Case]) rules.Case {
	c := e.Subject()
	c.Atlas, c.Divisions, c.Provider = w.atlas, w.divisions, w.provider
	return c
}

func all(t testing.TB) rule.Set[rules.Case] {
	t.Helper()
	set, err := rules.All()
	require.NoError(t, err)
	return set
}

func catalog(t testing.TB, lang text.Language, divisions *region.Divisions) *text.Catalog {
	t.Helper()
	c, err := text.Load(os.DirFS(textDir), lang, divisions.Name)
	require.NoError(t, err)
	return c
}

func TestExamples(t *testing.T) {
	t.Parallel()
	w := open(t)
	for _, r := range all(t).Rules() {
		for _, e := range r.Good {
			t.Run(string(r.ID)+"/good/"+e.Note, func(t *testing.T) {
				t.Parallel()
				for _, o := range r.Outcomes(w.example(e)) {
					assert.NotEqual(t, rule.Failed, o.State, "%v", o.Faults)
				}
			})
		}
		for _, e := range r.Bad {
			t.Run(string(r.ID)+"/bad/"+e.Note, func(t *testing.T) {
				t.Parallel()
				failed := slices.ContainsFunc(r.Outcomes(w.example(e)), func(o rule.Outcome) bool { return o.State == rule.Failed })
				assert.True(t, failed, "the example shows nothing wrong")
			})
		}
	}
}

// TestFindingsOfExamples reads every sentence that the bad examples lead to: no gap is left in it, and every path is a
// concrete one that the screens can name.
func TestFindingsOfExamples(t *testing.T) {
	t.Parallel()
	w := open(t)
	for _, lang := range text.Names() {
		texts := catalog(t, lang, w.divisions)
		for _, r := range all(t).Rules() {
			one, err := rule.NewSet(r)
			require.NoError(t, err)
			for _, e := range r.Bad {
				for _, f := range one.Run(w.example(e)).Findings {
					for name, value := range f.Values {
						if key, ok := strings.CutPrefix(value, "@"); ok {
							assert.True(t, texts.Has(key), "%s %s {%s}: no text %s", lang, r.ID, name, key)
						}
					}
					f = texts.Phrase(f, r.Doc)
					for _, sentence := range []string{f.Title, f.Message, f.Why, f.Fix} {
						assert.NotRegexp(t, `[{}]`, sentence, "%s %s %s", lang, r.ID, e.Note)
					}
					require.NotEmpty(t, f.Paths, "%s %s", r.ID, e.Note)
					for _, p := range f.Paths {
						assert.NotContains(t, p, "[]", "%s %s", r.ID, e.Note)
					}
				}
			}
		}
	}
}

var ruleFile = regexp.MustCompile(`^([a-z]{3}\d{3})_[a-z0-9_]+\.go$`)

func TestListMatchesFiles(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	var files []string
	for _, e := range entries {
		if m := ruleFile.FindStringSubmatch(e.Name()); m != nil && !strings.HasSuffix(e.Name(), "_test.go") {
			files = append(files, strings.ToUpper(m[1]))
		}
	}
	var listed []string
	for _, r := range all(t).Rules() {
		listed = append(listed, string(r.ID))
	}
	assert.ElementsMatch(t, files, listed)
}

// families are the first letters of IDs: what the order is about, what is on file already, who files, who answers for it, the services,
// the papers, the applicant's other filings.
var families = []string{"FIL", "REC", "ENT", "PRI", "CON", "SVC", "APP", "DOM", "ACC", "PRE", "MAT", "OTH"}

func TestOrder(t *testing.T) {
	t.Parallel()
	last := map[string]rule.ID{}
	var seen []string
	for _, r := range all(t).Rules() {
		family := string(r.ID[:3])
		assert.Contains(t, families, family)
		assert.Less(t, last[family], r.ID, "IDs ascend within a family")
		last[family] = r.ID
		if len(seen) == 0 || seen[len(seen)-1] != family {
			assert.NotContains(t, seen, family, "a family stands together")
			seen = append(seen, family)
		}
	}
}

func TestDocs(t *testing.T) {
	t.Parallel()
	date := regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	reason := regexp.MustCompile(`^[RSX]\d{2}$`)
	known := map[filing.Path]bool{}
	for _, row := range filing.Dictionary() {
		known[row.Path] = true
	}
	for _, r := range all(t).Rules() {
		d := r.Doc
		for _, sentence := range []string{d.Title, d.Message, d.Why, d.Fix} {
			for _, word := range []string{"请", "无效", "非法"} { // an application (申请) is no plea
				assert.NotContains(t, strings.ReplaceAll(sentence, "申请", ""), word, "%s", r.ID)
			}
		}
		assert.False(t, strings.HasSuffix(d.Title, "。"), "%s: a title has no full stop", r.ID)
		assert.True(t, strings.HasSuffix(d.Why, "。") && strings.HasSuffix(d.Fix, "。"), "%s: why and fix are sentences", r.ID)
		assert.Regexp(t, date, d.SourceDate, "%s", r.ID)
		for _, id := range d.Reasons {
			assert.Regexp(t, reason, id, "%s", r.ID)
		}
		for _, p := range slices.Concat(r.Reads, r.Sees) {
			list := slices.ContainsFunc(filing.Dictionary(), func(row filing.Field) bool { return row.Path.Under(p) })
			assert.True(t, known[p] || list, "%s reads %s, which is no fact", r.ID, p)
		}
	}
}

// TestTrust: every rule cites documents that have a row in rule.Sources, a rule says that a province's data weigh in
// exactly where its file asks for them, and what is trusted little never blocks.
func TestTrust(t *testing.T) {
	t.Parallel()
	asks := regexp.MustCompile(`\b(regional|aside|suspects)\(|\.materials\(`)
	for _, r := range all(t).Rules() {
		_, known := rule.SourceOf(r.Doc.Source)
		assert.True(t, known, "%s cites %q, which has no row in wizard/rule/sources.go", r.ID, r.Doc.Source)
		files, err := filepath.Glob(strings.ToLower(string(r.ID)) + "_*.go")
		require.NoError(t, err)
		weighs := false
		for _, name := range files {
			source, err := os.ReadFile(name)
			require.NoError(t, err)
			weighs = weighs || !strings.HasSuffix(name, "_test.go") && asks.Match(source)
		}
		assert.Equal(t, weighs, r.Regional, "%s: Regional is true where the file calls regional or aside", r.ID)
		if r.Severity == rule.Block {
			assert.NotEqual(t, rule.Low, r.Describe().Trust, "%s blocks on the word of %q", r.ID, r.Doc.Source)
		}
	}
}

var placeholders = regexp.MustCompile(`\{[a-z_]+\}`)

func TestTranslations(t *testing.T) {
	t.Parallel()
	w := open(t)
	english := catalog(t, text.English, w.divisions)
	latin := regexp.MustCompile(`[A-Za-z]{2}`)
	for _, r := range all(t).Rules() {
		if !assert.True(t, english.Translated(r.ID), "%s has no English text", r.ID) {
			continue
		}
		en := english.Doc(r.ID, r.Doc)
		for _, pair := range [][2]string{{r.Doc.Title, en.Title}, {r.Doc.Message, en.Message}, {r.Doc.Why, en.Why}, {r.Doc.Fix, en.Fix}} {
			zh, english := placeholders.FindAllString(pair[0], -1), placeholders.FindAllString(pair[1], -1)
			slices.Sort(zh)
			slices.Sort(english)
			assert.Equal(t, zh, english, "%s: %s", r.ID, pair[1])
			assert.NotEmpty(t, pair[1], "%s", r.ID)
			assert.NotContains(t, strings.ToLower(pair[1]), "please", "%s", r.ID)
		}
		assert.Regexp(t, latin, en.Title, "%s: a title is in English", r.ID)
	}
}

// TestSamplesAreInOrder holds the two samples against every rule: nothing but papers and remarks is missing.
func TestSamplesAreInOrder(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	for name, f := range map[string]*filing.Filing{"enterprise": sample.Enterprise(), "individual": sample.Individual()} {
		for _, finding := range set.Run(w.of(f)).Findings {
			assert.NotEqual(t, rule.Block, finding.Severity, "%s: %s at %v %v", name, finding.Rule, finding.Paths, finding.Values)
		}
	}
}

// TestFaultsAreFound holds the demonstration against the rules: each planted fault is found at its path, and blocks.
func TestFaultsAreFound(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	findings := set.Run(w.of(sample.Faulty())).Findings
	for _, fault := range sample.Faults() {
		found := slices.ContainsFunc(findings, func(f rule.Finding) bool {
			return f.Severity == rule.Block && slices.Contains(f.Paths, fault.Path)
		})
		assert.True(t, found, "%s: %s", fault.Path, fault.Note)
	}
}

// TestEmptyFiling runs every rule over a filing in which nothing is answered: what is missing is said once each, and what
// depends on it stays open.
func TestEmptyFiling(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	seen := map[filing.Path]bool{}
	for _, finding := range set.Run(w.of(&filing.Filing{})).Findings {
		assert.Contains(t, []rule.ID{"FIL001", "MAT001"}, finding.Rule, "%v", finding.Paths)
		assert.False(t, seen[finding.Paths[0]], "%s is told twice", finding.Paths[0])
		seen[finding.Paths[0]] = true
	}
	assert.True(t, seen["services"])
}

func BenchmarkRun(b *testing.B) {
	w, set := open(b), all(b)
	c := w.of(sample.Enterprise())
	b.ReportAllocs()
	for b.Loop() {
		set.Run(c)
	}
}
