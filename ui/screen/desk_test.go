package screen

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	wordings "github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// memory is a store that forgets.
type memory struct {
	wizard.Store
	files map[string][]byte
	saves int
}

func (m *memory) Drafts(context.Context) ([]wizard.Summary, error) { return nil, nil }

func (m *memory) Save(context.Context, wizard.Draft, wizard.Summary, string) error {
	m.saves++
	return nil
}

func (m *memory) PutFile(_ context.Context, r io.Reader) (string, int64, error) {
	data, err := io.ReadAll(r)
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	m.files[name] = data
	return name, int64(len(data)), err
}

func (m *memory) File(_ context.Context, sha string) ([]byte, error) { return m.files[sha], nil }

var errNoPicture = errors.New("no picture")

// glance is an inspector that takes every file for what it should be.
type glance struct {
	wizard.Inspector
	b *bench
}

const paperWidth, paperHeight = 1012, 638

func (g glance) Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error) {
	if g.b.during != nil {
		g.b.during()
	}
	r := paper.Report{
		File: name, Format: paper.JPEG, Width: paperWidth, Height: paperHeight, Bytes: int64(len(data)), Kind: as, KindScore: 0.9, Crop: g.b.crop,
		Fields: map[string]paper.Line{}, Measures: map[string]paper.Measure{
			paper.Sharpness: {Value: 0.7, Threshold: 0.35, OK: true}, paper.Glare: {
				Value: 0.2, Threshold: 0.05, OK: !strings.Contains(name, "glare"), Unit: "share",
				Evidence: []paper.Box{{{600, 300}, {900, 300}, {900, 500}, {600, 500}}},
			},
			paper.Corners: {Value: 4, Threshold: 4, OK: true},
		},
	}
	if strings.HasSuffix(name, ".txt") {
		return paper.Report{File: name, Bytes: int64(len(data)), Trouble: paper.Unsupported}, ctx.Err()
	}
	if as == paper.BusinessLicence {
		r.Fields["name"] = paper.Line{Text: "深圳市云帆智联科技有限公司", Score: 0.98, Box: paper.Box{{300, 200}, {800, 200}, {800, 250}, {300, 250}}}
		r.Fields["legal_representative"] = paper.Line{Text: "张样例", Score: 0.97}
		r.Fields["valid_until"] = paper.Line{Text: "长期", Score: 0.97}
	}
	if g.b.finds != nil {
		g.b.finds(&r)
	}
	return r, ctx.Err()
}

func (glance) Picture(_ context.Context, data []byte, _, _ int) (image.Image, error) {
	if strings.HasSuffix(string(data), ".txt") { // the tests' files hold their own names
		return nil, errNoPicture
	}
	m := image.NewRGBA(image.Rect(0, 0, paperWidth/2, paperHeight/2))
	draw.Draw(m, m.Bounds(), image.NewUniform(color.NRGBA{R: 0xE4, G: 0xEA, B: 0xDD, A: 0xFF}), image.Point{}, draw.Src)
	for y := 60; y < 260; y += 40 {
		draw.Draw(m, image.Rect(40, y, 300, y+12), image.NewUniform(color.NRGBA{R: 0x60, G: 0x70, B: 0x66, A: 0xFF}), image.Point{}, draw.Src)
	}
	return m, nil
}

func (g glance) Cut(ctx context.Context, data []byte, _ paper.Report, boxes []paper.Box, _ int) ([]image.Image, error) {
	m, err := g.Picture(ctx, data, 0, 0)
	if err != nil {
		return nil, err
	}
	g.b.cuts++
	return slices.Repeat([]image.Image{m}, len(boxes)), ctx.Err()
}

// paperRules find that a file named "glare" has glare, and that one named "front" lies in a wrong place where it lies in none
// for the front of a card.
type paperRules struct{}

func (paperRules) Check(f *filing.Filing, _ filing.Date, reports map[string]paper.Report) rule.Result {
	var result rule.Result
	for _, a := range f.Attachments {
		if m := reports[a.ID].Measures[paper.Glare]; !m.OK && reports[a.ID].Format != "" {
			result.Findings = append(result.Findings, rule.Finding{
				Rule: "PHO099", Severity: rule.Warn, Layer: rule.Provider, Attachment: a.ID, Paths: []filing.Path{filing.Path(a.Slot)},
				Source: "practice", SourceDate: "2026", Values: map[string]string{"value": "0.20", "threshold": "0.05"},
			})
		}
		if a.File == "front.jpg" && !strings.HasSuffix(a.Slot, "id_front") {
			result.Findings = append(result.Findings, rule.Finding{
				Rule: "CAR099", Severity: rule.Warn, Layer: rule.Provider, Attachment: a.ID, Paths: []filing.Path{filing.Path(a.Slot)},
				Values: map[string]string{"move_to": string(paper.PrincipalIDFront)},
			})
		}
	}
	return result
}

