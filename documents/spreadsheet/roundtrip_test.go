package spreadsheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/assets/divisions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// newBook returns what sheets are written with in a language, and read with in both.
func newBook(t testing.TB, lang text.Language) sheet.Book {
	t.Helper()
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	b := sheet.Book{Divisions: all}
	for _, each := range text.Names() {
		c, err := text.Load(words.Files, each, all.Name)
		require.NoError(t, err)
		if each == lang {
			b.Texts = c
		} else {
			b.Other = append(b.Other, c)
		}
	}
	return b
}

func forms() []wizard.SheetForm {
	return []wizard.SheetForm{wizard.XLSX, wizard.CSV, wizard.CSVGB18030}
}

// facts are the answers of a filing that say something, by path.
func facts(f *filing.Filing) map[filing.Path]string {
	all := map[filing.Path]string{}
	for _, row := range filing.Dictionary() {
		if row.Kind == filing.AttachmentID {
			continue
		}
		for _, at := range f.Places(row.Path) {
			if typed, _ := f.Text(at.Of(row.Path)); typed != "" {
				all[at.Of(row.Path)] = typed
			}
		}
	}
	return all
}

// written writes filings in a form and reads the sheet back.
func written(t require.TestingT, b sheet.Book, form wizard.SheetForm, filings ...*filing.Filing) (sheet.Grid, sheet.Reading) {
	var file bytes.Buffer
	require.NoError(t, spreadsheet.Clerk{}.WriteSheet(&file, b.Table(filings...), form))
	g, err := spreadsheet.Read(file.Bytes())
	require.NoError(t, err)
	r, err := b.Read(g)
	require.NoError(t, err)
	require.Len(t, r.Entries, len(filings))
	require.Empty(t, r.Unknown)
	require.Empty(t, r.Above)
	return g, r
}

// many is a filing with several of everything.
func many() *filing.Filing {
	f := sample.Enterprise()
	f.ID = "01KAXF8E6Q0000000000000009"
	f.Title = "=1+1"
	f.Services[0].PrincipalSame = filing.No
	f.Services[0].Principal = &filing.Principal{Name: "＋李", Mobile: "13900000000", Certificate: filing.Certificate{Kind: filing.ResidentIDCard, Number: "110101199003070011"}}
	f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{}, filing.Domain{Name: "third.example.cn"})
	f.Services[0].Content = []string{"corporate_site", "other"}
	f.Services[0].Remark = "第一行\r\n第二行\n\t-第三行 "
	app := filing.New(f.ID, filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind}).Services[0]
	app.Name = "'撇号"
	app.App.Platforms = append(app.App.Platforms, filing.Platform{OS: "ios", Package: "cn.example.app", PublicKey: strings.Repeat("7", 617), Fingerprint: "0123456789012345678901234567890123456789", Domains: []string{"a.example.cn", "b.example.cn"}})
	f.Services = append(f.Services, app)
	f.Settle()
	return f
}

func TestWhatIsWrittenComesBack(t *testing.T) {
	person := sample.Individual()
	person.Entity.Certificate.ValidUntil = filing.LongTerm
	person.Settle()
	faulty := sample.Faulty()
	faulty.City, faulty.Services[0].Domains[0].ExpiresOn = "9999", "明年春天"
	filings := []*filing.Filing{sample.Enterprise(), person, faulty, many()}
	for _, lang := range text.Names() {
		b := newBook(t, lang)
		for _, form := range forms() {
			t.Run(string(lang)+" "+string(form), func(t *testing.T) {
				_, r := written(t, b, form, filings...)
				for i, e := range r.Entries {
					kept := b.Fill(r, e, filings[i], filings[i].ID)
					require.Empty(t, kept.Problems)
					assert.Empty(t, kept.Changes, "a sheet that nobody touched changes nothing")
					assert.Equal(t, filings[i], kept.Filing)
					if filings[i] == faulty {
						continue // a city that there is not cannot be read into a new draft
					}
					fresh := b.Fill(r, e, nil, filings[i].ID)
					require.Empty(t, fresh.Problems)
					assert.Equal(t, facts(filings[i]), facts(fresh.Filing), "and in another store it makes the same filing")
				}
			})
		}
	}
}

