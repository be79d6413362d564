package appid_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

// people are the keys of these tests; making them takes longer than everything else.
type people struct{ release, second, point, debug, root, apple, store, development *apptest.Identity }

var everybody = sync.OnceValue(func() people {
	root := apptest.NewIdentity(apptest.Options{Name: "样例根证书", EC: true, CA: true})
	return people{
		release: apptest.NewIdentity(apptest.Options{Name: "Yunfan"}), second: apptest.NewIdentity(apptest.Options{Name: "Second"}),
		point: apptest.NewIdentity(apptest.Options{Name: "yunfan,Release", EC: true, Issuer: root}),
		debug: apptest.NewIdentity(apptest.Options{Name: "Android Debug"}), root: root,
		apple:       apptest.NewIdentity(apptest.Options{Name: "Apple Distribution: Yunfan (A1B2C3D4E5)"}),
		store:       apptest.NewIdentity(apptest.Options{Name: "Apple iPhone OS Application Signing"}),
		development: apptest.NewIdentity(apptest.Options{Name: "Apple Development: zhang@yunfan-example.cn (A1B2C3D4E5)"}),
	}
})

// square is an icon of one colour.
func square(t testing.TB, side int, c color.Color) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		m.Set(i%side, i/side, c)
	}
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

func sampleApp(t testing.TB) apptest.App {
	t.Helper()
	return apptest.App{
		Package: "cn.yunfan.app", Version: "1.2.3", Label: "Yunfan", Localized: map[string]string{"zh": "云帆"},
		Icon: square(t, 144, color.NRGBA{R: 200, A: 255}), TargetSDK: 34,
	}
}

func read(t testing.TB, data []byte) *appid.App {
	t.Helper()
	a, err := appid.Read(appid.Source{Name: "file", Data: bytes.NewReader(data), Size: int64(len(data))})
	require.NoError(t, err)
	return a
}

// of returns the scheme and fingerprint of every signer.
func of(a *appid.App) []string {
	var out []string
	for _, s := range a.Signers {
		row := string(s.Scheme) + " " + s.SHA256
		if s.Superseded {
			row += " before"
		}
		out = append(out, row)
	}
	return out
}

func fingerprint(id *apptest.Identity) string {
	c, err := certificate.Parse(id.DER())
	if err != nil {
		panic(err)
	}
	return c.SHA256()
}

func TestAPK(t *testing.T) {
	t.Parallel()
	all := everybody()
	release, second := fingerprint(all.release), fingerprint(all.second)
	one := func(schemes ...uint32) []apptest.Scheme {
		var out []apptest.Scheme
		for _, id := range schemes {
			out = append(out, apptest.Scheme{ID: id, Signers: []*apptest.Identity{all.release}})
		}
		return out
	}
	rotated := func(id uint32) apptest.Scheme {
		return apptest.Scheme{ID: id, Signers: []*apptest.Identity{all.second}, Before: []*apptest.Identity{all.release}}
	}
	for name, tc := range map[string]struct {
		v1      []*apptest.Identity
		schemes []apptest.Scheme
		signers []string
		chosen  string
		choices int
		reason  appid.Reason
	}{
		"v1":                 {[]*apptest.Identity{all.release}, nil, []string{"v1 " + release}, release, 1, appid.AndroidRSA},
		"v2":                 {nil, one(apptest.V2), []string{"v2 " + release}, release, 1, appid.AndroidRSA},
		"v3":                 {nil, one(apptest.V3), []string{"v3 " + release}, release, 1, appid.AndroidRSA},
		"v1 v2 v3":           {[]*apptest.Identity{all.release}, one(apptest.V2, apptest.V3), []string{"v1 " + release, "v2 " + release, "v3 " + release}, release, 1, appid.AndroidRSA},
		"not signed":         {nil, nil, nil, "", 0, appid.NoSigner},
		"two signers":        {nil, []apptest.Scheme{{ID: apptest.V2, Signers: []*apptest.Identity{all.release, all.second}}}, []string{"v2 " + release, "v2 " + second}, release, 2, appid.SeveralSigns},
		"two v1 files":       {[]*apptest.Identity{all.release, all.second}, nil, []string{"v1 " + release, "v1 " + second}, release, 2, appid.SeveralSigns},
		"rotated, v2 and v3": {nil, append(one(apptest.V2), rotated(apptest.V3)), []string{"v2 " + release, "v3 " + second}, release, 2, appid.Rotated},
		"rotated, v3 alone":  {nil, []apptest.Scheme{rotated(apptest.V3)}, []string{"v3 " + second, "v3 " + release + " before"}, release, 2, appid.Rotated},
		"rotated, v3.1":      {nil, append(one(apptest.V2, apptest.V3), rotated(apptest.V31)), []string{"v2 " + release, "v3 " + release, "v3.1 " + second}, release, 2, appid.Rotated},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := read(t, sampleApp(t).APK(tc.v1, tc.schemes...))
			assert.Equal(t, tc.signers, of(a))
			assert.Equal(t, tc.reason, a.FillIn.Reason)
			assert.Len(t, a.FillIn.Choices, tc.choices)
			assert.Equal(t, "cn.yunfan.app", a.FillIn.Package)
			if tc.chosen != "" {
				s := a.Signers[a.FillIn.Signer]
				assert.Equal(t, tc.chosen, s.SHA256)
				assert.Equal(t, s.MD5, a.FillIn.Fingerprint)
				assert.Equal(t, s.PublicKey.ModulusDecimal(), a.FillIn.PublicKey)
			} else {
				assert.Equal(t, -1, a.FillIn.Signer)
				assert.Empty(t, a.FillIn.PublicKey+a.FillIn.Fingerprint)
			}
			assert.Empty(t, a.Unread)
		})
	}
}

