package remedy_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// small is a book with one reason, as complete as it must be.
func small() map[string]any {
	return map[string]any{
		"threshold": 0.5,
		"words":     map[string][]string{"differ": {"不一致"}},
		"after":     []string{}, "calm": []string{"验证码"}, "alarm": []string{"驳回"},
		"reasons": []any{reason()},
	}
}

func reason() map[string]any {
	return map[string]any{
		"id": "R02", "layer": "national", "stage": "review", "kind": "computed",
		"title": map[string]string{"zh": "题", "en": "title"}, "meaning": map[string]string{"zh": "义", "en": "meaning"},
		"todo":  map[string][]string{"zh": {"做"}, "en": {"do"}},
		"rules": []string{"DOM004"}, "paths": []string{"entity.name"}, "slots": []string{"entity.certificate", "letters.*"},
		"signs": []string{"90 域名 & <differ>"}, "against": []string{"50 网站名称"},
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	in := func(key string, value any) func(map[string]any) {
		return func(b map[string]any) { b["reasons"].([]any)[0].(map[string]any)[key] = value }
	}
	for name, c := range map[string]struct {
		change func(map[string]any)
		says   string
	}{
		"an unknown member":       {func(b map[string]any) { b["reason"] = 1 }, "reason"},
		"no threshold":            {func(b map[string]any) { delete(b, "threshold") }, "threshold"},
		"a threshold of one":      {func(b map[string]any) { b["threshold"] = 1 }, "threshold"},
		"no reasons":              {func(b map[string]any) { b["reasons"] = []any{} }, "no reasons"},
		"a reason twice":          {func(b map[string]any) { b["reasons"] = []any{reason(), reason()} }, "twice"},
		"an ID of another form":   {in("id", "Q1"), "ID"},
		"no such layer":           {in("layer", "city"), "layer"},
		"no such stage":           {in("stage", "later"), "stage"},
		"no such kind":            {in("kind", "guessed"), "kind"},
		"computed without a rule": {in("rules", []string{}), "0 rules"},
		"reminded with a rule":    {in("kind", "reminded"), "1 rules"},
		"asked by nobody": {func(b map[string]any) {
			in("kind", "asked")(b)
			in("rules", []string{})(b)
		}, "by no question"},
		"no English title":           {in("title", map[string]string{"zh": "题"}), "sentence"},
		"fewer steps in English":     {in("todo", map[string][]string{"zh": {"一", "二"}, "en": {"one"}}), "steps"},
		"an empty step":              {in("todo", map[string][]string{"zh": {" "}, "en": {"one"}}), "empty step"},
		"no fact":                    {in("paths", []string{"entity.nmae"}), "entity.nmae"},
		"a concrete path":            {in("paths", []string{"services[0].name"}), "services[0].name"},
		"no such slot":               {in("slots", []string{"entity.photo"}), "entity.photo"},
		"no signs":                   {in("signs", []string{}), "no signs"},
		"a sign without weight":      {in("signs", []string{"域名 & 过期"}), "weight"},
		"a sign that is certain":     {in("signs", []string{"100 域名"}), "weight"},
		"a sign with too many parts": {in("signs", []string{"50 一 & 二 & 三 & 四 & 五"}), "parts"},
		"unknown words":              {in("signs", []string{"50 <same>"}), "<same>"},
		"an empty word":              {in("signs", []string{"50 域名|"}), "never be found"},
		"a word in capitals":         {in("signs", []string{"50 APP"}), "app"},
		"two followers":              {in("signs", []string{"50 不符~合的"}), "~"},
		"like nothing":               {in("like", "R99"), "R99"},
		"like itself":                {in("like", "R02"), "R02"},
		"a calm word with a space":   {func(b map[string]any) { b["calm"] = []string{"验证 码"} }, "验证码"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := small()
			c.change(b)
			raw, err := json.Marshal(b)
			require.NoError(t, err)
			_, err = remedy.Load(raw)
			require.ErrorIs(t, err, remedy.ErrBook)
			assert.ErrorContains(t, err, c.says)
		})
	}
	for name, raw := range map[string][]byte{"empty": nil, "cut off": []byte(`{"threshold":`), "two documents": bytes.Repeat(reasons.JSON(), 2)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := remedy.Load(raw)
			assert.ErrorIs(t, err, remedy.ErrBook)
		})
	}
}

func TestScoreCanBeWorkedOutByHand(t *testing.T) {
	t.Parallel()
	change := func(c func(map[string]any)) *remedy.Book {
		b := small()
		c(b["reasons"].([]any)[0].(map[string]any))
		raw, err := json.Marshal(b)
		require.NoError(t, err)
		out, err := remedy.Load(raw)
		require.NoError(t, err)
		return out
	}
	two := func(r map[string]any) {
		r["signs"] = []string{"60 域名 & <differ>", "50 主体"}
		r["against"] = []string{"25 可忽略"}
	}
	for name, c := range map[string]struct {
		change func(map[string]any)
		text   string
		score  float64 // 0: not named
	}{
		"one sign":                  {two, "域名不一致", 0.6},
		"two signs":                 {two, "域名与主体不一致", 1 - 0.4*0.5},
		"something against":         {two, "域名与主体不一致，可忽略", 0.8 * 0.75},
		"parts in two sentences":    {two, "域名。不一致", 0},
		"parts too far apart":       {two, "域名" + string(bytes.Repeat([]byte("，甲"), 20)) + "不一致", 0},
		"good news":                 {two, "验证码：域名不一致", 0},
		"good news and a complaint": {two, "验证码。驳回：域名不一致", 0.6},
		"after approval, in a review": {
			func(r map[string]any) { r["stage"], r["signs"] = "after", []string{"90 域名"} }, "域名", 0.9 * 0.6,
		},
		"after approval, in a review, and less sure": {
			func(r map[string]any) { r["stage"], r["signs"] = "after", []string{"80 域名"} }, "域名", 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			matches := change(c.change).Match(c.text)
			if c.score == 0 {
				assert.Empty(t, matches)
				return
			}
			require.Len(t, matches, 1)
			assert.InDelta(t, c.score, matches[0].Score, 1e-9)
		})
	}
}

func TestReasonsAnswerInBothLanguages(t *testing.T) {
	t.Parallel()
	b := book(t)
	r, ok := b.Reason("R02")
	require.True(t, ok)
	assert.NotEqual(t, r.Title.In(text.Chinese), r.Title.In(text.English))
	assert.Equal(t, r.Todo.English, r.Todo.In(text.English))
	assert.Equal(t, r.Todo.Chinese, r.Todo.In(text.Chinese))
	_, ok = b.Reason("R99")
	assert.False(t, ok)
}

func FuzzLoad(f *testing.F) {
	raw, err := json.Marshal(small())
	require.NoError(f, err)
	f.Add(raw)
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := remedy.Load(raw)
		if err != nil {
			assert.ErrorIs(t, err, remedy.ErrBook)
			return
		}
		assert.NotEmpty(t, b.Reasons())
		b.Match("域名与主体不一致")
	})
}
