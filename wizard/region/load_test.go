package region_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/region"
)

const (
	dir      = "../../assets/regions"
	file     = "44-guangdong.yaml"
	national = "national.yaml"
	sources  = "sources.yaml"
)

func load(t testing.TB) *region.Atlas {
	t.Helper()
	a, err := region.Load(os.DirFS(dir))
	require.NoError(t, err)
	return a
}

// few returns three of the real files, to be spoiled.
func few(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{file, national, sources} {
		raw, err := os.ReadFile(dir + "/" + name)
		require.NoError(t, err)
		out[name] = &fstest.MapFile{Data: raw}
	}
	return out
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		file     string
		old, new string
		want     error
		says     []string
	}{
		"an unknown key": {
			file: file, old: "pinyin: guangdong\n", new: "pinyin: guangdong\ncolour: red\n",
			want: region.ErrFormat, says: []string{file, "colour"},
		},
		"a list of words without words": {
			file: national, old: "    sensitive: [反腐, 赌博, 廉政, 色情]\n", new: "    sensitive: []\n",
			want: region.ErrFormat, says: []string{national, "name_rules.value.sensitive: is empty"},
		},
		"a list of words under another name": {
			file: national, old: "    misleading: [", new: "    misleadings: [",
			want: region.ErrFormat, says: []string{"review_words.value.misleading: is empty"},
		},
		"an unknown key inside a fact": {
			file: file, old: "  value: entity_or_legal_rep\n", new: "  value: entity_or_legal_rep\n  weight: 3\n",
			want: region.ErrFormat, says: []string{"weight"},
		},
		"an unknown key inside a list": {
			file: file, old: "    fingerprint: true\n", new: "    fingerprint: true\n    thumb: left\n",
			want: region.ErrFormat, says: []string{"thumb"},
		},
		"a fact that is missing": {
			file: file, old: "foreign_legal_rep: {value: unknown, note: 未找到, basis: none, source: [], as_of: null, confidence: none}\n",
			want: region.ErrFormat, says: []string{"foreign_legal_rep.value"},
		},
		"a value that is not on the list": {
			file: file, old: "  value: by_trade_name\n", new: "  value: by_colour\n",
			want: region.ErrFormat, says: []string{"individual_business.value", `"by_colour"`, "by_trade_name"},
		},
		"a value in a list that is not on the list": {
			file: file, old: "[shop_licence_format]", new: "[shop_format]",
			want: region.ErrFormat, says: []string{"address_format.value[0]", "shop_format"},
		},
		"an unknown trust": {
			file: file, old: "as_of: '2025-05-27'\n    confidence: high", new: "as_of: '2025-05-27'\n    confidence: certain",
			want: region.ErrFormat, says: []string{"confidence", `"certain"`},
		},
		"an unknown basis": {
			file: file, old: "basis: province", new: "basis: hearsay",
			want: region.ErrFormat, says: []string{"basis", `"hearsay"`},
		},
		"nothing found but trusted": {
			file: file, old: "basis: none, source: [], as_of: null, confidence: none", new: "basis: none, source: [], as_of: null, confidence: low",
			want: region.ErrFormat, says: []string{"must both be"},
		},
		"a source that is not in the table": {
			file: file, old: "source: [hw-pol, tx-44]", new: "source: [hw-pol, tx-999]",
			want: region.ErrFormat, says: []string{"tx-999"},
		},
		"a contact rule nobody explains": {
			file: file, old: "leaders_differ, total_ge_2", new: "leaders_equal, total_ge_2",
			want: region.ErrFormat, says: []string{"contacts_distinct", "leaders_equal"},
		},
		"a name rule nobody explains": {
			file: file, old: "special: [cn_naming", new: "special: [de_naming",
			want: region.ErrFormat, says: []string{"de_naming"},
		},
		"a conflict on an unknown topic": {
			file: file, old: "conflicts: []", new: "conflicts: [{topic: 天气, text: 不一致}]",
			want: region.ErrFormat, says: []string{"conflicts[0].topic", "天气"},
		},
		"a change rule answered twice": {
			file: file, old: "rule: change_order_type", new: "rule: swap_entity",
			want: region.ErrFormat, says: []string{"swap_entity", "change_order_type"},
		},
		"a code that is not the name": {
			file: file, old: "code: 44-guangdong", new: "code: 44-guangzhou",
			want: region.ErrFormat, says: []string{"44-guangzhou"},
		},
		"two documents":            {file: file, old: "conflicts: []", new: "conflicts: []\n---\n{}", want: region.ErrFormat, says: []string{"document"}},
		"a later schema":           {file: file, old: "schema: 1", new: "schema: 2", want: region.ErrSchema, says: []string{file, "2"}},
		"a later national schema":  {file: national, old: "schema: 1", new: "schema: 2", want: region.ErrSchema, says: []string{national}},
		"an unknown national key":  {file: national, old: "disclaimer:", new: "moon: full\ndisclaimer:", want: region.ErrFormat, says: []string{national, "moon"}},
		"an unknown level":         {file: national, old: "check: gb11643, level: block", new: "check: gb11643, level: shout", want: region.ErrFormat, says: []string{"number_patterns.value.", "shout"}},
		"an unknown kind":          {file: sources, old: "kind: official\n", new: "kind: rumour\n", want: region.ErrFormat, says: []string{sources, "rumour"}},
		"an unknown source key":    {file: sources, old: "kind: official\n", new: "kind: official\n    author: x\n", want: region.ErrFormat, says: []string{"author"}},
		"something that is no map": {file: file, old: "# ", new: "- ", want: region.ErrFormat, says: []string{file}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := few(t)
			before := string(fsys[tc.file].Data)
			after := strings.Replace(before, tc.old, tc.new, 1)
			require.NotEqual(t, before, after, "the spoiling found nothing to spoil")
			fsys[tc.file] = &fstest.MapFile{Data: []byte(after)}

			_, err := region.Load(fsys)
			require.ErrorIs(t, err, tc.want)
			for _, word := range tc.says {
				assert.ErrorContains(t, err, word)
			}
			assert.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestLoadNeedsItsFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{national, sources} {
		fsys := few(t)
		delete(fsys, name)
		_, err := region.Load(fsys)
		require.ErrorIs(t, err, fs.ErrNotExist, name)
		assert.ErrorContains(t, err, name)
	}
}

func TestLoadRefusesAnIDTwice(t *testing.T) {
	t.Parallel()
	fsys := few(t)
	twin := strings.NewReplacer("code: 44-guangdong", "code: 44-yuesheng", "pinyin: guangdong", "pinyin: yuesheng").
		Replace(string(fsys[file].Data))
	fsys["44-yuesheng.yaml"] = &fstest.MapFile{Data: []byte(twin)}
	_, err := region.Load(fsys)
	require.ErrorIs(t, err, region.ErrFormat)
	assert.ErrorContains(t, err, "44-guangdong")
}
