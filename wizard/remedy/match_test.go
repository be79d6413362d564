package remedy_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/wizard/remedy"
)

const (
	// top is among how many first answers an expected reason must be when it is the only one.
	top = 3
	// heldOutAlarms is how many ordinary texts, that no sign was made for, may be taken for notices.
	heldOutAlarms = 2
)

// notice is a text and the reasons that it names; R07|X05 stands for either.
type notice struct {
	name, text string
	reasons    []string
}

func want(ids ...string) []string { return ids }

func book(t testing.TB) *remedy.Book {
	t.Helper()
	b, err := remedy.Load(reasons.JSON())
	require.NoError(t, err)
	return b
}

func found(b *remedy.Book, text string) []string {
	ids := []string{}
	for _, m := range b.Match(text) {
		ids = append(ids, string(m.Reason.ID))
	}
	return ids
}

func accepts(wanted, got string) bool { return slices.Contains(strings.Split(wanted, "|"), got) }

// hits counts the wanted reasons that stand among the first answers.
func (n notice) hits(got []string) int {
	first := got[:min(len(got), max(top, len(n.reasons)+1))]
	hits := 0
	for _, w := range n.reasons {
		if slices.ContainsFunc(first, func(g string) bool { return accepts(w, g) }) {
			hits++
		}
	}
	return hits
}

func (n notice) surplus(got []string) int {
	surplus := 0
	for _, g := range got {
		if !slices.ContainsFunc(n.reasons, func(w string) bool { return accepts(w, g) }) {
			surplus++
		}
	}
	return surplus
}

func TestMatch(t *testing.T) {
	t.Parallel()
	b := book(t)
	for _, n := range slices.Concat(documented(), early(), farther(), voices(), fresh(), stranger()) {
		t.Run(n.name, func(t *testing.T) {
			t.Parallel()
			got := found(b, n.text)
			assert.Equal(t, len(n.reasons), n.hits(got), "want %v, got %v", n.reasons, got)
			assert.LessOrEqual(t, n.surplus(got), 1, "want %v, got %v", n.reasons, got)
			if len(n.reasons) == 1 && len(got) > 0 {
				assert.True(t, accepts(n.reasons[0], got[0]), "best first: want %v, got %v", n.reasons, got)
			}
		})
	}
}

func TestOrdinaryTextNamesNothing(t *testing.T) {
	t.Parallel()
	b := book(t)
	for _, n := range slices.Concat(ordinary(), earlyOrdinary(), guides(), voicesOrdinary(), freshOrdinary(), lastOrdinary(), strangerOrdinary()) {
		t.Run(n.name, func(t *testing.T) {
			t.Parallel()
			assert.Empty(t, b.Match(n.text))
		})
	}
}

// floors are what signs must reach on notices that none was made for: the reasons found, single ones that stand first, and
// answers that are wanted.
type floors struct{ recall, first, precision float64 }

func TestHeldOut(t *testing.T) {
	t.Parallel()
	b := book(t)
	for name, c := range map[string]struct {
		notices []notice
		floors
	}{
		"held out": {heldOut(), floors{0.85, 0.80, 0.90}},
		"unseen":   {unseen(), floors{0.95, 0.95, 0.88}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wanted, hits, answers, surplus, single, first := 0, 0, 0, 0, 0, 0
			for _, n := range c.notices {
				got := found(b, n.text)
				wanted += len(n.reasons)
				hits += n.hits(got)
				answers += len(got)
				surplus += n.surplus(got)
				if len(n.reasons) == 1 {
					single++
					if len(got) > 0 && accepts(n.reasons[0], got[0]) {
						first++
					}
				}
			}
			t.Logf("%d of %d reasons, %d of %d first, %d of %d answers too many", hits, wanted, first, single, surplus, answers)
			assert.GreaterOrEqual(t, float64(hits)/float64(wanted), c.recall)
			assert.GreaterOrEqual(t, float64(first)/float64(single), c.first)
			assert.GreaterOrEqual(t, 1-float64(surplus)/float64(answers), c.precision)
		})
	}
}

func TestHeldOutOrdinaryText(t *testing.T) {
	t.Parallel()
	b := book(t)
	var alarms []string
	for _, n := range slices.Concat(heldOutOrdinary(), unseenOrdinary(), strangers()) {
		if len(b.Match(n.text)) > 0 {
			alarms = append(alarms, n.name)
		}
	}
	assert.LessOrEqual(t, len(alarms), heldOutAlarms, "%v", alarms)
}

