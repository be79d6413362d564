package android_test

import (
	"testing"

	"github.com/beiandesk/beiandesk/documents/appid/android"
	"github.com/beiandesk/beiandesk/documents/appid/apptest"
)

func sample() apptest.App {
	return apptest.App{Package: "cn.yunfan.app", Version: "1.0", Label: "Yunfan", Localized: map[string]string{"zh": "云帆"}, TargetSDK: 34}
}

// limits says what any manifest keeps: nothing in it is longer than what is decoded at all.
func limits(t *testing.T, texts ...string) {
	t.Helper()
	const most = 3 * 4096 // UTF-8 of the longest text in UTF-16
	for _, text := range texts {
		if len(text) > most {
			t.Fatalf("a text of %d bytes", len(text))
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(sample().Manifest())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := android.ParseManifest(data)
		if err == nil && m.Package == "" {
			t.Fatal("a manifest without a package")
		}
		limits(t, m.Package, m.VersionName.Text, m.Label.Text, m.Split)
		a, _ := android.ParseAdaptiveIcon(data, false)
		limits(t, a.Foreground.Text, a.Background.Text)
	})
}

func FuzzTable(f *testing.F) {
	f.Add(sample().Table(), uint32(0x7f010000))
	f.Add(sample().Table(), uint32(0x7f020000))
	f.Fuzz(func(t *testing.T, data []byte, id uint32) {
		values := android.Resolve(android.NewTable(data), android.Value{Reference: id})
		if len(values) > 500 {
			t.Fatalf("%d values", len(values))
		}
		for _, v := range values {
			limits(t, v.Text, v.Locale)
		}
	})
}

func FuzzBundle(f *testing.F) {
	manifest, table := sample().BundleParts()
	f.Add(manifest, table, uint32(0x7f010000))
	f.Fuzz(func(t *testing.T, manifest, table []byte, id uint32) {
		m, err := android.ParseBundleManifest(manifest)
		if err == nil && m.Package == "" {
			t.Fatal("a manifest without a package")
		}
		limits(t, m.Package, m.VersionName.Text)
		_, _ = android.ParseAdaptiveIcon(manifest, true)
		for _, v := range android.Resolve(android.NewBundleTable(table), android.Value{Reference: id}) {
			limits(t, v.Text, v.Locale)
		}
	})
}
