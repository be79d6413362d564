package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/sample"
)

// TestWithTheAgeProgram: the program that others have opens what we lock, and we open what it locks.
func TestWithTheAgeProgram(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	key, ours, zip := filepath.Join(dir, "key.txt"), filepath.Join(dir, "a.beian.age"), filepath.Join(dir, "a.beian")
	run := func(name string, args ...string) string {
		t.Helper()
		out, err := exec.Command(name, args...).CombinedOutput()
		require.NoError(t, err, "%s %s", name, out)
		return string(out)
	}
	run("age-keygen", "-o", key)
	public := strings.TrimSpace(run("age-keygen", "-y", key))
	folder := caseFolder(t, sample.Enterprise())
	_, stderr, status := call(t, onDay, "export", folder, "-o", ours, "--encrypt-to", public)
	require.Equal(t, exitDone, status, stderr)
	run("age", "-d", "-i", key, "-o", zip, ours)
	_, stderr, status = call(t, "verify", zip)
	require.Equal(t, exitDone, status, stderr)

	made, _, status := call(t, "identity", "new")
	require.Equal(t, exitDone, status)
	own, _, _ := strings.Cut(made, "\n")
	for _, args := range [][]string{{"-r", own}, {"-a", "-r", own}} {
		theirs := filepath.Join(dir, "b.beian.age")
		run("age", append(args, "-o", theirs, zip)...)
		_, stderr, status = call(t, onDay, "check", theirs)
		assert.Equal(t, exitDone, status, stderr)
		require.NoError(t, os.Remove(theirs))
	}
}
