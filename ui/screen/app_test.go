package screen

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var errNotApp = errors.New("not an app")

// signer is a certificate with a key that is no real one; each letter is another.
func signer(letter, role string) wizard.AppSigner {
	return wizard.AppSigner{
		Scheme: "v2", Subject: "CN=" + letter, NotBefore: "2024-05-01", NotAfter: "2051-05-01", Role: role, MD5: strings.Repeat(letter, 32),
		SHA1: strings.Repeat(letter, 40), Key: strings.Repeat(letter, 512), Fingerprint: strings.Repeat(letter, 32),
	}
}

// apps reads files by their names.
func (b *bench) apps(t *testing.T) {
	t.Helper()
	var icon bytes.Buffer
	require.NoError(t, png.Encode(&icon, image.NewNRGBA(image.Rect(0, 0, 64, 64))))
	b.Sentence = func(err error) string { return "〔" + err.Error() + "〕" }
	b.App = func(ctx context.Context, file string, query wizard.AppQuery) (wizard.AppFile, error) {
		if b.during != nil {
			b.during()
		}
		if err := ctx.Err(); err != nil {
			return wizard.AppFile{}, err
		}
		name := filepath.Base(file)
		r := wizard.AppReading{File: name, Size: 120 << 20, Kind: "apk", OS: "android", Package: "cn.yunfan.app", Label: "云帆", Reason: "android", Signers: []wizard.AppSigner{signer("a", "")}, Choices: []int{0}}
		switch name {
		case "yunfan.apk":
		case "debug.apk":
			r.Signers[0] = signer("d", "debug")
		case "rotated.apk":
			r.Signers, r.Choices, r.Reason = append(r.Signers, signer("b", "")), []int{0, 1}, "rotated"
		case "yunfan.ipa":
			r.Kind, r.OS, r.Reason = "ipa", "ios", "ios"
			r.Signers[0].Fingerprint = r.Signers[0].SHA1
		case "yunfan.hap":
			r.Kind, r.OS, r.Reason = "hap", "harmonyos", "harmonyos"
			r.Signers[0].Fingerprint = r.Signers[0].SHA1
		case "upload.p12":
			switch {
			case query.Password == nil:
				return wizard.AppFile{}, wizard.ErrAppLocked
			case *query.Password != "sample123":
				return wizard.AppFile{}, wizard.ErrAppPassword
			}
			r = wizard.AppReading{File: name, Kind: "keystore", Alone: true, OS: query.OS, Reason: "any", Signers: []wizard.AppSigner{signer("c", "")}, Choices: []int{0}}
			return wizard.AppFile{Reading: r}, nil
		default:
			return wizard.AppFile{}, errNotApp
		}
		return wizard.AppFile{Reading: r, Icon: icon.Bytes()}, nil
	}
}

const appPage = "service_app[0]"

func TestAppsDroppedTogetherFillAPlatformEach(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, app(), lang, light)
			b.apps(t)
			p := b.step(appPage)
			b.drop([]string{b.file(t, "yunfan.apk"), b.file(t, "yunfan.ipa"), b.file(t, "yunfan.hap"), b.file(t, "notes.txt")}, fyne.NewPos(500, 300))
			b.Tasks.Flush()
			require.Len(t, b.Session.Filing().Services[0].App.Platforms, 3)
			words := seen(p.view)
			assert.Contains(t, words, "notes.txt")
			assert.Contains(t, words, "〔not an app〕")
			for _, name := range []string{"yunfan.apk", "yunfan.ipa", "yunfan.hap"} {
				assert.Contains(t, words, name)
			}
			assert.NotRegexp(t, `\b(app|appid|control)\.[a-z_]+\b`, strings.ReplaceAll(words, "cn.yunfan.app", ""), "a text is missing")
			assert.Empty(t, b.Session.Filing().Services[0].App.Platforms[0].Package, "nothing is filled in unasked")

			button(t, p.view, b.Texts.T("app.all", "n", "14")).OnTapped()
			var systems []string
			for _, platform := range b.Session.Filing().Services[0].App.Platforms {
				systems = append(systems, platform.OS)
				assert.Equal(t, "cn.yunfan.app", platform.Package)
				assert.NotEmpty(t, platform.PublicKey)
				assert.NotEmpty(t, platform.Fingerprint)
			}
			assert.Equal(t, []string{"android", "ios", "harmonyos"}, systems)
			assert.Equal(t, "云帆", b.Session.Filing().Services[0].Name)
			icon := b.Session.Filing().Attached("services[0].app.icon")
			require.Len(t, icon, 1)
			assert.Equal(t, icon[0].ID, b.Session.Filing().Services[0].App.Icon)
			assert.Contains(t, seen(p.view), b.Texts.T("app.all.done"))
			assert.Empty(t, b.told)

			const domains filing.Path = "services[0].app.platforms[2].domains"
			require.NoError(t, b.Session.Answer("services[0].app.platforms[0].domains", "api.example.cn"))
			p = b.step(appPage)
			tile(t, p.fieldOf(t, domains).Object(), "api.example.cn").OnTapped()
			typed, _ := b.Session.Filing().Text(domains)
			assert.Equal(t, "api.example.cn", typed)
		})
	}
}

