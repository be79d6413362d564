package assembly_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// day is the day of these tests.
type day struct{}

func (day) Now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// workbench is a draft of an app's filing, and the files that are read for it.
type workbench struct {
	t       *testing.T
	session *wizard.Session
	desk    *wizard.Desk
	words   *text.Catalog
	folder  string
}

func newWorkbench(t *testing.T) *workbench {
	t.Helper()
	a, err := assembly.New(assembly.Options{Store: storagetest.NewMemory(), Clock: day{}, Cache: t.TempDir()})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, a.Close()) })
	f := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	w := &workbench{t: t, desk: a.Desk, words: a.Texts[text.Chinese], folder: t.TempDir()}
	w.session, err = a.Desk.Import(t.Context(), f, nil, w.words)
	require.NoError(t, err)
	return w
}

func (w *workbench) read(name string, data []byte) wizard.AppFile {
	w.t.Helper()
	path := filepath.Join(w.folder, name)
	require.NoError(w.t, os.WriteFile(path, data, 0o600))
	file, err := assembly.ReadApp(w.t.Context(), path, wizard.AppQuery{})
	require.NoError(w.t, err)
	return file
}

// give reads a file for the draft and returns the row that it went to.
func (w *workbench) give(name string, data []byte) filing.Path {
	w.t.Helper()
	file := w.read(name, data)
	row, err := w.session.PlaceApp(0, file.Reading.OS, "")
	require.NoError(w.t, err)
	file.Reading.Row = row
	_, err = w.session.TakeApp(file)
	require.NoError(w.t, err)
	return row
}

// accept answers what is open with what was read.
func (w *workbench) accept() {
	w.t.Helper()
	for _, fact := range w.session.AppFacts(0) {
		if fact.Typed == "" {
			require.NoError(w.t, w.session.Answer(fact.Path, fact.Found))
		}
	}
}

// found returns the findings about apps, each with its first path.
func (w *workbench) found() map[rule.ID]rule.Finding {
	out := map[rule.ID]rule.Finding{}
	for _, f := range w.session.Check().Findings {
		if strings.HasPrefix(string(f.Rule), "AID") {
			out[f.Rule] = f
		}
	}
	return out
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 128, 128))))
	return b.Bytes()
}

func android(t *testing.T, schemes ...apptest.Scheme) []byte {
	t.Helper()
	app := apptest.App{Package: "cn.yunfan.app", Version: "1.2.3", Label: "Yunfan", Localized: map[string]string{"zh": "云帆"}, Icon: picture(t), TargetSDK: 34}
	return app.APK(nil, schemes...)
}

func v2(signers ...*apptest.Identity) apptest.Scheme {
	return apptest.Scheme{ID: apptest.V2, Signers: signers}
}

func named(name string) *apptest.Identity {
	return apptest.NewIdentity(apptest.Options{Name: name})
}

func apple(signer *apptest.Identity) []byte {
	info := apptest.PlistXML("CFBundleIdentifier", "cn.yunfan.app", "CFBundleShortVersionString", "1.2.3", "CFBundleName", "云帆", "CFBundleExecutable", "Sample")
	return apptest.IPA("", info, apptest.Program{Message: apptest.Message(nil, signer, signer)}.Bytes())
}

