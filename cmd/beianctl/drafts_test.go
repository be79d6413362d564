package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// drafts runs one of the drafts commands on a store and expects it to go well.
func drafts(t *testing.T, store string, want int, args ...string) string {
	t.Helper()
	t.Setenv(passphraseVariable, "长长的 open sesame")
	stdout, stderr, status := call(t, append([]string{onDay, "drafts"}, append(args, "--store", store)...)...)
	require.Empty(t, stderr)
	require.Equal(t, want, status, stdout)
	return stdout
}

func TestTheLifeOfDrafts(t *testing.T) {
	dir := t.TempDir()
	store, out := filepath.Join(dir, "store"), filepath.Join(dir, "out.beian")
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Enterprise()))
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Faulty()))
	var list []wizard.Summary
	require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitDone, "list", "--json")), &list))
	require.Len(t, list, 2)
	good, faulty := list[0].ID, list[1].ID
	if list[0].Problems > 0 {
		good, faulty = faulty, good // both were saved at noon of the same day
	}
	assert.Contains(t, drafts(t, store, exitDone, "list"), "深圳市云帆智联科技有限公司")

	assert.Contains(t, drafts(t, store, exitDone, "show", good), "主办单位名称：深圳市云帆智联科技有限公司")
	assert.Contains(t, drafts(t, store, exitDone, "show", good, "--json"), `"id": "`+good+`"`)
	assert.Contains(t, drafts(t, store, exitDone, "export", good, "-o", out), out)
	assert.Contains(t, drafts(t, store, exitBlocked, "export", faulty, "-o", filepath.Join(dir, "no.beian")), "没有写出")
	assert.NoFileExists(t, filepath.Join(dir, "no.beian"))
	_, _, status := call(t, "verify", out)
	assert.Equal(t, exitDone, status)
	_, _, status = checked(t, onDay, "check", out)
	assert.Equal(t, exitDone, status)

	assert.Equal(t, "[]", strings.TrimSpace(drafts(t, store, exitDone, "check", "--json")))
	assert.Contains(t, said(t, exitUsage, "delete", faulty, "--store", store), "--yes")
	assert.Contains(t, said(t, exitUsage, "delete", "--all", "--store", store), "2")
	drafts(t, store, exitDone, "backup")
	drafts(t, store, exitDone, "delete", faulty, "--yes")
	assert.Contains(t, drafts(t, store, exitDone, "check"), "1")
	var copies []struct {
		Name   string
		Drafts int
	}
	require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitDone, "backups", "--json")), &copies))
	require.Len(t, copies, 1)
	assert.Equal(t, 2, copies[0].Drafts)
	assert.Contains(t, drafts(t, store, exitDone, "backups"), copies[0].Name)
	assert.Contains(t, drafts(t, store, exitDone, "restore", copies[0].Name), "2")
	assert.Contains(t, drafts(t, store, exitDone, "check"), "2")
	copied := filepath.Join(dir, "copy")
	drafts(t, store, exitDone, "backup", "-o", copied)
	assert.Contains(t, drafts(t, copied, exitDone, "check"), "2")
	drafts(t, store, exitDone, "delete", "--all", "--backups", "--yes")
	assert.Equal(t, "[]", strings.TrimSpace(drafts(t, store, exitDone, "list", "--json")))
	assert.Contains(t, drafts(t, store, exitDone, "restore", copied), "2")
}

// After damage the way back is open from the command line: the backup, or what can be read of the damaged database.
func TestDraftsAfterDamage(t *testing.T) {
	for name, from := range map[string]func(backup, aside string) string{
		"from the backup":         func(backup, _ string) string { return backup },
		"from what was set aside": func(_, aside string) string { return aside },
	} {
		t.Run(name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "store")
			drafts(t, store, exitDone, "import", caseFolder(t, sample.Enterprise()))
			drafts(t, store, exitDone, "backup")
			var copies []struct{ Name string }
			require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitDone, "backups", "--json")), &copies))
			require.Len(t, copies, 1)

			database := filepath.Join(store, "store.db")
			whole, err := os.ReadFile(database)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(database, append(make([]byte, 2*os.Getpagesize()), whole[2*os.Getpagesize():]...), 0o600)) // both first pages
			for range 2 {
				assert.Contains(t, said(t, exitFile, "list", "--store", store), "drafts restore")
			}
			aside := storage.SetAside(store)
			require.FileExists(t, aside)
			require.NoFileExists(t, database)

			assert.Contains(t, drafts(t, store, exitDone, "backups"), copies[0].Name)
			assert.Contains(t, drafts(t, store, exitDone, "restore", from(copies[0].Name, aside)), "1")
			assert.Contains(t, drafts(t, store, exitDone, "list"), "深圳市云帆智联科技有限公司")
			assert.FileExists(t, aside)
			other := filepath.Join(t.TempDir(), "other.jpg")
			require.NoError(t, os.WriteFile(other, []byte("no database"), 0o600))
			assert.Contains(t, said(t, exitFile, "restore", other, "--store", store), "没有这个备份")
		})
	}
}

