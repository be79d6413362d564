package control_test

import (
	"math/big"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

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
			b.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
				if key.Name != panel.Stirred {
					keys = append(keys, key.Name)
				}
			})
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

func TestWhatAPaperSaysStandsBesideTheInput(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.name", text.Chinese)
	made := 0
	piece := func() fyne.CanvasObject { made++; return panel.Body("证件上的样子") }
	b.field.Beside("one", piece)
	b.field.Beside("one", piece)
	assert.Equal(t, 1, made, "it is made once")
	assert.Contains(t, shown(b.field.Object()), "证件上的样子")
	b.field.Beside("two", piece)
	assert.Equal(t, 2, made)
	b.field.Beside("", nil)
	assert.NotContains(t, shown(b.field.Object()), "证件上的样子")
}
