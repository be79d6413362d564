package rules

import (
	"math/big"
	"time"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// An edit changes one thing about the app of an example.
type edit func(*appid.App)

// example is a release of an Android app, signed with its own key, and edits of it.
func example(note string, edits ...edit) rule.Example[Apps] {
	return rule.Example[Apps]{Note: note, Subject: func() Apps { return on(made(edits...)) }}
}

// pair is the same app in two files.
func pair(note string, first, second edit) rule.Example[Apps] {
	return rule.Example[Apps]{Note: note, Subject: func() Apps { return on(made(first), made(second)) }}
}

// on is the day of the examples.
func on(apps ...*appid.App) Apps {
	return Apps{Apps: apps, Today: filing.DateOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))}
}

func made(edits ...edit) *appid.App {
	a := &appid.App{
		File: "app-release.apk", Platform: appid.Android, Kind: appid.APK, Package: "cn.yunfan.app", Label: "云帆",
		Labels: map[string]string{"": "云帆"}, Version: "1.0.0", TargetSDK: 34,
	}
	a.Add(appid.V2, signedBy("yunfan", 2051))
	for _, e := range edits {
		e(a)
	}
	a.Settle()
	return a
}

// signedBy is a certificate of an invented key.
func signedBy(name string, expires int) *certificate.Certificate {
	// Odd and of the right size is all that a modulus has to be here.
	n := new(big.Int).SetBit(big.NewInt(int64(2*len(name)+1)), 2047, 1)
	return &certificate.Certificate{
		Raw: []byte(name), Subject: "CN=" + name, CommonName: name, NotBefore: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC),
		NotAfter: time.Date(expires, 5, 1, 0, 0, 0, 0, time.UTC),
		Key:      publickey.Key{Algorithm: publickey.RSA, Bits: 2048, Modulus: n, Exponent: big.NewInt(65537)},
	}
}

// signed replaces the signers.
func signed(scheme appid.Scheme, certificates ...*certificate.Certificate) edit {
	return func(a *appid.App) {
		a.Signers = nil
		for _, c := range certificates {
			a.Add(scheme, c)
		}
	}
}

// also adds a signer.
func also(scheme appid.Scheme, c *certificate.Certificate) edit {
	return func(a *appid.App) { a.Add(scheme, c) }
}

// expiring sets the day on which the certificate ends.
func expiring(day string) edit {
	return func(a *appid.App) {
		c := signedBy("yunfan", 2051)
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			c.NotAfter = t
		}
		signed(appid.V2, c)(a)
	}
}

// apple makes the app one for iOS, signed by a certificate of a name.
func apple(name string) edit {
	return func(a *appid.App) {
		a.File, a.Platform, a.Kind, a.TargetSDK = "app.ipa", appid.IOS, appid.IPA, 0
		signed(appid.CMS, signedBy(name, 2027))(a)
	}
}

// harmony makes the app one for HarmonyOS.
func harmony(a *appid.App) {
	a.File, a.Platform, a.Kind, a.TargetSDK = "app.hap", appid.HarmonyOS, appid.HAP, 0
	signed(appid.CMS, onCurve("yunfan,Release"))(a)
}

// onCurve is a certificate with a key on an elliptic curve.
func onCurve(name string) *certificate.Certificate {
	c := signedBy(name, 2051)
	c.Key = publickey.Key{Algorithm: publickey.EC, Bits: 256, Curve: "P-256", Point: make([]byte, 65)}
	return c
}

// with runs several edits.
func with(edits ...edit) edit {
	return func(a *appid.App) {
		for _, e := range edits {
			e(a)
		}
	}
}

func nothing(*appid.App) {}

// named gives the app a name; packaged a package.
func named(label string) edit { return func(a *appid.App) { a.Label = label } }

func packaged(name string) edit { return func(a *appid.App) { a.Package = name } }
