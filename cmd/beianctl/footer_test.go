package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/approval"
)

// pages writes saved pages, and returns their names.
func pages(t *testing.T) (good, bad, drawn, none string) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, page string) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, []byte(page), 0o600))
		return file
	}
	return write("good.html", `<title>云帆智联</title><p>企业介绍</p><a href="https://beian.miit.gov.cn/">京ICP备12345678号-1</a> 京公网安备11010502000001号`),
		write("bad.html", `<title>首页</title><p>企业介绍</p><a href="https://example.cn">京ICP备12345678号-1</a>`),
		write("drawn.html", `<title>首页</title><div id="app"></div><script src="app.js"></script>`),
		write("none.html", "\x89PNG\x00")
}

func TestFooter(t *testing.T) {
	good, bad, drawn, none := pages(t)
	for name, c := range map[string]struct {
		args   []string
		status int
		says   []string
	}{
		"of a site":            {[]string{"footer", "京ICP备12345678号-1"}, exitDone, []string{`>京ICP备12345678号-1</a>`, "30 天内", "5000 元"}},
		"where it is another":  {[]string{"footer", "粤ICP备12345678号-1"}, exitDone, []string{`>粤ICP备12345678号</a>`, "广东省的网站底部写主体备案号"}},
		"of an APP, English":   {[]string{"--lang=en", "footer", "京ICP备12345678号-2A"}, exitDone, []string{"settings or about", "beian.mps.gov.cn"}},
		"with a day":           {[]string{"footer", "京ICP备12345678号-1", "--approved", "2026-11-23"}, exitDone, []string{"2026-12-23 以前"}},
		"a good page":          {[]string{"footer", "京ICP备12345678号-1", "--html", good, "--name", "云帆智联"}, exitDone, []string{"合格："}},
		"another title":        {[]string{"footer", "京ICP备12345678号-1", "--html", good, "--name", "云帆"}, exitDone, []string{"合格：", "多了字"}},
		"a bad page":           {[]string{"footer", "京ICP备12345678号-1", "--html", good, bad, "--name", "云帆智联"}, exitBlocked, []string{"不合格", "https://example.cn", "网页标题是“首页”"}},
		"a page of scripts":    {[]string{"footer", "京ICP备12345678号-1", "--html", drawn}, exitDone, []string{"不能判断"}},
		"somebody else's page": {[]string{"footer", "京ICP备87654321号-1", "--html", good}, exitBlocked, []string{"应为“京ICP备87654321号-1”"}},
		"warned only":          {[]string{"footer", "京ICP备12345678号-1", "--html", good, "--name", "云海"}, exitDone, []string{"很可能被退回"}},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, c.args...)
			assert.Equal(t, c.status, status)
			assert.Empty(t, stderr)
			for _, s := range c.says {
				assert.Contains(t, stdout, s)
			}
		})
	}
	for name, c := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"no number":   {[]string{"footer", "12345678"}, exitUsage, "不是备案号"},
		"no day":      {[]string{"footer", "京ICP备12345678号-1", "--approved", "昨天"}, exitUsage, "昨天"},
		"no page":     {[]string{"footer", "京ICP备12345678号-1", "--html", none}, exitFile, "不是网页"},
		"not there":   {[]string{"footer", "京ICP备12345678号-1", "--html", none + "x"}, exitFile, none + "x"},
		"no argument": {[]string{"footer"}, exitUsage, "NUMBER"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, c.args...)
			assert.Equal(t, c.status, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		})
	}
}

func TestFooterJSON(t *testing.T) {
	_, bad, drawn, _ := pages(t)
	stdout, stderr, status := call(t, "footer", "--json", "京ICP备12345678号-1", "--approved=2026-11-23", "--html", bad, "--html", drawn)
	require.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status)
	var a footerAnswer
	require.NoError(t, json.Unmarshal([]byte(stdout), &a))
	assert.False(t, a.OK)
	assert.Equal(t, approval.ReasonService, a.Reason)
	assert.Equal(t, "11", a.Province)
	assert.NotEmpty(t, a.Source)
	assert.Contains(t, a.HTML, `href="https://beian.miit.gov.cn"`)
	assert.Contains(t, a.Duties, duty{"public_security_by", "2026-12-23", a.Duties[3].Text})
	require.Len(t, a.Pages, 2)
	assert.True(t, a.Pages[0].Judged)
	assert.False(t, a.Pages[0].OK)
	assert.Equal(t, []string{"京ICP备12345678号-1"}, a.Pages[0].Numbers)
	assert.Equal(t, approval.LinkElsewhere, a.Pages[0].Findings[0].ID)
	assert.False(t, a.Pages[1].Judged)
	assert.NotNil(t, a.Pages[1].Numbers)
}

func TestHelpOfNumberAndFooter(t *testing.T) {
	for _, command := range []string{"number", "footer"} {
		for lang, says := range map[string]string{"zh": "备案号，如", "en": "A filing number like"} {
			stdout, _, status := call(t, "--lang="+lang, command, "--help")
			assert.Equal(t, exitDone, status)
			assert.Contains(t, stdout, says)
		}
	}
}
