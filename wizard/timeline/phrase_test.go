package timeline_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

func catalog(t testing.TB, lang text.Language) *text.Catalog {
	t.Helper()
	words, err := text.Load(os.DirFS("../../assets/text"), lang, nil)
	require.NoError(t, err)
	return words
}

// raw is what must never reach a reader: a key, a blank that was not filled, an address of a text.
var raw = regexp.MustCompile(`timeline\.|\{|\}|@`)

// TestEverythingIsSaidInBothLanguages draws every status of every order, in time and late, with services of both kinds.
func TestEverythingIsSaidInBothLanguages(t *testing.T) {
	g := guide(t)
	said := map[text.Language]map[string]bool{}
	for _, lang := range text.Names() {
		words := catalog(t, lang)
		said[lang] = map[string]bool{}
		check := func(sentence, about string) {
			if said[lang][sentence] {
				return
			}
			assert.NotRegexp(t, raw, sentence, about)
			assert.NotContains(t, strings.ReplaceAll(sentence, "申请", ""), "请", about)
			if lang == text.English {
				assert.NotContains(t, strings.ToLower(sentence), "please", about)
			}
			said[lang][sentence] = true
		}
		for _, o := range orders() {
			for _, s := range timeline.Possible(o) {
				for _, record := range []string{"2026-11-20", "2026-11-20 09:00"} {
					for _, now := range []string{"2026-11-20 10:00", "2026-11-23 10:00", "2026-11-24 10:00", "2026-12-20 10:00", "2027-02-20 10:00"} {
						c := underway(t, o, string(s), record)
						for _, kind := range []filing.ServiceKind{filing.Website, filing.AppKind} {
							c.Filing.Services[0].Kind = kind
							for _, m := range g.Timeline(c, at(t, now)) {
								about := strings.Join([]string{string(lang), string(o), string(s), now, string(m.Status)}, " ")
								told := m.Tell(o, words)
								require.NotEmpty(t, told.Title, about)
								require.NotEmpty(t, told.When, about)
								require.Equal(t, m.Tense == timeline.Present, told.Meaning != "", about)
								require.Equal(t, m.Tense == timeline.Present, told.Next != "", about)
								for _, sentence := range append(told.Tasks, told.Title, told.When, told.Meaning, told.Next, told.Due, told.Allowed, told.Warning) {
									check(sentence, about)
								}
							}
						}
					}
				}
			}
		}
	}
	assert.Greater(t, len(said[text.Chinese]), 150)
}

// TestStatusesAreCalledAsThePortalCallsThem keeps our words and the facts together.
func TestStatusesAreCalledAsThePortalCallsThem(t *testing.T) {
	zh, en := catalog(t, text.Chinese), catalog(t, text.English)
	for _, s := range terms(t).Statuses.Value {
		assert.Equal(t, s.Title, timeline.Title(zh, filing.First, timeline.Status(s.ID)))
		assert.Contains(t, timeline.Title(en, filing.First, timeline.Status(s.ID)), s.Title)
	}
	assert.Equal(t, "服务已注销", timeline.Title(zh, filing.CancelService, timeline.Filed))
	assert.Equal(t, "变更已完成", timeline.Title(zh, filing.ChangeEntity, timeline.Filed))
}

func TestRefusalsSayWhyAndWhatToDo(t *testing.T) {
	for _, lang := range text.Names() {
		words := catalog(t, lang)
		for _, why := range timeline.Refusals() {
			r := timeline.Refusal{
				Why: why, From: timeline.WaitingFirst, To: timeline.SMS, Order: filing.CancelAccess, Last: event(t, timeline.WaitingFirst, "2026-11-20"),
			}
			assert.NotRegexp(t, raw, r.Say(words), why)
			assert.Contains(t, r.Error(), why)
			assert.True(t, words.Has("timeline.refusal."+why), why)
		}
	}
	r := timeline.Refusal{Why: "not_of_order", To: timeline.SMS, Order: filing.CancelAccess}
	assert.Equal(t, "“取消接入”没有“短信核验”这一步。核对备案类型。", r.Say(catalog(t, text.Chinese)))
}