// said runs one of the drafts commands and returns what it says where it does nothing.
func said(t *testing.T, want int, args ...string) string {
	t.Helper()
	stdout, stderr, status := call(t, append([]string{onDay, "drafts"}, args...)...)
	require.Equal(t, want, status, stderr)
	require.Empty(t, stdout)
	return stderr
}

func TestAStoreInASyncedFolderIsWarnedOf(t *testing.T) {
	t.Setenv(passphraseVariable, "长长的 open sesame")
	store := filepath.Join(t.TempDir(), "OneDrive - 云帆", "备案")
	_, stderr, status := call(t, onDay, "drafts", "import", caseFolder(t, sample.Individual()), "--store", store)
	require.Equal(t, exitDone, status, stderr)
	assert.Contains(t, stderr, "自动同步的文件夹")
	_, stderr, _ = call(t, "drafts", "list", "--store", store)
	assert.Empty(t, stderr, "once is enough")
}

func TestWhatOpensADraftsStore(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(dir, "store")
	file := func(name, line string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(line+"\r\nsecond line"), 0o600))
		return path
	}
	first, second, weak := file("first", "长长的 open sesame"), file("second", "another long one 2"), file("weak", "12345")

	t.Setenv(passphraseVariable, "12345")
	assert.Contains(t, said(t, exitFile, "import", caseFolder(t, sample.Individual()), "--store", store), "密码太弱")
	assert.False(t, storage.There(store), "nothing is begun with a weak passphrase")
	t.Setenv(passphraseVariable, "")

	stdout, stderr, status := call(t, onDay, "drafts", "import", caseFolder(t, sample.Individual()), "--store", store)
	require.Equal(t, exitDone, status, stderr)
	assert.Contains(t, stdout, "已存为草稿")
	assert.Contains(t, stderr, "草稿库还没有保护", "it is never silent about that")
	_, stderr, status = call(t, "drafts", "list", "--store", store)
	assert.Equal(t, exitDone, status)
	assert.Empty(t, stderr)

	assert.Contains(t, said(t, exitFile, "protect", "--new-passphrase-file", weak, "--store", store), "密码太弱")
	stdout, _, status = call(t, "drafts", "protect", "--new-passphrase-file", first, "--recovery-code", "--store", store)
	require.Equal(t, exitDone, status)
	assert.Contains(t, stdout, "密码、恢复码")
	code := file("code", strings.ToLower(strings.SplitN(stdout, "\n", 2)[0]))
	typo := file("typo", strings.Replace(strings.SplitN(stdout, "\n", 2)[0], stdout[:1], map[bool]string{true: "9", false: "8"}[stdout[0] == '8'], 1))

	assert.Contains(t, said(t, exitFile, "list", "--store", store), "草稿库锁着")
	assert.Contains(t, said(t, exitFile, "list", "--store", store, "--passphrase-file", second), "密码打不开")
	assert.Contains(t, said(t, exitFile, "list", "--store", store, "--recovery-file", typo), "抄错")
	other := "0000-0000-0000-0000-0000-0000-0077-V6T9"
	assert.Contains(t, said(t, exitFile, "list", "--store", store, "--recovery-file", file("other", other)), "抄错")
	for _, with := range [][]string{{"--passphrase-file", first}, {"--recovery-file", code}} {
		stdout, stderr, status = call(t, append([]string{"drafts", "list", "--store", store}, with...)...)
		assert.Equal(t, exitDone, status, stderr)
		assert.Contains(t, stdout, sample.Individual().Title)
	}
	_, _, status = call(t, "drafts", "protect", "--new-passphrase-file", second, "--recovery-file", code, "--store", store)
	require.Equal(t, exitDone, status)
	assert.Contains(t, said(t, exitFile, "list", "--store", store, "--passphrase-file", first), "密码打不开")
	t.Setenv(passphraseVariable, "another long one 2")
	assert.Contains(t, opened(t, store, "list"), sample.Individual().Title)
	assert.Contains(t, said(t, exitFile, "protect", "--no-passphrase", "--store", store), "最后一个办法")
}

