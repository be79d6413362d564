package hanzi_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	assets "github.com/beiandesk/beiandesk/assets/hanzi"
	"github.com/beiandesk/beiandesk/wizard/hanzi"
)

func TestSearch(t *testing.T) {
	tests := []struct {
		name, typed string
		first       string // the first that are found
		has         string // are found
		lacks       string // are not
	}{
		{"a reading with its tone as a number", "yan3", "", "䶮俨郾衍", "言"},
		{"a reading with its tone as a mark", "yǎn", "", "䶮俨", "言"},
		{"a reading of any tone", "yan", "", "䶮言燕", "云"},
		{"capitals and wide letters", "ＹＡＮ３", "", "䶮", "言"},
		{"ü as v", "lv3", "", "吕铝", "路"},
		{"ü", "lü3", "", "吕铝", "路"},
		{"ü with a mark", "lǚ", "", "吕铝", "路"},
		{"ü as u and colon", "nu:3", "", "女", "努"},
		{"a reading that others begin with", "zhua", "爪", "抓", "庄"},
		{"a beginning that is no syllable", "xion", "", "熊雄", "新"},
		{"two parts", "龙天", "䶮", "", "龙"},
		{"parts in another order, with a space", "天 龙", "䶮", "", ""},
		{"the same part twice", "吉吉", "喆", "嚞", "吉"},
		{"the same part three times", "水水水", "淼", "", "沝"},
		{"parts within parts", "方方土", "堃", "", ""},
		{"a radical in the form it has alone", "水朋", "", "淜", ""},
		{"a radical in the form it has beside", "氵朋", "", "淜", ""},
		{"a radical of simplified writing", "讠成", "诚", "", ""},
		{"a part and a reading", "王 yue4", "玥", "", "月"},
		{"a radical with strokes beside it", "氵8", "", "淼", "水"},
		{"the same in words", "氵部8画", "", "淼", "水"},
		{"strokes in all with a reading", "yan3 9画", "", "䶮俨", ""},
		{"a character by itself", "䶮", "䶮", "", ""},
		{"a character that others are made of", "喆", "喆", "", ""},
		{"a character without parts", "𬭎", "𬭎", "", ""},
		{"a code point", "U+4DAE", "䶮", "", ""},
		{"a code point without its sign", "2b8f6", "\U0002B8F6", "", ""},
		{"a code point as in web pages", "&#x31350;", "\U00031350", "", ""},
		{"a code point of a later edition", "U+2EBF0", "\U0002EBF0", "", ""},
	}
	table := assets.Table()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const all = 100_000
			got := table.Search(tt.typed, all)
			var found string
			for _, c := range got.Characters {
				found += string(c.Rune)
			}
			assert.Equal(t, utf8.RuneCountInString(found), got.Total)
			assert.Equal(t, tt.first, string([]rune(found)[:utf8.RuneCountInString(tt.first)]))
			for _, r := range tt.has {
				assert.Contains(t, found, string(r))
			}
			for _, r := range tt.lacks {
				assert.NotContains(t, found, string(r))
			}
		})
	}
}

func TestSearchFindsNothing(t *testing.T) {
	for name, typed := range map[string]string{
		"nothing typed": "  ", "no syllable": "qwrt", "half of a pair": "U+D800", "no character": "U+2FFFF", "a control": "U+0007",
		"parts that nothing has": "龙龙龙龙龙龙龙", "more strokes than any": "999画", "a number without end": "99999999999999999999",
		"signs": "+-*/", "beyond Unicode": "ffff9f",
	} {
		t.Run(name, func(t *testing.T) {
			assert.Zero(t, assets.Table().Search(typed, 10).Total)
		})
	}
}

func TestCommonCharactersComeFirst(t *testing.T) {
	got := assets.Table().Search("yan3", 100)
	require.Greater(t, got.Total, 100, "the list is cut, the number is not")
	assert.Len(t, got.Characters, 100)
	assert.Equal(t, '衍', got.Characters[0].Rune, "and those of old books last")
	assert.Less(t, got.Characters[10].Rune, rune(0x10000))
}

