package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

const notice = "【华为云】您的备案未通过审核：1、域名所有者名称与主办单位名称不一致；2、核验单未盖章。"

func TestRemedySaysWhatANoticeAsksFor(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		says []string
	}{
		"Chinese":         {[]string{"remedy", notice}, []string{"R02", "域名所有者名称与主办单位名称不一致", "DOM004", "X09", "域名证书"}},
		"English":         {[]string{"--lang=en", "remedy", notice}, []string{"R02", "Compare name", "X09", "What to do"}},
		"nothing":         {[]string{"remedy", "今天天气很好"}, []string{"没有认出"}},
		"nothing English": {[]string{"--lang=en", "remedy", "您的备案已通过"}, []string{"No reason"}},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, c.args...)
			assert.Equal(t, exitDone, status)
			assert.Empty(t, stderr)
			for _, s := range c.says {
				assert.Contains(t, stdout, s)
			}
		})
	}
}

func TestRemedyJSON(t *testing.T) {
	stdout, stderr, status := call(t, "remedy", "--json", notice)
	require.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	var answer struct {
		Reasons []named `json:"reasons"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &answer))
	require.Len(t, answer.Reasons, 2)
	first, second := answer.Reasons[0], answer.Reasons[1]
	assert.Equal(t, []remedy.ID{"R02", "X09"}, []remedy.ID{first.ID, second.ID})
	assert.Contains(t, first.Rules, rule.ID("DOM004"))
	assert.Contains(t, first.Paths, filing.Path("services[].domains[].holder"))
	assert.Equal(t, []paper.Slot{"services[].domain_certificate"}, first.Papers)
	assert.Equal(t, []string{"域名所有者名称与主办单位名称不一致"}, first.Evidence)
	assert.Greater(t, first.Score, 0.9)
	assert.NotEmpty(t, first.Todo)
	assert.NotNil(t, second.Rules)

	stdout, _, status = call(t, "remedy", "--json", "今天天气很好")
	assert.Equal(t, exitDone, status)
	assert.JSONEq(t, `{"reasons": []}`, stdout)
}

func TestRemedyReadsFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	for name, c := range map[string]struct {
		file   string
		status int
		says   string
	}{
		"UTF-8":            {write("a.txt", notice), exitDone, "R02"},
		"with a mark":      {write("b.txt", "\ufeff"+notice), exitDone, "R02"},
		"no ending":        {write("c", notice), exitDone, "R02"},
		"very long":        {write("d.txt", notice+strings.Repeat("审", remedy.MaxNotice)), exitDone, "R02"},
		"GB18030":          {write("e.txt", "\xd3\xf2\xc3\xfb\xce\xb4\xca\xb5\xc3\xfb"), exitFile, "UTF-8"},
		"UTF-16":           {write("f.txt", "\xff\xfe\xdf\x57"), exitFile, "UTF-8"},
		"empty":            {write("g.txt", ""), exitDone, "没有认出"},
		"not there":        {filepath.Join(dir, "none.txt"), exitFile, "核对文件名"},
		"a folder":         {dir, exitFile, dir},
		"a text that long": {strings.Repeat("域名未实名，", 1000), exitDone, "R01"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, "remedy", c.file)
			assert.Equal(t, c.status, status, stderr)
			if c.status == exitDone {
				assert.Contains(t, stdout, c.says)
				return
			}
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), "one line: %s", stderr)
		})
	}
}

func TestRemedyReadsStandardInput(t *testing.T) {
	text, err := readNotice("-", strings.NewReader("\ufeff"+notice))
	require.NoError(t, err)
	assert.Equal(t, notice, text)
	_, err = readNotice("-", strings.NewReader("\xff"))
	assert.ErrorIs(t, err, errNotText)
}
