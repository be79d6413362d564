package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// onDay is the day of the samples, as every test gives it.
const onDay = "--as-of=" + sample.Day

// drawn keeps papers from one test to the next; tests here run one after the other.
var drawn = drawings{}

// reports keeps what was read in a paper from one test to the next: reading is what takes the time, and no two tests differ
// in it.
var reports = map[string]paper.Report{}

// known is an inspector that reads each paper once.
type known struct{ wizard.Inspector }

func (k known) Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error) {
	sum := sha256.Sum256(data)
	key := string(as) + " " + string(sum[:])
	r, ok := reports[key]
	if !ok {
		var err error
		if r, err = k.Inspector.Inspect(ctx, name, data, as); err != nil {
			return paper.Report{}, err
		}
		reports[key] = r
	}
	r.File = name
	return r, nil
}

// call runs the program and returns what it printed and its exit status.
func call(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	here := everyday()
	here.sees = func(i wizard.Inspector) wizard.Inspector { return known{i} }
	here.keychain = nil // tests leave nothing behind in somebody's own
	status = runAt(t.Context(), here, args, &out, &errs)
	return out.String(), errs.String(), status
}

// caseFolder writes a filing with drawn papers into a new folder and returns it.
func caseFolder(t *testing.T, f *filing.Filing) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, (&job{ctx: t.Context()}).drawPapers(f, wanted(t, f), dir, specimen.Sample(), drawn))
	writeFiling(t, f, filepath.Join(dir, "filing.json"))
	return dir
}

// provinces are loaded once: most tests draw papers.
var provinces = sync.OnceValues(func() (*region.Atlas, error) { return region.Load(regions.FS()) })

// wanted lists the papers that a case has when nothing is missing.
func wanted(t *testing.T, f *filing.Filing) []paper.Want {
	t.Helper()
	atlas, err := provinces()
	require.NoError(t, err)
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return paper.Add(paper.Wanted(f), material.Wants(material.List(material.Look{Filing: f, Atlas: atlas, Today: day}))...)
}

func writeFiling(t *testing.T, f *filing.Filing, path string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f.Encode(&b))
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
}

func TestWrongUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"no command":      {},
		"unknown command": {"frobnicate"},
		"unknown flag":    {"check", "--loud", "x.json"},
		"bad day":         {"--as-of", "soon", "version"},
		"bad language":    {"--lang", "fr", "version"},
		"unknown nature":  {"new", "--order", "first", "--nature", "club", "--province", "44", "--service", "website"},
		"no such region":  {"region", "99"},
		"no such rule":    {"rules", "XYZ999"},
		"no such kind":    {"inspect", "--as", "poster", "x.jpg"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, args...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, stdout)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), "one line: %s", stderr)
		})
	}
}

func TestUnreadableInput(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"missing file":    {[]string{"check", filepath.Join(dir, "none.json")}, "核对文件名"},
		"empty file":      {[]string{"check", file("empty.json", "")}, "filing.json"},
		"not JSON":        {[]string{"check", file("text.json", "hello")}, "filing.json"},
		"unknown member":  {[]string{"check", file("member.json", `{"schema":1,"entity":{"nmae":"x"}}`)}, "entity.nmae"},
		"newer schema":    {[]string{"check", file("newer.json", `{"schema":2}`)}, "升级"},
		"broken package":  {[]string{"check", file("broken.beian", "PK\x03\x04")}, "broken.beian"},
		"verify no zip":   {[]string{"verify", file("no.beian", "x")}, "no.beian"},
		"inspect missing": {[]string{"inspect", filepath.Join(dir, "none.jpg")}, "核对文件名"},
		"inspect folder":  {[]string{"inspect", dir}, dir},
		"write into none": {[]string{"new", "--order=first", "--nature=enterprise", "--province=44", "--service=website", "-o", filepath.Join(dir, "no", "x.json")}, "x.json"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, c.args...)
			assert.Equal(t, exitFile, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), "one line: %s", stderr)
		})
	}
}

func TestCheckFindsWhatWasPlanted(t *testing.T) {
	stdout, stderr, status := call(t, onDay, "check", "--json", caseFolder(t, sample.Faulty()))
	require.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status)
	var check wizard.Check
	require.NoError(t, json.Unmarshal([]byte(stdout), &check))
	at := map[filing.Path]bool{}
	for _, f := range check.Findings {
		if f.Severity == rule.Block || f.Severity == rule.Warn {
			for _, p := range f.Paths {
				at[p] = true
			}
		}
	}
	for _, fault := range sample.Faults() {
		assert.True(t, at[fault.Path], "%s: %s", fault.Path, fault.Note)
	}
}

