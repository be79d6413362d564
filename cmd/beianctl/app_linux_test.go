package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
)

func TestAppsOfTheTools(t *testing.T) {
	w := newWorkshop(t)
	w.key("rsa2048", "/CN=Yunfan Release/O=样例/C=CN", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
	w.key("rsa4096", "/CN=Yunfan New/O=样例/C=CN", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:4096")
	w.key("ec", "/CN=Yunfan EC/O=样例/C=CN", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
	w.run("openssl", "genpkey", "-genparam", "-algorithm", "DSA", "-pkeyopt", "dsa_paramgen_bits:2048", "-pkeyopt", "dsa_paramgen_q_bits:256", "-out", "dsa.params")
	w.key("dsa", "/CN=Yunfan DSA/O=样例/C=CN", "-paramfile", "dsa.params")
	w.build()
	w.run("apksigner", "rotate", "--out", "lineage", "--old-signer", "--key", "rsa2048.pk8", "--cert", "rsa2048.pem", "--new-signer", "--key", "rsa4096.pk8", "--cert", "rsa4096.pem")
	for _, s := range signings() {
		t.Run(s.name, func(t *testing.T) {
			w := &workshop{t, w.dir}
			w.sign(s)
			a := w.app(s.name + ".apk")
			assert.Equal(t, []string{"android", "cn.yunfan.app", "云帆", "1.2.3"}, []string{a.Platform, a.Package, a.Label, a.Version})
			assert.Equal(t, map[string]string{"": "Yunfan", "zh-CN": "云帆", "zh-Hant-TW": "雲帆"}, a.Labels)
			theirs := w.verified(s.name+".apk", s.since)
			require.NotEmpty(t, theirs)
			if s.lineage == "" {
				assert.Equal(t, theirs, a.prints())
			} else {
				// apksigner shows the newest key; here the older one is shown too, as it signs for older systems.
				assert.Subset(t, a.prints(), theirs)
				assert.Equal(t, []int{0, 2}, a.FillIn.Choices)
				assert.Contains(t, a.rules(), "AID010")
			}
			for _, signer := range a.Signers {
				assert.Contains(t, s.schemes, signer.Scheme)
			}
			chosen := a.Signers[a.FillIn.Signer]
			w.assertCertificate(chosen, s.keys[0]+".pem")
			assert.Equal(t, "cn.yunfan.app", a.FillIn.Package)
			assert.Equal(t, chosen.MD5, a.FillIn.Fingerprint)
			assert.NotEmpty(t, a.FillIn.PublicKey)
			assert.NotEmpty(t, a.FillIn.Why)
			assert.Equal(t, s.name == "two", slices.Contains(a.rules(), "AID009"))
			assert.Equal(t, s.name == "ec" || s.name == "dsa", slices.Contains(a.rules(), "AID011"))
			assert.Equal(t, s.name == "v1", slices.Contains(a.rules(), "AID007"))
		})
	}
	t.Run("unsigned", func(t *testing.T) {
		stdout, _, status := call(t, "app", w.path("unsigned.apk"))
		assert.Equal(t, exitBlocked, status)
		assert.Contains(t, stdout, "AID001")
	})
	t.Run("bundle", func(t *testing.T) { (&workshop{t, w.dir}).checkBundle() })
	t.Run("keystores", func(t *testing.T) { (&workshop{t, w.dir}).checkKeystores() })
	t.Run("key", func(t *testing.T) { (&workshop{t, w.dir}).checkKey() })
	t.Run("icon", func(t *testing.T) {
		_, stderr, status := call(t, "app", w.path("v2.apk"), "--icon", w.path("icon.png"))
		require.Equal(t, exitDone, status, stderr)
		m, err := png.Decode(bytes.NewReader(w.read("icon.png")))
		require.NoError(t, err)
		assert.Equal(t, 192, m.Bounds().Dx())
	})
	t.Run("faster than apksigner", func(t *testing.T) {
		began := time.Now()
		w.run("apksigner", "verify", "--print-certs", "v1v2v3.apk")
		theirs := time.Since(began)
		began = time.Now()
		w.app("v1v2v3.apk")
		ours := time.Since(began)
		t.Logf("apksigner %v, beianctl app %v", theirs, ours)
		assert.Less(t, ours, theirs)
	})
}

// checkBundle signs a bundle with jarsigner.
func (w *workshop) checkBundle() {
	t := w.t
	w.run("openssl", "pkcs12", "-export", "-inkey", "rsa2048.key", "-in", "rsa2048.pem", "-name", "upload", "-passout", "pass:sample123", "-out", "upload.p12")
	parts := w.unzip("proto.apk")
	var files []apptest.File
	for name, data := range parts {
		switch {
		case name == "AndroidManifest.xml":
			name = "manifest/" + name
		}
		files = append(files, apptest.File{Name: "base/" + name, Data: data})
	}
	w.write("app.aab", apptest.Zip(append(files, apptest.File{Name: "BundleConfig.pb"})...))
	w.run("jarsigner", "-keystore", "upload.p12", "-storepass", "sample123", "app.aab", "upload")
	a := w.app("app.aab")
	assert.Equal(t, []string{"android", "cn.yunfan.app", "云帆", "1.2.3"}, []string{a.Platform, a.Package, a.Label, a.Version})
	assert.Equal(t, "雲帆", a.Labels["zh-Hant-TW"])
	require.Len(t, a.Signers, 1)
	w.assertCertificate(a.Signers[0], "rsa2048.pem")
	assert.Contains(t, a.rules(), "AID008")
	printed := w.run("keytool", "-printcert", "-jarfile", "app.aab")
	assert.Equal(t, a.Signers[0].SHA256, fingerprintOf(t, printed, "SHA256"))
}

func (w *workshop) unzip(name string) map[string][]byte {
	w.t.Helper()
	r, err := zip.OpenReader(w.path(name))
	require.NoError(w.t, err)
	defer r.Close()
	out := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		require.NoError(w.t, err)
		out[f.Name], err = io.ReadAll(in)
		require.NoError(w.t, err)
	}
	return out
}

// fingerprintOf finds a fingerprint in what keytool prints.
func fingerprintOf(t *testing.T, printed, algorithm string) string {
	t.Helper()
	found := regexp.MustCompile(algorithm + `: ([0-9A-F:]+)`).FindStringSubmatch(printed)
	require.NotNil(t, found, printed)
	return strings.ToLower(strings.ReplaceAll(found[1], ":", ""))
}

// checkKeystores makes keystores with keytool and openssl, in every encryption that is in use.
func (w *workshop) checkKeystores() {
	t := w.t
	password := w.write("password.txt", []byte(storePassword+"\r\n"))
	w.write("wrong.txt", []byte("another"))
	export := []string{"pkcs12", "-export", "-inkey", "rsa2048.key", "-in", "rsa2048.pem", "-name", "release", "-passout", "pass:" + storePassword}
	w.run("openssl", append(export, "-out", "new.p12")...)
	w.run("openssl", append(export, "-legacy", "-out", "legacy.p12")...) // as Keychain writes it
	w.run("openssl", append(export, "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1", "-out", "3des.p12")...)
	w.run("openssl", append(export, "-certpbe", "NONE", "-keypbe", "NONE", "-nomac", "-out", "open.p12")...)
	w.run("keytool", "-importkeystore", "-noprompt", "-srckeystore", "upload.p12", "-srcstorepass", "sample123", "-srcstoretype", "PKCS12",
		"-destkeystore", "java.jks", "-deststoretype", "JKS", "-deststorepass", "sample123")
	w.run("keytool", "-importkeystore", "-noprompt", "-srckeystore", "upload.p12", "-srcstorepass", "sample123", "-srcstoretype", "PKCS12",
		"-destkeystore", "java.p12", "-deststoretype", "PKCS12", "-deststorepass", "sample123")
	w.write("sample123.txt", []byte("sample123"))
	for name, with := range map[string]string{
		"new.p12": password, "legacy.p12": password, "3des.p12": password, "open.p12": "", "java.jks": "", "java.p12": w.path("sample123.txt"),
	} {
		var flags []string
		if with != "" {
			flags = []string{"--password-file", with}
		}
		a := w.app(name, flags...)
		require.Len(t, a.Signers, 1, name)
		assert.Equal(t, "cert", a.Signers[0].Scheme, name)
		assert.NotContains(t, a.rules(), "AID016", name)
		w.assertCertificate(a.Signers[0], "rsa2048.pem")
	}
	listed := w.run("keytool", "-list", "-v", "-keystore", "java.jks", "-storepass", "sample123")
	assert.Equal(t, fingerprintOf(t, listed, "SHA1"), w.app("java.jks").Signers[0].SHA1)
	assert.Equal(t, "upload", w.app("java.jks").Signers[0].Alias)
	for name, flags := range map[string][]string{
		"locked":         {"app", w.path("new.p12")},
		"wrong":          {"app", "--password-file", w.path("wrong.txt"), w.path("new.p12")},
		"wrong for java": {"app", "--password-file", w.path("wrong.txt"), w.path("java.jks")},
		"private key":    {"app", w.path("rsa2048.key")},
		"no app":         {"app", w.path("password.txt")},
	} {
		stdout, stderr, status := call(t, flags...)
		assert.Equal(t, exitFile, status, name)
		assert.Empty(t, stdout, name)
		assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
		assert.NotContains(t, stderr, "没有预料到", name)
	}
}

// checkKey gives the key of an app in every form that openssl prints.
func (w *workshop) checkKey() {
	t := w.t
	public := w.run("openssl", "x509", "-in", "rsa2048.pem", "-noout", "-pubkey")
	w.write("public.pem", []byte(public))
	w.run("openssl", "rsa", "-pubin", "-in", "public.pem", "-outform", "DER", "-out", "spki.der")
	w.run("openssl", "rsa", "-pubin", "-in", "public.pem", "-RSAPublicKey_out", "-outform", "DER", "-out", "pkcs1.der")
	want := w.app("v2.apk").Signers[0].PublicKey
	for name, typed := range map[string]string{
		"decimal": want.ModulusDecimal, "modulus": w.run("openssl", "x509", "-in", "rsa2048.pem", "-noout", "-modulus"),
		"text": w.run("openssl", "rsa", "-pubin", "-in", "public.pem", "-noout", "-text"), "PEM": public, "PEM file": w.path("public.pem"),
		"SPKI": hex.EncodeToString(w.read("spki.der")), "PKCS #1": strings.ToUpper(hex.EncodeToString(w.read("pkcs1.der"))),
		"SPKI file": w.path("spki.der"), "certificate": w.path("rsa2048.pem"), "app": w.path("v2.apk"),
	} {
		stdout, stderr, status := call(t, "key", "--json", "--app", w.path("v2.apk"), typed)
		require.Empty(t, stderr, name)
		assert.Equal(t, exitDone, status, name)
		var k struct {
			ModulusDecimal string `json:"modulus_decimal"`
			ModulusHex     string `json:"modulus_hex"`
			App            struct{ Same bool }
		}
		require.NoError(t, json.Unmarshal([]byte(stdout), &k), name)
		assert.Equal(t, want.ModulusDecimal, k.ModulusDecimal, name)
		assert.Equal(t, want.ModulusHex, k.ModulusHex, name)
		assert.True(t, k.App.Same, name)
	}
	stdout, _, status := call(t, "key", "--app", w.path("v2.apk"), w.path("ec.pem"))
	assert.Equal(t, exitBlocked, status)
	assert.Contains(t, stdout, "不同")
}

// TestMessagesOfTheTools signs an IPA, a HAP and a profile with openssl instead of our own writer.
func TestMessagesOfTheTools(t *testing.T) {
	w := newWorkshop(t)
	w.key("dist", "/CN=Apple Distribution: Yunfan (A1B2C3D4E5)/O=样例/C=CN", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
	w.key("point", "/CN=yunfan,Release/O=样例/C=CN", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
	w.write("nothing", nil)
	sign := func(key, content, out string, options ...string) []byte {
		w.run("openssl", append([]string{"cms", "-sign", "-binary", "-in", content, "-signer", key + ".pem", "-inkey", key + ".key", "-outform", "DER", "-out", out}, options...)...)
		return w.read(out)
	}
	info := apptest.PlistXML("CFBundleIdentifier", "cn.yunfan.app", "CFBundleName", "云帆", "CFBundleExecutable", "Sample", "CFBundleShortVersionString", "1.2.3")
	w.write("app.ipa", apptest.IPA("云帆/", info, apptest.Program{Message: sign("dist", "nothing", "code.der"), Fat: true}.Bytes()))
	der, _ := pem.Decode(w.read("dist.pem"))
	w.write("profile.plist", apptest.PlistXML("*DeveloperCertificates", "<array><data>"+base64.StdEncoding.EncodeToString(der.Bytes)+"</data></array>",
		"*Entitlements", "<dict><key>application-identifier</key><string>A1B2C3D4E5.cn.yunfan.app</string></dict>"))
	w.write("app.mobileprovision", sign("point", "profile.plist", "profile.der", "-nodetach", "-stream"))
	profile, err := json.Marshal(map[string]any{"type": "release", "bundle-info": map[string]string{
		"bundle-name": "cn.yunfan.app", "distribution-certificate": string(w.read("point.pem")),
	}})
	require.NoError(t, err)
	w.write("profile.json", profile)
	block := apptest.HarmonyBlock(sign("point", "nothing", "hap.der", "-keyid"), sign("dist", "profile.json", "profile.p7b", "-nodetach"))
	index := apptest.ResourceIndex(16777216, map[string]string{"": "云帆"}, false)
	w.write("app.hap", apptest.HAP("cn.yunfan.app", index, nil, block))
	w.run("openssl", "crl2pkcs7", "-nocrl", "-certfile", "point.pem", "-outform", "DER", "-out", "point.p7b")
	for name, tc := range map[string]struct{ platform, pkg, key string }{
		"app.ipa":             {"ios", "cn.yunfan.app", "dist"},
		"app.mobileprovision": {"ios", "cn.yunfan.app", "dist"},
		"app.hap":             {"harmonyos", "cn.yunfan.app", "point"},
		"profile.p7b":         {"harmonyos", "cn.yunfan.app", "point"},
		"point.p7b":           {"harmonyos", "", "point"},
		"point.pem":           {"harmonyos", "", "point"},
	} {
		a := w.app(name)
		assert.Equal(t, tc.platform, a.Platform, name)
		assert.Equal(t, tc.pkg, a.Package, name)
		require.Len(t, a.Signers, 1, name)
		w.assertCertificate(a.Signers[0], tc.key+".pem")
		assert.Equal(t, a.Signers[0].SHA1, a.FillIn.Fingerprint, name)
		assert.Empty(t, a.Findings, name)
	}
	stdout, stderr, status := call(t, "--as-of=2026-11-23", "--lang=en", "app", w.path("app.ipa"), w.path("app.hap"))
	assert.Equal(t, exitDone, status, stderr)
	assert.NotContains(t, stdout, "appid.", "every key has words")
	assert.NotContains(t, stdout, "AID")
}