func TestThreePlatformsOfOneApp(t *testing.T) {
	t.Parallel()
	w := newWorkbench(t)
	root := apptest.NewIdentity(apptest.Options{Name: "样例根证书", EC: true, CA: true})
	point := apptest.NewIdentity(apptest.Options{Name: "yunfan,Release", EC: true, Issuer: root})
	block := apptest.HarmonyBlock(apptest.Message(nil, point, root, point), apptest.Message(apptest.HarmonyProfile("cn.yunfan.app", "release", point), root, root))
	hap := apptest.HAP("cn.yunfan.app", apptest.ResourceIndex(16777216, map[string]string{"zh": "云帆"}, false), picture(t), block)

	assert.Equal(t, filing.Path("services[0].app.platforms[0]"), w.give("yunfan.apk", android(t, v2(named("Yunfan")))))
	assert.Equal(t, filing.Path("services[0].app.platforms[1]"), w.give("yunfan.ipa", apple(named("Apple Distribution: Yunfan (A1B2C3D4E5)"))))
	assert.Equal(t, filing.Path("services[0].app.platforms[2]"), w.give("yunfan.hap", hap))
	icon, ok := w.session.AppIcon(0)
	assert.True(t, ok)
	assert.LessOrEqual(t, len(icon.PNG), 100<<10)
	assert.Empty(t, w.session.Filing().Services[0].App.Platforms[0].Package, "nothing is filled in before it is confirmed")

	w.accept()
	var got []string
	for _, p := range w.session.Filing().Services[0].App.Platforms {
		got = append(got, p.OS+" "+p.Package)
		assert.NotEmpty(t, p.PublicKey)
		assert.Len(t, p.Fingerprint, map[string]int{"android": 32, "ios": 40, "harmonyos": 40}[p.OS])
	}
	assert.Equal(t, []string{"android cn.yunfan.app", "ios cn.yunfan.app", "harmonyos cn.yunfan.app"}, got)
	assert.Equal(t, "云帆", w.session.Filing().Services[0].Name)
	for _, fact := range w.session.AppFacts(0) {
		assert.True(t, fact.Same, fact.Path)
	}
	for id, f := range w.found() {
		assert.Equal(t, rule.Hint, f.Severity, "%s %s", id, f.Message)
	}

	require.NoError(t, w.session.Save(t.Context()))
	again, err := w.desk.Open(t.Context(), w.session.ID(), w.words)
	require.NoError(t, err)
	assert.Equal(t, w.session.Apps("services[0].app.platforms[1]"), again.Apps("services[0].app.platforms[1]"), "what was read is kept with the draft")
	require.NoError(t, again.RemoveRow("services[0].app.platforms[0]"))
	assert.Equal(t, "yunfan.ipa", again.Apps("services[0].app.platforms[0]")[0].File, "it moves with its row")
	assert.Equal(t, "yunfan.hap", again.Apps("services[0].app.platforms[1]")[0].File)
	assert.Empty(t, again.Apps("services[0].app.platforms[2]"))
}

func TestFindingsAboutAppsLeadToTheirFields(t *testing.T) {
	t.Parallel()
	soon := apptest.NewIdentity(apptest.Options{Name: "Apple Distribution: Yunfan (A1B2C3D4E5)", NotAfter: time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)})
	other := named("Other")
	for name, tc := range map[string]struct {
		file  string
		data  []byte
		typed map[filing.Path]string
		rule  rule.ID
		path  filing.Path
	}{
		"not signed":        {"a.apk", android(t), nil, "AID001", "services[0].app.platforms[0].public_key"},
		"debug certificate": {"a.apk", android(t, v2(named("Android Debug"))), nil, "AID002", "services[0].app.platforms[0].fingerprint"},
		"Apple Development": {"a.ipa", apple(named("Apple Development: zhang@yunfan-example.cn (A1B2C3D4E5)")), nil, "AID003", "services[0].app.platforms[0].fingerprint"},
		"expiring":          {"a.ipa", apple(soon), nil, "AID006", "services[0].app.platforms[0].fingerprint"},
		"other package": {
			"a.apk", android(t, v2(other)),
			map[filing.Path]string{"services[0].app.platforms[0].package": "cn.other.app"},
			"AID019", "services[0].app.platforms[0].package",
		},
		"other key": {
			"a.apk", android(t, v2(other)),
			map[filing.Path]string{"services[0].app.platforms[0].public_key": strings.Repeat("d1af7c63", 64)},
			"AID020", "services[0].app.platforms[0].public_key",
		},
		"other fingerprint": {
			"a.apk", android(t, v2(other)),
			map[filing.Path]string{"services[0].app.platforms[0].fingerprint": "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5"},
			"AID021", "services[0].app.platforms[0].fingerprint",
		},
		"other name": {"a.apk", android(t, v2(other)), map[filing.Path]string{"services[0].name": "云帆官方"}, "AID022", "services[0].name"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorkbench(t)
			require.NoError(t, w.session.Answer("services[0].app.platforms[0].os", map[bool]string{true: appid.Android, false: appid.IOS}[strings.HasSuffix(tc.file, ".apk")]))
			for path, typed := range tc.typed {
				require.NoError(t, w.session.Answer(path, typed))
			}
			w.give(tc.file, tc.data)
			w.accept()
			for path, typed := range tc.typed {
				kept, _ := w.session.Filing().Text(path)
				assert.Equal(t, typed, kept, "an answer is not overwritten")
			}
			f, ok := w.found()[tc.rule]
			require.True(t, ok, "%v", w.found())
			assert.Equal(t, []filing.Path{tc.path}, f.Paths)
			assert.NotEqual(t, rule.Block, f.Severity)
			assert.Contains(t, f.Message, "“")
			assert.NotContains(t, f.Message, "{")
			assert.NotEmpty(t, f.Fix)
		})
	}
}

