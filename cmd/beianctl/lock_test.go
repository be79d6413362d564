package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// keyFile makes a key and keeps it in a file, as age-keygen does.
func keyFile(t *testing.T) (public, path string) {
	t.Helper()
	made, err := envelope.Generate()
	require.NoError(t, err)
	path = filepath.Join(t.TempDir(), "key.txt")
	require.NoError(t, os.WriteFile(path, made.Lines(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)), 0o600))
	return made.Public(), path
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret.txt")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestLockedPackages(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	folder := caseFolder(t, sample.Enterprise())
	public, mine := keyFile(t)
	_, theirs := keyFile(t)
	words, others := written(t, "正确 horse\r\nanother line\n"), written(t, "wrong")
	dir := t.TempDir()
	toKey, toWords := filepath.Join(dir, "to-key.beian.age"), filepath.Join(dir, "words.beian.age")
	_, stderr, status := call(t, onDay, "export", folder, "-o", toKey, "--encrypt-to", public)
	require.Equal(t, exitDone, status, stderr)
	_, stderr, status = call(t, onDay, "export", folder, "-o", toWords, "--passphrase-file", words)
	require.Equal(t, exitDone, status, stderr)
	plain := filepath.Join(dir, "plain.beian")
	_, _, status = call(t, onDay, "export", folder, "-o", plain)
	require.Equal(t, exitDone, status)
	raw, err := os.ReadFile(toKey)
	require.NoError(t, err)
	assert.True(t, bytes.HasPrefix(raw, []byte("age-encryption.org/v1\n-> X25519 ")))
	broken := filepath.Join(dir, "broken.beian.age")
	raw[len(raw)/2] ^= 1
	require.NoError(t, os.WriteFile(broken, raw, 0o600))

	want, _, status := call(t, onDay, "check", "--json", plain)
	require.Equal(t, exitDone, status)
	for _, command := range []string{"check --json", "steps --json", "materials --json", "timeline --json", "verify --json"} {
		for name, args := range map[string][]string{"key": {toKey, "--identity", mine}, "key of several": {toKey, "--identity", theirs, "--identity", mine}, "passphrase": {toWords, "--passphrase-file", words}} {
			stdout, stderr, status := call(t, append(append([]string{onDay}, strings.Fields(command)...), args...)...)
			assert.Equal(t, exitDone, status, "%s with %s: %s", command, name, stderr)
			assert.True(t, json.Valid([]byte(stdout)))
			if command == "check --json" {
				assert.Equal(t, want, stdout)
			}
		}
	}
	t.Setenv(passphraseVariable, "正确 horse")
	_, stderr, status = call(t, onDay, "check", toWords)
	assert.Equal(t, exitDone, status, stderr)
	t.Setenv(passphraseVariable, "")

	for name, tt := range map[string]struct {
		args   []string
		says   string
		status int
	}{
		"no passphrase":           {[]string{"check", toWords}, "needs_passphrase", exitFile},
		"wrong passphrase":        {[]string{"verify", toWords, "--passphrase-file", others}, "package_passphrase", exitFile},
		"no key":                  {[]string{"verify", toKey}, "needs_identity", exitFile},
		"other key":               {[]string{"check", toKey, "--identity", theirs}, "not_for_you", exitFile},
		"damaged":                 {[]string{"verify", broken, "--identity", mine}, "locked_damaged", exitFile},
		"no file of a key":        {[]string{"check", toKey, "--identity", filepath.Join(dir, "none")}, "not_there", exitFile},
		"not a file of a key":     {[]string{"check", toKey, "--identity", words}, "identity", exitFile},
		"empty passphrase":        {[]string{"export", folder, "-o", filepath.Join(dir, "x"), "--passphrase-file", written(t, "\n")}, "no_passphrase", exitFile},
		"passphrase is not there": {[]string{"check", toWords, "--passphrase-file", filepath.Join(dir, "none")}, "not_there", exitFile},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, append([]string{onDay}, tt.args...)...)
			assert.Equal(t, tt.status, status)
			assert.Empty(t, stdout)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			words, err := loadWords("zh")
			require.NoError(t, err)
			assert.Contains(t, stderr, words.T("cli.trouble."+tt.says))
		})
	}
	for _, args := range [][]string{
		{"--encrypt-to", public, "--passphrase-file", words}, {"--encrypt-to", "age1nobody"}, {"--encrypt-to", ""},
	} {
		_, stderr, status := call(t, append([]string{onDay, "export", folder, "-o", filepath.Join(dir, "never")}, args...)...)
		assert.Equal(t, exitUsage, status, stderr)
		assert.NoFileExists(t, filepath.Join(dir, "never"))
	}
}

func TestOwnKeys(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	stdout, _, status := call(t, "identity", "show")
	assert.Equal(t, exitDone, status)
	assert.NotContains(t, stdout, "age1")
	made, stderr, status := call(t, "identity", "new")
	require.Equal(t, exitDone, status, stderr)
	public, _, _ := strings.Cut(made, "\n")
	assert.NotContains(t, made, "SECRET")
	stdout, _, status = call(t, "identity", "show", "--json")
	require.Equal(t, exitDone, status)
	assert.Contains(t, stdout, public)
	assert.NotContains(t, stdout, "SECRET")

	locked := filepath.Join(t.TempDir(), "x.beian.age")
	_, stderr, status = call(t, onDay, "export", caseFolder(t, sample.Enterprise()), "-o", locked, "--encrypt-to", public)
	require.Equal(t, exitDone, status, stderr)
	_, stderr, status = call(t, "verify", locked)
	assert.Equal(t, exitDone, status, "the program's own key opens it: "+stderr)
}
