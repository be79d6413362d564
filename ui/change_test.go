package ui_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestWhatAnOrderChangesIsListed: every fact that differs from the filing, old beside new, with the way to it.
func TestWhatAnOrderChangesIsListed(t *testing.T) {
	b := newBench(t, text.Chinese)
	s := b.handedIn(sample.Enterprise(), approved()...)
	change, err := b.desk.Follow(t.Context(), s.ID(), filing.ChangeFiling, b.texts[text.Chinese])
	require.NoError(t, err)
	b.open()
	b.Open(change.ID())
	assert.Contains(t, b.all(), "您需要办理：变更备案", "a draft that was not begun by the interview is explained too")
	assert.Contains(t, b.all(), "主体和网站（APP）的信息都有变化")
	assert.Contains(t, b.all(), "还没有改动")
	assert.Contains(t, b.all(), "没有变化")

	row, err := b.Session().AddRow("services[0].domains")
	require.NoError(t, err)
	for p, typed := range map[filing.Path]string{"principal.mobile": "13900000009", "principal.office_phone": "", row + ".name": "yunfan-two.cn"} {
		require.NoError(t, b.Session().Answer(p, typed))
	}
	old := sample.Enterprise()
	for _, at := range []screen.Name{screen.TasksScreen, screen.AnswersScreen} {
		b.Go(screen.Place{Screen: at})
		assert.Contains(t, b.all(), "这次要变更 3 项", at)
		assert.Contains(t, b.all(), "原备案："+old.Principal.Mobile, at)
		assert.Contains(t, b.seen(), "13900000009", at)
		assert.Contains(t, b.seen(), "（清空）", at)
		assert.Contains(t, b.seen(), "原备案：（没有填）", at)
	}
	assert.Contains(t, b.seen(), "与原备案相同")
	require.NoError(t, b.Session().RemoveRow("services[0].domains[0]"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.Contains(t, b.seen(), "（去掉）")
	b.press("修改")
	require.Equal(t, screen.StepScreen, b.Place().Screen)
	b.press("保存并返回任务列表")
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
}

// TestAChangeBegunFromNothing: what is given is what changes, though nobody noted what is on file.
func TestAChangeBegunFromNothing(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(flow.Interview{
		Purpose: "change", Nature: filing.Enterprise, Province: "44", EntityHere: filing.Yes, NumberChanged: filing.No, Part: "entity", Obstacle: "none",
	})
	b.press("开始填写")
	assert.Contains(t, b.all(), "您需要办理：变更主体")
	assert.Contains(t, b.all(), "还没有改动")
	require.NoError(t, b.Session().Answer("principal.mobile", "13900000009"))
	b.Go(screen.Place{Screen: screen.AnswersScreen})
	assert.Contains(t, b.all(), "这次要变更 1 项")
	assert.Contains(t, b.all(), "（没有记下）")
}

// TestAnAccessDiffersFromItsFiling is told apart from a change: there what differs is sent back.
func TestAnAccessDiffersFromItsFiling(t *testing.T) {
	b := newBench(t, text.Chinese)
	f := sample.Enterprise()
	f.Order, f.Attachments = filing.AddAccess, []filing.Attachment{}
	id := b.keep(f)
	b.open()
	b.Open(id)
	assert.NotContains(t, b.all(), "还没有改动")
	require.NoError(t, b.Session().File("entity.name", "深圳市旧名样例有限公司"))
	b.Go(screen.Place{Screen: screen.AnswersScreen})
	assert.Contains(t, b.all(), "有 1 项与原备案不一样")
	assert.Contains(t, b.all(), "原备案：深圳市旧名样例有限公司")
}

// TestTheVerdictSaysWhatIsAsked before anything is begun.
func TestTheVerdictSaysWhatIsAsked(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	seen, ok := b.desk.Foresee(company(), b.texts[text.Chinese])
	require.True(t, ok)
	for _, p := range seen.Pages {
		assert.Contains(t, b.all(), p.Title)
	}
	for _, m := range seen.Materials {
		assert.Contains(t, b.all(), m.Title)
	}
	b.Ask(flow.Interview{Purpose: "move", Moving: "transfer", TargetClean: filing.Yes, Nature: filing.Enterprise, Province: "44", Obstacle: "none"})
	assert.Contains(t, b.all(), "您需要办理：转移备案")
	assert.Contains(t, b.all(), "这类备案不用交材料")
}

// TestARemarkIsOffered to a person, made from the answers, and taken with one press.
func TestARemarkIsOffered(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	i := company()
	i.Nature = filing.Individual
	b.Ask(i)
	b.press("开始填写")
	require.NoError(t, b.Session().Answer("services[0].name", "摄影手记"))
	b.Go(screen.Place{Screen: screen.StepScreen, Stop: "service_basics[0]"})
	var offered string
	for _, words := range b.seen() {
		if strings.HasPrefix(words, "按您的情况写好的备注") && len(words) > len(offered) { // not a line of it
			offered = words
		}
	}
	require.NotEmpty(t, offered)
	b.press(offered)
	remark, _ := b.Session().Filing().Text("services[0].remark")
	assert.Contains(t, remark, "摄影手记")
	assert.NotContains(t, b.seen(), offered, "what is taken is offered no longer")
}

// TestFindingsSayHowFarTheyCanBeReliedOn beside who asks for it.
func TestFindingsSayHowFarTheyCanBeReliedOn(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Open(b.keep(sample.Faulty()))
	b.Go(screen.Place{Screen: screen.ReviewScreen})
	assert.Contains(t, b.all(), "可信度高")
}