func TestWhatAnAppSays(t *testing.T) {
	t.Parallel()
	all := everybody()
	app := sampleApp(t)
	v2 := apptest.Scheme{ID: apptest.V2, Signers: []*apptest.Identity{all.release}}
	for name, data := range map[string][]byte{"apk": app.APK(nil, v2), "aab": app.AAB(all.release)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := read(t, data)
			assert.Equal(t, appid.Kind(name), a.Kind)
			assert.Equal(t, appid.Android, a.Platform)
			assert.Equal(t, []string{"cn.yunfan.app", "云帆", "1.2.3", "7"}, []string{a.Package, a.Label, a.Version, a.VersionCode})
			assert.Equal(t, map[string]string{"": "Yunfan", "zh": "云帆"}, a.Labels)
			assert.Equal(t, name == "aab", a.UploadKey)
			icon, err := a.Icon(t.Context(), 100<<10)
			require.NoError(t, err)
			m, err := png.Decode(bytes.NewReader(icon))
			require.NoError(t, err)
			assert.Equal(t, 144, m.Bounds().Dx())
			_, err = a.Icon(t.Context(), 10)
			assert.ErrorIs(t, err, appid.ErrNoIcon, "nothing is made that small")
		})
	}
	assert.Equal(t, appid.UploadOnly, read(t, app.AAB(all.release)).FillIn.Reason)
}