func TestEveryReasonHasANotice(t *testing.T) {
	t.Parallel()
	for name, table := range map[string][]notice{
		"tuned": slices.Concat(documented(), early()), "voices": voices(), "unseen": unseen(),
	} {
		for _, r := range book(t).Reasons() {
			assert.True(t, slices.ContainsFunc(table, func(n notice) bool {
				return slices.ContainsFunc(n.reasons, func(w string) bool { return slices.Contains(strings.Split(w, "|"), string(r.ID)) })
			}), "%s: %s", name, r.ID)
		}
	}
}

func TestMatchIsInspectable(t *testing.T) {
	t.Parallel()
	b := book(t)
	text := "您的备案未通过，原因：\n1、域名　未实名 认证；\n2、ＡＰＰ域名请勿带ＷＷＷ。"
	matches := b.Match(text)
	require.Len(t, matches, 2)
	assert.Equal(t, remedy.ID("S11"), matches[0].Reason.ID)
	assert.Equal(t, []string{"ＡＰＰ域名请勿带ＷＷＷ"}, matches[0].Evidence)
	assert.Equal(t, remedy.ID("R01"), matches[1].Reason.ID)
	assert.Equal(t, []string{"域名 未实名"}, matches[1].Evidence)
	for _, m := range matches {
		assert.GreaterOrEqual(t, m.Score, b.Threshold())
		assert.Less(t, m.Score, 1.0)
	}
	assert.GreaterOrEqual(t, matches[0].Score, matches[1].Score)
	for range 3 {
		assert.Equal(t, matches, b.Match(text))
	}
}

func TestMatchOfOddTexts(t *testing.T) {
	t.Parallel()
	b := book(t)
	hostile := strings.Repeat("域名实名信息与主体不一致。", 20_000)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":                        {"", []string{}},
		"only spaces":                  {" \n\t　", []string{}},
		"not UTF-8":                    {"\xff\xfe域名未\xff实名", []string{"R01"}},
		"zero width and case":          {"域\u200b名未\ufeff入库", []string{"R03"}},
		"traditional characters":       {"您的備案申請未通過：域名實名信息與備案主體不一致", []string{"R02"}},
		"names of shops are not read":  {"网站名称“医疗器械前置审批网”不符合要求", []string{"R05"}},
		"an unclosed quote":            {"网站名称“云帆不符合要求", []string{"R05"}},
		"a piece of a Latin word":      {"驳回原因：APP图标与提交的不一致", []string{}},
		"wrapped by a mail program":    {"尊敬的用户您好，您于本月提交的网站备案申请经过管局审核人员认真核对后发现域名\n未实名，请处理", []string{"R01"}},
		"beyond the limit is not read": {strings.Repeat("甲", remedy.MaxNotice) + "域名未实名", []string{}},
		"longer than the limit":        {hostile, []string{"R02"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, found(b, c.text))
		})
	}
}

func FuzzMatch(f *testing.F) {
	for _, n := range slices.Concat(documented(), early(), farther(), voices(), fresh(), heldOut(), unseen(), ordinary()) {
		f.Add(n.text)
	}
	f.Add("①②(1)“”\x00【\n\n")
	b := book(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := 1.0
		seen := map[remedy.ID]bool{}
		for _, m := range b.Match(text) {
			assert.False(t, seen[m.Reason.ID], "%s twice", m.Reason.ID)
			seen[m.Reason.ID] = true
			assert.True(t, m.Score >= b.Threshold() && m.Score <= last, "score %v after %v", m.Score, last)
			last = m.Score
			require.NotEmpty(t, m.Evidence)
			for _, piece := range m.Evidence {
				assert.NotEmpty(t, piece)
				assert.True(t, utf8.ValidString(piece))
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	reasons := book(b)
	var text strings.Builder
	for _, n := range documented() {
		if text.Len()+len(n.text) < 2<<10 {
			text.WriteString(n.text + "\n")
		}
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		reasons.Match(text.String())
	}
}

func BenchmarkMatchLongest(b *testing.B) {
	reasons := book(b)
	text := strings.Repeat("域名实名信息与备案主体证件不一致，", remedy.MaxNotice/48)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		reasons.Match(text)
	}
}
