package region_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/region"
)

func TestDescribe(t *testing.T) {
	t.Parallel()
	a := load(t)
	for name, tc := range map[string]struct {
		id, lang string
		want     []string
	}{
		"Guangdong, Chinese": {"44", region.Chinese, []string{
			"44  广东省  广东省通信管理局\n",
			"  主体负责人：须为法定代表人\n      首次与新增须法定代表人；变更、接入及特殊单位建议用法人\n      [本省，可信度高，2025-12-31，华为云、腾讯云]\n",
			"  未找到规定的项目：法定代表人是外籍、",
			"      本省资料：可由单位指定人员担任\n",
			"  个体工商户：有字号按单位，无字号按个人\n",
		}},
		"Guangdong, English": {"44", region.English, []string{
			"  Entity principal: must be the legal representative\n",
			"  Number at the foot of the site: the number of the entity\n",
			"[province, high trust, 2025-05-27, 华为云]",
		}},
		"Beijing, disputed": {"11", region.Chinese, []string{"      分歧：阿里 2019、青云允许授权", "\n资料有分歧的项目\n"}},
		"Jiangxi, orders":   {"36", region.Chinese, []string{"一单的服务数（单位）：已备案超过 15 个后，每单最多 1 个\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			require.NoError(t, a.Describe(&out, tc.id, tc.lang))
			for _, want := range tc.want {
				assert.Contains(t, out.String(), want)
			}
		})
	}
}

func TestDescribeRefuses(t *testing.T) {
	t.Parallel()
	a := load(t)
	var out strings.Builder
	require.ErrorIs(t, a.Describe(&out, "99", region.Chinese), region.ErrNoProvince)
	assert.Empty(t, out.String())
	assert.Nil(t, a.Sheet("99", region.Chinese))

	full := errors.New("disk full")
	assert.ErrorIs(t, a.Describe(writer{full}, "44", region.Chinese), full)
}

type writer struct{ err error }

func (w writer) Write([]byte) (int, error) { return 0, w.err }

// TestSheetsHaveNoGaps reads every line of every province in both languages.
func TestSheetsHaveNoGaps(t *testing.T) {
	t.Parallel()
	a := load(t)
	for _, p := range a.Provinces() {
		chinese, english := a.Sheet(p.ID, region.Chinese), a.Sheet(p.ID, region.English)
		require.Len(t, english, len(chinese), p.ID)
		for i, section := range chinese {
			require.Len(t, english[i].Lines, len(section.Lines), section.Title)
			assert.NotContains(t, english[i].Title, section.Title)
			for j, l := range section.Lines {
				e := english[i].Lines[j]
				assert.NotEmpty(t, l.Label, section.Title)
				assert.NotEmpty(t, l.Value, "%s %s", p.ID, l.Label)
				assert.NotEmpty(t, e.Value, "%s %s", p.ID, e.Label)
				assert.NotContains(t, l.Value, "“”", "%s %s", p.ID, l.Label)
				assert.NotContains(t, l.Value, "%!", l.Label)
				assert.NotContains(t, e.Value, "%!", e.Label)
			}
		}
	}
}

// TestNothingIsLeftOut holds the print-out against the files: what a province's own text says about any of its keys is read
// there with its layer, its trust, its date and its sources, and every dispute beside what it is about.
func TestNothingIsLeftOut(t *testing.T) {
	t.Parallel()
	a := load(t)
	seen := map[string]bool{}
	for _, p := range a.Provinces() {
		lines := map[string][]region.Line{}
		disputed := map[string]bool{}
		for _, section := range a.Sheet(p.ID, region.Chinese) {
			for _, l := range section.Lines {
				for _, text := range []string{l.Note, l.Local, l.Value} {
					lines[text] = append(lines[text], l)
				}
				if l.Layer != "" || l.Local != "" {
					disputed[l.Conflict] = true
				}
				if l.Layer != "" {
					assert.NotEmpty(t, l.Trust, l.Label)
					assert.NotEmpty(t, l.AsOf, l.Label)
					assert.NotEmpty(t, l.Source, l.Label)
					assert.NotEmpty(t, l.Sources, l.Label)
				}
			}
		}
		raw, err := json.Marshal(p)
		require.NoError(t, err)
		var file map[string]any
		require.NoError(t, json.Unmarshal(raw, &file))
		for key, value := range file {
			notes(value, func(note string) {
				seen[key] = true
				assert.NotEmpty(t, lines[note], "%s %s: %q is not on the sheet", p.ID, key, note)
			})
		}
		for _, c := range p.Conflicts {
			assert.True(t, disputed[c.Text], "%s: nobody reads about the dispute on %s", p.ID, c.Topic)
		}
	}
	assert.Len(t, seen, 25, "the keys that have notes")
}

// notes visits the notes of every fact below a value that a text about the province stands behind.
func notes(value any, visit func(string)) {
	switch v := value.(type) {
	case map[string]any:
		note, _ := v["note"].(string)
		if basis, known := v["basis"]; note != "" && (basis == "province" || !known) {
			visit(note)
		}
		for _, inner := range v {
			notes(inner, visit)
		}
	case []any:
		for _, inner := range v {
			notes(inner, visit)
		}
	}
}

// TestEveryValueHasWords looks for a value of the files that shows through to the reader.
func TestEveryValueHasWords(t *testing.T) {
	t.Parallel()
	for _, c := range []region.Chooser{
		region.Trust(""), region.Basis(""), region.SourceKind(""), region.LegalRep(""), region.When(""), region.Signer(""),
		region.AddressFormat(""), region.ChangeAnswer(""), region.ChangeTopic(""), region.ResidenceProof(""), region.MinorDoc(""),
	} {
		values := map[string]bool{}
		for _, choice := range c.Choices() {
			assert.False(t, values[choice.Value], "%T %s twice", c, choice.Value)
			values[choice.Value] = true
			assert.True(t, strings.ContainsFunc(choice.Chinese, func(r rune) bool { return unicode.Is(unicode.Han, r) }), choice.Value)
			assert.NotEmpty(t, choice.English, choice.Value)
			assert.Equal(t, choice.Chinese, region.Words(c, choice.Value, region.Chinese))
			assert.Equal(t, choice.English, region.Words(c, choice.Value, region.English))
		}
	}
	assert.Equal(t, "purple", region.Words(region.Trust(""), "purple", region.Chinese))
}

func TestProvinceAsJSON(t *testing.T) {
	t.Parallel()
	p, ok := load(t).Province("36")
	require.True(t, ok)
	raw, err := json.Marshal(p)
	require.NoError(t, err)

	var got map[string]any
	require.NoError(t, json.Unmarshal(raw, &got))
	assert.Len(t, got, 37, "every key of the file")
	assert.Equal(t, map[string]any{
		"value": "yes", "note": "须为法定代表人", "basis": "province", "source": []any{"hw-gj", "volc-jx", "tx-36"},
		"as_of": "2025-12-31", "confidence": "high",
	}, got["legal_rep_required"])
	assert.Equal(t, map[string]any{"unit": nil, "personal": nil, "after": map[string]any{"unit": 15.0, "personal": 7.0}, "then": 1.0},
		got["sites_per_order"].(map[string]any)["value"])

	var back region.Province
	require.NoError(t, json.Unmarshal(raw, &back))
	assert.Equal(t, p, back)
}
