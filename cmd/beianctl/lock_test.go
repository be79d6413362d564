package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/storage"
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

// TestOwnKeysAreSealed: they lie where the drafts do, are opened as those are, and leave only when their owner exports them.
func TestOwnKeysAreSealed(t *testing.T) {
	config, dir := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	store := filepath.Join(config, "BeianDesk")
	words, err := loadWords("zh")
	require.NoError(t, err)
	file := func(name, content string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	opens, other := file("opens", "四只橘猫坐着看海\n"), file("other", "三只灰鸽子在屋顶\n")
	old, err := envelope.Generate()
	require.NoError(t, err)
	require.NoError(t, os.Mkdir(store, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(store, "identities.txt"), old.Lines(assembly.SystemClock{}.Now()), 0o600))

	stdout, stderr, status := call(t, "identity", "show")
	require.Equal(t, exitDone, status, stderr)
	assert.Equal(t, old.Public()+"\n", stdout, "what an earlier version kept, where no store is")
	assert.NoFileExists(t, filepath.Join(store, "store.db"), "showing makes nothing")

	stdout, stderr, status = call(t, "identity", "new", "--passphrase-file", opens)
	require.Equal(t, exitDone, status, stderr)
	assert.Contains(t, stdout, store)
	own, _, _ := strings.Cut(stdout, "\n")
	assert.NoFileExists(t, filepath.Join(store, "identities.txt"), "it is sealed now")
	for name, args := range map[string][]string{"locked": nil, "another passphrase": {"--passphrase-file", other}} {
		_, stderr, status = call(t, append([]string{"identity", "show"}, args...)...)
		assert.Equal(t, exitFile, status, name)
		assert.NotContains(t, stderr, "SECRET")
	}
	stdout, stderr, status = call(t, "identity", "show", "--passphrase-file", opens)
	require.Equal(t, exitDone, status, stderr)
	assert.Equal(t, old.Public()+"\n"+own+"\n", stdout)

	out := filepath.Join(dir, "keys.txt")
	_, stderr, status = call(t, "identity", "export", "-o", out, "--passphrase-file", opens)
	require.Equal(t, exitDone, status, stderr)
	raw, err := os.ReadFile(out)
	require.NoError(t, err)
	exported, err := envelope.ParseIdentities(raw)
	require.NoError(t, err)
	assert.Len(t, exported, 2)
	if runtime.GOOS != "windows" {
		info, err := os.Stat(out)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	}

	folder := caseFolder(t, sample.Enterprise())
	toKey, toOther, toWords := filepath.Join(dir, "key.age"), filepath.Join(dir, "other.age"), filepath.Join(dir, "words.age")
	stranger, err := envelope.Generate()
	require.NoError(t, err)
	for path, lock := range map[string][]string{toKey: {"--encrypt-to", own}, toOther: {"--encrypt-to", stranger.Public()}, toWords: {"--passphrase-file", other}} {
		_, stderr, status = call(t, append([]string{onDay, "export", folder, "-o", path}, lock...)...)
		require.Equal(t, exitDone, status, stderr)
	}
	for name, tt := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"with the passphrase of the drafts":         {[]string{"verify", toKey, "--passphrase-file", opens}, exitDone, ""},
		"with the keys that were exported":          {[]string{"verify", toKey, "--identity", out}, exitDone, ""},
		"the drafts are locked":                     {[]string{"verify", toKey}, exitFile, "store_locked"},
		"the drafts are locked, when it is checked": {[]string{"check", toKey}, exitFile, "store_locked"},
		"another passphrase":                        {[]string{"verify", toKey, "--passphrase-file", other}, exitFile, "store_passphrase"},
		"for another":                               {[]string{"verify", toOther, "--passphrase-file", opens}, exitFile, "not_for_you"},
		"a passphrase of its own":                   {[]string{"verify", toWords, "--passphrase-file", other}, exitDone, ""},
		"its passphrase is not given":               {[]string{"verify", toWords}, exitFile, "needs_passphrase"},
	} {
		t.Run(name, func(t *testing.T) {
			_, stderr, status := call(t, tt.args...)
			assert.Equal(t, tt.status, status, stderr)
			if tt.says != "" {
				assert.Contains(t, stderr, words.T("cli.trouble."+tt.says))
			}
		})
	}

	t.Run("the window has the drafts open", func(t *testing.T) {
		s, err := storage.Open(store, storage.Options{})
		require.NoError(t, err)
		_, stderr, status := call(t, "verify", toKey, "--passphrase-file", opens)
		assert.Equal(t, exitFile, status)
		assert.Contains(t, stderr, words.T("cli.trouble.in_use"))
		require.NoError(t, s.Close())
	})
	_, stderr, status = call(t, "drafts", "delete", "--all", "--yes", "--passphrase-file", opens)
	require.Equal(t, exitDone, status, stderr)
	stdout, _, status = call(t, "identity", "show", "--passphrase-file", opens)
	assert.Equal(t, exitDone, status)
	assert.NotContains(t, stdout, "age1")
	_, stderr, status = call(t, "identity", "export", "-o", out, "--passphrase-file", opens)
	assert.Equal(t, exitUsage, status, stderr)
}
