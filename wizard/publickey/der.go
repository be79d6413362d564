package publickey

import (
	"encoding/asn1"
	"fmt"
	"math/big"
)

// A curve is one on which keys of apps lie.
type curve struct {
	name string
	oid  string
	bits int
}

// curves are told apart by their object identifiers: RFC 5480, section 2.1.1.1, and GB/T 33560 for SM2.
func curves() []curve {
	return []curve{
		{"P-256", "1.2.840.10045.3.1.7", 256},
		{"P-384", "1.3.132.0.34", 384},
		{"P-521", "1.3.132.0.35", 521},
		{"P-224", "1.3.132.0.33", 224},
		{"SM2", "1.2.156.10197.1.301", 256},
		{"secp256k1", "1.3.132.0.10", 256},
	}
}

// Object identifiers of algorithms: RFC 3279, section 2.3, and RFC 8410.
const (
	oidRSA     = "1.2.840.113549.1.1.1"
	oidPSS     = "1.2.840.113549.1.1.10"
	oidEC      = "1.2.840.10045.2.1"
	oidDSA     = "1.2.840.10040.4.1"
	oidEd25519 = "1.3.101.112"
)

type algorithmIdentifier struct {
	Algorithm  asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

type subjectPublicKeyInfo struct {
	Algorithm algorithmIdentifier
	PublicKey asn1.BitString
}

type pkcs1 struct {
	N *big.Int
	E *big.Int
}

// tbsCertificate is a certificate as far as its key. What follows is left to others.
type tbsCertificate struct {
	Version   int `asn1:"optional,explicit,default:0,tag:0"`
	Serial    *big.Int
	Signature asn1.RawValue
	Issuer    asn1.RawValue
	Validity  asn1.RawValue
	Subject   asn1.RawValue
	Key       asn1.RawValue
	Issuer2   asn1.RawValue `asn1:"optional,tag:1"`
	Subject2  asn1.RawValue `asn1:"optional,tag:2"`
	Rest      asn1.RawValue `asn1:"optional,explicit,tag:3"`
}

type certificate struct {
	TBS       tbsCertificate
	Algorithm asn1.RawValue
	Signature asn1.BitString
}

// whole unmarshals all of der or nothing.
func whole(der []byte, into any) bool {
	rest, err := asn1.Unmarshal(der, into)
	return err == nil && len(rest) == 0
}

// ParseSPKI reads a SubjectPublicKeyInfo. A kind of key that is not known here is kept whole and named by its identifier.
func ParseSPKI(der []byte) (Key, error) {
	var info subjectPublicKeyInfo
	if !whole(der, &info) {
		return Key{}, ErrDamaged
	}
	k := Key{SPKI: der}
	raw := info.PublicKey.RightAlign()
	switch oid := info.Algorithm.Algorithm.String(); oid {
	case oidRSA, oidPSS:
		rsa, err := parsePKCS1(raw)
		if err != nil {
			return Key{}, err
		}
		rsa.SPKI = der
		return rsa, nil
	case oidEC:
		k.Algorithm = EC
		var named asn1.ObjectIdentifier
		if whole(info.Algorithm.Parameters.FullBytes, &named) {
			for _, c := range curves() {
				if c.oid == named.String() {
					k.Curve, k.Bits = c.name, c.bits
				}
			}
		}
		point, err := decompress(k.Curve, raw)
		if err != nil {
			return Key{}, err
		}
		k.Point = point
		if k.Bits == 0 {
			k.Bits = (len(point) - 1) / 2 * 8
		}
	case oidDSA:
		k.Algorithm, k.Y = DSA, new(big.Int)
		if !whole(raw, &k.Y) {
			return Key{}, ErrDamaged
		}
		var domain struct{ P, Q, G *big.Int }
		if whole(info.Algorithm.Parameters.FullBytes, &domain) {
			k.Bits = domain.P.BitLen()
		}
	case oidEd25519:
		k.Algorithm, k.Bits = Ed25519, 8*len(raw)
	default:
		k.Algorithm, k.Bits = Algorithm(oid), 8*len(raw)
	}
	return k, nil
}

func parsePKCS1(der []byte) (Key, error) {
	var p pkcs1
	if !whole(der, &p) || p.N.Sign() <= 0 || p.E.Sign() <= 0 {
		return Key{}, ErrDamaged
	}
	k := Key{Algorithm: RSA, Bits: p.N.BitLen(), Modulus: p.N, Exponent: p.E}
	k.SPKI = encodeSPKI(k)
	return k, nil
}

// parseDER reads whatever public thing with a key in it the bytes are.
func parseDER(der []byte) (Key, Form, error) {
	if k, err := ParseSPKI(der); err == nil {
		return k, SPKIHex, nil
	}
	if k, err := parsePKCS1(der); err == nil {
		return k, PKCS1Hex, nil
	}
	var c certificate
	if whole(der, &c) {
		k, err := ParseSPKI(c.TBS.Key.FullBytes)
		return k, Certificate, err
	}
	if isPrivate(der) {
		return Key{}, "", ErrPrivate
	}
	return Key{}, "", ErrDamaged
}

// isPrivate recognises PKCS #8, PKCS #1 and SEC 1: a sequence that begins with a version of 0 or 1, which no public form does.
func isPrivate(der []byte) bool {
	var seq asn1.RawValue
	if !whole(der, &seq) || seq.Tag != asn1.TagSequence || !seq.IsCompound {
		return false
	}
	var version int
	rest, err := asn1.Unmarshal(seq.Bytes, &version)
	return err == nil && version >= 0 && version <= 1 && len(rest) > 0
}

func encodePKCS1(k Key) []byte {
	der, err := asn1.Marshal(pkcs1{k.Modulus, k.Exponent})
	if err != nil {
		return nil
	}
	return der
}

func encodeSPKI(k Key) []byte {
	inner := encodePKCS1(k)
	der, err := asn1.Marshal(subjectPublicKeyInfo{
		Algorithm: algorithmIdentifier{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}, asn1.NullRawValue},
		PublicKey: asn1.BitString{Bytes: inner, BitLength: 8 * len(inner)},
	})
	if err != nil {
		return nil
	}
	return der
}

// fail wraps a reason with what was seen.
func fail(reason error, seen string) error { return fmt.Errorf("%w: %s", reason, seen) }
