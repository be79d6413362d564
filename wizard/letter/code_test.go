package letter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/letter"
)

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codes draws codes as letters have them.
func codes(t *rapid.T) letter.Code {
	sign := rapid.SampledFrom([]rune(signs))
	pages := rapid.IntRange(0, letter.MaxPages).Draw(t, "pages")
	c := letter.Code{
		Wording: rapid.IntRange(1, len(signs)*len(signs)-1).Draw(t, "wording"), Edition: rapid.IntRange(1, len(signs)-1).Draw(t, "edition"),
		Part: rapid.IntRange(0, letter.MaxParts).Draw(t, "part"), Page: rapid.IntRange(0, pages).Draw(t, "page"), Pages: pages,
		Draft: string(rapid.SliceOfN(sign, 5, 5).Draw(t, "draft")),
	}
	for range rapid.IntRange(0, letter.MaxFacts).Draw(t, "facts") {
		c.Facts = append(c.Facts, string(rapid.SliceOfN(sign, 2, 2).Draw(t, "digest")))
	}
	return c
}

func TestCodesComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := codes(t)
		assert.Regexp(t, `^[0-9A-Z]{16,46}$`, c.String(), "what a QR code holds most densely, and no more than fits")
		for _, printed := range []string{
			c.String(), c.Print(), strings.ToLower(c.Print()), " " + strings.ReplaceAll(c.Print(), "-", " ") + "\n",
			strings.NewReplacer("0", "O", "1", "I").Replace(c.Print()),
		} {
			got, err := letter.ParseCode(printed)
			require.NoError(t, err, printed)
			assert.Equal(t, c, got)
			assert.True(t, got.Same(c.OnPage(1, c.Pages)))
		}
	})
}

// TestCodesAreTyped: one wrong sign is noticed nearly always.
func TestCodesAreTyped(t *testing.T) {
	t.Parallel()
	c := letter.Code{Wording: 2, Edition: 1, Page: 1, Pages: 2, Draft: letter.DraftTag("01KAXF8E6Q0000000000000001"), Facts: []string{"AB", "CD", "EF"}}
	whole, missed, tried := c.String(), 0, 0
	for i := range whole {
		for _, r := range signs {
			if typed := whole[:i] + string(r) + whole[i+1:]; typed != whole {
				tried++
				if _, err := letter.ParseCode(typed); err == nil {
					missed++
				}
			}
		}
	}
	assert.LessOrEqual(t, missed*200, tried, "of %d wrong codes %d pass", tried, missed)
}

func TestParseCodeRefuses(t *testing.T) {
	t.Parallel()
	c := letter.Code{Wording: 2, Edition: 1, Draft: "ABCDE"}
	for name, s := range map[string]string{
		"nothing": "", "another mark": "QQ1" + c.String()[3:], "cut short": c.String()[:10], "one sign more": c.String() + "A",
		"signs that no code has, their check signs right": letter.Code{Wording: 2, Edition: 1, Draft: "A!?*D"}.String(),
		"words": "BD1 这不是文书编号", "a page after the last": c.OnPage(3, 2).String(), "an address": "HTTPS://EXAMPLE.CN/BD1",
	} {
		_, err := letter.ParseCode(s)
		require.ErrorIs(t, err, letter.ErrNoCode, name)
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add(letter.Code{Wording: 1, Edition: 1, Draft: "00000", Facts: []string{"11"}}.Print())
	f.Add("BD1-0000-0000-0000-00")
	f.Add("bd1\u3000０１ＯＩ")
	f.Add("BD1000000000\xf9\x90)\x8f\x171\xab\xaetU\xbb\x88\xcd000") // found by fuzzing: its check signs agree
	f.Fuzz(func(t *testing.T, s string) {
		c, err := letter.ParseCode(s)
		if err != nil {
			require.ErrorIs(t, err, letter.ErrNoCode)
			return
		}
		again, err := letter.ParseCode(c.Print())
		require.NoError(t, err)
		assert.Equal(t, c, again)
	})
}
