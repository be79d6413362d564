package ui_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// all are the words of the window, one a line.
func (b *bench) all() string { return strings.Join(b.seen(), "\n") }

// handedIn keeps a draft of a filing and notes statuses, an hour apart, the last at this hour.
func (b *bench) handedIn(f *filing.Filing, statuses ...timeline.Status) *wizard.Session {
	b.t.Helper()
	f.Attachments = []filing.Attachment{}
	s, err := b.desk.Import(b.t.Context(), f, noFiles{}, b.texts[b.kept.Language])
	require.NoError(b.t, err)
	for i, status := range statuses {
		at := b.clock.Now().Add(time.Duration(i+1-len(statuses)) * time.Hour)
		require.NoError(b.t, s.Note(timeline.Event{At: at, Status: status}))
	}
	require.NoError(b.t, s.Save(b.t.Context()))
	return s
}

// approved are the statuses up to the end.
func approved() []timeline.Status {
	return []timeline.Status{timeline.WaitingFirst, timeline.ToBureau, timeline.SMS, timeline.BureauReview, timeline.Filed}
}

// TestAfterApproval takes the number as the message has it, and says where it stands, by province.
func TestAfterApproval(t *testing.T) {
	b := newBench(t, text.Chinese)
	s := b.handedIn(sample.Enterprise(), approved()...)
	b.open()
	b.OpenAt(s.ID(), screen.Place{Screen: screen.ProgressScreen})
	for typed, words := range map[string]string{
		"粤ICP备1234567号-1": "数字有 7 位", "ICP备12345678号": "开头要有省份的一个字", "京ICP备12345678号-1": "这是北京市的备案号", "12": "备案号形如",
	} {
		b.pad().SetText(typed)
		b.pad().FocusLost()
		assert.Contains(t, b.all(), words, typed)
	}
	b.pad().SetText(" 粤 icp 备 １２３４５６７８ 号－１ ")
	b.pad().FocusLost()
	b.press("看备案号放在哪里、接下来要办什么")
	require.Equal(t, screen.AfterScreen, b.Place().Screen)
	assert.Contains(t, b.seen(), "粤ICP备12345678号", "Guangdong shows the number of the entity")
	assert.Contains(t, b.all(), "不带末尾的“-1”")
	assert.Contains(t, b.all(), `<a href="https://beian.miit.gov.cn" target="_blank" rel="noopener">粤ICP备12345678号</a>`)
	assert.Contains(t, b.all(), "beian.mps.gov.cn")
	assert.Contains(t, b.all(), "还有 30 天")
	b.press("复制代码")
	assert.Contains(t, fyne.CurrentApp().Clipboard().Content(), "粤ICP备12345678号</a>")
	assert.Contains(t, b.all(), "已复制代码")
	b.press("返回办理进度")
	assert.Equal(t, screen.ProgressScreen, b.Place().Screen)
}

// TestASavedPageIsLookedAt drops what a browser saved.
func TestASavedPageIsLookedAt(t *testing.T) {
	b := newBench(t, text.Chinese)
	s := b.handedIn(sample.Enterprise(), approved()...)
	s.Grant([]string{"粤ICP备12345678号-1"})
	require.NoError(t, s.Save(t.Context()))
	b.open()
	b.OpenAt(s.ID(), screen.Place{Screen: screen.AfterScreen})
	number, name := "粤ICP备12345678号", sample.Enterprise().Services[0].Name
	b.saved = &approval.Page{Title: name, Text: "我们做云服务 " + number, Links: []approval.Link{{Href: "https://beian.miit.gov.cn/", Start: len("我们做云服务 "), End: len("我们做云服务 ") + len(number)}}}
	b.fall("index.html")
	assert.Contains(t, b.all(), "合格：备案号看得见")
	assert.Contains(t, b.all(), "index.html")
	b.saved.Links = nil
	b.fall("index.html")
	assert.Contains(t, b.all(), "不合格，改好再检查一次")
	assert.Contains(t, b.all(), "备案号“粤ICP备12345678号”没有链接")
	b.saved = &approval.Page{Title: "首页", Scripts: 4}
	b.fall("index.html")
	assert.Contains(t, b.all(), "不能判断")
	b.saved = nil
	b.fall("index.html")
	assert.NotEmpty(t, b.Window.Window().Canvas().Overlays().List(), "trouble is told")
}

// TestAnAppShowsItsNumberInside asks for no page.
func TestAnAppShowsItsNumberInside(t *testing.T) {
	b := newBench(t, text.Chinese)
	f := sample.Enterprise()
	f.Services[0].Kind = filing.AppKind
	f.Settle()
	s := b.handedIn(f, approved()...)
	b.open()
	b.OpenAt(s.ID(), screen.Place{Screen: screen.AfterScreen})
	assert.Contains(t, b.all(), "还不知道备案号")
	s.Grant([]string{"粤ICP备12345678号-2A"})
	require.NoError(t, s.Save(t.Context()))
	b.OpenAt(s.ID(), screen.Place{Screen: screen.AfterScreen})
	assert.Contains(t, b.all(), "放在APP里面的“设置”或“介绍”页")
	assert.NotContains(t, b.all(), "检查网页上写对了没有")
}

// TestTheListFollowsOrders says on every card where its order stands, until when, and what is next.
func TestTheListFollowsOrders(t *testing.T) {
	for name, tc := range map[string]struct {
		statuses []timeline.Status
		says     []string
		press    string
		screen   screen.Name
	}{
		"the message came":  {approved()[:3], []string{"短信核验", "还有 23 小时", "选短信核验，填验证码"}, "", ""},
		"with the bureau":   {approved()[:4], []string{"待管局审核", "等管局审核"}, "", ""},
		"sent back":         {[]timeline.Status{timeline.WaitingFirst, timeline.FirstRejected}, []string{"初审驳回", "照退回原因改好"}, "贴上退回通知，看改哪里", screen.NoticeScreen},
		"done, to change":   {approved(), []string{"已备案"}, "办理变更、注销等", screen.ProgressScreen},
		"done, what is due": {approved(), []string{"已备案"}, "备案通过之后", screen.AfterScreen},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.handedIn(sample.Enterprise(), tc.statuses...)
			b.clock.now = b.clock.now.Add(30 * time.Minute)
			b.open()
			for _, words := range tc.says {
				assert.Contains(t, b.all(), words)
			}
			if tc.press != "" {
				b.press(tc.press)
				assert.Equal(t, tc.screen, b.Place().Screen)
				require.NotNil(t, b.Session())
			}
			b.press("备案工作台")
			b.press(titleOfSample)
			assert.Contains(t, b.all(), tc.says[0], "the task list says it too")
		})
	}
}

// titleOfSample is what the sample is called.
const titleOfSample = "云帆智联官网"