func TestEitherLanguageIsRead(t *testing.T) {
	chinese, english := newBook(t, text.Chinese), newBook(t, text.English)
	f := many()
	for _, form := range forms() {
		var file bytes.Buffer
		require.NoError(t, spreadsheet.Clerk{}.WriteSheet(&file, english.Table(f), form))
		g, err := spreadsheet.Read(file.Bytes())
		require.NoError(t, err)
		for name, grid := range map[string]sheet.Grid{"with paths": g, "by titles alone": {Rows: g.Rows[1:]}} {
			r, err := chinese.Read(grid)
			require.NoError(t, err, name)
			filled := chinese.Fill(r, r.Entries[0], nil, f.ID)
			require.Empty(t, filled.Problems, name)
			assert.Equal(t, facts(f), facts(filled.Filing), name)
		}
	}
}

// anyText draws texts with what spreadsheets and XML treat in ways of their own.
func anyText() *rapid.Generator[string] {
	odd := rapid.SampledFrom([]string{
		"=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", "\t", "\r", "\n", "\r\n", ",", ";", `"`, `""`, " ", "　", "\ufeff", "\u200b",
		"0", "00", "1E5", "440301198001011234", "_x0041_", "_x000D_", "&amp;", "<", "]]>", "\x01", "\x1f", "张", "𠮷", "﷐", "\ue000", "\U0010ffff", "€", "ḿ",
	})
	part := rapid.OneOf(odd, rapid.StringN(0, 4, -1))
	return rapid.Map(rapid.SliceOfN(part, 0, 6), func(parts []string) string {
		s := strings.Join(parts, "")
		return strings.Map(func(r rune) rune {
			if r == 0 || r == utf8.RuneError || r == 0xe5e5 || r >= 0xe766 && r <= 0xe864 {
				return -1 // what GB18030 has no place for, and what marks a binary file
			}
			return r
		}, s)
	})
}

func TestAnyTextComesBack(t *testing.T) {
	b := newBook(t, text.Chinese)
	rapid.Check(t, func(rt *rapid.T) {
		f := sample.Enterprise()
		for _, p := range []filing.Path{"entity.name", "entity.mailing_address", "services[0].remark", "services[0].domains[0].holder", "principal.email"} {
			require.NoError(rt, f.SetText(p, anyText().Draw(rt, string(p))))
		}
		f.Settle()
		for _, form := range forms() {
			_, r := written(rt, b, form, f)
			kept := b.Fill(r, r.Entries[0], f, f.ID)
			require.Empty(rt, kept.Problems, form)
			require.Empty(rt, kept.Changes, form)
		}
	})
}

func TestNothingRuns(t *testing.T) {
	b := newBook(t, text.Chinese)
	for _, said := range []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1", "　=1", "\ufeff=1", "\u200b=1", "'=1", `=HYPERLINK("x")`,
	} {
		t.Run(fmt.Sprintf("%q", said), func(t *testing.T) {
			f := sample.Enterprise()
			f.Entity.Remark = said
			var file bytes.Buffer
			require.NoError(t, spreadsheet.Clerk{}.WriteSheet(&file, b.Table(f), wizard.CSV))
			assert.Contains(t, file.String(), "'"+strings.ReplaceAll(said, `"`, `""`))
			for _, form := range forms() {
				_, r := written(t, b, form, f)
				assert.Empty(t, b.Fill(r, r.Entries[0], f, f.ID).Changes)
			}
		})
	}
}

func TestNumbersStayText(t *testing.T) {
	b := newBook(t, text.Chinese)
	f := sample.Enterprise()
	f.Principal.Certificate.Number = "440399198503120010"
	g, _ := written(t, b, wizard.XLSX, f)
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			assert.Equal(t, sheet.Text, c.Form, "%s is text", sheet.Address(c.Column, row.Number))
		}
	}
	var file bytes.Buffer
	require.NoError(t, spreadsheet.Clerk{}.WriteSheet(&file, b.Table(f), wizard.CSV))
	assert.Contains(t, file.String(), "'"+f.Principal.Certificate.Number, "Excel does not round an identity number in a CSV file")
	assert.True(t, strings.HasPrefix(file.String(), "\xef\xbb\xbf"))
}

func TestATextThatNoCellHolds(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Remark = strings.Repeat("长", 40_000)
	err := spreadsheet.Clerk{}.WriteSheet(&bytes.Buffer{}, newBook(t, text.Chinese).Table(f), wizard.XLSX)
	assert.ErrorIs(t, err, spreadsheet.ErrLongText)
}
