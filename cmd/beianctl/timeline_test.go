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
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

func timelineCase(t *testing.T, change func(*filing.Filing)) string {
	t.Helper()
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{}
	if change != nil {
		change(f)
	}
	path := filepath.Join(t.TempDir(), "filing.json")
	writeFiling(t, f, path)
	return path
}

func TestTimelineForPeople(t *testing.T) {
	path := timelineCase(t, nil)
	for name, c := range map[string]struct {
		args string
		says []string
	}{
		"not handed in": {"", []string{"▶ 待完善备案信息", "○ 等待初审  预计 2026-11-23（周一）（按今天提交计算）", "已备案  预计 2026-11-25（周三）到 2026-12-25（周五）"}},
		"handed in":     {"--submitted 2026-11-20", []string{"▶ 等待初审  2026-11-20", "一般 2026-11-24（周二）前有结果，还有 1 个工作日", "撤销"}},
		"text message": {
			"--submitted 2026-11-19 --status sms --since 2026-11-22T18:30",
			[]string{"✓ 等待初审  2026-11-19", "▶ 短信核验  2026-11-22 18:30", "2026-11-23 18:30（北京时间）前核验，还有 6 小时 30 分", "12381"},
		},
		"code missed":     {"--status sms --since 2026-11-21T18:30", []string{"核验时间已在 2026-11-22 18:30结束", "自动退回"}},
		"later today":     {"--status sms --since 2026-11-23T22:00", []string{"还有 24 小时 0 分"}},
		"now":             {"--status bureau_review", []string{"▶ 待管局审核  2026-11-23", "2026-12-21（周一）前有结果"}},
		"same, told once": {"--submitted 2026-11-20 --status waiting_first", []string{"▶ 等待初审  2026-11-20"}},
		"filed":           {"--status filed --since 2026.11.20", []string{"公安联网备案", "2026-12-20（周日）前完成", "主体备案号（不带序号）"}},
		"English":         {"--lang en --submitted 2026-11-20", []string{"▶ Waiting for the first review (等待初审)  2026-11-20", "1 working days from now", "Reminders:"}},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"--as-of=2026-11-23", "timeline", path}, strings.Fields(c.args)...)
			stdout, stderr, status := call(t, args...)
			require.Empty(t, stderr)
			assert.Equal(t, exitDone, status)
			for _, s := range c.says {
				assert.Contains(t, stdout, s)
			}
		})
	}
}

func TestTimelineKnowsTheOrder(t *testing.T) {
	for order, c := range map[filing.Order]struct{ has, not string }{
		filing.CancelAccess: {"○ 待管局审核", "短信核验"},
		filing.Claim:        {"○ 已认领", "管局审核"},
		filing.Transfer:     {"○ 已转移", "等待初审"},
		filing.CancelEntity: {"○ 主体已注销", "已备案"},
		filing.ChangeEntity: {"○ 变更已完成", "已备案"},
	} {
		t.Run(string(order), func(t *testing.T) {
			stdout, _, status := call(t, onDay, "timeline", timelineCase(t, func(f *filing.Filing) { f.Order = order }))
			assert.Equal(t, exitDone, status)
			assert.Contains(t, stdout, c.has)
			assert.NotContains(t, stdout, c.not)
		})
	}
}

func TestTimelineRefuses(t *testing.T) {
	first := timelineCase(t, nil)
	access := timelineCase(t, func(f *filing.Filing) { f.Order = filing.CancelAccess })
	for name, c := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"no such status":     {[]string{first, "--status", "lost"}, exitUsage, "waiting_first"},
		"since alone":        {[]string{first, "--since", "2026-11-20"}, exitUsage, "--status"},
		"no day":             {[]string{first, "--submitted", "yesterday"}, exitUsage, "yesterday"},
		"not of the order":   {[]string{access, "--status", "sms"}, exitUsage, "“取消接入”没有“短信核验”这一步"},
		"before submission":  {[]string{first, "--submitted", "2026-11-20", "--status", "sms", "--since", "2026-11-19"}, exitUsage, "早于上一条记录（等待初审，2026-11-20）"},
		"in the future":      {[]string{first, "--submitted", "2026-11-24"}, exitUsage, "时间还没有到"},
		"without submitting": {[]string{first, "--submitted", "2026-11-20", "--status", "amended"}, exitUsage, "不会是“已修改待审核”"},
		"no case":            {[]string{filepath.Join(t.TempDir(), "none.json")}, exitFile, "核对"},
		"own file":           {[]string{first, "--ics", first}, exitFile, "不能用导出结果覆盖"},
		"no folder":          {[]string{first, "--ics", filepath.Join(t.TempDir(), "a", "b.ics")}, exitFile, "文件夹"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, append([]string{"--as-of=2026-11-23", "timeline"}, c.args...)...)
			assert.Equal(t, c.status, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), "one line: %s", stderr)
		})
	}
}

func TestTimelineJSON(t *testing.T) {
	path := timelineCase(t, func(f *filing.Filing) { f.Services[0].Domains[0].ExpiresOn = "2026-12-01" })
	stdout, stderr, status := call(t, "--as-of=2026-11-23", "timeline", path, "--submitted", "2026-11-19", "--status", "sms", "--since", "2026-11-22 18:30", "--json")
	require.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	var raw any
	require.NoError(t, json.Unmarshal([]byte(stdout), &raw))
	noNull(t, raw, "")
	var got drawnTimeline
	require.NoError(t, json.Unmarshal([]byte(stdout), &got))
	assert.Equal(t, "2026-11-23T12:00:00+08:00", got.Now)
	assert.Equal(t, timeline.SMS, got.Status)
	assert.Equal(t, knownYears{2020, 2026}, got.Calendar)
	require.Len(t, got.Moments, 4)
	assert.Equal(t, "2026-11-19", got.Moments[0].Since)
	now := got.Moments[1]
	assert.Equal(t, "2026-11-22T18:30:00+08:00", now.Since)
	require.NotNil(t, now.Due)
	assert.Equal(t, "2026-11-23T18:30:00+08:00", now.Due.At)
	assert.False(t, now.Due.Overdue)
	assert.Empty(t, now.Allowed)
	assert.Equal(t, "verify", now.Tasks[0].ID)
	assert.Equal(t, []string{"2026-11-24", "2026-12-21"}, []string{got.Moments[3].Earliest, got.Moments[3].Latest})
	require.NotEmpty(t, got.Reminders)
	assert.Equal(t, filing.Path("services[0].domains[0].expires_on"), got.Reminders[0].Path)
	assert.True(t, got.Reminders[0].Urgent)
	var next []timeline.Status
	for _, n := range got.Next {
		next = append(next, n.Status)
	}
	assert.Equal(t, timeline.Next(filing.First, timeline.SMS), next)
}

func TestTimelineWritesACalendar(t *testing.T) {
	path, out := timelineCase(t, nil), filepath.Join(t.TempDir(), "out.ics")
	args := []string{"--as-of=2026-11-23", "timeline", path, "--status", "filed", "--since", "2026-11-20", "--ics", out}
	stdout, stderr, status := call(t, args...)
	require.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	assert.Contains(t, stdout, out)
	first, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(first), "DTSTART;VALUE=DATE:20261220\r\n")
	_, _, status = call(t, args...)
	assert.Equal(t, exitDone, status)
	again, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, first, again)
}
