package sheet_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

const id = "01KAXF8E6Q0000000000000001"

func newBook(t testing.TB) sheet.Book {
	t.Helper()
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	b := sheet.Book{Divisions: all}
	b.Texts, err = text.Load(words.Files, text.Chinese, all.Name)
	require.NoError(t, err)
	english, err := text.Load(words.Files, text.English, all.Name)
	require.NoError(t, err)
	b.Other = []*text.Catalog{english}
	return b
}

// grid is a sheet of one row: paths in the first, titles in the second, cells in the third.
func grid(row map[string]sheet.Cell) sheet.Grid {
	g := sheet.Grid{Rows: []sheet.Row{{Number: 1}, {Number: 3}}}
	column := 0
	add := func(path string, c sheet.Cell) {
		column++
		g.Rows[0].Cells = append(g.Rows[0].Cells, sheet.Cell{Column: column, Text: path})
		if c.Column = column; c.Text != "" || c.Form != sheet.Text {
			g.Rows[1].Cells = append(g.Rows[1].Cells, c)
		}
	}
	add("title", sheet.Cell{Text: "名"})
	add("order", sheet.Cell{Text: "first"})
	add("entity.nature", sheet.Cell{Text: "企业"})
	for _, p := range append([]filing.Path{sheet.ID, "provider"}, sheet.Usual()...) {
		if c, ok := row[string(p)]; ok {
			add(string(p), c)
		}
	}
	for p, c := range row {
		if strings.Contains(p, "[1]") || strings.Contains(p, "[2]") || strings.Contains(p, "principal.c") && strings.HasPrefix(p, "services") {
			add(p, c)
		}
	}
	return g
}

func said(s string) sheet.Cell { return sheet.Cell{Text: s} }

func number(s string) sheet.Cell { return sheet.Cell{Text: s, Form: sheet.Number} }

