package control_test

import (
	"context"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// forgetful is a store that keeps nothing.
type forgetful struct{ wizard.Store }

func (forgetful) Save(context.Context, wizard.Draft, wizard.Summary, string) error { return nil }

func (forgetful) Drafts(context.Context) ([]wizard.Summary, error) { return nil, nil }

type noon struct{}

func (noon) Now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// bench is a window with one field on it.
type bench struct {
	session *wizard.Session
	field   *control.Field
	window  fyne.Window
	changed []filing.Path
	left    []filing.Path
}

// world is what all tests share and none changes.
type world struct {
	divisions *region.Divisions
	atlas     *region.Atlas
	texts     map[text.Language]*text.Catalog
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
	w := world{all, atlas, map[text.Language]*text.Catalog{}}
	for _, lang := range text.Names() {
		if w.texts[lang], err = text.Load(words.Files, lang, all.Name); err != nil {
			return world{}, err
		}
	}
	return w, nil
})

// open returns a window on a draft without any field.
func open(t *testing.T, f *filing.Filing, lang text.Language) (*bench, control.Ground) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light}))
	w, err := shared()
	require.NoError(t, err)
	desk, err := wizard.NewDesk(wizard.Parts{
		Store: forgetful{}, Atlas: w.atlas, Divisions: w.divisions, Clock: noon{}, Entropy: strings.NewReader(strings.Repeat("entropy", 9)),
	})
	require.NoError(t, err)
	session, err := desk.Import(t.Context(), f, nil, w.texts[lang])
	require.NoError(t, err)
	b := &bench{session: session, window: test.NewTempWindow(t, nil)}
	return b, control.Ground{
		Session: session, Texts: w.texts[lang], Divisions: w.divisions, Today: desk.Today(),
		Changed: func(p filing.Path) { b.changed = append(b.changed, p) }, Left: func(p filing.Path) { b.left = append(b.left, p) },
		Failed: func(err error) { t.Error(err) },
	}
}

// ask puts the field of one fact on the window.
func (b *bench) ask(t *testing.T, g control.Ground, at filing.Path) {
	t.Helper()
	row, ok := filing.Lookup(at)
	require.True(t, ok)
	b.field = control.New(g, flow.Question{Path: at, Field: row, At: at.Place()})
	b.window.SetContent(panel.Column(0, b.field.Object()))
	b.window.Resize(fyne.NewSize(900, 700))
}

func put(t *testing.T, f *filing.Filing, at filing.Path, lang text.Language) *bench {
	t.Helper()
	b, g := open(t, f, lang)
	b.ask(t, g, at)
	return b
}

func (b *bench) answer(p filing.Path) string {
	typed, _ := b.session.Filing().Text(p)
	return typed
}

func (b *bench) focus() fyne.Focusable {
	b.field.Focus(b.window.Canvas())
	return b.window.Canvas().Focused()
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestTypingAnswersAtOnceAndLeavingMakesItNormal(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.Mobile = ""
	b := put(t, f, "principal.mobile", text.Chinese)
	test.Type(b.focus(), "１３８ ００００ ０００1")
	assert.Equal(t, "１３８ ００００ ０００1", b.answer("principal.mobile"), "as typed, before the field is left")
	assert.Empty(t, b.left)
	b.window.Canvas().Unfocus()
	assert.Equal(t, "13800000001", b.answer("principal.mobile"))
	assert.Equal(t, []filing.Path{"principal.mobile"}, b.left)
}

func TestWhatDoesNotParseStaysAsTyped(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.certificate.valid_from", text.Chinese)
	entry := b.focus()
	press(entry, fyne.KeyEnd)
	test.Type(entry, "？")
	b.window.Canvas().Unfocus()
	assert.Equal(t, "2016-08-23？", b.answer("entity.certificate.valid_from"))
	b.field.Reload()
	assert.Equal(t, "2016-08-23？", b.field.Typed())
}

func TestSpaceChoosesAndArrowsGoOn(t *testing.T) {
	b := put(t, sample.Enterprise(), "principal.is_legal_representative", text.Chinese)
	yes := b.focus()
	press(yes, fyne.KeyRight)
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, "false", b.answer("principal.is_legal_representative"))
	press(b.window.Canvas().Focused(), fyne.KeyLeft, fyne.KeyLeft)
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, "true", b.answer("principal.is_legal_representative"))
}

