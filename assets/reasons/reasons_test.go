package reasons_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/remedy"
)

func open(t *testing.T) []remedy.Reason {
	t.Helper()
	b, err := remedy.Load(reasons.JSON())
	require.NoError(t, err)
	return b.Reasons()
}

// TestCatalogueIsWhole: R01–R37, S01–S11, X01–X15 of the reviews, V01–V32 of the checks after approval, in order.
func TestCatalogueIsWhole(t *testing.T) {
	t.Parallel()
	last := map[byte]int{}
	for _, r := range open(t) {
		last[r.ID[0]]++
		number := int(r.ID[1]-'0')*10 + int(r.ID[2]-'0')
		assert.Equal(t, last[r.ID[0]], number, "%s", r.ID)
		assert.Equal(t, r.ID[0] != 'V', r.Stage == remedy.Review, "%s", r.ID)
	}
	assert.Equal(t, map[byte]int{'R': 37, 'S': 11, 'X': 15, 'V': 32}, last)
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, r := range open(t) {
		for _, s := range slices.Concat([]string{r.Title.Chinese, r.Meaning.Chinese}, r.Todo.Chinese) {
			for _, word := range []string{"请", "无效", "非法"} { // an application (申请) is no plea
				assert.NotContains(t, strings.ReplaceAll(s, "申请", ""), word, "%s", r.ID)
			}
			assert.True(t, strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) }), "%s: %s", r.ID, s)
		}
		for _, s := range slices.Concat([]string{r.Title.English, r.Meaning.English}, r.Todo.English) {
			quoted := false // what a Chinese page says may be quoted
			for _, c := range s {
				quoted = c == '“' || quoted && c != '”'
				assert.False(t, unicode.Is(unicode.Han, c) && !quoted, "%s: %s", r.ID, s)
			}
		}
		assert.True(t, strings.HasSuffix(r.Meaning.Chinese, "。"), "%s: the meaning is a sentence", r.ID)
		assert.True(t, strings.HasSuffix(r.Meaning.English, "."), "%s: the meaning is a sentence", r.ID)
	}
}

// TestLinks: questions and reminders that a reason names are there.
func TestLinks(t *testing.T) {
	t.Parallel()
	asks := []string{
		string(flow.AskNature), string(flow.AskProvince), string(flow.AskService), string(flow.AskEntityFiled),
		string(flow.AskDomainFiled), string(flow.AskEntityHere), string(flow.AskDomainHere),
	}
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	var reminders []string
	for _, r := range portal.Reminders {
		reminders = append(reminders, r.ID)
	}
	used := map[string]bool{}
	for _, r := range open(t) {
		for _, a := range r.Asks {
			assert.Contains(t, asks, a, "%s", r.ID)
		}
		for _, m := range r.Reminders {
			assert.Contains(t, reminders, m, "%s", r.ID)
			used[m] = true
		}
	}
	for _, m := range reminders {
		assert.True(t, used[m], "no reason knows the reminder %s", m)
	}
}

// TestEveryReasonLeadsSomewhere: the window puts a button for every fact and paper, so none may be without.
func TestEveryReasonLeadsSomewhere(t *testing.T) {
	t.Parallel()
	for _, r := range open(t) {
		assert.Positive(t, len(r.Paths)+len(r.Slots), "%s", r.ID)
		for _, p := range r.Paths {
			field, ok := filing.Lookup(p)
			assert.True(t, ok && field.Path == p, "%s: %s is no field", r.ID, p)
		}
	}
}
