package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// These tests build apps with the tools that developers use, and hold what is read against what those tools say: aapt2,
// apksigner, jarsigner, keytool and openssl. `make test` brings all of them.

// framework describes the attributes of Android to aapt2.
const framework = "/usr/share/android-framework-res/framework-res.apk"

// storePassword is the password of every keystore here.
const storePassword = "sample-密码"

// workshop is a folder with the tools.
type workshop struct {
	t   *testing.T
	dir string
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	for _, name := range []string{"aapt2", "apksigner", "jarsigner", "keytool", "openssl"} {
		_, err := exec.LookPath(name)
		require.NoError(t, err, "install %s, or run `make test`", name)
	}
	return &workshop{t: t, dir: t.TempDir()}
}

// run runs a tool in the folder and returns what it prints.
func (w *workshop) run(name string, args ...string) string {
	w.t.Helper()
	cmd := exec.CommandContext(w.t.Context(), name, args...)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	require.NoError(w.t, cmd.Run(), "%s %v\n%s%s", name, args, out.String(), errs.String())
	return out.String()
}

func (w *workshop) path(name string) string { return filepath.Join(w.dir, name) }

func (w *workshop) write(name string, data []byte) string {
	w.t.Helper()
	require.NoError(w.t, os.MkdirAll(filepath.Dir(w.path(name)), 0o700))
	require.NoError(w.t, os.WriteFile(w.path(name), data, 0o600))
	return w.path(name)
}

func (w *workshop) read(name string) []byte {
	w.t.Helper()
	data, err := os.ReadFile(w.path(name))
	require.NoError(w.t, err)
	return data
}

// key makes a key and a certificate of it with openssl: NAME.pk8 and NAME.pem.
func (w *workshop) key(name, subject string, options ...string) {
	w.run("openssl", append([]string{"genpkey", "-out", name + ".key"}, options...)...)
	w.run("openssl", "req", "-x509", "-new", "-key", name+".key", "-out", name+".pem", "-days", "9000", "-utf8", "-subj", subject)
	w.run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", name+".key", "-outform", "DER", "-out", name+".pk8")
}

// build makes an unsigned APK and an AAB with aapt2.
func (w *workshop) build() {
	icon := image.NewNRGBA(image.Rect(0, 0, 192, 192))
	for i := range 192 * 192 {
		icon.Set(i%192, i/192, color.NRGBA{R: 30, G: 120, B: byte(i / 192), A: 255})
	}
	var b bytes.Buffer
	require.NoError(w.t, png.Encode(&b, icon))
	w.write("res/mipmap-xxxhdpi/ic_launcher.png", b.Bytes())
	w.write("res/drawable/front.png", b.Bytes())
	w.write("res/mipmap-anydpi-v26/ic_launcher.xml", []byte(`<adaptive-icon xmlns:android="http://schemas.android.com/apk/res/android">
<background android:drawable="@color/back"/><foreground android:drawable="@drawable/front"/></adaptive-icon>`))
	texts := `<resources><string name="app_name">%s</string>%s</resources>`
	w.write("res/values/values.xml", fmt.Appendf(nil, texts, "Yunfan", `<color name="back">#ff00ff00</color>`))
	w.write("res/values-zh-rCN/values.xml", fmt.Appendf(nil, texts, "云帆", ""))
	w.write("res/values-b+zh+Hant+TW/values.xml", fmt.Appendf(nil, texts, "雲帆", ""))
	w.write("AndroidManifest.xml", []byte(`<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="cn.yunfan.app"
 android:versionCode="1002003" android:versionName="1.2.3"><uses-sdk android:minSdkVersion="21" android:targetSdkVersion="29"/>
 <application android:label="@string/app_name" android:icon="@mipmap/ic_launcher" android:hasCode="false"/></manifest>`))
	w.run("aapt2", "compile", "--dir", "res", "-o", "compiled.zip")
	w.run("aapt2", "link", "-I", framework, "--manifest", "AndroidManifest.xml", "-o", "unsigned.apk", "compiled.zip")
	w.run("aapt2", "convert", "--output-format", "proto", "-o", "proto.apk", "unsigned.apk")
}

// signing is how one APK is signed: the switches of the schemes, and the keys one after the other.
type signing struct {
	name    string
	schemes string // of v1, v2, v3
	keys    []string
	lineage string
	since   string // the first version of Android that verifies it
}

func signings() []signing {
	return []signing{
		{"v1", "v1", []string{"rsa2048"}, "", "21"},
		{"v2", "v2", []string{"rsa2048"}, "", "24"},
		{"v3-rsa4096", "v3", []string{"rsa4096"}, "", "28"},
		{"v1v2v3", "v1v2v3", []string{"rsa2048"}, "", "21"},
		{"ec", "v1v2v3", []string{"ec"}, "", "21"},
		{"dsa", "v1v2", []string{"dsa"}, "", "21"},
		{"two", "v1v2", []string{"rsa2048", "ec"}, "", "21"},
		{"rotated", "v1v2v3", []string{"rsa2048", "rsa4096"}, "lineage", "21"},
	}
}