func TestGoodSamplesBlockNothing(t *testing.T) {
	for name, f := range map[string]*filing.Filing{"enterprise": sample.Enterprise(), "individual": sample.Individual()} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, onDay, "check", "--json", caseFolder(t, f))
			require.Empty(t, stderr)
			var check wizard.Check
			require.NoError(t, json.Unmarshal([]byte(stdout), &check))
			assert.Equal(t, exitDone, status, stdout)
			assert.Zero(t, check.Counts.Block)
			assert.Equal(t, f.ID, check.Filing)
			assert.Equal(t, sample.Day, check.AsOf)
		})
	}
}

func TestNewFilingIsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "filing.json")
	_, stderr, status := call(t, "new", "--order=first", "--nature=individual", "--province=65", "--service=app", "-o", path)
	require.Empty(t, stderr)
	require.Equal(t, exitDone, status)
	stdout, _, status := call(t, "steps", "--json", path)
	assert.Equal(t, exitBlocked, status, "nothing is filled in yet")
	var steps struct {
		Filing   string    `json:"filing"`
		Sections []section `json:"sections"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &steps))
	assert.NotEmpty(t, steps.Filing)
	assert.GreaterOrEqual(t, len(steps.Sections), 4)
}

func TestExportRefusesAndIsForced(t *testing.T) {
	folder, out := caseFolder(t, sample.Faulty()), filepath.Join(t.TempDir(), "out.beian")
	_, _, status := call(t, onDay, "export", folder, "-o", out)
	assert.Equal(t, exitBlocked, status)
	assert.NoFileExists(t, out)
	_, stderr, status := call(t, onDay, "export", folder, "-o", out, "--force")
	assert.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status)
	stdout, _, status := call(t, "verify", "--json", out)
	assert.Equal(t, exitDone, status)
	var v struct {
		OK bool `json:"ok"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &v))
	assert.True(t, v.OK)
}

func TestThreeShapesOfACaseSayTheSame(t *testing.T) {
	folder, out := caseFolder(t, sample.Enterprise()), filepath.Join(t.TempDir(), "out.beian")
	_, stderr, status := call(t, onDay, "export", folder, "-o", out)
	require.Empty(t, stderr)
	require.Equal(t, exitDone, status)
	byFolder, _, _ := call(t, onDay, "check", "--json", folder)
	byFile, _, _ := call(t, onDay, "check", "--json", filepath.Join(folder, "filing.json"))
	byPackage, _, _ := call(t, onDay, "check", "--json", out)
	assert.JSONEq(t, byFolder, byFile)
	assert.JSONEq(t, byFolder, byPackage)
}

func TestSameCaseSameDaySameBytes(t *testing.T) {
	folder, dir := caseFolder(t, sample.Enterprise()), t.TempDir()
	var packages [2][]byte
	for i, name := range []string{"one.beian", "two.beian"} {
		_, stderr, status := call(t, onDay, "export", folder, "-o", filepath.Join(dir, name))
		require.Empty(t, stderr)
		require.Equal(t, exitDone, status)
		raw, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		packages[i] = raw
	}
	assert.Equal(t, packages[0], packages[1])
}

func TestInspectPrintsAReportPerFile(t *testing.T) {
	folder := caseFolder(t, sample.Enterprise())
	stdout, stderr, status := call(t, "inspect", "--json", "--as=business_licence",
		filepath.Join(folder, "entity_certificate.jpg"), filepath.Join(folder, "filing.json"))
	require.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status, "a JSON file is no paper")
	var reports []struct {
		Format   string                     `json:"format"`
		Width    int                        `json:"width"`
		Measures map[string]json.RawMessage `json:"measures"`
		Findings []rule.Finding             `json:"findings"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &reports))
	require.Len(t, reports, 2)
	assert.Equal(t, "jpeg", reports[0].Format)
	assert.Positive(t, reports[0].Width)
	assert.NotEmpty(t, reports[0].Measures)
	assert.NotEmpty(t, reports[1].Findings)
}

func TestEveryRegionPrints(t *testing.T) {
	for _, code := range []string{
		"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
		"50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
	} {
		for _, lang := range []string{"zh", "en"} {
			stdout, stderr, status := call(t, "--lang", lang, "region", code)
			assert.Empty(t, stderr)
			assert.Equal(t, exitDone, status)
			assert.Greater(t, len(stdout), 500, code)
		}
	}
	stdout, _, _ := call(t, "region", "44", "--json")
	assert.True(t, json.Valid([]byte(stdout)))
}

func TestRulebookPrints(t *testing.T) {
	stdout, _, status := call(t, "rules", "--json")
	require.Equal(t, exitDone, status)
	var book struct {
		Rules []rule.Description `json:"rules"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &book))
	assert.GreaterOrEqual(t, len(book.Rules), 40)
	stdout, _, status = call(t, "--lang=en", "rules", "ent003")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, stdout, "ENT003")
	assert.NotContains(t, stdout, "怎么改")
}

func TestHelpSpeaksBothLanguages(t *testing.T) {
	zh, _, status := call(t, "--help")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, zh, "检查一份资料")
	en, _, status := call(t, "--lang=en", "--help")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, en, "check a case")
}
