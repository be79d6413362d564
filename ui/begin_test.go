package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestFromNothingToADraft(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	assert.Contains(t, b.seen(), "第一次就把备案办对", "an empty list explains the program")

	b.press("新建备案")
	require.Equal(t, screen.InterviewScreen, b.Place().Screen)
	for _, answer := range []string{"让网站或APP备上案", "企业", "广东省", "网站", "否", "否", "都没有"} {
		b.press(answer)
	}
	assert.Contains(t, b.seen(), "您需要办理：首次备案")
	b.press("开始填写")

	require.Equal(t, screen.TasksScreen, b.Place().Screen)
	f := b.Session().Filing()
	assert.Equal(t, filing.First, f.Order)
	assert.Equal(t, filing.Enterprise, f.Entity.Nature)
	assert.Equal(t, "44", f.Province)
	drafts, err := b.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 1, "kept before the first page is shown")
}

func TestAnswersOfTheInterviewCanBeChanged(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	b.press("这个域名（或APP）已经有备案号了吗？")
	b.press("是")
	assert.Contains(t, b.seen(), "域名已备案，证件未备案")
	b.press("看看该怎么办")
	require.Equal(t, screen.KnockoutScreen, b.Place().Screen)
	assert.Contains(t, strings.Join(b.seen(), "\n"), "先到 beian.miit.gov.cn 查出备案在谁名下")
	b.press("更改回答")
	assert.Equal(t, screen.InterviewScreen, b.Place().Screen)
	assert.Contains(t, b.seen(), "域名已备案，证件未备案", "what was answered is still there")
}

func TestEveryVerdictHasAWayOn(t *testing.T) {
	b := newBench(t, text.Chinese)
	answers := map[string]flow.Interview{}
	var ask func(flow.Interview)
	ask = func(i flow.Interview) {
		if verdict, ok := b.desk.Decide(i); ok {
			answers[verdict.ID] = i
			return
		}
		asks := b.desk.Asks(i)
		open := asks[len(asks)-1]
		choices := open.Choices()
		switch open {
		case flow.AskProvince:
			choices = []string{"44", "11"}
		case flow.AskNature:
			choices = []string{string(filing.Enterprise), string(filing.Individual)}
		}
		for _, code := range choices {
			next := i
			require.True(t, next.Take(open, code))
			ask(next)
		}
	}
	ask(flow.Interview{})
	require.Len(t, answers, len(flow.Verdicts()))
	for _, lang := range text.Names() {
		b := newBench(t, lang)
		b.open()
		for id, i := range answers {
			verdict, _ := b.desk.Decide(i)
			t.Run(string(lang)+"/"+id, func(t *testing.T) {
				b.Ask(i)
				assert.Contains(t, b.seen(), b.texts[lang].T("verdict."+id+".title"))
				b.key(fyne.KeyReturn)
				if !verdict.Knockout {
					require.Equal(t, screen.TasksScreen, b.Place().Screen)
					assert.Equal(t, verdict.Order, b.Session().Filing().Order)
					return
				}
				assert.Equal(t, screen.KnockoutScreen, b.Place().Screen)
				assert.Contains(t, b.seen(), b.texts[lang].T("verdict."+id+".way_out"))
			})
		}
	}
}

func TestProvincesAreFound(t *testing.T) {
	for typed, want := range map[string]string{"guangd": "广东省", "粤": "广东省", "内蒙": "内蒙古自治区"} {
		t.Run(typed, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.open()
			b.Ask(flow.Interview{Purpose: "new", Nature: filing.Enterprise})
			test.Type(b.entry(), typed)
			assert.Contains(t, b.seen(), want)
			assert.NotContains(t, b.seen(), "北京市")
			b.entry().OnSubmitted(typed)
			assert.Contains(t, b.seen(), "要备案的是网站还是APP？", "Enter takes the only one left")
		})
	}
}

func TestACityLeadsToItsProvince(t *testing.T) {
	for typed, want := range map[string][]string{
		"深圳":     {"深圳市属于广东省", "广东省"},
		"深圳市南山区": {"深圳市属于广东省", "广东省"},
		"海淀":     {"海淀区属于北京市", "北京市"},
	} {
		t.Run(typed, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.open()
			b.Ask(flow.Interview{Purpose: "new", Nature: filing.Enterprise})
			b.entry().SetText(typed)
			assert.Subset(t, b.seen(), want)
			b.press(want[1])
			assert.Contains(t, b.seen(), "要备案的是网站还是APP？")
		})
	}
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(flow.Interview{Purpose: "new", Nature: filing.Enterprise})
	b.entry().SetText("没有这个地方")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "没有这个省份")
}

func TestTheInterviewIsTakenUpAgain(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.press("新建备案")
	assert.NotContains(t, b.seen(), "重新开始", "nothing to put away yet")
	b.press("让网站或APP备上案")
	b.press("企业")
	b.press("广东省")
	b.key(fyne.KeyEscape)
	require.Equal(t, screen.HomeScreen, b.Place().Screen)

	b.press("新建备案")
	assert.Contains(t, b.seen(), "要备案的是网站还是APP？", "where it was left")
	b.press("重新开始")
	b.key(fyne.KeyEscape)
	assert.Contains(t, b.seen(), "广东省", "it was asked, and answered with no")
	b.press("重新开始")
	b.pressLast("重新开始")
	assert.NotContains(t, b.seen(), "广东省")

	b.Ask(company())
	b.press("开始填写")
	b.Go(screen.Place{Screen: screen.HomeScreen})
	b.press("新建备案")
	assert.NotContains(t, b.seen(), "重新开始", "those answers are a draft now")
}