func (w *workshop) sign(s signing) {
	args := []string{"sign", "--in", "unsigned.apk", "--out", s.name + ".apk", "--v4-signing-enabled", "false"}
	for _, scheme := range []string{"v1", "v2", "v3"} {
		args = append(args, "--"+scheme+"-signing-enabled", fmt.Sprint(strings.Contains(s.schemes, scheme)))
	}
	if s.lineage != "" {
		args = append(args, "--lineage", s.lineage)
	}
	for i, key := range s.keys {
		if i > 0 {
			args = append(args, "--next-signer")
		}
		args = append(args, "--key", key+".pk8", "--cert", key+".pem", "--v1-signer-name", key)
	}
	w.run("apksigner", args...)
}

// digest matches what apksigner prints of a signer's certificate.
var digest = regexp.MustCompile(`(?m)^Signer #\d+ certificate (SHA-256|SHA-1|MD5) digest: ([0-9a-f]+)$`)

// verified returns the fingerprints that apksigner prints, sorted. Older systems than since want an older scheme.
func (w *workshop) verified(name, since string) []string {
	out := w.run("apksigner", "verify", "--print-certs", "--min-sdk-version", since, name)
	var prints []string
	for _, m := range digest.FindAllStringSubmatch(out, -1) {
		prints = append(prints, m[2])
	}
	slices.Sort(prints)
	return prints
}

// printedApp is an element of app --json as the contract has it.
type printedApp struct {
	File, Platform, Package, Label, Version string
	Labels                                  map[string]string
	Signers                                 []printedSigner
	FillIn                                  struct {
		Package     string
		PublicKey   string `json:"public_key"`
		Fingerprint string
		Signer      int
		Choices     []int
		Why         string
	} `json:"fill_in"`
	Findings []struct{ Rule, Severity, Title, Message, Why, Fix string }
}

type printedSigner struct {
	Scheme, Subject   string
	NotBefore         string `json:"not_before"`
	NotAfter          string `json:"not_after"`
	Debug, Superseded bool
	Alias             string
	MD5, SHA1, SHA256 string
	PublicKey         struct {
		Algorithm      string
		Bits           int
		ModulusDecimal string `json:"modulus_decimal"`
		ModulusHex     string `json:"modulus_hex"`
		PointHex       string `json:"point_hex"`
	} `json:"public_key"`
}

// app runs the command on one file.
func (w *workshop) app(name string, flags ...string) printedApp {
	w.t.Helper()
	stdout, stderr, _ := call(w.t, append(append([]string{"--as-of=2026-11-23", "app", "--json"}, flags...), w.path(name))...)
	require.Empty(w.t, stderr)
	var apps []printedApp
	require.NoError(w.t, json.Unmarshal([]byte(stdout), &apps), stdout)
	require.Len(w.t, apps, 1)
	return apps[0]
}

// prints returns every fingerprint of the present signers, each once, sorted.
func (a printedApp) prints() []string {
	var out []string
	for _, s := range a.Signers {
		if !s.Superseded {
			out = append(out, s.MD5, s.SHA1, s.SHA256)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (a printedApp) rules() []string {
	var out []string
	for _, f := range a.Findings {
		out = append(out, f.Rule)
	}
	return out
}

// assertCertificate holds a signer against what openssl says of the certificate in a file.
func (w *workshop) assertCertificate(s printedSigner, file string) {
	w.t.Helper()
	for algorithm, mine := range map[string]string{"md5": s.MD5, "sha1": s.SHA1, "sha256": s.SHA256} {
		out := w.run("openssl", "x509", "-in", file, "-noout", "-fingerprint", "-"+algorithm)
		_, theirs, _ := strings.Cut(strings.TrimSpace(out), "=")
		assert.Equal(w.t, strings.ToLower(strings.ReplaceAll(theirs, ":", "")), mine, algorithm)
	}
	out := w.run("openssl", "x509", "-in", file, "-noout", "-dates", "-dateopt", "iso_8601")
	assert.Contains(w.t, out, "notBefore="+s.NotBefore+" ")
	assert.Contains(w.t, out, "notAfter="+s.NotAfter+" ")
	switch s.PublicKey.Algorithm {
	case "RSA":
		out := w.run("openssl", "x509", "-in", file, "-noout", "-modulus")
		assert.Equal(w.t, strings.ToLower(strings.TrimPrefix(strings.TrimSpace(out), "Modulus=")), s.PublicKey.ModulusHex)
		n, ok := new(big.Int).SetString(s.PublicKey.ModulusHex, 16)
		require.True(w.t, ok)
		assert.Equal(w.t, n.String(), s.PublicKey.ModulusDecimal)
	case "EC":
		block, _ := pem.Decode([]byte(w.run("openssl", "x509", "-in", file, "-noout", "-pubkey")))
		require.NotNil(w.t, block)
		assert.True(w.t, strings.HasSuffix(hex.EncodeToString(block.Bytes), s.PublicKey.PointHex))
		assert.Len(w.t, s.PublicKey.PointHex, 130)
	}
}
