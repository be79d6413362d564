package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// at is a place on a paper.
func at(row int) paper.Box {
	return paper.Box{{100, row}, {400, row}, {400, row + 30}, {100, row + 30}}
}

// card reads a card like this.
func card(fields map[string]paper.Line) func(*paper.Report) {
	return func(r *paper.Report) {
		r.Fields = map[string]paper.Line{}
		for name, l := range fields {
			l.Score, l.Box = 0.98, at(50+40*len(name))
			r.Fields[name] = l
		}
	}
}

// empty is a filing of which the principal is not filled in.
func empty() *filing.Filing {
	f := sample.Enterprise()
	f.Principal.Name, f.Principal.IsLegalRepresentative = "", filing.No
	f.Principal.Certificate = filing.Certificate{Kind: filing.ResidentIDCard}
	return f
}

// besides returns the words below a field.
func (p *stepPage) besides(t *testing.T, path filing.Path) string {
	t.Helper()
	return seen(p.fieldOf(t, path).Object())
}

const (
	principalName   filing.Path = "principal.name"
	principalNumber filing.Path = "principal.certificate.number"
)

func TestWhatWasReadStandsBesideItsPlaceOnThePaper(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"name": {Text: "张样例"}, "number": {Text: "44039919850312001X"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	for path, value := range map[filing.Path]string{principalName: "张样例", principalNumber: "44039919850312001X"} {
		words := p.besides(t, path)
		assert.Contains(t, words, value)
		assert.Contains(t, words, b.Texts.T("reading.from", "paper", b.Texts.Label("principal.id_front")))
		pictures := 0
		walk(p.fieldOf(t, path).Object(), func(o fyne.CanvasObject) {
			if m, ok := o.(*canvas.Image); ok && m.Image != nil && m.MinSize().Width >= 0 && m.Resource == nil {
				pictures++
			}
		})
		assert.Equal(t, 1, pictures, "the place it was read from: %s", path)
	}
	assert.Equal(t, 1, b.cuts, "all places of a paper are drawn at once")
	assert.Empty(t, b.Session.Filing().Principal.Name, "nothing is filled in by itself")

	button(t, p.fieldOf(t, principalName).Object(), b.Texts.T("reading.take")).OnTapped()
	assert.Equal(t, "张样例", b.Session.Filing().Principal.Name)
	assert.Equal(t, "张样例", p.fieldOf(t, principalName).Typed())
	words := p.besides(t, principalName)
	assert.NotContains(t, words, b.Texts.T("reading.take"), "the offer goes away")
	assert.Contains(t, words, b.Texts.T("reading.agrees"), "a name stays beside its place on the paper")
	assert.Same(t, p.takes[principalNumber], b.Window.Canvas().Focused(), "the keyboard goes on at the next")
	b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Equal(t, "44039919850312001X", b.Session.Filing().Principal.Certificate.Number)
	assert.NotContains(t, p.besides(t, principalNumber), b.Texts.T("reading.agrees"), "a number says no more when it agrees")
}

func TestAllThatIsSureIsFilledInAtOnce(t *testing.T) {
	f := empty()
	f.Principal.Certificate.ValidFrom = "2010-01-01"
	b := newBench(t, f, text.Chinese, light)
	b.finds = card(map[string]paper.Line{
		"name": {Text: "马晓", Doubt: paper.TooWide}, "number": {Text: "44039919850312001X", Repaired: true, Raw: "4403991985031200lX"},
		"valid_from": {Text: "2015-03-12"}, "valid_until": {Text: filing.LongTerm},
	})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	words := seen(p.read)
	assert.Contains(t, words, b.Texts.T("reading.title", "n", "4"))
	assert.Contains(t, words, b.Texts.T("reading.how.doubt", "n", "1"))
	assert.Contains(t, words, b.Texts.T("reading.how.differ", "n", "1"))
	assert.Contains(t, p.besides(t, principalName), b.Texts.T("reading.doubt.too_wide"))
	assert.Contains(t, p.besides(t, principalNumber), "4403991985031200lX", "what was exchanged is said")

	button(t, p.read, b.Texts.T("reading.all", "n", "2")).OnTapped()
	c := b.Session.Filing().Principal.Certificate
	assert.Equal(t, "44039919850312001X", c.Number)
	assert.Equal(t, filing.LongTerm, c.ValidUntil)
	assert.Equal(t, "2010-01-01", c.ValidFrom, "what was typed stays")
	assert.Empty(t, b.Session.Filing().Principal.Name, "what is doubted is confirmed by itself")
	assert.Same(t, p.takes[principalName], b.Window.Canvas().Focused())
	assert.NotContains(t, seen(p.read), b.Texts.T("reading.how"))

	button(t, p.fieldOf(t, principalName).Object(), b.Texts.T("reading.take.looked")).OnTapped()
	assert.Contains(t, p.besides(t, principalName), b.Texts.T("reading.doubt.too_wide"), "a name may still lack a character")
	require.NoError(t, b.Session.Answer(principalName, "马晓翀"))
	p.changed("")
	p.find()
	assert.NotContains(t, p.besides(t, principalName), b.Texts.T("reading.doubt.too_wide"))
	assert.Contains(t, p.besides(t, principalName), b.Texts.T("reading.agrees"))
}

func TestTypedAnswersAreNeverOverwritten(t *testing.T) {
	b := newBench(t, empty(), text.English, light)
	b.finds = card(map[string]paper.Line{"name": {Text: "张样例"}, "number": {Text: "44039919850312001X"}})
	p := b.step("principal_identity")
	p.focus(principalNumber)
	test.Type(b.Window.Canvas().Focused(), "440399199005180022")
	b.Window.Canvas().Unfocus()
	p.papers[0].take(b.file(t, "id.jpg"))
	words := p.besides(t, principalNumber)
	for _, side := range []string{"440399199005180022", "44039919850312001X", b.Texts.T("reading.typed"), b.Texts.T("reading.paper"), b.Texts.T("reading.differs")} {
		assert.Contains(t, words, side, "both sides stand beside each other")
	}
	if p.takes[principalName] != nil {
		p.takes[principalName].OnTapped()
	}
	assert.Equal(t, "440399199005180022", b.Session.Filing().Principal.Certificate.Number)
	button(t, p.fieldOf(t, principalNumber).Object(), b.Texts.T("reading.replace")).OnTapped()
	assert.Equal(t, "44039919850312001X", b.Session.Filing().Principal.Certificate.Number, "only when it is asked for")
	assert.NotContains(t, p.besides(t, principalNumber), b.Texts.T("reading.differs"))
}

func TestTheSameInAnotherFormIsNoDifference(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"number": {Text: "44039919850312001X"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	p.focus(principalNumber)
	on := b.Window.Canvas().Focused()
	for _, r := range "４４０３９９ 19850312 001" {
		on.TypedRune(r)
		assert.NotContains(t, p.besides(t, principalNumber), b.Texts.T("reading.differs"), "a number that is being typed is not held against the applicant")
	}
	on.TypedRune('x')
	assert.NotContains(t, p.besides(t, principalNumber), b.Texts.T("reading.take"))
	test.Type(on, "8")
	b.Window.Canvas().Unfocus()
	assert.Contains(t, p.besides(t, principalNumber), b.Texts.T("reading.differs"), "once the field is left it is")
}

func TestAgreementGoesWithTheFirstLetterThatDiffers(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"name": {Text: "张样例"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	p.takes[principalName].OnTapped()
	require.Contains(t, p.besides(t, principalName), b.Texts.T("reading.agrees"))
	p.focus(principalName)
	on := b.Window.Canvas().Focused()
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	cuts := b.cuts
	for _, r := range "丽娜" {
		on.TypedRune(r)
		words := p.besides(t, principalName)
		assert.NotContains(t, words, b.Texts.T("reading.agrees"), "%s is not what was read", p.fieldOf(t, principalName).Typed())
		assert.NotContains(t, words, b.Texts.T("reading.differs"), "a name that is being typed is not held against the applicant")
		assert.Contains(t, words, b.Texts.T("reading.compare", "paper", b.Texts.Label("principal.id_front")), "its place on the paper stays")
		pictures := 0
		walk(p.fieldOf(t, principalName).Object(), func(o fyne.CanvasObject) {
			if m, ok := o.(*canvas.Image); ok && m.Image != nil && m.Resource == nil {
				pictures++
			}
		})
		assert.Equal(t, 1, pictures)
	}
	assert.LessOrEqual(t, b.cuts, cuts+1, "the place is not drawn anew with every letter")
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	assert.Contains(t, p.besides(t, principalName), b.Texts.T("reading.agrees"), "it is the same again")
	on.TypedRune('丽')
	b.Window.Canvas().Unfocus()
	words := p.besides(t, principalName)
	assert.Contains(t, words, b.Texts.T("reading.differs"), "once the field is left it is")
	assert.Contains(t, words, "张样例丽")
}

func TestNameThatCouldNotBeReadIsShown(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"name": {Doubt: paper.Unsure}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	words := p.besides(t, principalName)
	assert.Contains(t, words, b.Texts.T("reading.glimpse", "paper", b.Texts.Label("principal.id_front")))
	assert.NotContains(t, words, b.Texts.T("reading.take"))
	assert.Equal(t, 1, b.cuts)
}

func TestNameThatFollowsIsCompared(t *testing.T) {
	f := sample.Enterprise()
	b := newBench(t, f, text.Chinese, light)
	b.finds = card(map[string]paper.Line{"name": {Text: "李样例"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	words := p.besides(t, principalName)
	assert.Contains(t, words, "李样例")
	assert.Contains(t, words, b.Texts.T("reading.differs"))
	assert.NotContains(t, words, b.Texts.T("reading.replace"), "it is changed where it comes from")
}

func TestWhatWasReadIsUndone(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"number": {Text: "44039919850312001X"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := b.step("principal_identity")
	saves := 0
	b.Saving = func() { saves++ }
	p.Shell.Saving = b.Saving
	p.takes[principalNumber].OnTapped()
	assert.Positive(t, saves, "the window saves it, and so can undo it")
	_, typing := b.Window.Canvas().Focused().(fyne.Shortcutable)
	assert.False(t, typing, "undoing is the window's, not that of a field")
}

func TestPartsAreShownAboutAsLargeAsText(t *testing.T) {
	for name, tt := range map[string]struct {
		box   paper.Box
		words string
		lines float32
	}{
		"a line":             {paper.Box{{0, 0}, {400, 0}, {400, 40}, {0, 40}}, "深圳市云帆智联科技有", 1},
		"an address":         {paper.Box{{0, 0}, {400, 0}, {400, 150}, {0, 150}}, strings.Repeat("样", 28), 3},
		"a standing picture": {paper.Box{{0, 0}, {0, 400}, {-40, 400}, {-40, 0}}, "深圳市云帆智联科技有", 1},
	} {
		b := newBench(t, empty(), text.Chinese, light)
		require.NotNil(t, b)
		size := partSize(tt.box, paper.Line{Text: tt.words})
		assert.InDelta(t, lineHeight*tt.lines, size.Height, lineHeight/2, name)
		assert.LessOrEqual(t, size.Width, float32(partWidth)+0.1, name)
	}
}