func TestAKeyInAnotherFormIsTheSame(t *testing.T) {
	t.Parallel()
	w := newWorkbench(t)
	release := named("Yunfan")
	file := w.read("a.apk", android(t, v2(release)))
	require.NoError(t, w.session.Answer("services[0].app.platforms[0].public_key", string(release.PEM())))
	file.Reading.Row = "services[0].app.platforms[0]"
	_, err := w.session.TakeApp(file)
	require.NoError(t, err)
	for _, fact := range w.session.AppFacts(0) {
		assert.Equal(t, strings.HasSuffix(string(fact.Path), "public_key"), fact.Same, fact.Path)
	}
	assert.NotContains(t, w.found(), rule.ID("AID020"))
}

func TestChoosingASigner(t *testing.T) {
	t.Parallel()
	w := newWorkbench(t)
	older, newer := named("Yunfan"), named("Yunfan New")
	row := w.give("a.apk", android(t, v2(older), apptest.Scheme{ID: apptest.V3, Signers: []*apptest.Identity{newer}, Before: []*apptest.Identity{older}}))
	w.accept()
	app := w.session.Apps(row)[0]
	require.Len(t, app.Choices, 2)
	assert.Contains(t, w.found(), rule.ID("AID010"))
	other := app.Choices[1]
	require.NoError(t, w.session.ChooseSigner(row, false, other))
	key, _ := w.session.Filing().Text(row + ".public_key")
	assert.Equal(t, app.Signers[other].Key, key, "what came from the former signer follows the choice")

	require.NoError(t, w.session.Answer(row+".fingerprint", "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5"))
	require.NoError(t, w.session.ChooseSigner(row, false, app.Choices[0]))
	print, _ := w.session.Filing().Text(row + ".fingerprint")
	assert.Equal(t, "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5", print, "what was typed stays")

	release := named("Apple Distribution: Yunfan (A1B2C3D4E5)")
	certificate := w.read("yunfan.cer", release.DER())
	assert.True(t, certificate.Reading.Alone)
	certificate.Reading.Row, certificate.Reading.OS = row, appid.Android
	_, err := w.session.TakeApp(certificate)
	require.NoError(t, err)
	assert.Len(t, w.session.Apps(row), 2, "a certificate stands beside its app")
	assert.NotContains(t, w.found(), rule.ID("AID010"), "which the certificate answers")
	w.session.DropApp(row, true)
	assert.Contains(t, w.found(), rule.ID("AID010"))
}

func TestAppsThatAreNotRead(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "notes.apk")
	require.NoError(t, os.WriteFile(path, []byte("notes"), 0o600))
	_, err := assembly.ReadApp(t.Context(), path, wizard.AppQuery{})
	require.ErrorIs(t, err, appid.ErrNotApp)
	_, err = assembly.ReadApp(t.Context(), folder, wizard.AppQuery{})
	require.ErrorIs(t, err, assembly.ErrFolder)
	_, err = assembly.ReadApp(t.Context(), filepath.Join(folder, "none.apk"), wizard.AppQuery{})
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NoError(t, os.WriteFile(path, android(t, v2(named("Yunfan"))), 0o600))
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err = assembly.ReadApp(stopped, path, wizard.AppQuery{})
	require.ErrorIs(t, err, context.Canceled)
}