func TestIPA(t *testing.T) {
	t.Parallel()
	all := everybody()
	pairs := []string{"CFBundleIdentifier", "cn.yunfan.app", "CFBundleShortVersionString", "1.2.3", "CFBundleVersion", "7", "CFBundleName", "Yunfan", "CFBundleExecutable", "Sample", "CFBundleIconFile", "Icon"}
	signed := apptest.Message(nil, all.apple, all.root, all.apple)
	profile := apptest.File{Name: "embedded.mobileprovision", Data: apptest.Provision(all.root, "cn.yunfan.app", all.development, all.apple)}
	chinese := apptest.File{Name: "zh-Hans.lproj/InfoPlist.strings", Data: []byte("/* 名称 */\n\"CFBundleDisplayName\" = \"云帆\";\n")}
	icon := apptest.File{Name: "Icon@2x.png", Data: square(t, 120, color.NRGBA{B: 200, A: 255})}
	for name, tc := range map[string]struct {
		data    []byte
		signers []string
		reason  appid.Reason
	}{
		"XML":          {apptest.IPA("", apptest.PlistXML(pairs...), apptest.Program{Message: signed}.Bytes(), profile, chinese, icon), []string{"cms " + fingerprint(all.apple)}, appid.IOSKey},
		"binary":       {apptest.IPA("", apptest.PlistBinary(pairs...), apptest.Program{Message: signed}.Bytes(), chinese, icon), []string{"cms " + fingerprint(all.apple)}, appid.IOSKey},
		"wrapped, fat": {apptest.IPA("云帆 1.2.3/", apptest.PlistXML(pairs...), apptest.Program{Message: apptest.Streamed(signed), Fat: true}.Bytes(), profile, chinese, icon), []string{"cms " + fingerprint(all.apple)}, appid.IOSKey},
		"not signed":   {apptest.IPA("", apptest.PlistXML(pairs...), apptest.Program{}.Bytes(), chinese, icon), nil, appid.NoSigner},
		"profile only": {apptest.IPA("", apptest.PlistXML(pairs...), apptest.Program{}.Bytes(), profile, chinese, icon), []string{"cert " + fingerprint(all.development), "cert " + fingerprint(all.apple)}, appid.SeveralSigns},
		"from the store": {
			apptest.IPA("", apptest.PlistXML(pairs...), apptest.Program{Message: apptest.Message(nil, all.store, all.store), Encrypted: true}.Bytes(), chinese, icon),
			[]string{"cms " + fingerprint(all.store)},
			appid.StoreSigned,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := read(t, tc.data)
			assert.Equal(t, appid.IPA, a.Kind)
			assert.Equal(t, []string{"cn.yunfan.app", "云帆", "1.2.3", "7"}, []string{a.Package, a.Label, a.Version, a.VersionCode})
			assert.Equal(t, tc.signers, of(a))
			assert.Equal(t, tc.reason, a.FillIn.Reason)
			assert.Equal(t, name == "from the store", a.Encrypted)
			if a.FillIn.Signer >= 0 {
				s := a.Signers[a.FillIn.Signer]
				assert.Equal(t, fingerprint(all.apple), s.SHA256, "the one for distribution is chosen")
				assert.Equal(t, s.SHA1, a.FillIn.Fingerprint)
				assert.Equal(t, s.PublicKey.ModulusHex(), a.FillIn.PublicKey)
			}
			drawn, err := a.Icon(t.Context(), 100<<10)
			require.NoError(t, err)
			assert.NotEmpty(t, drawn)
			assert.Empty(t, a.Unread)
		})
	}
}

func TestHarmonyOS(t *testing.T) {
	t.Parallel()
	all := everybody()
	index := apptest.ResourceIndex(16777216, map[string]string{"": "Yunfan", "zh": "云帆"}, false)
	later := apptest.ResourceIndex(16777216, map[string]string{"": "Yunfan", "zh": "云帆"}, true)
	icon := square(t, 216, color.NRGBA{G: 200, A: 255})
	block := func(kind string) []byte {
		profile := apptest.Message(apptest.HarmonyProfile("cn.yunfan.app", kind, all.point), all.root, all.root)
		return apptest.HarmonyBlock(apptest.Message(nil, all.point, all.root, all.point), profile) // the root first, as tools write it
	}
	point := "cms " + fingerprint(all.point)
	for name, tc := range map[string]struct {
		data    []byte
		kind    appid.Kind
		signers []string
		debug   bool
	}{
		"hap":              {apptest.HAP("cn.yunfan.app", index, icon, block("release")), appid.HAP, []string{point}, false},
		"later index":      {apptest.HAP("cn.yunfan.app", later, icon, block("release")), appid.HAP, []string{point}, false},
		"debug":            {apptest.HAP("cn.yunfan.app", index, icon, block("debug")), appid.HAP, []string{point}, true},
		"not signed":       {apptest.HAP("cn.yunfan.app", index, icon, nil), appid.HAP, nil, false},
		"app, signed":      {apptest.HarmonyApp("cn.yunfan.app", apptest.HAP("cn.yunfan.app", index, icon, nil), block("release"), false), appid.HarmonyApp, []string{point}, false},
		"app, hap signed":  {apptest.HarmonyApp("cn.yunfan.app", apptest.HAP("cn.yunfan.app", index, icon, block("release")), nil, true), appid.HarmonyApp, []string{point}, false},
		"app, none signed": {apptest.HarmonyApp("cn.yunfan.app", apptest.HAP("cn.yunfan.app", index, icon, nil), nil, true), appid.HarmonyApp, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := read(t, tc.data)
			assert.Equal(t, tc.kind, a.Kind)
			assert.Equal(t, appid.HarmonyOS, a.Platform)
			assert.Equal(t, []string{"cn.yunfan.app", "云帆", "1.2.3", "1002003"}, []string{a.Package, a.Label, a.Version, a.VersionCode})
			assert.Equal(t, tc.signers, of(a))
			assert.Empty(t, a.Unread)
			if len(a.Signers) > 0 {
				s := a.Signers[0]
				assert.Equal(t, tc.debug, s.Debug)
				assert.Equal(t, s.SHA1, a.FillIn.Fingerprint)
				assert.Equal(t, s.PublicKey.PointHex(), a.FillIn.PublicKey)
				assert.Len(t, a.FillIn.PublicKey, 130)
			}
			drawn, err := a.Icon(t.Context(), 100<<10)
			require.NoError(t, err)
			assert.NotEmpty(t, drawn)
		})
	}
}

