package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// sheets runs one of the sheet commands on a store and expects it to end so.
func sheets(t *testing.T, store string, want int, args ...string) string {
	t.Helper()
	t.Setenv(passphraseVariable, "长长的 open sesame")
	stdout, stderr, status := call(t, append([]string{onDay, "sheet"}, append(args, "--store", store)...)...)
	require.Empty(t, stderr)
	require.Equal(t, want, status, stdout)
	return stdout
}

func TestASheetThereAndBack(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(dir, "store")
	drafts(t, store, exitDone, "import", caseFolder(t, sample.Enterprise()))
	for _, name := range []string{"a.xlsx", "a.csv"} {
		file := filepath.Join(dir, name)
		assert.Contains(t, sheets(t, store, exitDone, "export", "-o", file), "没有加密")
		info, err := os.Stat(file)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "identity numbers are nobody else's")
		assert.Contains(t, sheets(t, store, exitDone, "check", file), "不变 1 份")
		assert.Contains(t, sheets(t, store, exitDone, "import", file), "修改 0 份，不变 1 份")
	}

	file, marked := filepath.Join(dir, "a.csv"), filepath.Join(dir, "marked.xlsx")
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	changed := bytes.ReplaceAll(raw, []byte("13800000001"), []byte("13900009999"))
	require.NotEqual(t, raw, changed)
	changed = append(changed, []byte(",新客户,首次备案,,不存在的省\r\n")...)
	require.NoError(t, os.WriteFile(file, changed, 0o600))
	said := sheets(t, store, exitBlocked, "check", file, "--marked", marked)
	assert.Contains(t, said, "13800000001 → 13900009999")
	assert.Contains(t, said, "没有“不存在的省”这个选项")
	assert.FileExists(t, marked)
	var plan struct {
		Counts wizard.SheetCount
		Rows   []struct {
			Row      int
			Action   string
			Problems []struct{ Cell, Key, Message, Fix string }
			Changes  []struct{ Cell, Path, Old, New string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(sheets(t, store, exitBlocked, "check", file, "--json")), &plan))
	assert.Equal(t, 1, plan.Counts.Refused)
	assert.Equal(t, "change", plan.Rows[0].Action)
	assert.Equal(t, "13900009999", plan.Rows[0].Changes[0].New)
	keys := []string{}
	for _, p := range plan.Rows[1].Problems {
		keys = append(keys, p.Cell+" "+p.Key)
	}
	assert.Equal(t, []string{"H4 needs_order", "E4 unknown_word"}, keys)

	assert.Contains(t, sheets(t, store, exitBlocked, "import", file), "修改 1 份，不变 0 份，没有导入 1 份")
	var list []wizard.Summary
	require.NoError(t, json.Unmarshal([]byte(drafts(t, store, exitDone, "list", "--json")), &list))
	require.Len(t, list, 1)
	assert.Contains(t, drafts(t, store, exitDone, "show", list[0].ID), "13900009999")
}

func TestAnEmptySheet(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.xlsx", "a.csv", "gb.csv"} {
		args := []string{"sheet", "new", "-o", filepath.Join(dir, name)}
		if name == "gb.csv" {
			args = append(args, "--gb18030")
		}
		_, stderr, status := call(t, args...)
		require.Equal(t, exitDone, status, stderr)
		_, stderr, status = call(t, "sheet", "check", filepath.Join(dir, name), "--store", filepath.Join(dir, "none"))
		require.Equal(t, exitFile, status)
		assert.Contains(t, stderr, "表格是空的")
		_, stderr, status = call(t, args...)
		assert.Equal(t, exitFile, status, "what somebody filled in is not replaced")
		assert.Contains(t, stderr, name)
	}
}

func TestSheetsThatAreNone(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name, data string
		status     int
		says       string
	}{
		{"old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), exitFile, ".xls"},
		{"cut.xlsx", "PK\x03\x04 and no more", exitFile, "损坏"},
		{"photo.csv", "\x89PNG\r\n\x1a\n", exitFile, "不是表格"},
		{"empty.csv", "", exitFile, "空的"},
		{"prose.csv", "甲,乙\n丙,丁\n", exitFile, "标题行"},
		{"quote.csv", "id,title\n\"1,2", exitFile, "引号"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(dir, tt.name)
			require.NoError(t, os.WriteFile(file, []byte(tt.data), 0o600))
			_, stderr, status := call(t, "sheet", "check", file, "--store", filepath.Join(dir, "none"))
			assert.Equal(t, tt.status, status)
			assert.Contains(t, stderr, tt.says)
			assert.Equal(t, 1, strings.Count(strings.TrimSpace(stderr), "\n")+1, "one line")
		})
	}
	for _, args := range [][]string{{"sheet", "new", "-o", "a.pdf"}, {"sheet", "new", "-o", "a.xlsx", "--gb18030"}} {
		_, _, status := call(t, args...)
		assert.Equal(t, exitUsage, status)
	}
}
