// Package publickey reads a public key in any of the forms in which people paste it, and writes it in the others.
package publickey

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
)

// The reasons why a text is no public key.
var (
	// ErrForm says that a text is in none of the forms of a public key.
	ErrForm = errors.New("no public key in any known form")
	// ErrDamaged says that the form is recognised and the content is not whole: cut off, a digit lost, not on its curve.
	ErrDamaged = errors.New("the public key is not whole")
	// ErrFingerprint says that a text has the length of a fingerprint of a certificate, not of a key.
	ErrFingerprint = errors.New("a fingerprint, not a public key")
	// ErrPrivate says that a text holds a private key, which nobody should hand out.
	ErrPrivate = errors.New("a private key")
	// ErrTooLong says that a text is longer than any public key.
	ErrTooLong = errors.New("longer than any public key")
)

// An Algorithm is a kind of key.
type Algorithm string

// The kinds of keys that apps are signed with. Another kind is named by its object identifier.
const (
	RSA     Algorithm = "RSA"
	EC      Algorithm = "EC"
	DSA     Algorithm = "DSA"
	Ed25519 Algorithm = "Ed25519"
)

// A Form is a way in which a public key is written.
type Form string

// The forms. The first six are those in circulation among filing guides; Base64 is PEM without its first and last line.
const (
	ModulusDecimal Form = "modulus_decimal" // jadx, AndroidToolKit
	ModulusHex     Form = "modulus_hex"     // Keychain, openssl -modulus
	PKCS1Hex       Form = "pkcs1_hex"       // the certificate dialogue of Windows
	SPKIHex        Form = "spki_hex"
	PEM            Form = "pem"
	PointHex       Form = "point_hex" // 04, X, Y of a key on an elliptic curve
	Base64         Form = "base64"
	DER            Form = "der"         // the bytes themselves, of a file
	Certificate    Form = "certificate" // the key stands in a certificate
)

// A Key is a public key. Of a key that was typed as its modulus alone the exponent is not known.
type Key struct {
	Algorithm Algorithm
	Bits      int      // of the modulus, of the field of the curve, of the prime of DSA
	Modulus   *big.Int // RSA
	Exponent  *big.Int // RSA; nil: not known
	Curve     string   // EC: P-256, P-384, SM2; empty: not known
	Point     []byte   // EC: 04, X, Y
	Y         *big.Int // DSA
	SPKI      []byte   // the whole SubjectPublicKeyInfo where it is known
}

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.Algorithm == "" }

// ModulusDecimal returns the modulus of an RSA key in decimal digits; empty for other keys.
func (k Key) ModulusDecimal() string {
	if k.Modulus == nil {
		return ""
	}
	return k.Modulus.String()
}

// ModulusHex returns the modulus of an RSA key in lower-case hexadecimal digits, two for each byte, without a leading zero
// byte; empty for other keys.
func (k Key) ModulusHex() string {
	if k.Modulus == nil {
		return ""
	}
	return hex.EncodeToString(k.Modulus.Bytes())
}

// PointHex returns the point of a key on an elliptic curve as 04, X and Y in lower-case hexadecimal digits; empty for other keys.
func (k Key) PointHex() string { return hex.EncodeToString(k.Point) }

// For returns the key in the form that the form of a platform takes: the modulus in decimal digits for Android, in
// hexadecimal digits elsewhere, the point of a key on a curve, and the number y of DSA. Other kinds have none.
func (k Key) For(platform string) string {
	switch {
	case k.Algorithm == RSA && platform == "android":
		return k.ModulusDecimal()
	case k.Algorithm == RSA:
		return k.ModulusHex()
	case k.Algorithm == EC:
		return k.PointHex()
	case k.Algorithm == DSA && k.Y != nil:
		return k.Y.String()
	}
	return ""
}

// Same reports whether two keys are the same as far as both are known. Keys that are not there are never the same.
func (k Key) Same(other Key) bool {
	if k.Algorithm != other.Algorithm {
		return false
	}
	switch k.Algorithm {
	case RSA:
		if k.Exponent != nil && other.Exponent != nil && k.Exponent.Cmp(other.Exponent) != 0 {
			return false
		}
		return k.Modulus != nil && other.Modulus != nil && k.Modulus.Cmp(other.Modulus) == 0
	case EC:
		return len(k.Point) > 0 && bytes.Equal(k.Point, other.Point)
	case DSA:
		return k.Y != nil && other.Y != nil && k.Y.Cmp(other.Y) == 0
	}
	return len(k.SPKI) > 0 && bytes.Equal(k.SPKI, other.SPKI)
}

// usualStep is the step in which tools make the sizes of RSA keys, in bits. A modulus of another size was likely cut.
const usualStep = 256

// Usual reports whether the key has a size that tools make. An RSA modulus of another size was likely cut when copied.
func (k Key) Usual() bool { return k.Algorithm != RSA || k.Bits%usualStep == 0 }

// PKCS1 returns an RSA key as PKCS #1 has it; nil where the exponent is not known.
func (k Key) PKCS1() []byte {
	if k.Modulus == nil || k.Exponent == nil {
		return nil
	}
	return encodePKCS1(k)
}

// PEMText returns the key as a PEM file has it, which is what openssl prints; empty where the whole key is not known.
func (k Key) PEMText() string {
	if len(k.SPKI) == 0 {
		return ""
	}
	var b bytes.Buffer
	b.WriteString("-----BEGIN PUBLIC KEY-----\n")
	for text := base64.StdEncoding.EncodeToString(k.SPKI); text != ""; {
		n := min(len(text), pemLine)
		b.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	b.WriteString("-----END PUBLIC KEY-----\n")
	return b.String()
}

// pemLine is the length of a line in a PEM file: RFC 7468, section 2.
const pemLine = 64

// written is the JSON form of a key.
type written struct {
	Algorithm      Algorithm `json:"algorithm"`
	Bits           int       `json:"bits"`
	Curve          string    `json:"curve,omitempty"`
	ModulusDecimal string    `json:"modulus_decimal"`
	ModulusHex     string    `json:"modulus_hex"`
	PointHex       string    `json:"point_hex"`
	DSAHex         string    `json:"dsa_y_hex,omitempty"`
}

// MarshalJSON writes the key in the forms that portals take.
func (k Key) MarshalJSON() ([]byte, error) {
	w := written{Algorithm: k.Algorithm, Bits: k.Bits, Curve: k.Curve, ModulusDecimal: k.ModulusDecimal(), ModulusHex: k.ModulusHex(), PointHex: k.PointHex()}
	if k.Y != nil {
		w.DSAHex = hex.EncodeToString(k.Y.Bytes())
	}
	return json.Marshal(w)
}
