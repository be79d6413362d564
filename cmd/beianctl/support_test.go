package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// told is what must be the same of a finding and of that of its stand-ins.
type told struct {
	rule       rule.ID
	severity   rule.Severity
	title      string
	paths      []filing.Path
	attachment string
}

func toldOf(c wizard.Check) []told {
	var out []told
	for _, f := range c.Findings {
		out = append(out, told{f.Rule, f.Severity, f.Title, f.Paths, f.Attachment})
	}
	return out
}

// TestABundleSaysWhatItsCaseSays makes bundles of a case in all of its shapes and checks them, on another day than the day of
// the system's clock.
func TestABundleSaysWhatItsCaseSays(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	folder := caseFolder(t, sample.Faulty())
	public, mine := keyFile(t)
	dir := t.TempDir()
	plain, locked := filepath.Join(dir, "plain.beian"), filepath.Join(dir, "locked.beian.age")
	_, stderr, status := call(t, onDay, "export", folder, "-o", plain, "--force")
	require.Equal(t, exitBlocked, status, stderr)
	_, stderr, status = call(t, onDay, "export", folder, "-o", locked, "--force", "--encrypt-to", public)
	require.Equal(t, exitBlocked, status, stderr)
	for name, from := range map[string]string{"folder": folder, "file": filepath.Join(folder, "filing.json"), "package": plain, "locked": locked} {
		t.Run(name, func(t *testing.T) {
			bundle := filepath.Join(t.TempDir(), "support.beian")
			_, stderr, status := call(t, onDay, "support", from, "-o", bundle, "--identity", mine)
			require.Equal(t, exitBlocked, status, stderr)
			want, _, blocked := checked(t, onDay, "check", from, "--identity", mine)
			got, _, status := checked(t, "check", bundle)
			assert.Equal(t, blocked, status)
			assert.Equal(t, want.AsOf, got.AsOf, "a bundle has its own day")
			assert.Equal(t, toldOf(want), toldOf(got))
			assert.Equal(t, want.Counts, got.Counts)

			raw, err := os.ReadFile(bundle)
			require.NoError(t, err)
			for _, typed := range []string{"云帆智联", "张样例", "yunfan", "13800000001", sample.PersonNumber, "198503120011"} {
				assert.NotContains(t, string(raw), typed)
			}
			for _, command := range []string{"steps", "materials", "letters"} {
				_, stderr, status := call(t, command, bundle)
				assert.Less(t, status, exitUsage, "%s: %s", command, stderr)
			}
			_, stderr, status = call(t, "verify", bundle)
			assert.Equal(t, exitDone, status, stderr)
			for _, args := range [][]string{
				{"export", bundle, "-o", filepath.Join(dir, "again.beian"), "--force"},
				{"support", bundle, "-o", filepath.Join(dir, "again.beian")},
				{"drafts", "import", bundle, "--store", filepath.Join(dir, "store")},
			} {
				_, stderr, status := call(t, args...)
				assert.Equal(t, exitFile, status, args)
				assert.Contains(t, stderr, "替代数据", args)
			}
		})
	}
}