func TestSeveralChoices(t *testing.T) {
	b := put(t, sample.Enterprise(), "services[0].languages", text.Chinese)
	first := b.focus()
	press(first, fyne.KeyRight)
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, "zh-Hans,zh-Hant", b.answer("services[0].languages"))
	press(first, fyne.KeySpace)
	assert.Equal(t, "zh-Hant", b.answer("services[0].languages"))
}

func TestPickerFindsByTyping(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	picker := b.focus()
	require.IsType(t, &control.Picker{}, picker)
	assert.Equal(t, "深圳市", picker.(*control.Picker).Words())
	press(picker, fyne.KeySpace)
	require.NotNil(t, b.window.Canvas().Overlays().Top())
	search := b.window.Canvas().Focused()
	test.Type(search, "珠海")
	press(search, fyne.KeyReturn)
	assert.Equal(t, "4404", b.answer("city"))
	assert.Empty(t, b.answer("county"), "a county of another city is no answer any more")
	assert.Equal(t, "珠海市", picker.(*control.Picker).Words())
	assert.Equal(t, picker, b.window.Canvas().Focused(), "the focus comes back")
}

func TestPickerClosesWithEscapeAndKeepsTheAnswer(t *testing.T) {
	b := put(t, sample.Enterprise(), "province", text.English)
	picker := b.focus()
	press(picker, fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown, fyne.KeyEscape)
	assert.Equal(t, "44", b.answer("province"))
	assert.Empty(t, b.changed)
}

func TestPickerClosesWithTabAndWithEscapeFromTheList(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	picker := b.focus()
	canvas := b.window.Canvas()
	press(picker, fyne.KeySpace)
	search := canvas.Focused()
	tabbable, ok := search.(fyne.Tabbable)
	require.True(t, ok)
	assert.True(t, tabbable.AcceptsTab(), "the focus does not go where it is not seen")
	press(search, fyne.KeyTab)
	assert.Nil(t, canvas.Overlays().Top())
	assert.Equal(t, picker, canvas.Focused())

	press(picker, fyne.KeySpace)
	canvas.FocusNext()
	require.NotEqual(t, search, canvas.Focused())
	press(canvas.Focused(), fyne.KeyEscape)
	assert.Nil(t, canvas.Overlays().Top())
	assert.Equal(t, picker, canvas.Focused())
	assert.Equal(t, "4403", b.answer("city"))
}

func TestPickerFindsByOtherSuffixes(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	press(b.focus(), fyne.KeySpace)
	search := b.window.Canvas().Focused()
	test.Type(search, "珠海县")
	press(search, fyne.KeyReturn)
	assert.Equal(t, "4404", b.answer("city"))
}

func TestCountyOfACityWithoutCounties(t *testing.T) {
	f := sample.Enterprise()
	f.City, f.County = "4419", ""
	b := put(t, f, "county", text.Chinese)
	press(b.focus(), fyne.KeySpace)
	assert.Nil(t, b.window.Canvas().Overlays().Top(), "there is nothing to choose")
}

func TestCertificateKindsAreThoseOfTheEntity(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Certificate.Kind = ""
	b := put(t, f, "entity.certificate.kind", text.Chinese)
	press(b.focus(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	kinds := filing.EntityCertificates(filing.Enterprise)
	assert.Equal(t, string(kinds[len(kinds)-1]), b.answer("entity.certificate.kind"), "the last of the few")
}

func TestLongTermAndBack(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Certificate.ValidUntil = "2036-08-23"
	b := put(t, f, "entity.certificate.valid_until", text.Chinese)
	entry := b.focus()
	b.window.Canvas().FocusNext() // the calendar
	b.window.Canvas().FocusNext() // 长期
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, filing.LongTerm, b.answer("entity.certificate.valid_until"))
	assert.True(t, entry.(fyne.Disableable).Disabled())
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, "2036-08-23", b.answer("entity.certificate.valid_until"), "what was typed is not lost")
	assert.False(t, entry.(fyne.Disableable).Disabled())
}

