package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestNumberSaysWhatANumberIs(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		status int
		says   []string
	}{
		"a site":          {[]string{"number", "ICP备案号：蜀icp备12345678号-1"}, exitDone, []string{"蜀ICP备12345678号-1：网站备案号", "四川", "主体备案号：蜀ICP备12345678号"}},
		"an APP, English": {[]string{"--lang=en", "number", "粤ICP备2023000001号-2A"}, exitDone, []string{"filing number of an APP", "Service 2"}},
		"shown otherwise": {[]string{"number", "粤ICP备12345678号-1"}, exitDone, []string{"写：粤ICP备12345678号\n"}},
		"a licence":       {[]string{"number", "B2-20070004"}, exitDone, []string{"经营许可证号", "跨地区"}},
		"no number":       {[]string{"number", "粤ICP备123456号"}, exitBlocked, []string{"不是备案号", "6 位"}},
		"nearly":          {[]string{"number", "粤ICP备12345678"}, exitBlocked, []string{"少了“号”字", "是不是“粤ICP备12345678号”"}},
		"no province":     {[]string{"--lang=en", "number", "秦ICP备12345678号"}, exitBlocked, []string{"province comes first"}},
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
}

func TestNumberJSON(t *testing.T) {
	read := func(typed string, want int) (a numberAnswer) {
		stdout, stderr, status := call(t, "number", "--json", typed)
		require.Empty(t, stderr)
		assert.Equal(t, want, status)
		require.NoError(t, json.Unmarshal([]byte(stdout), &a))
		return a
	}
	assert.Equal(t, numberAnswer{
		Typed: "粤B2-20090059-1626x", OK: true, Number: "粤B2-20090059-1626X", Entity: "粤B2-20090059", Kind: filing.MiniProgramNumber, Licence: true,
		Sequence: 1626, Province: "44", Name: "广东省", Show: "粤B2-20090059-1626X",
	}, read("粤B2-20090059-1626x", exitDone))
	bad := read("粤ICP备案12345678号-1", exitBlocked)
	assert.False(t, bad.OK)
	assert.Equal(t, filing.FaultWord, bad.Fault)
	assert.Equal(t, "粤ICP备12345678号-1", bad.Meant)
	assert.NotEmpty(t, bad.Why)
}
