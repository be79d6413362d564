package filing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestParseFilingNumber(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct {
		text, entity, letter string
		kind                 filing.NumberKind
		sequence             int
		licence              bool
	}{
		"粤ICP备12345678号":              {"粤ICP备12345678号", "粤ICP备12345678号", "粤", filing.EntityNumber, 0, false},
		"粤ICP备2023000001号":            {"粤ICP备2023000001号", "粤ICP备2023000001号", "粤", filing.EntityNumber, 0, false},
		"京ICP备04000001号-1":            {"京ICP备04000001号-1", "京ICP备04000001号", "京", filing.WebsiteNumber, 1, false},
		"京ICP备04000001号-2A":           {"京ICP备04000001号-2A", "京ICP备04000001号", "京", filing.AppNumber, 2, false},
		"京ICP备04000001号-3X":           {"京ICP备04000001号-3X", "京ICP备04000001号", "京", filing.MiniProgramNumber, 3, false},
		"京ICP备04000001号-4K":           {"京ICP备04000001号-4K", "京ICP备04000001号", "京", filing.QuickAppNumber, 4, false},
		"京ICP备04000001号-1234":         {"京ICP备04000001号-1234", "京ICP备04000001号", "京", filing.WebsiteNumber, 1234, false},
		" 蜀 icp 备 12345678 号 - 2a ":   {"蜀ICP备12345678号-2A", "蜀ICP备12345678号", "蜀", filing.AppNumber, 2, false},
		"粤ＩＣＰ备１２３４５６７８号－１":            {"粤ICP备12345678号-1", "粤ICP备12345678号", "粤", filing.WebsiteNumber, 1, false},
		"粤ICP備12345678號—1":            {"粤ICP备12345678号-1", "粤ICP备12345678号", "粤", filing.WebsiteNumber, 1, false},
		"ICP备案号：粤ICP备12345678号-1":     {"粤ICP备12345678号-1", "粤ICP备12345678号", "粤", filing.WebsiteNumber, 1, false},
		"网站备案/许可证号: 粤ICP备12345678号-1": {"粤ICP备12345678号-1", "粤ICP备12345678号", "粤", filing.WebsiteNumber, 1, false},
		"您的备案号为：粤ICP备12345678号。":      {"粤ICP备12345678号", "粤ICP备12345678号", "粤", filing.EntityNumber, 0, false},
		"【粤ICP备12345678号】":            {"粤ICP备12345678号", "粤ICP备12345678号", "粤", filing.EntityNumber, 0, false},
		"粤B2-20090059-1626X":          {"粤B2-20090059-1626X", "粤B2-20090059", "粤", filing.MiniProgramNumber, 1626, true},
		"粤b2-20090059":                {"粤B2-20090059", "粤B2-20090059", "粤", filing.EntityNumber, 0, true},
		"A2.B1.B2-20070004":           {"A2.B1.B2-20070004", "A2.B1.B2-20070004", "", filing.EntityNumber, 0, true},
		"增值电信业务经营许可证编号：B2-20070004":   {"B2-20070004", "B2-20070004", "", filing.EntityNumber, 0, true},
		"京ICP证030173号-1":              {"京ICP证030173号-1", "京ICP证030173号", "京", filing.WebsiteNumber, 1, true},
		"京\u200bICP证030173号\u202c":    {"京ICP证030173号", "京ICP证030173号", "京", filing.EntityNumber, 0, true},
	} {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			n, err := filing.ParseFilingNumber(typed)
			require.NoError(t, err)
			assert.Equal(t, want.text, n.String())
			assert.Equal(t, want.entity, n.Entity().String())
			assert.Equal(t, want.letter, n.Letter())
			assert.Equal(t, want.kind, n.Kind())
			assert.Equal(t, want.sequence, n.Sequence())
			assert.Equal(t, want.licence, n.Licence())
			assert.False(t, n.IsZero())
		})
	}
}