func (paperRules) Descriptions() []rule.Description {
	return []rule.Description{{ID: "PHO099", Severity: rule.Warn, Layer: rule.Provider, Doc: rule.Doc{
		Title: "照片反光", Message: "{field}上有反光，占画面 {value}，应不超过 {threshold}", Why: "反光盖住文字，审核时看不清。",
		Fix: "关掉闪光灯，换个角度重拍。", Source: "practice", SourceDate: "2026",
	}}, {ID: "CAR099", Severity: rule.Warn, Layer: rule.Provider, Doc: rule.Doc{
		Title: "位置不对", Message: "{field}里放的看上去是人像面", Why: "会当成缺少材料。", Fix: "移过去。", Source: "practice", SourceDate: "2026",
	}}}
}

// packer writes the filing's id.
type packer struct{ b *bench }

func (k packer) Pack(ctx context.Context, w io.Writer, p wizard.Package) error {
	if k.b.during != nil {
		k.b.during()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := io.WriteString(w, p.Filing.ID)
	return err
}

// Companion lists nothing.
func (packer) Companion(_ context.Context, p wizard.Package) (companion.Guide, error) {
	return companion.Guide{Filing: p.Filing.ID}, nil
}

type morning struct{}

func (morning) Now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// bench is a screen's surroundings in a test.
type bench struct {
	*Shell
	store  *memory
	went   []Place
	told   []error
	drop   func([]string, fyne.Position)
	pasted func()
	enter  func()
	choice []string            // what the applicant chooses
	saved  string              // where the applicant saves
	during func()              // what happens while a paper is read or a package is written
	crop   *paper.Box          // where the paper lies in pictures
	finds  func(*paper.Report) // what else is found on papers
	cuts   int                 // how often parts of papers were drawn
}

// world is what all tests share and none changes.
type world struct {
	divisions *region.Divisions
	atlas     *region.Atlas
	texts     map[text.Language]*text.Catalog
	letters   *letter.Book
}

var shared = sync.OnceValues(func() (world, error) {
	all, err := region.LoadDivisions(divisions.JSON())
	if err != nil {
		return world{}, err
	}
	atlas, err := region.Load(regions.FS())
	if err != nil {
		return world{}, err
	}
	w := world{divisions: all, atlas: atlas, texts: map[text.Language]*text.Catalog{}}
	for _, lang := range text.Names() {
		if w.texts[lang], err = text.Load(words.Files, lang, all.Name); err != nil {
			return world{}, err
		}
	}
	w.letters, err = letter.Load(wordings.FS(), w.texts[text.Chinese])
	return w, err
})

// typist writes the code of a letter.
type typist struct{}

func (typist) WriteLetter(w io.Writer, l letter.Letter, format wizard.LetterFormat, _ time.Time) (int, error) {
	_, err := io.WriteString(w, string(format)+" "+l.Code.String())
	return 2, err
}

// zeros are entropy enough for one draft.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func newBench(t testing.TB, f *filing.Filing, lang text.Language, options theme.Options) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(options))
	w, err := shared()
	require.NoError(t, err)
	b := &bench{store: &memory{files: map[string][]byte{}}}
	desk, err := wizard.NewDesk(wizard.Parts{
		Store: b.store, Inspector: glance{b: b}, Papers: paperRules{}, Packer: packer{b}, Atlas: w.atlas, Divisions: w.divisions, Clock: morning{},
		Entropy: zeros{}, Program: "test", Letters: w.letters, LetterWriter: typist{},
	})
	require.NoError(t, err)
	session, err := desk.Import(t.Context(), f, b.store, w.texts[lang])
	require.NoError(t, err)
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1024, 700))
	b.Shell = &Shell{
		Desk: desk, Session: session, Texts: w.texts[lang], Tasks: &task.Runner{Inline: true}, Window: window,
		Go: func(p Place) { b.went = append(b.went, p) }, Saving: func() {}, Tell: func(err error) { b.told = append(b.told, err) },
		Drop: func(take func([]string, fyne.Position)) { b.drop = take }, Enter: func(do func()) { b.enter = do }, Back: func() {},
		Refuse: func() {}, OnPaste: func(do func()) { b.pasted = do },
		Choose: func(_ FileKind, done func([]string)) { done(b.choice) }, SaveAs: func(_ string, done func(string)) { done(b.saved) },
		Write: func(path string, write func(Writer) error) error {
			var buffer bytes.Buffer
			if err := write(&buffer); err != nil {
				return err
			}
			return os.WriteFile(path, buffer.Bytes(), 0o600)
		},
		Now: morning{}.Now,
	}
	return b
}

func (m *memory) Bytes(_ context.Context, a filing.Attachment) ([]byte, error) {
	return m.files[a.SHA256], nil
}

// put shows a screen in the window and lets it settle.
func (b *bench) put(o fyne.CanvasObject) {
	b.Window.SetContent(panel.Column(0)) // another content, so that the next one is laid out anew
	b.Window.SetContent(o)
	b.Tasks.Flush()
}

// attach gives a paper to the session.
func (b *bench) attach(t *testing.T, slot paper.Slot, name string) filing.Attachment {
	t.Helper()
	a, err := b.Session.Attach(t.Context(), slot, name, strings.NewReader(name))
	require.NoError(t, err)
	return a
}

// file makes a file to be dropped.
func (b *bench) file(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(name), 0o600))
	return path
}

// walk visits everything on the screen that is shown.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			walk(child, visit)
		}
	}
}