func TestDayIsChosenFromACalendar(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.certificate.valid_from", text.English)
	b.focus()
	b.window.Canvas().FocusNext()
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	pop := b.window.Canvas().Overlays().Top()
	require.NotNil(t, pop)
	assert.Contains(t, shown(pop), "8/2016", "the month of the answer")
	chosen := b.window.Canvas().Focused()
	b.window.Canvas().FocusNext()
	require.NotEqual(t, chosen, b.window.Canvas().Focused())
	press(b.window.Canvas().Focused(), fyne.KeyReturn)
	assert.Equal(t, "2016-08-24", b.answer("entity.certificate.valid_from"), "the day after")
	assert.Nil(t, b.window.Canvas().Overlays().Top())
}

func TestRareCharactersAreKeptAndNamed(t *testing.T) {
	b := put(t, sample.Enterprise(), "principal.name", text.Chinese)
	assert.NotContains(t, shown(b.field.Object()), "U+")
	require.NoError(t, b.session.Answer("principal.is_legal_representative", "false"))
	test.Type(b.focus(), "\U0002A6D6")
	assert.Contains(t, b.answer("principal.name"), "\U0002A6D6")
	assert.Contains(t, shown(b.field.Object()), "U+2A6D6")
}

func TestFieldSaysTheMessageOfTheFinding(t *testing.T) {
	b := put(t, sample.Enterprise(), "principal.email", text.Chinese)
	finding := rule.Finding{Severity: rule.Block, Message: "邮箱缺少 @"}
	b.field.Show([]rule.Finding{finding})
	assert.Equal(t, []string{finding.Message}, b.field.Says())
	assert.Contains(t, shown(b.field.Object()), finding.Message)
	b.field.Show(nil)
	assert.Empty(t, b.field.Says())
	assert.NotContains(t, shown(b.field.Object()), finding.Message)
}

func TestOfferFillsIn(t *testing.T) {
	b := put(t, sample.Enterprise(), "services[0].home_url", text.Chinese)
	taken := 0
	b.field.Offer("填入 example.cn", func() { taken++ })
	b.field.Offer("填入 example.cn", func() { taken += 10 })
	assert.Contains(t, shown(b.field.Object()), "填入 example.cn")
	b.window.Canvas().Focus(nil)
	for b.window.Canvas().FocusNext(); ; b.window.Canvas().FocusNext() {
		if tile, ok := b.window.Canvas().Focused().(*panel.Tile); ok {
			press(tile, fyne.KeyReturn)
			break
		}
	}
	assert.Equal(t, 10, taken, "the newest offer counts")
	b.field.Offer("", nil)
	assert.NotContains(t, shown(b.field.Object()), "填入")
}

func TestTabLeavesAFieldOfSeveralLines(t *testing.T) {
	b := put(t, sample.Enterprise(), "services[0].remark", text.Chinese)
	on, ok := b.focus().(fyne.Tabbable)
	require.True(t, ok)
	assert.False(t, on.AcceptsTab())
}

func TestEnterAndEscapeReachTheWindow(t *testing.T) {
	for _, at := range []filing.Path{"principal.mobile", "province", "principal.is_legal_representative"} {
		t.Run(string(at), func(t *testing.T) {
			b := put(t, sample.Enterprise(), at, text.Chinese)
			var keys []fyne.KeyName
			b.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { keys = append(keys, key.Name) })
			press(b.focus(), fyne.KeyReturn, fyne.KeyEscape)
			assert.Equal(t, []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape}, keys)
		})
	}
}

func TestEveryFactHasAControlInEveryLanguage(t *testing.T) {
	f := sample.Enterprise()
	f.Services[0].PrincipalSame = filing.No
	f.Services[0].PreApprovals = []filing.PreApproval{{}}
	f.Services[0].App = &filing.App{Platforms: []filing.Platform{{Domains: []string{"api.example.cn"}}}}
	f.Settle()
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b, g := open(t, f, lang)
			for _, row := range filing.Dictionary() {
				at := filing.At{0, 0}.Of(row.Path)
				b.ask(t, g, at)
				assert.NotEmpty(t, b.field.Object().MinSize(), at)
				assert.Contains(t, shown(b.field.Object()), g.Texts.Plain(at))
				assert.NotContains(t, shown(b.field.Object()), "field.", "a text is missing: %s", at)
				before := b.answer(at)
				b.focus()
				b.window.Canvas().Unfocus()
				assert.Equal(t, before, b.answer(at), "looking at an answer in order changes nothing: %s", at)
			}
		})
	}
}

