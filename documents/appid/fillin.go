package appid

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/publickey"
)

// The reasons.
const (
	AndroidRSA   Reason = "android"       // decimal modulus and MD5
	AndroidEC    Reason = "android_ec"    // no provider says; the point
	AndroidDSA   Reason = "android_dsa"   // no provider says; the number y
	IOSKey       Reason = "ios"           // hexadecimal modulus and SHA-1
	HarmonyKey   Reason = "harmonyos"     // the point and SHA-1
	AnyPlatform  Reason = "any"           // the certificate does not tell
	Rotated      Reason = "rotated"       // the oldest key of several
	SeveralSigns Reason = "several"       // the first of several signers
	SeveralCerts Reason = "several_certs" // the first of several certificates
	UploadOnly   Reason = "upload_key"    // of a bundle
	NoSigner     Reason = "unsigned"
	StoreSigned  Reason = "store" // only the store's certificate is there
	KeyUnread    Reason = "key"   // the certificate's key is of no known kind
)

// Settle chooses the values for the form. It is run again when the platform or the choice changes.
func (a *App) Settle() {
	a.FillIn = FillIn{Package: a.Package, Signer: -1, Choices: a.choices()}
	switch {
	case len(a.Signers) == 0:
		a.FillIn.Reason = NoSigner
	case len(a.FillIn.Choices) == 0:
		a.FillIn.Reason = StoreSigned
	default:
		a.Choose(a.FillIn.Choices[0])
	}
}

// Choose fills in the values of a signer.
func (a *App) Choose(signer int) {
	s := a.Signers[signer]
	f := &a.FillIn
	f.Signer = signer
	f.PublicKey, f.Fingerprint, f.Reason = Fields(a.Platform, s)
	switch {
	case a.UploadKey:
		f.Reason = UploadOnly
	case len(f.Choices) < 2 || f.Reason == KeyUnread:
	case a.rotated():
		f.Reason = Rotated
	case a.Kind == APK || a.Kind == IPA:
		f.Reason = SeveralSigns
	default:
		f.Reason = SeveralCerts
	}
}

// Fields returns what the form of a platform takes of a certificate: Android the modulus in decimal digits, as jadx shows it
// and every provider takes it, and MD5; iOS the modulus in hexadecimal digits, as Keychain shows it, and SHA-1; HarmonyOS
// the point on its curve, and SHA-1.
func Fields(platform string, s Signer) (key, fingerprint string, why Reason) {
	k := s.PublicKey
	fingerprint = s.SHA1
	if platform == Android {
		fingerprint = s.MD5
	}
	switch {
	case k.Algorithm == publickey.RSA && platform == Android:
		return k.ModulusDecimal(), fingerprint, AndroidRSA
	case k.Algorithm == publickey.RSA:
		key = k.ModulusHex()
	case k.Algorithm == publickey.EC && platform == Android:
		return k.PointHex(), fingerprint, AndroidEC
	case k.Algorithm == publickey.EC:
		key = k.PointHex()
	case k.Algorithm == publickey.DSA:
		return k.Y.String(), fingerprint, AndroidDSA
	default:
		return "", fingerprint, KeyUnread
	}
	switch platform {
	case IOS:
		return key, fingerprint, IOSKey
	case HarmonyOS:
		return key, fingerprint, HarmonyKey
	}
	return key, fingerprint, AnyPlatform
}

// rotated reports whether an app was signed with different keys for older and newer systems.
func (a *App) rotated() bool {
	older := slices.ContainsFunc(a.Signers, func(s Signer) bool { return s.Superseded })
	if older || a.Kind != APK {
		return older
	}
	by := map[Scheme][]string{}
	for _, s := range a.Signers {
		by[s.Scheme] = append(by[s.Scheme], s.SHA256)
	}
	for _, newer := range []Scheme{V3, V31} {
		for _, older := range []Scheme{V1, V2, V3} {
			if older != newer && len(by[newer]) > 0 && len(by[older]) > 0 && !slices.Contains(by[older], by[newer][0]) {
				return true
			}
		}
	}
	return false
}

// choices lists one signer for each certificate that could be meant, the likeliest first. What a store signed with is not the
// developer's. Of keys that took the place of each other the oldest comes first: it is the one in the older schemes, which
// most tools read, and the one that Android reports to programs that ask in the old way.
func (a *App) choices() []int {
	var out []int
	seen := map[string]bool{}
	add := func(wanted func(Signer) bool) {
		for i, s := range a.Signers {
			if !seen[s.SHA256] && s.Role != Store && wanted(s) {
				seen[s.SHA256] = true
				out = append(out, i)
			}
		}
	}
	if a.rotated() {
		for _, print := range a.history {
			add(func(s Signer) bool { return s.SHA256 == print })
		}
		for _, scheme := range []Scheme{V1, V2, V3, V31} {
			add(func(s Signer) bool { return s.Scheme == scheme })
		}
		return out
	}
	// Newer schemes are harder to strip, and their signers are those that present systems look at.
	for _, scheme := range []Scheme{V31, V3, V2, V1} {
		add(func(s Signer) bool { return s.Scheme == scheme })
	}
	// Of several certificates one for publishing is likelier than one for development.
	add(func(s Signer) bool { return s.Role == Distribution })
	add(func(s Signer) bool { return s.Role != Debug })
	add(func(Signer) bool { return true })
	return out
}
