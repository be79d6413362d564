package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestSeveralCasesAreCheckedInOneRun(t *testing.T) {
	good, faulty := caseFolder(t, sample.Enterprise()), caseFolder(t, sample.Faulty())
	missing := filepath.Join(t.TempDir(), "none.json")

	stdout, stderr, status := call(t, "check", "--json", good, missing, faulty)
	assert.Equal(t, exitFile, status, "a case that cannot be read outweighs one that blocks")
	assert.Contains(t, stderr, "none.json")
	var all []struct {
		Case string `json:"case"`
		wizard.Check
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &all))
	require.Len(t, all, 2)
	assert.Equal(t, []string{good, faulty}, []string{all[0].Case, all[1].Case})
	assert.Zero(t, all[0].Counts.Block)
	assert.Positive(t, all[1].Counts.Block)

	alone, _, status := call(t, "check", "--json", faulty)
	assert.Equal(t, exitBlocked, status)
	var one wizard.Check
	require.NoError(t, json.Unmarshal([]byte(alone), &one))
	assert.Equal(t, one, all[1].Check, "company changes nothing")

	stdout, _, status = call(t, "check", good, good)
	assert.Equal(t, exitDone, status)
	assert.Contains(t, stdout, good)

	stdout, _, status = call(t, "check", "--json", missing, missing)
	assert.Equal(t, exitFile, status)
	assert.JSONEq(t, "[]", stdout)
}