func TestDueInWords(t *testing.T) {
	g, zh := guide(t), catalog(t, text.Chinese)
	for name, tt := range map[string]struct {
		records []string
		now     string
		want    string
	}{
		"first review":      {[]string{"waiting_first", "2026-11-20"}, "2026-11-20 12:00", "一般 2026-11-24（周二）前有结果，还有 2 个工作日。"},
		"on its last day":   {[]string{"waiting_first", "2026-11-20"}, "2026-11-24 12:00", "一般今天 2026-11-24（周二）有结果。"},
		"late":              {[]string{"waiting_first", "2026-11-20"}, "2026-11-26 12:00", "一般 2026-11-24（周二）前有结果，已过 2 个工作日。"},
		"code":              {[]string{"sms", "2026-11-23 14:05"}, "2026-11-23 15:00", "2026-11-24 14:05（北京时间）前核验，还有 23 小时 5 分。"},
		"code missed":       {[]string{"sms", "2026-11-23 14:05"}, "2026-11-24 15:00", "核验时间已在 2026-11-24 14:05结束。"},
		"hour not known":    {[]string{"sms", "2026-11-23"}, "2026-11-23 15:00", "最晚 2026-11-24（周二）收到短信的同一时刻前核验；不记得几点收到，就马上核验。"},
		"nothing is due":    {[]string{"to_bureau", "2026-11-23"}, "2026-11-23 15:00", ""},
		"hour not known by": {[]string{"sms", "2026-11-23"}, "2026-11-25 15:00", "核验时间已在 2026-11-24（周二）结束。"},
	} {
		t.Run(name, func(t *testing.T) {
			m := present(t, g.Timeline(underway(t, filing.First, tt.records...), at(t, tt.now)))
			assert.Equal(t, tt.want, m.Tell(filing.First, zh).Due)
		})
	}
}

func TestFooterFollowsTheProvince(t *testing.T) {
	g, zh := guide(t), catalog(t, text.Chinese)
	said := func(province string) string {
		c := underway(t, filing.First, "filed", "2026-11-20")
		c.Filing.Province = province
		return strings.Join(present(t, g.Timeline(c, at(t, "2026-11-20 12:00"))).Tell(filing.First, zh).Tasks, "\n")
	}
	assert.Contains(t, said("44"), "主体备案号（不带序号）")
	assert.Contains(t, said("31"), "服务备案号（带“-1”等序号）")
	assert.Contains(t, said(""), "服务备案号（带“-1”等序号）")
}

func TestRecipientsAreNamed(t *testing.T) {
	g, zh := guide(t), catalog(t, text.Chinese)
	said := func(o filing.Order, same filing.Ternary) string {
		c := underway(t, o, "sms", "2026-11-20 09:00")
		c.Filing.Services[0].PrincipalSame = same
		return present(t, g.Timeline(c, at(t, "2026-11-20 12:00"))).Tell(o, zh).Tasks[0]
	}
	assert.Regexp(t, "^主体负责人和服务负责人到", said(filing.First, filing.No))
	assert.Regexp(t, "^负责人到", said(filing.First, filing.Yes))
	assert.Regexp(t, "^服务负责人到", said(filing.CancelService, filing.No))
	assert.Regexp(t, "^主体负责人到", said(filing.ChangeEntity, filing.No))
}

func TestWhenIsToldInBeijing(t *testing.T) {
	c := timeline.Case{Filing: underway(t, filing.First).Filing}
	c.Progress.Events = []timeline.Event{{At: time.Date(2026, 11, 20, 20, 30, 0, 0, time.UTC), Status: timeline.SMS}}
	told := present(t, guide(t).Timeline(c, time.Date(2026, 11, 20, 21, 0, 0, 0, time.UTC))).Tell(filing.First, catalog(t, text.Chinese))
	assert.Equal(t, "2026-11-21 04:30", told.When)
	assert.Contains(t, told.Due, "2026-11-22 04:30")
}
