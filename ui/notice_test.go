package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestNoticesLeadToTheirFields pastes notices as applicants get them; the first thing offered is the field to change.
func TestNoticesLeadToTheirFields(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	b.press("开始填写")
	require.Equal(t, screen.TasksScreen, b.Place().Screen)
	for name, tc := range map[string]struct {
		notice string
		focus  filing.Path
	}{
		"holder":        {"【华为云】您的备案订单审核不通过，驳回原因：域名实名信息与备案主体证件信息不一致，请修改后重新提交。", "services[0].domains[0].holder"},
		"name":          {"驳回原因：网站名称不符合要求", "services[0].name"},
		"same phone":    {"您填写的主体负责人和网站负责人手机号码重复，请更换", "principal.mobile"},
		"not the legal": {"主体负责人非法定代表人，请修改为法定代表人", "principal.is_legal_representative"},
		"expired card":  {"负责人证件已过期，请更新证件后重新提交备案", "principal.certificate.valid_until"},
	} {
		t.Run(name, func(t *testing.T) {
			b.Go(screen.Place{Screen: screen.NoticeScreen})
			b.pad().SetText(tc.notice)
			first := ""
			for _, words := range b.seen() {
				if words == b.texts[text.Chinese].Suited(b.Session().Filing()).Label(tc.focus) {
					first = words
				}
			}
			require.NotEmpty(t, first, "%s is offered; the window shows %q", tc.focus, b.seen())
			b.press(first)
			require.Equal(t, screen.StepScreen, b.Place().Screen)
			assert.Equal(t, tc.focus, b.Place().Focus)
			assert.Contains(t, b.seen(), "保存并返回退回通知")
		})
	}
}

// TestANoticeWithoutADraft explains what it asks for, and offers the drafts that it may be about.
func TestANoticeWithoutADraft(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.press("收到退回通知")
	require.Equal(t, screen.NoticeScreen, b.Place().Screen)
	b.pad().SetText("今天天气很好")
	assert.Contains(t, b.seen(), "没有从这段话里认出原因")
	b.pad().SetText("驳回原因：1、域名未实名认证；2、应急电话与手机号相同")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这份通知里找到 2 个原因")
	b.press("返回")
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
	b.press("收到退回通知")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这份通知里找到 2 个原因", "the notice is still there")
}

// pad returns the field that takes the notice.
func (b *bench) pad() *control.Entry {
	b.t.Helper()
	var found *control.Entry
	b.everything(func(o fyne.CanvasObject) {
		if x, ok := o.(*control.Entry); ok && found == nil {
			found = x
		}
	})
	require.NotNil(b.t, found)
	return found
}