func TestWhatIsTypedStaysBesideWhatAnAppSays(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	const key, print filing.Path = "services[0].app.platforms[0].public_key", "services[0].app.platforms[0].fingerprint"
	require.NoError(t, b.Session.Answer("services[0].app.platforms[0].os", "android"))
	require.NoError(t, b.Session.Answer(key, "typed key"))
	require.NoError(t, b.Session.Answer(print, strings.Repeat("e", 32)))
	p := b.step(appPage)
	b.choice = []string{b.file(t, "yunfan.apk")}
	button(t, p.view, b.Texts.T("papers.choose")).OnTapped()
	b.Tasks.Flush()
	words := seen(p.view)
	assert.Contains(t, words, b.Texts.T("app.differs", "n", "2"))
	assert.Contains(t, words, "typed key")
	assert.Contains(t, words, strings.Repeat("a", 32))
	button(t, p.view, b.Texts.T("app.all", "n", "3")).OnTapped()
	typed, _ := b.Session.Filing().Text(key)
	assert.Equal(t, "typed key", typed)

	button(t, p.view, b.Texts.T("app.fact.keep")).OnTapped()
	assert.Contains(t, seen(p.view), b.Texts.T("app.differs", "n", "1"))
	require.Len(t, b.Session.Filing().SetAside, 1, "the decision is kept, with its reason")
	assert.Contains(t, b.Session.Filing().SetAside[0].Reason, "yunfan.apk")
	button(t, p.view, b.Texts.T("app.fact.use")).OnTapped()
	typed, _ = b.Session.Filing().Text(print)
	assert.Equal(t, strings.Repeat("a", 32), typed)
	tile(t, p.view, b.Texts.T("app.fact.again")).OnTapped()
	assert.Empty(t, b.Session.Filing().SetAside)
}

func TestKeysForDevelopmentAreNotFilledInWithTheRest(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	p := b.step(appPage)
	b.drop([]string{b.file(t, "debug.apk")}, fyne.NewPos(500, 300))
	assert.Contains(t, seen(p.view), b.Texts.T("app.doubt"))
	button(t, p.view, b.Texts.T("app.all", "n", "4")).OnTapped()
	platform := b.Session.Filing().Services[0].App.Platforms[0]
	assert.Equal(t, "cn.yunfan.app", platform.Package)
	assert.Empty(t, platform.PublicKey+platform.Fingerprint)
}

func TestChoosingBetweenSigners(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	p := b.step(appPage)
	b.drop([]string{b.file(t, "rotated.apk")}, fyne.NewPos(500, 300))
	assert.Contains(t, seen(p.view), b.Texts.T("appid.why.rotated"))
	tile(t, p.view, "CN=b").OnTapped()
	button(t, p.view, b.Texts.T("app.all", "n", "6")).OnTapped()
	assert.Equal(t, strings.Repeat("b", 32), b.Session.Filing().Services[0].App.Platforms[0].Fingerprint)
	tile(t, p.view, "CN=a").OnTapped()
	assert.Equal(t, strings.Repeat("a", 32), b.Session.Filing().Services[0].App.Platforms[0].Fingerprint)
	tile(t, p.view, b.Texts.T("app.row.remove")).OnTapped()
	assert.Empty(t, b.Session.Apps("services[0].app.platforms[0]"))
	assert.Equal(t, strings.Repeat("a", 32), b.Session.Filing().Services[0].App.Platforms[0].Fingerprint, "the answers stay")
}

func TestKeystoresAskForTheirPassword(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	p := b.step(appPage)
	b.drop([]string{b.file(t, "upload.p12")}, fyne.NewPos(500, 300))
	enter := func(password string) {
		entry, ok := b.Window.Canvas().Focused().(*control.Entry)
		require.True(t, ok, "the dialog asks")
		assert.True(t, entry.Password)
		entry.SetText(password)
		entry.OnSubmitted(password)
	}
	enter("wrong")
	assert.Contains(t, seen(p.view), b.Texts.T("app.password.wrong.file", "file", "upload.p12"))
	enter("sample123")
	assert.Contains(t, seen(p.view), b.Texts.T("app.which", "file", "upload.p12"), "a certificate does not tell its platform")
	button(t, p.view, b.Texts.T("os.ios")).OnTapped()
	require.Len(t, b.Session.Apps("services[0].app.platforms[0]"), 1)
	assert.Equal(t, "ios", b.Session.Apps("services[0].app.platforms[0]")[0].OS)
	assert.NotContains(t, seen(p.view), b.Texts.T("app.which", "file", "upload.p12"))
}

func TestReadingAnAppCanBeStopped(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	p := b.step(appPage)
	b.during = func() {
		assert.Contains(t, seen(p.view), "yunfan.apk")
		button(t, p.view, b.Texts.T("papers.cancel")).OnTapped()
	}
	b.drop([]string{b.file(t, "yunfan.apk"), b.file(t, "yunfan.ipa")}, fyne.NewPos(500, 300))
	assert.Contains(t, seen(p.view), b.Texts.T("app.stopped"))
	assert.Len(t, b.Session.Filing().Services[0].App.Platforms, 1)
	assert.Empty(t, b.Session.Apps("services[0].app.platforms[0]"))
}

func TestAnAppDroppedOnARowOfAnotherSystemGoesToItsOwn(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	b.apps(t)
	require.NoError(t, b.Session.Answer("services[0].app.platforms[0].os", "android"))
	p := b.step(appPage)
	panel.Reveal(p.apps.rows[0].ground)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.apps.rows[0].ground).AddXY(20, 20)
	b.drop([]string{b.file(t, "yunfan.ipa")}, at)
	assert.Contains(t, seen(p.view), b.Texts.T("app.elsewhere", "file", "yunfan.ipa", "os", b.Texts.T("os.ios"), "row", b.Texts.T("page.row.services.app.platforms", "n", "2")))
	assert.Len(t, b.Session.Apps("services[0].app.platforms[1]"), 1)
}