// opened runs one of the drafts commands with whatever passphrase the test has set.
func opened(t *testing.T, store string, args ...string) string {
	t.Helper()
	stdout, stderr, status := call(t, append([]string{"drafts"}, append(args, "--store", store)...)...)
	require.Equal(t, exitDone, status, stderr)
	return stdout
}

func TestAChangedFileInTheStoreIsNamed(t *testing.T) {
	store := filepath.Join(t.TempDir(), "store")
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Individual()))
	kept, err := filepath.Glob(filepath.Join(store, "files", "*", "*"))
	require.NoError(t, err)
	require.NotEmpty(t, kept)
	require.NoError(t, os.Chmod(kept[0], 0o600))
	require.NoError(t, os.WriteFile(kept[0], []byte("x"), 0o600))
	said := drafts(t, store, exitBlocked, "check")
	assert.Contains(t, said, "被改动过")
	var problems []storage.Problem
	require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitBlocked, "check", "--json")), &problems))
	require.Len(t, problems, 1)
	assert.Equal(t, storage.ChangedFile, problems[0].Trouble)
	assert.Contains(t, said, problems[0].File)
	assert.Contains(t, problems[0].Detail, filepath.Base(kept[0]), "the name on the disk is another")
}

func TestTheStoreMayBeNamedBeforeOrBehind(t *testing.T) {
	store := filepath.Join(t.TempDir(), "store")
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Individual()))
	t.Setenv(passphraseVariable, "长长的 open sesame")
	before, _, _ := call(t, "drafts", "--store", store, "list", "--json")
	behind, _, _ := call(t, "drafts", "list", "--json", "--store", store)
	assert.Equal(t, before, behind)
	assert.Contains(t, before, sample.Individual().Title)
}

func TestDraftsInTrouble(t *testing.T) {
	dir := t.TempDir()
	open := filepath.Join(dir, "open")
	store, err := storage.Open(open, storage.Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	sound := filepath.Join(dir, "sound")
	other, err := storage.Open(sound, storage.Options{})
	require.NoError(t, err)
	require.NoError(t, other.Close())
	for name, c := range map[string]struct {
		args []string
		says []string
	}{
		"in use":             {[]string{"list", "--store", open}, []string{open, "另一个程序"}},
		"no store":           {[]string{"list", "--store", dir}, []string{dir, "没有草稿库"}},
		"no such draft":      {[]string{"show", "none", "--store", sound}, []string{sound, "没有这个编号"}},
		"nothing to import":  {[]string{"import", filepath.Join(dir, "none"), "--store", sound}, []string{filepath.Join(dir, "none"), "核对文件名"}},
		"no such backup":     {[]string{"restore", "000001", "--store", sound}, []string{"000001", "没有这个备份"}},
		"nothing to recover": {[]string{"protect", "--recovery-code", "--store", sound}, []string{sound, "还没有保护"}},
		"no keychain":        {[]string{"protect", "--keychain", "--store", sound}, []string{sound, "系统钥匙串没有回应"}},
		"backup on a backup": {[]string{"backup", "-o", sound, "--store", sound}, []string{sound, "空文件夹"}},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, append([]string{"drafts"}, c.args...)...)
			assert.Equal(t, exitFile, status)
			assert.Empty(t, stdout)
			for _, want := range c.says {
				assert.Contains(t, stderr, want)
			}
			assert.Equal(t, 1, strings.Count(stderr, "\n"))
		})
	}
	assert.False(t, storage.There(dir), "looking makes nothing")
	assert.Contains(t, opened(t, sound, "list"), "还没有草稿")
	assert.Equal(t, "[]", strings.TrimSpace(opened(t, sound, "list", "--json")))
	t.Setenv(passphraseVariable, "长长的 open sesame")
	_, stderr, _ := call(t, "drafts", "list", "--store", sound)
	assert.Contains(t, stderr, "还没有保护", "a passphrase that opens nothing is told")
}
