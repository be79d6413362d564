package ui_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestDeletingAsksFirst(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.keep(sample.Individual())
	b.open()
	b.press("删除“美食分享小记”")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "备份里还留着它")
	b.press("保留")
	assert.Contains(t, b.seen(), "美食分享小记")

	b.press("删除“美食分享小记”")
	b.press("删除")
	assert.NotContains(t, b.seen(), "美食分享小记")
	assert.Contains(t, b.seen(), "第一次就把备案办对")
	drafts, err := b.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Empty(t, drafts)
}

func TestTheListOfDrafts(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.keep(sample.Individual())
	b.keep(sample.Faulty())
	b.clock.now = b.clock.now.Add(5 * time.Minute)
	b.open()
	seen := b.seen()
	assert.Contains(t, seen, "美食分享小记")
	assert.Contains(t, seen, "李样例")
	assert.Contains(t, seen, "首次备案 · 广东省 · meishi-example.cn")
	assert.Contains(t, seen, "5分钟前修改 · 今天14:03")
	assert.Contains(t, strings.Join(seen, "\n"), "处要改正")
	assert.NotContains(t, seen, "按名称、单位或域名查找", "two drafts need no search")

	b.press("美食分享小记")
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	assert.Equal(t, "美食分享小记", b.Session().Filing().Title)
}

func TestEnterOnTheList(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.key(fyne.KeyReturn)
	assert.Equal(t, screen.InterviewScreen, b.Place().Screen, "nothing there yet: begin")

	id := b.keep(sample.Individual())
	b.Go(screen.Place{Screen: screen.HomeScreen})
	b.key(fyne.KeyReturn)
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	assert.Equal(t, id, b.Session().ID(), "the one worked on last")
}

func TestDraftsAreSearched(t *testing.T) {
	b := newBench(t, text.Chinese)
	for range 5 {
		b.keep(sample.Enterprise())
	}
	b.keep(sample.Individual())
	b.open()
	for typed, found := range map[string]bool{"ＭＥＩＳＨＩ": true, "李样例": true, "广东": true, "没有这一份": false} {
		b.entry().SetText(typed)
		if found {
			assert.Contains(t, b.seen(), "美食分享小记", typed)
		} else {
			assert.NotContains(t, b.seen(), "美食分享小记", typed)
			assert.Contains(t, strings.Join(b.seen(), "\n"), "没有找到", typed)
		}
	}
	b.entry().SetText("没有这一份")
	b.key(fyne.KeyReturn)
	assert.Equal(t, screen.HomeScreen, b.Place().Screen, "nothing is listed, so Enter opens nothing")
	b.entry().SetText("李样例")
	b.key(fyne.KeyReturn)
	require.NotNil(t, b.Session(), "Enter opens the first that is listed")
	assert.Equal(t, "李样例", b.Session().Filing().Entity.Name)
}

func TestTheTaskListNamesACompanyOnce(t *testing.T) {
	b := newBench(t, text.Chinese)
	f := sample.Enterprise()
	f.Title, f.Services[0].Name = "", ""
	id := b.keep(f)
	b.open()
	b.Open(id)
	for _, words := range b.seen() {
		assert.False(t, strings.HasPrefix(words, f.Entity.Name+" · "), words)
	}
}

func TestRemindersAreNotNothing(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	c := b.Session().Check().Counts
	require.Positive(t, c.Block+c.Warn+c.Hint)
	assert.NotContains(t, b.seen(), "没有发现问题")
}

func TestAPackageOpenedAgainIsACopy(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Individual
	b.open()
	for _, want := range []string{"美食分享小记", "美食分享小记（副本）", "美食分享小记（副本2）"} {
		b.Go(screen.Place{Screen: screen.HomeScreen})
		b.fall("package.zip")
		require.NotNil(t, b.Session())
		assert.Equal(t, want, b.Session().Filing().Title)
	}
}

func TestTaskListSaysWhereEveryPageStands(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.begun()
	b.open()
	b.Open(id)
	seen := strings.Join(b.seen(), "\n")
	for _, want := range []string{"您需要办理：首次备案", "基本情况", "主体信息", "主体负责人", "互联网信息服务", "检查与提交", "未填完", "尚不能导出", "导出资料包"} {
		assert.Contains(t, seen, want)
	}
	assert.NotContains(t, seen, "有问题", "what is empty is not wrong")

	require.NoError(t, b.Session().Answer("principal.email", "zhang.example.cn"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.Contains(t, b.seen(), "有问题")

	b.press("主体负责人联系方式")
	assert.Equal(t, screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"}, b.Place())
}