func TestCharacter(t *testing.T) {
	table := assets.Table()
	assert.Equal(t, hanzi.Character{Rune: '䶮', Readings: []string{"yǎn"}, Radical: '龍', Beside: 4, Strokes: 9}, table.Character('䶮'))
	assert.Equal(t, "U+4DAE", table.Character('䶮').Code())
	assert.Equal(t, hanzi.Character{Rune: '\U0002EBF0'}, table.Character('\U0002EBF0'), "one of a later edition")
	assert.True(t, table.Knows('\U000323AF'), "the last of Unicode 15")
}

func TestMarked(t *testing.T) {
	for syllable, want := range map[string]string{
		"yan3": "yǎn", "lv3": "lǚ", "lve4": "lüè", "liu2": "liú", "gui4": "guì", "xiong2": "xióng", "de5": "de", "ng2": "ng", "": "",
	} {
		assert.Equal(t, want, hanzi.Marked(syllable))
	}
}

func TestSpells(t *testing.T) {
	tests := []struct {
		name, typed string
		want        bool
	}{
		{"广东省", "gd", true},
		{"广东省", "guangd", true},
		{"广东省", "GuangDong", true},
		{"广东省", "gds", true},
		{"浙江省", "zj", true},
		{"北京市", "bj", true},
		{"陕西省", "sx", true},
		{"内蒙古自治区", "nmg", true},
		{"重庆市", "cq", true},
		{"绿春县", "lüchun", true},
		{"绿春县", "lvc", true},
		{"西安市", "xi'an", true},
		{"示例APP公司", "slapp", true},
		{"广东省", "dg", false},
		{"广东省", "gdq", false},
		{"广东省", "", false},
		{"广东省", "广", false},
		{"广东省", "guangdongshengx", false},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, assets.Table().Spells(tt.name, tt.typed), "%s %s", tt.name, tt.typed)
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, raw := range map[string]string{
		"nothing": "", "no UTF-8": "@readings\nai1 \xff", "an unknown section": "@more\na b", "no section": "a b",
		"a reading without characters": "@readings\nai1", "a reading without tone": "@readings\nai 哀",
		"strokes that are no numbers": "@strokes\n1.x.2 一", "strokes without total": "@strokes\n1.2 一", "a radical that is none": "@radicals\n999 一",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := hanzi.Load(raw)
			assert.ErrorIs(t, err, hanzi.ErrTable)
		})
	}
}

func TestATableThatGoesRoundInCirclesEnds(t *testing.T) {
	table, err := hanzi.Load("@readings\na1 甲乙\n@strokes\n5.1.2 甲乙\n@radicals\n5 乙\n@parts\n甲乙\n乙甲\n")
	require.NoError(t, err)
	assert.Equal(t, 2, table.Search("甲", 10).Total)
	assert.LessOrEqual(t, table.Search("甲甲", 10).Total, 2)
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"yan3", "龙天", "氵8", "U+4DAE", "nu:3 ü", "部部8画0", "0", "水0", "\xff"} {
		f.Add(s)
	}
	table := assets.Table()
	f.Fuzz(func(t *testing.T, typed string) {
		const most = 20
		got := table.Search(typed, most)
		assert.LessOrEqual(t, len(got.Characters), most)
		assert.GreaterOrEqual(t, got.Total, len(got.Characters))
		for _, c := range got.Characters {
			assert.True(t, hanzi.Writable(c.Rune), "%U", c.Rune)
		}
		table.Spells("广东省", typed)
	})
}

func FuzzLoad(f *testing.F) {
	f.Add("@readings\na1 甲乙\n@strokes\n5.1.2 甲乙\n@radicals\n5 乙\n@parts\n甲乙\n")
	f.Fuzz(func(t *testing.T, raw string) {
		table, err := hanzi.Load(raw)
		if err != nil {
			require.ErrorIs(t, err, hanzi.ErrTable)
			return
		}
		assert.GreaterOrEqual(t, table.Search("甲", 10).Total, 0)
	})
}
