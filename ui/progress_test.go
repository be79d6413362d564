package ui_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// TestTheOrderIsFollowed notes what the portal shows, from handing in to a filing that is changed.
func TestTheOrderIsFollowed(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	b.press("开始填写")
	require.NoError(t, b.Session().Answer("entity.name", "云帆样例有限公司"))
	b.press("办理进度")
	require.Equal(t, screen.ProgressScreen, b.Place().Screen)
	says := func(words string) {
		t.Helper()
		assert.Contains(t, strings.Join(b.seen(), "\n"), words)
	}
	says("待完善备案信息")
	b.press("已在备案系统提交")
	b.press("记下")
	says("等待初审")
	says("接听接入商的电话")

	b.press("待提交管局")
	b.press("记下")
	b.press("短信核验")
	b.press("记下")
	says("核验，还有 23 小时 59 分")
	assert.Equal(t, timeline.SMS, b.Session().Progress().Status())

	b.press("待管局审核")
	b.press("记下")
	b.press("已备案")
	b.press("记下")
	says("公安联网备案")
	b.press("记错了，去掉最后一条")
	assert.Equal(t, timeline.BureauReview, b.Session().Progress().Status())
	b.press("已备案")
	b.press("记下")

	b.press("变更主体")
	require.Equal(t, screen.TasksScreen, b.Place().Screen)
	f := b.Session().Filing()
	assert.Equal(t, filing.ChangeEntity, f.Order)
	was, _ := f.FiledText("entity.name")
	assert.Equal(t, "云帆样例有限公司", was)
	drafts, err := b.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 2, "the filing that was approved stays")
}

// TestATimeThatCannotBeIsRefused keeps what was typed and says what is wrong with it.
func TestATimeThatCannotBeIsRefused(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	b.press("开始填写")
	b.Go(screen.Place{Screen: screen.ProgressScreen})
	b.press("已在备案系统提交")
	for typed, words := range map[string]string{"2026-13-40": "日期写成", "2027-01-01": "时间还没有到", "": "日期写成"} {
		b.pad().SetText(typed)
		b.press("记下")
		assert.Contains(t, strings.Join(b.seen(), "\n"), words, typed)
		assert.Empty(t, b.Session().Progress().Events)
	}
	b.pad().SetText("2026-11-20")
	b.press("记下")
	assert.Equal(t, timeline.WaitingFirst, b.Session().Progress().Status())
}
