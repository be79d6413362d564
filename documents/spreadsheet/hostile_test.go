package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// workbook makes an .xlsx of its rows, as another program may write it.
func workbook(t testing.TB, rows string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="h" sheetId="9" state="hidden" r:id="rId9"/><sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>no</t></rPh></si><si><t xml:space="preserve">a_x000D_b_x005F_x0041_</t></si></sst>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;yd&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	for name, content := range more {
		parts[name] = content
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for name, content := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(w, content)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return file.Bytes()
}

func TestCellsOfOtherPrograms(t *testing.T) {
	tests := []struct {
		name, cell string
		want       sheet.Cell
	}{
		{"shared text", `<c r="A1" t="s"><v>0</v></c>`, sheet.Cell{Column: 1, Text: "one"}},
		{"text in runs, without its reading", `<c t="s"><v>1</v></c>`, sheet.Cell{Column: 1, Text: "two"}},
		{"escaped signs", `<c t="s"><v>2</v></c>`, sheet.Cell{Column: 1, Text: "a\rb_x0041_"}},
		{"text in the cell", `<c r="C1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>`, sheet.Cell{Column: 3, Text: "甲乙"}},
		{"number", `<c r="A1"><v>13800000000</v></c>`, sheet.Cell{Column: 1, Text: "13800000000", Form: sheet.Number}},
		{"date by a built-in format", `<c r="A1" s="1"><v>46024</v></c>`, sheet.Cell{Column: 1, Text: "2026-01-02", Form: sheet.Day}},
		{"date with a time", `<c r="A1" s="2"><v>46024.75</v></c>`, sheet.Cell{Column: 1, Text: "2026-01-02", Form: sheet.Day}},
		{"a number with letters in its format", `<c r="A1" s="3"><v>46024</v></c>`, sheet.Cell{Column: 1, Text: "46024", Form: sheet.Number}},
		{"date of ISO 8601", `<c r="A1" t="d"><v>2026-01-02T00:00:00</v></c>`, sheet.Cell{Column: 1, Text: "2026-01-02", Form: sheet.Day}},
		{"formula with its value", `<c r="A1" t="str"><f>B1</f><v>甲</v></c>`, sheet.Cell{Column: 1, Text: "甲"}},
		{"formula that comes to a number", `<c r="A1"><f>1+1</f><v>2</v></c>`, sheet.Cell{Column: 1, Text: "2", Form: sheet.Number}},
		{"formula without a value", `<c r="A1"><f>cmd|'/c calc'!A0</f></c>`, sheet.Cell{Column: 1, Form: sheet.Formula}},
		{"error", `<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, sheet.Cell{Column: 1, Text: "#DIV/0!", Form: sheet.Fault}},
		{"truth", `<c r="A1" t="b"><v>1</v></c>`, sheet.Cell{Column: 1, Text: "TRUE", Form: sheet.Bool}},
		{"guarded text", `<c r="A1" t="inlineStr"><is><t>'=1</t></is></c>`, sheet.Cell{Column: 1, Text: "=1"}},
		{"an apostrophe of its own", `<c r="A1" t="inlineStr"><is><t>'tis</t></is></c>`, sheet.Cell{Column: 1, Text: "'tis"}},
		{"the last cell there is", `<c r="XFD1" t="s"><v>0</v></c>`, sheet.Cell{Column: 16384, Text: "one"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := spreadsheet.Read(workbook(t, `<row r="1048576">`+tt.cell+`</row>`, nil))
			require.NoError(t, err)
			assert.Equal(t, sheet.Grid{Name: "x", Rows: []sheet.Row{{Number: 1048576, Cells: []sheet.Cell{tt.want}}}}, g)
		})
	}
}

func TestDaysSince1904(t *testing.T) {
	book := `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>`
	g, err := spreadsheet.Read(workbook(t, `<row><c s="1"><v>44562</v></c></row>`, map[string]string{"xl/workbook.xml": book}))
	require.NoError(t, err)
	assert.Equal(t, "2026-01-02", g.Rows[0].Cells[0].Text)
	assert.True(t, g.Epoch1904)
}

func TestWhatIsNoSheet(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	var good bytes.Buffer
	require.NoError(t, spreadsheet.Clerk{}.WriteSheet(&good, newBook(t, text.Chinese).Table(sample.Enterprise()), wizard.XLSX))
	locked := ole
	for _, unit := range utf16.Encode([]rune("EncryptedPackage")) {
		locked += string([]byte{byte(unit), byte(unit >> 8)})
	}
	row := `<row><c t="s"><v>0</v></c></row>`
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, sheet.ErrEmpty},
		{"blanks", []byte(" \r\n\t"), sheet.ErrEmpty},
		{"a mark alone", []byte("\xef\xbb\xbf"), sheet.ErrEmpty},
		{"no cell", workbook(t, "", nil), sheet.ErrEmpty},
		{"old Excel", []byte(ole), spreadsheet.ErrOldFormat},
		{"a password", []byte(locked), spreadsheet.ErrLocked},
		{"macros", workbook(t, row, map[string]string{"xl/vbaProject.bin": "x"}), spreadsheet.ErrMacros},
		{"half a file", good.Bytes()[:good.Len()/2], spreadsheet.ErrDamaged},
		{"a byte short", good.Bytes()[:good.Len()-1], spreadsheet.ErrDamaged},
		{"a text document", workbook(t, row, map[string]string{"xl/workbook.xml": ""}), sheet.ErrEmpty},
		{"an empty zip", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), spreadsheet.ErrNotSheet},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), spreadsheet.ErrNotSheet},
		{"a PDF", []byte("%PDF-1.7\n"), spreadsheet.ErrNotSheet},
		{"a web page", []byte("<html><table><tr><td>id</td></tr></table>"), spreadsheet.ErrNotSheet},
		{"XML that breaks off", workbook(t, `<row><c><v>1`, nil), spreadsheet.ErrDamaged},
		{"an entity of its own", workbook(t, `<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>`, nil), spreadsheet.ErrDamaged},
		{"a text that is not there", workbook(t, `<row><c t="s"><v>99</v></c></row>`, nil), spreadsheet.ErrDamaged},
		{"rows that go back", workbook(t, `<row r="9"/><row r="8"/>`, nil), spreadsheet.ErrDamaged},
		{"cells that go back", workbook(t, `<row><c r="B1"/><c r="A1"/></row>`, nil), spreadsheet.ErrDamaged},
		{"no such cell", workbook(t, `<row><c r="1A"/></row>`, nil), spreadsheet.ErrDamaged},
		{"a sheet that is not there", workbook(t, row, map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/other.xml"/></Relationships>`}), spreadsheet.ErrDamaged},
		{"a sheet outside", workbook(t, row, map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="../../etc/passwd"/></Relationships>`}), spreadsheet.ErrDamaged},
		{"a bomb", workbook(t, `<row><c t="inlineStr"><is><t>`+strings.Repeat("0", 70<<20)+`</t></is></c></row>`, nil), spreadsheet.ErrTooLarge},
		{"a bomb of texts", workbook(t, row, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 1_000_001) + "</sst>"}), spreadsheet.ErrTooLarge},
		{"a large file", bytes.Repeat([]byte("a"), spreadsheet.MaxBytes+1), spreadsheet.ErrTooLarge},
		{"too many cells", []byte(strings.Repeat(strings.Repeat("1,", 1000)+"1\n", 1001)), spreadsheet.ErrTooLarge},
		{"a quotation mark", []byte("id,title\n1,\"open\n2,x\n"), spreadsheet.ErrQuote},
		{"Japanese", []byte("id,\x82\xa0\xff\xff\x83\n"), spreadsheet.ErrEncoding},
		{"a false mark", []byte("\xef\xbb\xbfid,\xd0\xd5\n"), spreadsheet.ErrEncoding},
		{"half a letter", []byte("\xff\xfei"), spreadsheet.ErrDamaged},
		{"half a pair", []byte("\xff\xfe\x00\xd8"), spreadsheet.ErrEncoding},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := spreadsheet.Read(tt.data)
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

func TestEncodingsAndSeparators(t *testing.T) {
	const table = "编号,主体\r\n1,\"甲,乙\"\n2,\"他说\"\"好\"\"\"\r,\n3,丙"
	want := []sheet.Row{
		{Number: 1, Cells: []sheet.Cell{{Column: 1, Text: "编号"}, {Column: 2, Text: "主体"}}},
		{Number: 2, Cells: []sheet.Cell{{Column: 1, Text: "1"}, {Column: 2, Text: "甲,乙"}}},
		{Number: 3, Cells: []sheet.Cell{{Column: 1, Text: "2"}, {Column: 2, Text: `他说"好"`}}},
		{Number: 5, Cells: []sheet.Cell{{Column: 1, Text: "3"}, {Column: 2, Text: "丙"}}},
	}
	wide := func(bom string, s string, big bool) []byte {
		out := []byte(bom)
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	tabs := strings.NewReplacer("甲,乙", "甲,乙", ",", "\t").Replace(table)
	semicolons := strings.NewReplacer("甲,乙", "甲,乙", ",", ";").Replace(table)
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(table)
	require.NoError(t, err)
	tests := []struct {
		name string
		data []byte
	}{
		{"UTF-8", []byte(table)},
		{"UTF-8 with a mark", []byte("\xef\xbb\xbf" + table)},
		{"GB18030", []byte(gb)},
		{"GB18030 with a mark", []byte("\x84\x31\x95\x33" + gb)},
		{"UTF-16", wide("\xff\xfe", tabs, false)},
		{"UTF-16 the other way round", wide("\xfe\xff", tabs, true)},
		{"tabs", []byte(tabs)},
		{"semicolons", []byte(semicolons)},
		{"a separator that is told", []byte("sep=;\r\n" + semicolons)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := spreadsheet.Read(tt.data)
			require.NoError(t, err)
			assert.Equal(t, want, g.Rows)
		})
	}
}

func TestFormulasOfCSV(t *testing.T) {
	g, err := spreadsheet.Read([]byte("a,b\n=1+1,\"=\"\"0123\"\"\"\n'=x,+8610"))
	require.NoError(t, err)
	assert.Equal(t, []sheet.Row{
		{Number: 1, Cells: []sheet.Cell{{Column: 1, Text: "a"}, {Column: 2, Text: "b"}}},
		{Number: 2, Cells: []sheet.Cell{{Column: 1, Text: "=1+1", Form: sheet.Formula}, {Column: 2, Text: "0123"}}},
		{Number: 3, Cells: []sheet.Cell{{Column: 1, Text: "=x"}, {Column: 2, Text: "+8610"}}},
	}, g.Rows)
}

func TestTenThousandRows(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("title,order,entity.nature\n")
	for i := range 10_000 {
		fmt.Fprintf(&rows, "客户%d,first,enterprise\n", i)
	}
	g, err := spreadsheet.Read([]byte(rows.String()))
	require.NoError(t, err)
	_, err = newBook(t, text.Chinese).Read(g)
	assert.ErrorIs(t, err, sheet.ErrTooMany)
}

func TestMarked(t *testing.T) {
	g, err := spreadsheet.Read([]byte("id,title\n编号,名称\n,'=1+1\n"))
	require.NoError(t, err)
	g.Rows = append(g.Rows, sheet.Row{Number: 1048576, Cells: []sheet.Cell{{Column: 16384, Text: "末"}}})
	notes := []sheet.Note{
		{Row: 3, Column: 2, Bad: true, Text: "错"},
		{Row: 3, Column: 2, Text: "还有"},
		{Row: 4, Text: "整行"},
		{Column: 2, Text: "整列"},
	}
	var file bytes.Buffer
	require.NoError(t, spreadsheet.Clerk{}.MarkSheet(&file, g, notes, newBook(t, text.Chinese).Table().Words))
	back, err := spreadsheet.Read(file.Bytes())
	require.NoError(t, err)
	assert.Equal(t, g.Rows, back.Rows, "every cell stays at its place")
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	require.NoError(t, err)
	comments, err := z.Open("xl/comments1.xml")
	require.NoError(t, err)
	said, err := io.ReadAll(comments)
	require.NoError(t, err)
	assert.Regexp(t, `(?s)ref="B1".*整列.*ref="B3".*错&#xA;还有.*ref="A4".*整行`, string(said))
}

func FuzzRead(f *testing.F) {
	b := newBook(f, text.Chinese)
	for _, form := range forms() {
		var file bytes.Buffer
		require.NoError(f, spreadsheet.Clerk{}.WriteSheet(&file, b.Table(many()), form))
		f.Add(file.Bytes())
	}
	f.Add(workbook(f, `<row r="1"><c r="A1" t="s"><v>1</v></c></row><row><c t="e"><f>1/0</f><v>#N/A</v></c></row>`, nil))
	f.Add([]byte("sep=;\nid;title\n=1;\"a\"\"b\"x\r'=2\n"))
	f.Add([]byte("\xff\xfei\x00d\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := spreadsheet.Read(data)
		if err != nil {
			return
		}
		last := 0
		for _, row := range g.Rows {
			require.Greater(t, row.Number, last)
			last = row.Number
			column := 0
			for _, c := range row.Cells {
				require.Greater(t, c.Column, column)
				column = c.Column
			}
		}
		r, err := b.Read(g)
		if err != nil {
			return
		}
		for _, e := range r.Entries {
			b.Fill(r, e, nil, "01KAXF8E6Q0000000000000009")
			b.Fill(r, e, many(), "")
		}
	})
}

// FuzzReadSheet looks at the rows of a workbook alone, which in a whole file are packed.
func FuzzReadSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>46024</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>_x000D_</t></r><rPh><t>x</t></rPh></is></c><c t="str"><f>A1</f><v>'=1</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		if g, err := spreadsheet.Read(workbook(t, rows, nil)); err == nil {
			require.NotEmpty(t, g.Rows)
		}
	})
}