// shown returns all words that can be seen.
func shown(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	var b strings.Builder
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			b.WriteString(shown(child))
		}
	case *panel.Text:
		return x.Words() + "\n"
	case *widget.Label:
		return x.Text + "\n"
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			b.WriteString(shown(child))
		}
	}
	return b.String()
}

func TestWheelOverALineScrollsThePage(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light}))
	var body []fyne.CanvasObject
	var entries []*control.Entry
	for range 30 {
		e := control.NewEntry(1, nil, nil)
		e.SetText(strings.Repeat("很长的一行字", 40))
		entries, body = append(entries, e), append(body, e)
	}
	page := panel.NewPage("", "", body, nil)
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(600, 400))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(entries[2]).AddXY(40, 20)
	test.Scroll(w.Canvas(), at, 0, -25)
	assert.Positive(t, page.Scroll().Offset.Y)
	test.Scroll(w.Canvas(), at, 0, 1000)
	assert.Zero(t, page.Scroll().Offset.Y, "and back")
}

func TestTheFocusComesBackFromTheCalendar(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.certificate.valid_from", text.Chinese)
	c := b.window.Canvas()
	entry := b.focus()
	c.Unfocus()
	var pick *widget.Button
	for _, o := range test.LaidOutObjects(c.Content()) {
		if button, ok := o.(*widget.Button); ok && pick == nil {
			pick = button
		}
	}
	require.NotNil(t, pick)
	pick.Tapped(nil)
	top := c.Overlays().Top()
	require.NotNil(t, top)
	require.NotEqual(t, entry, c.Focused(), "a day")
	c.Overlays().Remove(top)
	assert.Equal(t, entry, c.Focused())
}

// TestTheWheelOverALongTextScrollsItFirst: the page only when the text goes no farther.
func TestTheWheelOverALongTextScrollsItFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light, Scale: 1}))
	e := control.NewEntry(3, nil, nil)
	page := panel.NewPage("", "", []fyne.CanvasObject{e, panel.Gap(400)}, nil)
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(400, 300))
	var wheel fyne.Scrollable
	for _, o := range test.WidgetRenderer(e).Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			wheel = s // the topmost is what the pointer meets
		}
	}
	require.NotNil(t, wheel)
	down := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}
	wheel.Scrolled(down)
	assert.Positive(t, page.Scroll().Offset.Y, "a short text has nothing to scroll")

	page.Scroll().ScrollToTop()
	e.SetText(strings.Repeat("样例\n", 40))
	wheel.Scrolled(down)
	assert.Zero(t, page.Scroll().Offset.Y, "the text itself is scrolled")
}

func TestAPastedKeyIsRecognised(t *testing.T) {
	f := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	f.Services[0].App.Platforms[0].OS = "android"
	const at filing.Path = "services[0].app.platforms[0].public_key"
	b, g := open(t, f, text.Chinese)
	b.ask(t, g, at)
	digits := strings.Repeat("d1af7c63", 64)
	n, ok := new(big.Int).SetString(digits, 16)
	require.True(t, ok)
	said := func(words string) {
		t.Helper()
		assert.Contains(t, says(b.field.Object()), words)
	}
	b.focus()
	require.NoError(t, b.session.Answer(at, "Modulus="+strings.ToUpper(digits)))
	b.field.Leave()
	assert.Equal(t, n.String(), b.answer(at))
	said(g.Texts.T("control.key", "from", "十六进制模数", "to", "十进制模数", "algorithm", "RSA 2048"))
	b.field.Leave()
	said("已换成") // leaving it again takes nothing back
	require.NoError(t, b.session.Answer(at, "见附件"))
	b.field.Leave()
	assert.Equal(t, "见附件", b.answer(at))
	assert.NotContains(t, says(b.field.Object()), "认出")
}

// says returns all words that are shown.
func says(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	switch x := o.(type) {
	case *panel.Text:
		return x.Words() + "\n"
	case *fyne.Container:
		var b strings.Builder
		for _, child := range x.Objects {
			b.WriteString(says(child))
		}
		return b.String()
	}
	return ""
}