func TestCertificatesAlone(t *testing.T) {
	t.Parallel()
	all := everybody()
	chain := append(append([]byte{}, all.root.PEM()...), all.point.PEM()...)
	for name, tc := range map[string]struct {
		data     []byte
		kind     appid.Kind
		platform string
		signers  []string
		guessed  bool
	}{
		"DER":                   {all.release.DER(), appid.Certificate, appid.Android, []string{"cert " + fingerprint(all.release)}, true},
		"PEM":                   {all.debug.PEM(), appid.Certificate, appid.Android, []string{"cert " + fingerprint(all.debug)}, false},
		"Apple":                 {all.apple.DER(), appid.Certificate, appid.IOS, []string{"cert " + fingerprint(all.apple)}, false},
		"chain, the root first": {chain, appid.Certificate, appid.HarmonyOS, []string{"cert " + fingerprint(all.point)}, false},
		"p7b, the root first":   {apptest.Message(nil, nil, all.root, all.point), appid.Certificate, appid.HarmonyOS, []string{"cert " + fingerprint(all.point)}, false},
		"profile of HarmonyOS":  {apptest.Message(apptest.HarmonyProfile("cn.yunfan.app", "release", all.point), all.root, all.root), appid.Profile, appid.HarmonyOS, []string{"cert " + fingerprint(all.point)}, false},
		"mobileprovision":       {apptest.Provision(all.root, "cn.yunfan.app", all.apple), appid.Profile, appid.IOS, []string{"cert " + fingerprint(all.apple)}, false},
		"streamed":              {apptest.Streamed(apptest.Provision(all.root, "cn.yunfan.app", all.apple)), appid.Profile, appid.IOS, []string{"cert " + fingerprint(all.apple)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := read(t, tc.data)
			assert.Equal(t, tc.kind, a.Kind)
			assert.Equal(t, tc.platform, a.Platform)
			assert.Equal(t, tc.signers, of(a))
			assert.Equal(t, tc.guessed, a.Guessed)
			if tc.kind == appid.Profile {
				assert.Equal(t, "cn.yunfan.app", a.Package)
			}
		})
	}
	given, err := appid.Read(appid.Source{Data: bytes.NewReader(all.release.DER()), Size: int64(len(all.release.DER())), Platform: appid.IOS})
	require.NoError(t, err)
	assert.Equal(t, appid.IOSKey, given.FillIn.Reason)
	assert.False(t, given.Guessed)
}

func TestNoApp(t *testing.T) {
	t.Parallel()
	apk := sampleApp(t).APK(nil)
	for name, tc := range map[string]struct {
		data []byte
		err  error
	}{
		"empty":           {nil, appid.ErrEmpty},
		"text":            {[]byte("hello"), appid.ErrNotApp},
		"picture":         {square(t, 8, color.Black), appid.ErrNotApp},
		"some archive":    {apptest.Zip(apptest.File{Name: "a.txt"}), appid.ErrNotApp},
		"cut off":         {apk[:len(apk)/2], appid.ErrDamaged},
		"several apps":    {apptest.Zip(apptest.File{Name: "base.apk", Data: apk}), appid.ErrSeveralApps},
		"private key":     {[]byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), certificate.ErrPrivateKey},
		"end of nothing":  {append([]byte("PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), 0, 0), appid.ErrDamaged},
		"only a manifest": {apptest.Zip(apptest.File{Name: "AndroidManifest.xml", Data: []byte("<manifest/>")}), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := appid.Read(appid.Source{Data: bytes.NewReader(tc.data), Size: int64(len(tc.data))})
			if tc.err != nil {
				require.ErrorIs(t, err, tc.err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, []appid.Part{appid.PartManifest}, a.Unread)
		})
	}
}
