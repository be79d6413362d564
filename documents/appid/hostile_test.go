package appid_test

import (
	"bytes"
	"context"
	"image/color"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/apptest"
)

// seeds are one file of every kind.
func seeds(t testing.TB) map[string][]byte {
	t.Helper()
	all := everybody()
	app := sampleApp(t)
	icon := square(t, 48, color.White)
	index := apptest.ResourceIndex(16777216, map[string]string{"": "Yunfan", "zh": "云帆"}, true)
	profile := apptest.Message(apptest.HarmonyProfile("cn.yunfan.app", "release", all.point), all.root, all.root)
	hap := apptest.HAP("cn.yunfan.app", index, icon, apptest.HarmonyBlock(apptest.Message(nil, all.point, all.root, all.point), profile))
	return map[string][]byte{
		"apk": app.APK([]*apptest.Identity{all.release}, apptest.Scheme{ID: apptest.V2, Signers: []*apptest.Identity{all.release}},
			apptest.Scheme{ID: apptest.V3, Signers: []*apptest.Identity{all.second}, Before: []*apptest.Identity{all.release}}),
		"aab": app.AAB(all.release),
		"ipa": apptest.IPA("", apptest.PlistBinary("CFBundleIdentifier", "cn.yunfan.app", "CFBundleExecutable", "Sample", "CFBundleIconFile", "Icon"),
			apptest.Program{Message: apptest.Message(nil, all.apple, all.apple), Fat: true}.Bytes(), apptest.File{Name: "Icon.png", Data: icon},
			apptest.File{Name: "embedded.mobileprovision", Data: apptest.Provision(all.root, "cn.yunfan.app", all.apple)}),
		"hap":             hap,
		"app":             apptest.HarmonyApp("cn.yunfan.app", hap, nil, true),
		"certificate":     all.release.DER(),
		"mobileprovision": apptest.Provision(all.root, "cn.yunfan.app", all.apple),
		"p7b":             apptest.Streamed(profile),
	}
}

// look reads a file as a program would: its identity and its icon.
func look(data []byte) (*appid.App, error) {
	a, err := appid.Read(appid.Source{Name: "x", Data: bytes.NewReader(data), Size: int64(len(data))})
	if err == nil {
		_, _ = a.Icon(context.Background(), 100<<10) // whatever becomes of it
	}
	return a, err
}

// TestMutatedFiles changes bytes here and there. No file may crash the reader; what it tells is always complete in itself.
func TestMutatedFiles(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 23))
	for kind, seed := range seeds(t) {
		for range 400 {
			data := bytes.Clone(seed)
			for range 1 + r.IntN(6) {
				data[r.IntN(len(data))] = byte(r.IntN(256))
			}
			if r.IntN(5) == 0 {
				data = data[:r.IntN(len(data))]
			}
			a, err := look(data)
			if err != nil {
				continue
			}
			require.Less(t, a.FillIn.Signer, len(a.Signers), kind)
		}
	}
}

// allocated runs f and returns how many bytes it asked for at all, which is never less than what it held at once.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// mostMemory is what one hostile manifest of a few kilobytes may take.
const mostMemory = 64 << 20 // bytes

// TestMutatedManifestTakesLittleMemory puts mutated manifests and tables into an APK. Lengths in them are not believed.
func TestMutatedManifestTakesLittleMemory(t *testing.T) {
	app := sampleApp(t)
	manifest, table := app.Manifest(), app.Table()
	for len(manifest) < 3000 { // a realistic size
		manifest = append(manifest, manifest[8:]...)
	}
	require.Less(t, len(manifest), 6000)
	r := rand.New(rand.NewPCG(7, 11))
	worst := uint64(0)
	for range 3000 {
		m, c := bytes.Clone(manifest), bytes.Clone(table)
		for range 1 + r.IntN(4) {
			m[r.IntN(len(m))] = byte(r.IntN(256))
			c[r.IntN(len(c))] = byte(r.IntN(256))
		}
		data := apptest.Zip(apptest.File{Name: "AndroidManifest.xml", Data: m}, apptest.File{Name: "resources.arsc", Data: c})
		worst = max(worst, allocated(func() { _, _ = look(data) }))
	}
	t.Logf("at most %d KiB for one file", worst>>10)
	assert.Less(t, worst, uint64(mostMemory))
}

// TestBombs are small files that would be large. What is counted is all that was asked for on the way, one buffer after the
// other as they grew, and so a few times what was held at once.
func TestBombs(t *testing.T) {
	zeros := make([]byte, 140<<20)
	deep := append(bytes.Repeat([]byte("<array>"), 100_000), "<plist>"...)
	for name, data := range map[string][]byte{
		"manifest": apptest.Zip(apptest.File{Name: "AndroidManifest.xml", Data: zeros}),
		"plist":    apptest.IPA("", zeros[:64<<20], nil),
		"deep":     apptest.IPA("", append([]byte("<plist>"), deep...), nil),
		"module":   apptest.HarmonyApp("cn.yunfan.app", zeros, nil, false),
		"table":    apptest.Zip(apptest.File{Name: "AndroidManifest.xml", Data: sampleApp(t).Manifest()}, apptest.File{Name: "resources.arsc", Data: zeros}),
	} {
		t.Run(name, func(t *testing.T) {
			took := allocated(func() {
				if a, err := look(data); err == nil {
					assert.Empty(t, a.Signers)
				}
			})
			t.Logf("%d MiB", took>>20)
			assert.Less(t, took, uint64(600<<20))
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := look(data)
		if err != nil {
			return
		}
		if a.FillIn.Signer >= len(a.Signers) || a.Kind == "" {
			t.Fatalf("%+v", a)
		}
	})
}

// BenchmarkRead reads a signed APK, as `apksigner verify --print-certs` would.
func BenchmarkRead(b *testing.B) {
	data := seeds(b)["apk"]
	for b.Loop() {
		if _, err := appid.Read(appid.Source{Data: bytes.NewReader(data), Size: int64(len(data))}); err != nil {
			b.Fatal(err)
		}
	}
}
