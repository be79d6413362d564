package documents_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	goqr "github.com/piglig/go-qr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	wordings "github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/letters"
	drawing "github.com/beiandesk/beiandesk/documents/pages"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// press prints letters of filings.
type press struct {
	book   *letter.Book
	atlas  *region.Atlas
	writer letters.Writer
	drawer *drawing.Renderer
}

func newPress(t *testing.T) *press {
	t.Helper()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	p := &press{writer: letters.Writer{Words: words, Program: "0"}, drawer: drawing.New(drawing.Options{})}
	p.book, err = letter.Load(wordings.FS(), words)
	require.NoError(t, err)
	p.atlas, err = region.Load(regions.FS())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, p.drawer.Close()) })
	return p
}

func (p *press) list(t *testing.T, f *filing.Filing) []letter.Letter {
	t.Helper()
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return p.book.List(material.Look{Filing: f, Atlas: p.atlas, Today: day})
}

// print writes a letter and draws its pages as they come out of a printer.
func (p *press) print(t *testing.T, l letter.Letter) (pdf []byte, sheets []*image.RGBA) {
	t.Helper()
	var out bytes.Buffer
	_, err := p.writer.WriteLetter(&out, l, wizard.LetterPDF, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	n, err := p.drawer.Count(context.Background(), out.Bytes())
	require.NoError(t, err)
	for i := range n {
		const high = 2339 // pixels: 200 dpi
		m, err := p.drawer.Draw(context.Background(), out.Bytes(), i, high)
		require.NoError(t, err)
		sheets = append(sheets, m)
	}
	return out.Bytes(), sheets
}

// A hand says what is put on a letter.
type hand struct {
	name                  string
	signs, dates, fingers bool
	seal                  *specimen.Stamp // its place is that of the letter
	seed                  uint32
	blue                  bool
}

// put signs the last page of a letter.
func (h hand) put(l letter.Letter, page *image.RGBA) *image.RGBA {
	marks := []specimen.Mark{}
	for i, p := range l.Places {
		foot := p.Box.Y + p.Box.H - 3
		seed := h.seed + uint32(i)*7
		switch {
		case p.Kind == paper.SignaturePlace && h.signs:
			marks = append(marks, specimen.Signature{X: p.Box.X + 5 + float64(seed%9), Y: foot + 0.5, Size: 6.5 + float64(seed%4), Characters: 2 + int(seed%2), Seed: seed, Blue: h.blue})
		case p.Kind == letter.NumberPlace && h.signs:
			marks = append(marks, specimen.Note{X: p.Box.X + 2, Y: foot - 0.8, Size: 3.6, Text: "440399198503120019", Seed: seed, Blue: h.blue})
		case p.Kind == paper.DatePlace && h.dates:
			marks = append(marks, specimen.Note{X: p.Box.X + 2, Y: foot - 1, Size: 4.2, Text: "2026", Seed: seed, Blue: h.blue},
				specimen.Note{X: p.Box.X + p.Box.W - 26.5, Y: foot - 1, Size: 4.2, Text: "11", Seed: seed + 1, Blue: h.blue},
				specimen.Note{X: p.Box.X + p.Box.W - 12.5, Y: foot - 1, Size: 4.2, Text: "20", Seed: seed + 2, Blue: h.blue})
		case p.Kind == paper.FingerprintPlace && h.fingers:
			marks = append(marks, specimen.Fingerprint{X: p.Box.X + p.Box.W/2, Y: p.Box.Y + p.Box.H/2, Turn: float64(seed%40) - 20})
		case p.Kind == paper.SealPlace && h.seal != nil:
			s := *h.seal
			s.X, s.Y = p.Box.X+p.Box.W/2+float64(seed%7)-3, p.Box.Y+p.Box.H/2+float64(seed%5)-2
			s.Text, s.Turn = l.Entity, float64(seed%30)-15
			marks = append(marks, s)
		}
	}
	return specimen.Marked(page, marks...)
}

// hands are the ways in which letters come back.
func hands() []hand {
	stamp := func(change func(*specimen.Stamp)) *specimen.Stamp {
		s := specimen.Stamp{Shape: paper.RoundSeal, Width: 40}
		change(&s)
		return &s
	}
	round := stamp(func(*specimen.Stamp) {})
	return []hand{
		{name: "signed and sealed", signs: true, dates: true, fingers: true, seal: round},
		{name: "blue pen, oval seal", signs: true, dates: true, fingers: true, blue: true, seal: stamp(func(s *specimen.Stamp) { s.Shape, s.Height = paper.OvalSeal, 30 })},
		{name: "no seal", signs: true, dates: true},
		{name: "no signature", dates: true, fingers: true, seal: round},
		{name: "as printed"},
		{name: "half a seal", signs: true, dates: true, fingers: true, seal: stamp(func(s *specimen.Stamp) { s.Share = 0.55 })},
		{name: "faint seal", signs: true, dates: true, fingers: true, seal: stamp(func(s *specimen.Stamp) { s.Faint = true })},
		{name: "black copy", signs: true, dates: true, fingers: true, seal: stamp(func(s *specimen.Stamp) { s.Black = true })},
		{name: "no date", signs: true, fingers: true, seal: stamp(func(s *specimen.Stamp) { s.Width = 44 })},
	}
}

// authorising is the sample company with a principal whom it authorises.
func authorising(province string) *filing.Filing {
	f := sample.Enterprise()
	f.Province = province
	f.Principal.IsLegalRepresentative = filing.No
	f.Principal.Name = "王样例"
	return f
}

func personal(province string) *filing.Filing {
	f := sample.Individual()
	f.Province = province
	return f
}

// printed is a letter with its pages.
type printed struct {
	letter letter.Letter
	sheets []*image.RGBA
}

// printAll prints the letters of several filings.
func (p *press) printAll(t *testing.T, filings ...*filing.Filing) []printed {
	t.Helper()
	var out []printed
	seen := map[string]bool{}
	for _, f := range filings {
		for _, l := range p.list(t, f) {
			if key := l.Code.String() + l.Key(); seen[key] || len(l.Places) == 0 {
				continue
			}
			seen[l.Code.String()+l.Key()] = true
			_, sheets := p.print(t, l)
			out = append(out, printed{l, sheets})
		}
	}
	return out
}

// counted counts what was right out of how many.
type counted struct{ right, all int }

func (c *counted) add(right bool) {
	c.all++
	if right {
		c.right++
	}
}

// A score is what was seen of letters.
type score struct{ known, seal, signature, finger, date, day, kind counted }

func (s *score) sum(o score) {
	for _, p := range []struct{ a, b *counted }{
		{&s.known, &o.known}, {&s.seal, &o.seal}, {&s.signature, &o.signature}, {&s.finger, &o.finger}, {&s.date, &o.date}, {&s.day, &o.day}, {&s.kind, &o.kind},
	} {
		p.a.right += p.b.right
		p.a.all += p.b.all
	}
}

// seen photographs the last page of a letter that somebody signed, and compares what inspect says with what was put on it.
func seen(t *testing.T, i *documents.Inspector, p printed, h hand, c specimen.Condition, as paper.Kind) (s score) {
	t.Helper()
	last := len(p.sheets) - 1
	r, err := i.Inspect(context.Background(), "a.jpg", specimen.Take(h.put(p.letter, p.sheets[last]), c), as)
	require.NoError(t, err)
	require.Empty(t, r.Trouble)
	want := p.letter.Code.OnPage(len(p.sheets), len(p.sheets)).String()
	known := r.Kind == paper.Letter && r.Ink != nil && len(r.Ink.Codes) == 1 && r.Ink.Codes[0].Text == want
	s.known.add(known)
	told := func(what string, right bool) bool {
		if !right {
			t.Logf("%s, %s, %s: %s (%+v)", p.letter.Key(), h.name, c, what, r.Ink)
		}
		return right
	}
	told("not recognised", known)
	if r.Ink == nil {
		r.Ink = &paper.Ink{}
	}
	asks := func(k paper.PlaceKind) bool {
		return slices.ContainsFunc(p.letter.Places, func(p letter.Place) bool { return p.Kind == k })
	}
	filled := func(k paper.PlaceKind) bool {
		return slices.ContainsFunc(r.Ink.Places, func(p paper.Place) bool { return p.Kind == k && p.Filled })
	}
	if asks(paper.SealPlace) {
		there := h.seal != nil
		s.seal.add(told("seal", there == (len(r.Ink.Seals) > 0)))
		if there && len(r.Ink.Seals) > 0 && c != specimen.GreyCopy {
			got := r.Ink.Seals[0]
			s.kind.add(told("kind of seal", got.Red == !h.seal.Black && (got.Share < 0.8) == (h.seal.Share > 0) && got.Faint == h.seal.Faint && got.Shape == h.seal.Shape))
		}
	}
	if asks(paper.SignaturePlace) {
		s.signature.add(told("signature", filled(paper.SignaturePlace) == h.signs))
	}
	if asks(paper.FingerprintPlace) && c != specimen.GreyCopy {
		s.finger.add(told("fingerprint", h.fingers == (len(r.Ink.Fingerprints) > 0)))
	}
	if asks(paper.DatePlace) {
		read := r.Fields["signed_on"].Text
		s.date.add(told("date", h.dates == (filled(paper.DatePlace) || read != "")))
		if read != "" {
			s.day.add(told("day "+read, read == "2026-11-20"))
		}
	}
	return s
}

// TestLettersThatComeBack sees what is on some letters. With -update it sees all of them in all conditions and writes the
// table; -v tells what was wrong.
func TestLettersThatComeBack(t *testing.T) {
	p, i := newPress(t), reading(t)
	if *update {
		writeLetters(t, p, i)
		return
	}
	all := p.printAll(t, authorising("51"), personal("44"))
	require.Greater(t, len(all), 2)
	var sum score
	for n, c := range []specimen.Condition{specimen.Phone, specimen.LeftTurned, specimen.Slanted, specimen.Clean} {
		h := hands()[[]int{0, 3, 2, 4}[n]]
		h.seed = uint32(n)
		sum.sum(seen(t, i, all[n%len(all)], h, c, ""))
	}
	for _, c := range []counted{sum.known, sum.seal, sum.signature, sum.date} {
		assert.Equal(t, c.all, c.right)
	}
}

// TestTheNameOnASeal reads whose seal is on a letter, though the name of the unit is printed under it.
func TestTheNameOnASeal(t *testing.T) {
	p, i := newPress(t), reading(t)
	l := p.printAll(t, authorising("51"))[0]
	known := 0
	for n, c := range []specimen.Condition{specimen.Phone, specimen.Slanted, specimen.UnevenLight} {
		own := []string{l.letter.Entity, "上海样例贸易有限责任公司", "杭州知行云海网络科技有限公司"}[n]
		marks := []specimen.Mark{}
		for _, place := range l.letter.Places {
			if place.Kind == paper.SealPlace {
				marks = append(marks, specimen.Stamp{
					Shape: paper.RoundSeal, Width: 40, Text: own, Turn: float64(8 - 8*n),
					X: place.Box.X + place.Box.W/2, Y: place.Box.Y + place.Box.H/2,
				})
			}
		}
		r, err := i.Inspect(context.Background(), "a.jpg", specimen.Take(specimen.Marked(l.sheets[len(l.sheets)-1], marks...), c), paper.Letter)
		require.NoError(t, err)
		require.NotNil(t, r.Ink)
		require.Len(t, r.Ink.Seals, 1)
		if name := r.Ink.Seals[0].Name; name != "" { // not every one is read, but what is told is right
			known++
			assert.Greater(t, paper.Likeness(name, own), 0.7, "%s: %q", c, name)
		}
		assert.NotContains(t, r.Measures, paper.Colour, "a letter has no colour but that of its seal")
		if n == 0 {
			assert.Equal(t, "张样例", r.Fields["grantor"].Text)
		}
	}
	assert.GreaterOrEqual(t, known, 2)
}

// TestOtherPapersAreNoLettersOfOurs reads papers that carry other codes, or none.
func TestOtherPapersAreNoLettersOfOurs(t *testing.T) {
	i := reading(t)
	for _, form := range []specimen.Form{{Kind: paper.BusinessLicence}, {Kind: paper.Letter}} {
		r, err := i.Inspect(context.Background(), "a.jpg", specimen.Take(coded(t, specimen.Set(form, specimen.Sample()).Picture, "https://u.wechat.com/MAbCdEfGh?s=2"), specimen.Phone), "")
		require.NoError(t, err)
		assert.Equal(t, form.Kind, r.Kind)
		if form.Kind == paper.Letter {
			require.NotNil(t, r.Ink)
			assert.Empty(t, r.Ink.Codes)
			assert.Len(t, r.Ink.Seals, 1)
			continue
		}
		assert.Nil(t, r.Ink, "nobody looks for signatures on a licence")
	}
}

// coded puts a code of somebody else onto a paper.
func coded(t *testing.T, page *image.RGBA, text string) image.Image {
	t.Helper()
	code, err := goqr.EncodeText(text, goqr.Medium)
	require.NoError(t, err)
	out := image.NewRGBA(page.Rect)
	copy(out.Pix, page.Pix)
	const module = 5 // pixels
	for y := -4; y < code.Size()+4; y++ {
		for x := -4; x < code.Size()+4; x++ {
			var ink image.Image = image.White
			if x >= 0 && y >= 0 && x < code.Size() && y < code.Size() && code.Module(x, y) {
				ink = image.Black
			}
			at := image.Pt(page.Rect.Dx()/2+x*module, page.Rect.Dy()*3/4+y*module)
			draw.Draw(out, image.Rectangle{Min: at, Max: at.Add(image.Pt(module, module))}, ink, image.Point{}, draw.Src)
		}
	}
	return out
}

func writeLetters(t *testing.T, p *press, i *documents.Inspector) {
	t.Helper()
	all := p.printAll(t, authorising("34"), authorising("44"), authorising("32"), personal("44"), personal("36"))
	list := slices.DeleteFunc(specimen.Conditions(), func(c specimen.Condition) bool {
		return c == specimen.ScreenShot || c == specimen.Cropped || c == specimen.FewPixels
	})
	if *conditions != "" {
		list = nil
		for _, c := range strings.Split(*conditions, ",") {
			list = append(list, specimen.Condition(c))
		}
	}
	papers, taken := others(t, i, list)
	byHand, byCondition, total := map[string]*score{}, map[string]*score{}, score{}
	names := []string{}
	turn := 0
	for _, c := range list {
		names = append(names, string(c))
		byCondition[string(c)] = &score{}
		for _, h := range hands() {
			h.seed = uint32(turn * 13)
			one := seen(t, i, all[turn%len(all)], h, c, "")
			turn++
			if byHand[h.name] == nil {
				byHand[h.name] = &score{}
			}
			byHand[h.name].sum(one)
			byCondition[string(c)].sum(one)
			total.sum(one)
		}
		tellLetters(t, names, byCondition, byHand, total, papers, taken)
	}
}

// tellLetters writes the table.
func tellLetters(t *testing.T, names []string, byCondition, byHand map[string]*score, total score, papers, taken int) {
	t.Helper()
	var out strings.Builder
	out.WriteString("What inspect sees on our own letters that were printed, signed on the screen and photographed (documents/specimen).\n" +
		"Known: taken for the letter and page that it is, by its code. The rest: what is there was seen, and what is not there was not;\n" +
		"of: red or black, whole, faint and the form of a seal; day: of the handwritten dates that were read, those read rightly.\n" +
		"Made anew by: go test ./documents -run LettersThatComeBack -update -timeout 2h\n\n")
	row := func(name string, s score) {
		fmt.Fprintf(&out, "%-22s %7d %7s %7s %7s %10s %12s %7s %7s\n", name, s.known.all, share(s.known.right, s.known.all), share(s.seal.right, s.seal.all),
			share(s.kind.right, s.kind.all), share(s.signature.right, s.signature.all), share(s.finger.right, s.finger.all), share(s.date.right, s.date.all), share(s.day.right, s.day.all))
	}
	head := func(title string) {
		fmt.Fprintf(&out, "%-22s %7s %7s %7s %7s %10s %12s %7s %7s\n", title, "letters", "known", "seal", "of", "signature", "fingerprint", "date", "day")
	}
	head("condition")
	for _, name := range names {
		row(name, *byCondition[name])
	}
	out.WriteByte('\n')
	head("what was put on it")
	for _, h := range hands() {
		if s := byHand[h.name]; s != nil {
			row(h.name, *s)
		}
	}
	out.WriteByte('\n')
	head("all")
	row("", total)
	fmt.Fprintf(&out, "\nOther papers, some with codes of others: %d, taken for letters of ours: %d\n", papers, taken)
	require.NoError(t, os.WriteFile(filepath.Join("testdata", "letters.txt"), []byte(out.String()), 0o644))
}

// others inspects papers that are no letters of ours, some with a code of somebody else, and counts those taken for one.
func others(t *testing.T, i *documents.Inspector, list []specimen.Condition) (papers, taken int) {
	t.Helper()
	for n, form := range specimen.Forms() {
		print := specimen.Set(form, specimen.Sample())
		var page image.Image = print.Picture
		if n%3 == 0 {
			page = coded(t, print.Picture, "https://u.wechat.com/MAbCdEfGh?s=2")
		}
		r, err := i.Inspect(context.Background(), "a.jpg", specimen.Take(page, list[n%len(list)]), "")
		require.NoError(t, err)
		papers++
		if r.Ink != nil && (len(r.Ink.Codes) > 0 || form.Kind != paper.Letter) {
			taken++
			t.Logf("%s %s is taken for a letter: %+v", form.Kind, form.Edition, r.Ink)
		}
	}
	return papers, taken
}

// TestPagesOfALetter inspects files with all pages of a letter: as it was written, and as a scanner gives it back.
func TestPagesOfALetter(t *testing.T) {
	p, i := newPress(t), reading(t)
	var long printed
	var pdf []byte
	many := authorising("31")
	for n := range 45 {
		many.Services[0].Domains = append(many.Services[0].Domains, filing.Domain{Name: fmt.Sprintf("example-%d.cn", n)})
	}
	for _, l := range p.list(t, many) {
		if len(l.Places) == 0 || len(long.sheets) > 1 {
			continue
		}
		if data, sheets := p.print(t, l); len(sheets) > 1 {
			long, pdf = printed{l, sheets}, data
		}
	}
	require.Greater(t, len(long.sheets), 1)
	n := len(long.sheets)
	check := func(r paper.Report) {
		require.NotNil(t, r.Ink)
		assert.Equal(t, paper.Letter, r.Kind)
		assert.Equal(t, n, r.Ink.Pages)
		require.Len(t, r.Ink.Codes, n)
		for k, c := range r.Ink.Codes {
			assert.Equal(t, long.letter.Code.OnPage(k+1, n).String(), c.Text)
			assert.Equal(t, k, c.Page)
		}
	}
	written, err := i.Inspect(context.Background(), "a.pdf", pdf, "")
	require.NoError(t, err)
	check(written)
	assert.Empty(t, written.Ink.Seals)
	for _, place := range written.Ink.Places {
		assert.False(t, place.Filled, "%s %s", place.Kind, place.Label)
	}
	var pictures [][]byte
	for k, sheet := range long.sheets {
		var page image.Image = sheet
		if k == n-1 {
			page = hand{signs: true, dates: true, fingers: true, seal: hands()[0].seal, seed: 4}.put(long.letter, sheet)
		}
		pictures = append(pictures, specimen.JPEG(page, 80))
	}
	scanned, err := i.Inspect(context.Background(), "b.pdf", specimen.Scan(pictures...), paper.Letter)
	require.NoError(t, err)
	check(scanned)
	assert.True(t, slices.ContainsFunc(scanned.Ink.Places, func(p paper.Place) bool { return p.Page == n-1 && p.Filled }))
}
