package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// early is a day on which the good sample has a warning: it was not yet known then that its domain had a real name.
const early = "--as-of=2020-01-01"

func checked(t *testing.T, args ...string) (check wizard.Check, raw map[string]any, status int) {
	t.Helper()
	stdout, stderr, status := call(t, append(args, "--json")...)
	require.Empty(t, stderr)
	require.NoError(t, json.Unmarshal([]byte(stdout), &check))
	require.NoError(t, json.Unmarshal([]byte(stdout), &raw))
	return check, raw, status
}

// noNull fails where a document has null in place of an empty list or object.
func noNull(t *testing.T, value any, where string) {
	t.Helper()
	switch v := value.(type) {
	case nil:
		assert.Fail(t, "null at "+where)
	case map[string]any:
		for name, member := range v {
			noNull(t, member, where+"."+name)
		}
	case []any:
		for _, element := range v {
			noNull(t, element, where+"[]")
		}
	}
}

func TestCheckHasTheMembersOfTheContract(t *testing.T) {
	empty := filing.New("x", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
	for name, folder := range map[string]string{
		"nothing found":     caseFolder(t, sample.Enterprise()),
		"mistakes found":    caseFolder(t, sample.Faulty()),
		"nothing filled in": caseFolder(t, empty),
	} {
		t.Run(name, func(t *testing.T) {
			check, raw, _ := checked(t, onDay, "check", folder)
			assert.ElementsMatch(t, []string{"filing", "as_of", "rulebook", "findings", "unknown", "counts"}, slices.Collect(maps.Keys(raw)))
			assert.ElementsMatch(t, []string{"block", "warn", "hint"}, slices.Collect(maps.Keys(raw["counts"].(map[string]any))))
			noNull(t, raw, "check")
			for _, f := range raw["findings"].([]any) {
				members := f.(map[string]any)
				delete(members, "trust") // beside the contract's, where it is known
				assert.ElementsMatch(t, []string{
					"rule", "severity", "layer", "paths", "attachment", "title", "message", "why", "fix", "source", "source_date", "values", "set_aside",
				}, slices.Collect(maps.Keys(members)))
			}
			for _, lack := range check.Unknown {
				assert.NotEmpty(t, lack.Paths, lack.Rule)
			}
		})
	}
}

func TestTheDayDecides(t *testing.T) {
	folder := caseFolder(t, sample.Enterprise())
	late, _, status := checked(t, "--as-of=2030-01-01", "check", folder)
	assert.Equal(t, exitBlocked, status, "the domain has expired by then")
	assert.Equal(t, "2030-01-01", late.AsOf)
	_, _, status = checked(t, "check", folder, onDay)
	assert.Equal(t, exitDone, status, "the flag may stand behind as well")
}

func TestWhatWasSetAsideDoesNotCount(t *testing.T) {
	f := sample.Enterprise()
	folder := caseFolder(t, f)
	check, _, _ := checked(t, early, "check", folder)
	before := check.Counts.Warn
	require.NotZero(t, before)
	for _, found := range check.Findings {
		f.SetAside = append(f.SetAside, filing.SetAside{Rule: string(found.Rule), Attachment: found.Attachment, Reason: "原件如此", At: time.Unix(0, 0).UTC()})
	}
	writeFiling(t, f, filepath.Join(folder, "filing.json"))
	check, _, status := checked(t, early, "check", folder)
	assert.Equal(t, exitDone, status)
	assert.Zero(t, check.Counts.Warn)
	require.Len(t, check.Findings, before)
	for _, found := range check.Findings {
		assert.True(t, found.SetAside, "%s %v %s", found.Rule, found.Paths, found.Message)
	}
}

func TestExportTakesNothingOfTheCase(t *testing.T) {
	folder := caseFolder(t, sample.Enterprise())
	for name, c := range map[string]struct{ out, says string }{
		"the filing":       {filepath.Join(folder, "filing.json"), "资料自己的文件"},
		"a paper":          {filepath.Join(folder, "entity_certificate.jpg"), "资料自己的文件"},
		"a folder":         {folder, "这是文件夹"},
		"a missing folder": {filepath.Join(folder, "none", "x.beian"), "所在文件夹"},
	} {
		t.Run(name, func(t *testing.T) {
			before, err := os.ReadDir(folder)
			require.NoError(t, err)
			stdout, stderr, status := call(t, onDay, "export", folder, "-o", c.out)
			assert.Equal(t, exitFile, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.Contains(t, stderr, c.out)
			after, err := os.ReadDir(folder)
			require.NoError(t, err)
			assert.Len(t, after, len(before), "nothing half-written is left")
		})
	}
	_, _, status := checked(t, onDay, "check", folder)
	assert.Equal(t, exitDone, status)
}

func TestVerifyNamesTheChangedFile(t *testing.T) {
	folder, out := caseFolder(t, sample.Enterprise()), filepath.Join(t.TempDir(), "out.beian")
	_, stderr, status := call(t, onDay, "export", folder, "-o", out)
	require.Empty(t, stderr)
	require.Equal(t, exitDone, status)
	raw, err := os.ReadFile(out)
	require.NoError(t, err)
	licence, err := os.ReadFile(filepath.Join(folder, "entity_certificate.jpg"))
	require.NoError(t, err)
	// Pictures are stored as they are, the one under originals/ last.
	place := bytes.LastIndex(raw, licence)
	require.Positive(t, place)
	raw[place+len(licence)/2] ^= 1
	require.NoError(t, os.WriteFile(out, raw, 0o600))
	stdout, stderr, status := call(t, "verify", out)
	assert.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status)
	assert.Contains(t, stdout, "originals/a1-entity_certificate.jpg：")
	_, stderr, status = call(t, "check", out)
	assert.Equal(t, exitFile, status)
	assert.Contains(t, stderr, out)
	assert.True(t, hasHan(stderr))
}

func TestNewNeverReplacesAFiling(t *testing.T) {
	path := filepath.Join(t.TempDir(), "filing.json")
	args := []string{"new", "--order=first", "--nature=enterprise", "--province=44", "--service=website", "-o", path}
	_, _, status := call(t, args...)
	require.Equal(t, exitDone, status)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, stderr, status := call(t, args...)
	assert.Equal(t, exitFile, status)
	assert.Contains(t, stderr, path)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}
