package letters_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	wordings "github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents/letters"
	"github.com/beiandesk/beiandesk/documents/qr"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var moment = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// A desk is what letters are composed with.
type desk struct {
	book   *letter.Book
	atlas  *region.Atlas
	writer letters.Writer
}

func newDesk(t testing.TB) desk {
	t.Helper()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	book, err := letter.Load(wordings.FS(), words)
	require.NoError(t, err)
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	return desk{book, atlas, letters.Writer{Words: words, Program: "0.1.0"}}
}

// letters composes a paper of a filing, whether the filing needs it or not.
func (d desk) letter(t testing.TB, id string, f *filing.Filing) letter.Letter {
	t.Helper()
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	all := d.book.Compose(material.Material{ID: id, Slot: paper.Slot(paper.Letters + id)}, material.Look{Filing: f, Atlas: d.atlas, Today: day})
	require.NotEmpty(t, all, id)
	return all[0]
}

func (d desk) write(t testing.TB, l letter.Letter, format wizard.LetterFormat) []byte {
	t.Helper()
	var out bytes.Buffer
	pages, err := d.writer.WriteLetter(&out, l, format, moment)
	require.NoError(t, err)
	if format == wizard.LetterPDF {
		r, err := pdf.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		require.NoError(t, err)
		require.Equal(t, r.NumPage(), pages)
	}
	return out.Bytes()
}

// pagesOf reads the text of every page.
func pagesOf(t testing.TB, raw []byte) []string {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var out []string
	for n := range r.NumPage() {
		says, err := r.Page(n + 1).GetPlainText(nil)
		require.NoError(t, err)
		out = append(out, says)
	}
	return out
}

// company is one whose letter has everything that makes trouble: rare characters, a foreigner's name, long names.
func company(domains int) *filing.Filing {
	f := sample.Enterprise()
	f.Province = "51"
	f.Entity.Name = "深圳市云帆智联文化教育投资管理科技发展集团有限公司南山粤海街道第一百二十三分公司"
	f.Entity.LegalRepresentative = "Alexander Maximilian von Beispielhausen-Musterstadt"
	f.Principal.IsLegalRepresentative = filing.No
	f.Principal.Name = "王𬭎䶮"
	for i := range domains {
		f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: fmt.Sprintf("a-rather-long-name-%03d-example.cn", i), Holder: f.Entity.Name})
	}
	return f
}