func TestFaultsOfFilingNumbers(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]filing.NumberError{
		"":                        {Fault: filing.FaultForm},
		"12345678":                {Fault: filing.FaultForm},
		"你好":                      {Fault: filing.FaultForm},
		strings.Repeat("粤", 1000): {Fault: filing.FaultForm},
		"ICP备12345678号":           {Fault: filing.FaultLetter},
		"秦ICP备12345678号":          {Fault: filing.FaultLetter},
		"粤ICP备1234567号":           {Fault: filing.FaultDigits, Digits: 7},
		"粤ICP备123456789号-1":       {Fault: filing.FaultDigits, Digits: 9},
		"粤ICP备案12345678号":         {Fault: filing.FaultWord, Meant: "粤ICP备12345678号"},
		"粤ICP12345678号-1":         {Fault: filing.FaultWord, Meant: "粤ICP备12345678号-1"},
		"粤备12345678号":             {Fault: filing.FaultWord, Meant: "粤ICP备12345678号"},
		"粤ICP备12345678":           {Fault: filing.FaultEnd, Meant: "粤ICP备12345678号"},
		"粤ICP备12345678-1":         {Fault: filing.FaultEnd, Meant: "粤ICP备12345678号-1"},
		"粤ICP备12345678号1":         {Fault: filing.FaultTail, Meant: "粤ICP备12345678号-1"},
		"粤ICP备12345678号-0":        {Fault: filing.FaultTail},
		"粤ICP备12345678号-1B":       {Fault: filing.FaultTail},
		"粤ICP备12345678号-":         {Fault: filing.FaultTail},
	} {
		t.Run(typed[:min(len(typed), 40)], func(t *testing.T) {
			t.Parallel()
			n, err := filing.ParseFilingNumber(typed)
			require.ErrorIs(t, err, filing.ErrForm)
			var fault *filing.NumberError
			require.ErrorAs(t, err, &fault)
			assert.Equal(t, want, *fault)
			assert.Contains(t, err.Error(), string(want.Fault))
			assert.True(t, n.IsZero())
		})
	}
}

func TestFindFilingNumbers(t *testing.T) {
	t.Parallel()
	text := "Copyright 云帆 粤ICP备 12345678号 -1｜粤ＩＣＰ备87654321号 增值电信业务许可证B2-20090059，京ICP证030173号；粤公网安备44030502000001号 粤ICP备12345678号-12345"
	var got []string
	for _, f := range filing.FindFilingNumbers(text) {
		got = append(got, f.Number.String())
		again, err := filing.ParseFilingNumber(text[f.Start:f.End])
		require.NoError(t, err)
		assert.Equal(t, f.Number, again)
	}
	assert.Equal(t, []string{"粤ICP备12345678号-1", "粤ICP备87654321号", "B2-20090059", "京ICP证030173号"}, got)
	assert.Empty(t, filing.FindFilingNumbers("没有号码 ICP备12345678号"))
}

func TestFilingNumbersReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.SampledFrom([]string{`\d{8}`, `20[12]\d{7}`}).Draw(t, "digits")
		canonical := rapid.SampledFrom([]string{"京", "粤", "蜀", "川", "新"}).Draw(t, "letter") + "ICP备" + rapid.StringMatching(digits).Draw(t, "number") + "号"
		if sequence := rapid.IntRange(0, 9999).Draw(t, "sequence"); sequence > 0 {
			canonical += fmt.Sprintf("-%d", sequence) + rapid.SampledFrom([]string{"", "A", "X", "K"}).Draw(t, "mark")
		}
		typed := ""
		for _, r := range canonical {
			if r < 0x7f && rapid.Bool().Draw(t, "wide") {
				r += '！' - '!'
			}
			typed += string(r) + rapid.SampledFrom([]string{"", "", " ", "　", "\u200b"}).Draw(t, "gap")
		}
		n, err := filing.ParseFilingNumber(strings.ToLower(typed))
		if err != nil || n.String() != canonical {
			t.Fatalf("%q: got %q, %v", typed, n, err)
		}
		if n.Entity().Sequence() != 0 || n.Sequence() > 0 == (n.Kind() == filing.EntityNumber) {
			t.Fatalf("%q: %s, sequence %d", typed, n.Kind(), n.Sequence())
		}
		found := filing.FindFilingNumbers("备案 " + canonical + "，")
		if len(found) != 1 || found[0].Number != n {
			t.Fatalf("%q: found %v", canonical, found)
		}
		// One digit more or less is never another number.
		cut := strings.Index(canonical, "号")
		if n, err := filing.ParseFilingNumber(canonical[:cut-1] + canonical[cut:]); err == nil {
			t.Fatalf("%q with a digit missing is %s", canonical, n)
		}
	})
}

func FuzzParseFilingNumber(f *testing.F) {
	for _, s := range []string{"粤ICP备12345678号-1", "ICP备案号：粤ICP备12345678号", "粤B2-20090059-1626X", "京ICP证030173号", "粤ICP备1号", "\xff粤", "号-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range filing.FindFilingNumbers(s) {
			require.True(t, n.Start >= 0 && n.Start < n.End && n.End <= len(s))
		}
		n, err := filing.ParseFilingNumber(s)
		if err != nil {
			require.ErrorIs(t, err, filing.ErrForm)
			return
		}
		again, err := filing.ParseFilingNumber(n.String())
		require.NoError(t, err)
		require.Equal(t, n, again)
	})
}
