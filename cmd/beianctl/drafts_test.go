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
	copied := filepath.Join(dir, "copy")
	drafts(t, store, exitDone, "backup", "-o", copied)
	assert.Contains(t, drafts(t, copied, exitDone, "check"), "2")
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
	assert.Contains(t, said, filepath.Base(kept[0]))
	var problems []storage.Problem
	require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitBlocked, "check", "--json")), &problems))
	require.Len(t, problems, 1)
	assert.Equal(t, storage.ChangedFile, problems[0].Trouble)
}

func TestTheStoreMayBeNamedBeforeOrBehind(t *testing.T) {
	store := filepath.Join(t.TempDir(), "store")
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Individual()))
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
	assert.Contains(t, drafts(t, sound, exitDone, "list"), "还没有草稿")
	assert.Equal(t, "[]", strings.TrimSpace(drafts(t, sound, exitDone, "list", "--json")))
}