func TestWhatACellSays(t *testing.T) {
	b := newBook(t)
	type row map[string]sheet.Cell
	tests := []struct {
		name string
		row  row
		path filing.Path
		want string
		key  string // of the problem
	}{
		{"a code", row{"entity.certificate.kind": said("business_licence")}, "entity.certificate.kind", "business_licence", ""},
		{"a Chinese word", row{"entity.certificate.kind": said(" 营业执照 ")}, "entity.certificate.kind", "business_licence", ""},
		{"an English word", row{"entity.certificate.kind": said("business licence")}, "entity.certificate.kind", "business_licence", ""},
		{"another word", row{"entity.certificate.kind": said("执照")}, "", "", sheet.UnknownWord},
		{"several words", row{"services[0].kind": said("网站"), "services[0].content": said("单位门户网站，other;新闻 ")}, "", "", sheet.UnknownWord},
		{"several words that are known", row{"services[0].kind": said("网站"), "services[0].content": said("单位门户网站，other; News ")}, "services[0].content", "corporate_site,other,news", ""},
		{"yes", row{"principal.is_legal_representative": said("Ｙ")}, "principal.is_legal_representative", "true", ""},
		{"no by a program", row{"principal.is_legal_representative": {Text: "FALSE", Form: sheet.Bool}}, "principal.is_legal_representative", "false", ""},
		{"neither", row{"principal.is_legal_representative": said("也许")}, "", "", sheet.NotYesNo},
		{"a province without its ending", row{"province": said("广东")}, "province", "44", ""},
		{"a county", row{"province": said("44"), "city": said("深圳市"), "county": said("南山区")}, "county", "440305", ""},
		{"a city elsewhere", row{"province": said("广东省"), "city": said("北京市")}, "", "", sheet.UnknownCity},
		{"a day as text", row{"entity.certificate.valid_from": said("2026/1/2")}, "entity.certificate.valid_from", "2026/1/2", ""},
		{"a moment", row{"entity.certificate.valid_from": said("2026-01-02 00:00:00")}, "entity.certificate.valid_from", "2026-01-02", ""},
		{"a day", row{"entity.certificate.valid_from": {Text: "2026-01-02", Form: sheet.Day}}, "entity.certificate.valid_from", "2026-01-02", ""},
		{"a count of days", row{"entity.certificate.valid_from": number("46024")}, "entity.certificate.valid_from", "2026-01-02", ""},
		{"a day of eight digits", row{"entity.certificate.valid_from": number("20260102")}, "entity.certificate.valid_from", "20260102", ""},
		{"no end", row{"entity.certificate.valid_until": said("长期")}, "entity.certificate.valid_until", "long_term", ""},
		{"no end in English", row{"entity.certificate.valid_until": said("no end")}, "entity.certificate.valid_until", "long_term", ""},
		{"a name that became a day", row{"entity.name": {Text: "2026-03-04", Form: sheet.Day}}, "", "", sheet.BecameDate},
		{"a phone that became a number", row{"principal.mobile": number("13800000000")}, "principal.mobile", "13800000000", ""},
		{"and one with an exponent", row{"principal.mobile": number("1.38E+10")}, "principal.mobile", "13800000000", ""},
		{"an identity number that lost digits", row{"principal.certificate.number": number("4.4039919850312E+17")}, "", "", sheet.LostDigits},
		{"and was saved as text", row{"principal.certificate.number": said("4.40399E+17")}, "", "", sheet.LostDigits},
		{"and was saved with all its places", row{"principal.certificate.number": said("440399198503120000")}, "", "", sheet.LostDigits},
		{"a formula", row{"entity.name": {Text: "=A1", Form: sheet.Formula}}, "", "", sheet.NoValue},
		{"an error", row{"entity.name": {Text: "#REF!", Form: sheet.Fault}}, "", "", sheet.FaultValue},
		{"a service without a kind", row{"services[0].name": said("站")}, "", "", sheet.NeedsKind},
		{"the third domain without a second", row{"services[0].kind": said("网站"), "services[0].domains[2].name": said("c.example.cn")}, "", "", sheet.FarList},
		{"the second domain", row{"services[0].kind": said("网站"), "services[0].domains[1].name": said("c.example.cn")}, "services[0].domains[1].name", "c.example.cn", ""},
		{"an empty cell of a new filing", row{"services[0].kind": said("网站"), "services[0].name": said("站"), "services[0].languages": said("")}, "services[0].languages", "zh-Hans", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := b.Read(grid(tt.row))
			require.NoError(t, err)
			require.Len(t, r.Entries, 1)
			result := b.Fill(r, r.Entries[0], nil, id)
			if tt.key != "" {
				require.NotEmpty(t, result.Problems)
				assert.Equal(t, tt.key, result.Problems[0].Key)
				assert.Nil(t, result.Filing, "nothing of the row is taken")
				wrong, fix := result.Problems[0].Say(b.Texts)
				assert.NotContains(t, wrong+fix, "sheet.")
				assert.NotContains(t, wrong+fix, "{")
				return
			}
			require.Empty(t, result.Problems)
			got, _ := result.Filing.Text(tt.path)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestANewFilingNeedsItsOrder(t *testing.T) {
	b := newBook(t)
	r, err := b.Read(sheet.Grid{Rows: []sheet.Row{
		{Number: 1, Cells: []sheet.Cell{{Column: 1, Text: "*备案类型"}, {Column: 2, Text: "主办单位名称"}}},
		{Number: 2, Cells: []sheet.Cell{{Column: 2, Text: "某公司"}}},
	}})
	require.NoError(t, err)
	problems := b.Fill(r, r.Entries[0], nil, id).Problems
	require.Len(t, problems, 2)
	assert.Equal(t, []string{"A2", "2"}, []string{problems[0].Address(), problems[1].Address()}, "the nature has no column")
}

func TestOnlyWhatDiffersChanges(t *testing.T) {
	b := newBook(t)
	f := sample.Enterprise()
	row := map[string]sheet.Cell{
		"id": said(f.ID), "entity.certificate.valid_from": number("42605"), "principal.mobile": said("13900009999"),
		"entity.mailing_address": said(""), "services[0].content": said("Corporate site"),
	}
	g := grid(row)
	g.Rows[1].Cells[0].Text = f.Title
	r, err := b.Read(g)
	require.NoError(t, err)
	result := b.Fill(r, r.Entries[0], f, f.ID)
	require.Empty(t, result.Problems)
	var changed []filing.Path
	for _, c := range result.Changes {
		changed = append(changed, c.Path)
	}
	assert.Equal(t, []filing.Path{"entity.mailing_address", "principal.mobile"}, changed,
		"2016-08-23 as a count of days is the same day; an empty cell empties; what has no column stays")
	assert.Equal(t, sample.Enterprise(), f, "the draft itself is not touched")
}

func TestWhatFollowsIsTold(t *testing.T) {
	b := newBook(t)
	f := sample.Enterprise()
	r, err := b.Read(grid(map[string]sheet.Cell{"id": said(f.ID), "province": said("浙江省"), "principal.name": said("别人")}))
	require.NoError(t, err)
	result := b.Fill(r, r.Entries[0], f, f.ID)
	require.Empty(t, result.Problems)
	assert.Empty(t, result.Filing.City, "a city of another province goes")
	require.Len(t, result.Notes, 1)
	assert.Equal(t, sheet.Settled, result.Notes[0].Key, "a principal who is the legal representative has that name")
	assert.Contains(t, result.Changes, sheet.Change{Path: "city", Old: "4403"})
}

func TestColumns(t *testing.T) {
	b := newBook(t)
	cell := func(column int, s string) sheet.Cell { return sheet.Cell{Column: column, Text: s} }
	tests := []struct {
		name  string
		rows  []sheet.Row
		known map[int]filing.Path
		lost  []int
		above []int
	}{
		{
			"by path, though the title was worded anew",
			[]sheet.Row{{1, []sheet.Cell{cell(2, "entity.name"), cell(3, "order")}}, {2, []sheet.Cell{cell(2, "客户"), cell(3, "备案类型"), cell(4, "编号")}}, {3, []sheet.Cell{cell(2, "某")}}},
			map[int]filing.Path{2: "entity.name", 3: "order", 4: sheet.ID},
			nil, nil,
		},
		{
			"by title, though the path stayed behind when cells were moved",
			[]sheet.Row{{1, []sheet.Cell{cell(1, "entity.name"), cell(2, "order")}}, {2, []sheet.Cell{cell(1, "*备案类型"), cell(2, "*主办单位名称")}}, {3, []sheet.Cell{cell(2, "某")}}},
			map[int]filing.Path{1: "order", 2: "entity.name"},
			nil, nil,
		},
		{
			"by title in English, numbered",
			[]sheet.Row{{1, []sheet.Cell{cell(1, b.Other[0].Label("services[1].domains[2].name")), cell(2, b.Other[0].Label("order"))}}, {2, []sheet.Cell{cell(1, "a.cn")}}},
			map[int]filing.Path{1: "services[1].domains[2].name", 2: "order"},
			nil, nil,
		},
		{
			"below a heading of the office",
			[]sheet.Row{{1, []sheet.Cell{cell(1, "2026年客户")}}, {4, []sheet.Cell{cell(1, "备案类型"), cell(2, "主办单位名称"), cell(3, "跟进人"), cell(4, "备案类型")}}, {5, []sheet.Cell{cell(1, "first")}}},
			map[int]filing.Path{1: "order", 2: "entity.name"},
			[]int{3, 4},
			[]int{1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := b.Read(sheet.Grid{Rows: tt.rows})
			require.NoError(t, err)
			known, lost := map[int]filing.Path{}, []int(nil)
			for _, h := range r.Columns {
				known[h.Column] = h.Path
			}
			for _, h := range r.Unknown {
				lost = append(lost, h.Column)
			}
			assert.Equal(t, tt.known, known)
			assert.Equal(t, tt.lost, lost)
			assert.Equal(t, tt.above, r.Above)
			assert.Len(t, r.Entries, 1)
		})
	}
	for name, rows := range map[string][]sheet.Row{
		"no titles":   {{1, []sheet.Cell{cell(1, "甲"), cell(2, "乙")}}, {2, []sheet.Cell{cell(1, "丙")}}},
		"a picture's": {{1, []sheet.Cell{cell(1, "services[0].app.icon"), cell(2, "services[].name")}}},
	} {
		_, err := b.Read(sheet.Grid{Rows: rows})
		assert.ErrorIs(t, err, sheet.ErrTitles, name)
	}
	_, err := b.Read(sheet.Grid{Rows: []sheet.Row{{1, []sheet.Cell{cell(1, "order"), cell(2, "title")}}, {2, []sheet.Cell{cell(1, "  ")}}}})
	assert.ErrorIs(t, err, sheet.ErrEmpty)
}

func TestEveryColumnIsTold(t *testing.T) {
	b := newBook(t)
	for _, book := range []sheet.Book{b, {Texts: b.Other[0], Divisions: b.Divisions}} {
		titles := map[string]filing.Path{}
		table := book.Table()
		for _, c := range table.Columns {
			assert.NotContains(t, titles, c.Title, "two columns of one title cannot be told apart")
			titles[c.Title] = c.Path
			assert.NotEqual(t, string(c.Path), c.Title)
			assert.NotEmpty(t, c.Help, c.Path)
		}
		assert.Greater(t, len(table.Places), 2800, "counties")
	}
	assert.NotContains(t, sheet.Usual(), filing.Path("services[0].app.icon"))
}
