package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
)

// publishers are the keys of these tests.
var publishers = sync.OnceValue(func() []*apptest.Identity {
	return []*apptest.Identity{
		apptest.NewIdentity(apptest.Options{Name: "Yunfan"}), apptest.NewIdentity(apptest.Options{Name: "Android Debug"}),
		apptest.NewIdentity(apptest.Options{Name: "Apple Distribution: Yunfan (A1B2C3D4E5)"}), apptest.NewIdentity(apptest.Options{Name: "yunfan,Release", EC: true}),
	}
})

// release writes the releases of one app for three platforms, under a name on each, and returns their paths.
func release(t *testing.T, names [3]string) [3]string {
	t.Helper()
	dir, own := t.TempDir(), publishers()
	android := apptest.App{Package: "cn.yunfan.app", Version: "1.2.3", Label: names[0], TargetSDK: 34}
	block := apptest.HarmonyBlock(apptest.Message(nil, own[3], own[3]), apptest.Message(apptest.HarmonyProfile("cn.yunfan.app", "release", own[3]), own[0], own[0]))
	files := [3][]byte{
		android.APK(nil, apptest.Scheme{ID: apptest.V2, Signers: own[:1]}),
		apptest.IPA("", apptest.PlistXML("CFBundleIdentifier", "cn.yunfan.app", "CFBundleName", names[1], "CFBundleExecutable", "Sample"),
			apptest.Program{Message: apptest.Message(nil, own[2], own[2])}.Bytes()),
		apptest.HAP("cn.yunfan.app", apptest.ResourceIndex(16777216, map[string]string{"": names[2]}, true), nil, block),
	}
	var paths [3]string
	for i, name := range []string{"app.apk", "app.ipa", "app.hap"} {
		paths[i] = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(paths[i], files[i], 0o600))
	}
	return paths
}

func TestOneAppOnThreePlatforms(t *testing.T) {
	paths := release(t, [3]string{"云帆", "云帆", "云帆"})
	stdout, stderr, status := call(t, onDay, "app", "--json", paths[0], paths[1], paths[2])
	require.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	var apps []struct {
		Platform, Package, Label string
		FillIn                   map[string]any `json:"fill_in"`
		Findings                 []any
		Signers                  []struct{ MD5, SHA1 string }
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &apps))
	require.Len(t, apps, 3)
	for i, platform := range []string{"android", "ios", "harmonyos"} {
		a := apps[i]
		assert.Equal(t, []string{platform, "cn.yunfan.app", "云帆"}, []string{a.Platform, a.Package, a.Label})
		assert.NotNil(t, a.Findings, "a list, even an empty one")
		assert.Empty(t, a.Findings)
		assert.NotContains(t, a.FillIn["why"], "appid.")
		want := a.Signers[0].SHA1
		if platform == "android" {
			want = a.Signers[0].MD5
		}
		assert.Equal(t, want, a.FillIn["fingerprint"])
		assert.NotEmpty(t, a.FillIn["public_key"])
	}
}

func TestFindingsOfApps(t *testing.T) {
	paths := release(t, [3]string{"云帆", "云帆助手", "云帆"})
	debug := filepath.Join(t.TempDir(), "debug.pem")
	require.NoError(t, os.WriteFile(debug, publishers()[1].PEM(), 0o600))
	unsigned := filepath.Join(t.TempDir(), "unsigned.apk")
	require.NoError(t, os.WriteFile(unsigned, apptest.App{Package: "com.example.app", Version: "1", Label: "x"}.APK(nil), 0o600))
	for name, tc := range map[string]struct {
		files  []string
		rules  []string
		status int
	}{
		"names differ": {paths[:2], []string{"AID013"}, exitDone},
		"debug":        {[]string{debug}, []string{"AID002"}, exitDone},
		"unsigned":     {[]string{unsigned}, []string{"AID001", "AID012"}, exitBlocked},
		"other key":    {[]string{paths[0], debug}, []string{"AID018", "AID002"}, exitDone},
	} {
		for _, lang := range []string{"zh", "en"} {
			stdout, stderr, status := call(t, append([]string{onDay, "--lang", lang, "app"}, tc.files...)...)
			assert.Empty(t, stderr, name)
			assert.Equal(t, tc.status, status, name)
			for _, id := range tc.rules {
				assert.Contains(t, stdout, id, name)
			}
			assert.NotContains(t, stdout, "{", "%s: a value is missing", name)
			assert.NotContains(t, stdout, "appid.", name)
		}
	}
}

func TestKeyAsText(t *testing.T) {
	own := publishers()[0]
	file := filepath.Join(t.TempDir(), "app.apk")
	require.NoError(t, os.WriteFile(file, apptest.App{Package: "cn.yunfan.app", Label: "x"}.APK(nil, apptest.Scheme{ID: apptest.V3, Signers: publishers()[:1]}), 0o600))
	for _, args := range [][]string{
		{"key", string(own.PEM()), "--json", "--app", file}, {"key", "--app", file, "--json", "--", string(own.PEM())},
	} {
		stdout, stderr, status := call(t, args...)
		require.Empty(t, stderr)
		assert.Equal(t, exitDone, status)
		assert.Contains(t, stdout, `"form": "certificate"`)
		assert.Contains(t, stdout, `"same": true`)
	}
	for name, typed := range map[string]string{
		"a word": "见附件", "MD5": strings.Repeat("0d9c5e0f", 4), "private": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "no file": "none.pem",
	} {
		stdout, stderr, status := call(t, "key", typed)
		assert.Equal(t, exitFile, status, name)
		assert.Empty(t, stdout, name)
		assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
		assert.NotContains(t, stderr, "没有预料到", name)
		assert.NotContains(t, stderr, "AAAA", "nothing of a private key is repeated")
	}
}

func TestRulesOverAppsAreInTheBook(t *testing.T) {
	stdout, _, status := call(t, "rules", "aid010")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, stdout, "签名密钥轮换过")
}
