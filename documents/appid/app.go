// Package appid reads the identity of an app: package, name, version, who signed it, and which of these go into a filing.
//
// Nothing is verified and nothing is run: a signature is told, not judged. What an app cannot tell, or hides behind damage, is
// listed as unread, and the rest is told all the same.
package appid

import (
	"errors"
	"time"

	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// The reasons why a file tells no identity. Errors of reading the file itself come as they are, and so do those of the rooms
// keystore and certificate.
var (
	// ErrNotApp says that a file is neither an app nor anything with a certificate in it.
	ErrNotApp = errors.New("no app and no certificate")
	// ErrDamaged says that a file ends early or its directory cannot be read.
	ErrDamaged = errors.New("the app is damaged")
	// ErrEmpty says that a file is empty.
	ErrEmpty = errors.New("the file is empty")
	// ErrSeveralApps says that a file is a package with apps in it, such as .apks or .xapk, and not one app.
	ErrSeveralApps = errors.New("a package of several apps")
)

// The platforms, by their codes in a filing. A certificate alone may be of any, and then has none.
const (
	Android   = "android"
	IOS       = "ios"
	HarmonyOS = "harmonyos"
)

// A Kind is what a file is.
type Kind string

// The kinds of files.
const (
	APK         Kind = "apk"
	AAB         Kind = "aab"
	IPA         Kind = "ipa"
	HAP         Kind = "hap"
	HarmonyApp  Kind = "app"
	Profile     Kind = "profile"     // .mobileprovision, or the .p7b of HarmonyOS
	Certificate Kind = "certificate" // .cer, .crt, .pem, .p7b
	Keystore    Kind = "keystore"    // .p12, .jks
)

// A Scheme is how a signature is attached.
type Scheme string

// The schemes.
const (
	V1   Scheme = "v1"
	V2   Scheme = "v2"
	V3   Scheme = "v3"
	V31  Scheme = "v3.1"
	CMS  Scheme = "cms"
	Cert Scheme = "cert" // a certificate alone
)

// A Role is what a certificate is for.
type Role string

// The roles.
const (
	Unknown      Role = ""
	Debug        Role = "debug"        // of development tools, or issued for development
	Distribution Role = "distribution" // issued for publishing
	Store        Role = "store"        // of the store, which signed in place of the developer
)

// A Part is something in an app that could not be read.
type Part string

// The parts.
const (
	PartManifest  Part = "manifest"
	PartSignature Part = "signature"
	PartProfile   Part = "profile"
)

// A Signer is a certificate in a file, and how it is attached.
type Signer struct {
	Scheme     Scheme        `json:"scheme"`
	Subject    string        `json:"subject"`
	Issuer     string        `json:"issuer"`
	NotBefore  string        `json:"not_before"` // YYYY-MM-DD; empty where it cannot be read
	NotAfter   string        `json:"not_after"`
	Debug      bool          `json:"debug"`
	Role       Role          `json:"role,omitempty"`
	Superseded bool          `json:"superseded,omitempty"` // an older key, known only by the history of a newer one
	Alias      string        `json:"alias,omitempty"`      // of a keystore
	MD5        string        `json:"md5"`
	SHA1       string        `json:"sha1"`
	SHA256     string        `json:"sha256"`
	PublicKey  publickey.Key `json:"public_key"`

	certificate *certificate.Certificate
}

// Certificate returns the certificate itself.
func (s Signer) Certificate() *certificate.Certificate { return s.certificate }

// A Reason says why the values of a FillIn were taken, or why there are none. Texts stand under "appid.why."+Reason.
type Reason string

// A FillIn is what goes into the form for this app. Signer is an index, -1 where the applicant has to bring another file.
type FillIn struct {
	Package     string `json:"package"`
	PublicKey   string `json:"public_key"`
	Fingerprint string `json:"fingerprint"`
	Signer      int    `json:"signer"`
	Choices     []int  `json:"choices"` // signers that could be meant; more than one: the applicant chooses
	Why         string `json:"why"`
	Reason      Reason `json:"reason"`
}

// An App is what a file was found to be.
type App struct {
	File        string            `json:"file"`
	Platform    string            `json:"platform"`
	Kind        Kind              `json:"kind"`
	Package     string            `json:"package"`
	Label       string            `json:"label"`
	Labels      map[string]string `json:"labels"` // by language; empty key: any other
	Version     string            `json:"version"`
	VersionCode string            `json:"version_code"`
	MinSDK      int               `json:"min_sdk,omitempty"`
	TargetSDK   int               `json:"target_sdk,omitempty"`
	UploadKey   bool              `json:"upload_key,omitempty"` // signed for handing in to a store that signs again
	Debuggable  bool              `json:"debuggable,omitempty"`
	Encrypted   bool              `json:"encrypted,omitempty"` // by the App Store
	Team        string            `json:"team,omitempty"`      // of Apple's developers
	Unread      []Part            `json:"unread,omitempty"`
	Guessed     bool              `json:"guessed,omitempty"` // the platform is a guess from the certificate
	Signers     []Signer          `json:"signers"`
	FillIn      FillIn            `json:"fill_in"`
	Findings    []rule.Finding    `json:"findings"`

	icon    icon
	history []string // certificates that took the place of each other, oldest first; SHA-256
}

// HasIcon reports whether an icon was found that Icon can draw or may be able to.
func (a *App) HasIcon() bool { return a.icon != nil && !a.icon.none() }

// Add lists a signer. Settle is run afterwards.
func (a *App) Add(scheme Scheme, c *certificate.Certificate) { a.sign(scheme, c) }

func (a *App) unread(p Part) { a.Unread = append(a.Unread, p) }

// sign adds a signer; the same certificate under the same scheme is added once.
func (a *App) sign(scheme Scheme, c *certificate.Certificate) *Signer {
	for i := range a.Signers {
		if a.Signers[i].Scheme == scheme && a.Signers[i].certificate.SHA256() == c.SHA256() {
			return &a.Signers[i]
		}
	}
	role := roleOf(c)
	a.Signers = append(a.Signers, Signer{
		Scheme: scheme, Subject: c.Subject, Issuer: c.Issuer, NotBefore: day(c.NotBefore), NotAfter: day(c.NotAfter),
		Role: role, Debug: role == Debug, MD5: c.MD5(), SHA1: c.SHA1(), SHA256: c.SHA256(), PublicKey: c.Key, certificate: c,
	})
	return &a.Signers[len(a.Signers)-1]
}

// knows reports whether a certificate is among the signers.
func (a *App) knows(c *certificate.Certificate) bool {
	for _, s := range a.Signers {
		if s.SHA256 == c.SHA256() {
			return true
		}
	}
	return false
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