func TestPDFSaysEverything(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, tc := range map[string]struct {
		id    string
		f     *filing.Filing
		pages int
	}{
		"one page":      {"entity_principal_letter", company(0), 1},
		"many domains":  {"domain_statement", company(90), 8},
		"an individual": {"filing_pledge_personal", sample.Individual(), 1},
		"a plan":        {"site_plan", company(0), 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := d.letter(t, tc.id, tc.f)
			raw := d.write(t, l, wizard.LetterPDF)
			pages := pagesOf(t, raw)
			assert.Len(t, pages, tc.pages)
			all := squeeze(strings.Join(pages, ""))
			for _, fact := range l.Facts {
				for _, part := range strings.Split(fact.Text, "、") {
					for _, r := range squeeze(part) {
						assert.Contains(t, all, string(r), fact.Key)
					}
				}
			}
			assert.Contains(t, all, squeeze(l.Title))
			for _, p := range l.Places {
				assert.Contains(t, all, squeeze(strings.ReplaceAll(p.Label, "\n", "")))
			}
			for n, page := range pages {
				assert.Contains(t, squeeze(page), squeeze(l.Code.OnPage(n+1, len(pages)).Print()), "page %d", n+1)
				assert.Contains(t, squeeze(page), fmt.Sprintf("第%d页，共%d页", n+1, len(pages)))
			}
			assert.Equal(t, raw, d.write(t, l, wizard.LetterPDF), "the same letter gives the same bytes")
		})
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestRareCharacters stand in a font of their own, and what no font has is named.
func TestRareCharacters(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	f := company(0)
	plain := f.Clone()
	plain.Principal.Name = "王样例"
	assert.Equal(t, 2, bytes.Count(d.write(t, d.letter(t, "entity_principal_letter", plain), wizard.LetterPDF), []byte("/FontFile2")))
	assert.Equal(t, 3, bytes.Count(d.write(t, d.letter(t, "entity_principal_letter", f), wizard.LetterPDF), []byte("/FontFile2")))
	f.Principal.Name = "王\U0002F800"
	assert.Contains(t, squeeze(strings.Join(pagesOf(t, d.write(t, d.letter(t, "entity_principal_letter", company(0)), wizard.LetterPDF)), "")), "王𬭎䶮")
	assert.Contains(t, squeeze(strings.Join(pagesOf(t, d.write(t, d.letter(t, "entity_principal_letter", f), wizard.LetterPDF)), "")), "□(U+2F800)")
}

// TestEveryLetterFits writes every wording for a full and for an empty filing: nothing fails, and nobody signs a page that
// says nothing.
func TestEveryLetterFits(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	empty := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
	for _, w := range d.book.Wordings() {
		for name, f := range map[string]*filing.Filing{"full": company(3), "empty": empty, "individual": sample.Individual()} {
			if w.Applies == "unit" && f.Entity.Nature == filing.Individual || w.Applies == "personal" && f.Entity.Nature != filing.Individual {
				continue
			}
			l := d.letter(t, w.Paper, f)
			pages := pagesOf(t, d.write(t, l, wizard.LetterPDF))
			last := squeeze(pages[len(pages)-1])
			foot := squeeze(l.Title) // the margin repeats it
			body, _, _ := strings.Cut(last, foot+"第")
			assert.Greater(t, len([]rune(body)), 40, "%s %s: the last page says too little: %q", name, w.Paper, body)
			sound(t, d.write(t, l, wizard.LetterDOCX), l)
		}
	}
}

// sound: every part of a DOCX file is well-formed, every relation leads to a part, and no mark of a template is left.
func sound(t *testing.T, raw []byte, l letter.Letter) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		parts[f.Name], err = io.ReadAll(r)
		require.NoError(t, err)
	}
	var says strings.Builder
	for name, data := range parts {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		dec := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, name)
			switch x := token.(type) {
			case xml.CharData:
				says.Write(x)
			case xml.StartElement:
				for _, a := range x.Attr {
					if a.Name.Local != "Target" {
						continue
					}
					folder := "word/"
					if name == "_rels/.rels" {
						folder = ""
					}
					assert.Contains(t, parts, folder+a.Value, name)
				}
			}
		}
		assert.NotContains(t, string(data), "{{", name)
	}
	for _, fact := range l.Facts {
		for _, part := range strings.Split(fact.Text, "、") {
			assert.Contains(t, says.String(), part)
		}
	}
	assert.Contains(t, says.String(), l.Code.Print())
	_, format, err := image.DecodeConfig(bytes.NewReader(parts["word/media/code.png"]))
	require.NoError(t, err)
	assert.Equal(t, "png", format)
}

func TestDOCXHoldsTheCode(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	l := d.letter(t, "site_plan", company(0))
	raw := d.write(t, l, wizard.LetterDOCX)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	f, err := z.Open("word/media/code.png")
	require.NoError(t, err)
	picture, _, err := image.Decode(f)
	require.NoError(t, err)
	assert.Equal(t, []string{l.Code.String()}, read(t, bordered(picture)))
}

func TestDOCXEscapes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	f := company(0)
	f.Entity.Name = `甲<乙>&"丙"{{.Code}}` + "\x01公司"
	l := d.letter(t, "entity_principal_letter", f)
	l.Entity = strings.ReplaceAll(l.Entity, "\x01", "\ufffd")
	raw := d.write(t, l, wizard.LetterDOCX)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	for _, part := range z.File {
		if part.Name != "word/document.xml" {
			continue
		}
		r, err := part.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		assert.Contains(t, string(data), `甲&lt;乙&gt;&amp;&#34;丙&#34;{{.Code}}`+"\ufffd公司")
	}
	assert.Equal(t, raw, d.write(t, l, wizard.LetterDOCX))
}

func TestUnknownFormat(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	_, err := d.writer.WriteLetter(io.Discard, d.letter(t, "site_plan", company(0)), "odt", moment)
	require.Error(t, err)
}

// bordered gives a code the quiet zone that the page gives it.
func bordered(m image.Image) image.Image {
	const border = 32
	b := m.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx()+2*border, b.Dy()+2*border))
	for i := range out.Pix {
		out.Pix[i] = 0xff
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(x+border, y+border, m.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

func read(t *testing.T, m image.Image) []string {
	t.Helper()
	found, err := qr.Read(t.Context(), m)
	require.NoError(t, err)
	return found
}

func BenchmarkPDF(b *testing.B) {
	d := newDesk(b)
	l := d.letter(b, "entity_principal_letter", company(0))
	b.ResetTimer()
	for range b.N {
		d.write(b, l, wizard.LetterPDF)
	}
}

func BenchmarkDOCX(b *testing.B) {
	d := newDesk(b)
	l := d.letter(b, "entity_principal_letter", company(0))
	b.ResetTimer()
	for range b.N {
		d.write(b, l, wizard.LetterDOCX)
	}
}
