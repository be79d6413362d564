package publickey

import (
	"crypto/ecdh"
	"crypto/elliptic"
	"encoding/asn1"
	"strings"
)

// The first byte of a point: SEC 1, section 2.3.3.
const (
	uncompressed   = 4
	compressedEven = 2
	compressedOdd  = 3
)

// decompress returns a point as 04, X, Y and holds it against its curve where the standard library knows the curve. An
// empty curve is not known, and only the shape of the point is looked at.
func decompress(name string, point []byte) ([]byte, error) {
	if len(point) < 3 {
		return nil, fail(ErrDamaged, "no point")
	}
	if point[0] == compressedEven || point[0] == compressedOdd {
		c := compressible(name)
		if c == nil {
			return nil, fail(ErrDamaged, "a compressed point on a curve that is not known")
		}
		x, y := elliptic.UnmarshalCompressed(c, point)
		if x == nil {
			return nil, fail(ErrDamaged, "not on its curve")
		}
		size := (c.Params().BitSize + 7) / 8
		whole := append([]byte{uncompressed}, x.FillBytes(make([]byte, size))...)
		return append(whole, y.FillBytes(make([]byte, size))...), nil
	}
	if point[0] != uncompressed || len(point)%2 != 1 {
		return nil, fail(ErrDamaged, "no point")
	}
	if c := checkable(name); c != nil {
		if _, err := c.NewPublicKey(point); err != nil {
			return nil, fail(ErrDamaged, "not on its curve")
		}
	}
	return point, nil
}

func compressible(name string) elliptic.Curve {
	switch name {
	case "P-224":
		return elliptic.P224()
	case "P-256":
		return elliptic.P256()
	case "P-384":
		return elliptic.P384()
	case "P-521":
		return elliptic.P521()
	}
	return nil
}

func checkable(name string) ecdh.Curve {
	switch name {
	case "P-256":
		return ecdh.P256()
	case "P-384":
		return ecdh.P384()
	case "P-521":
		return ecdh.P521()
	}
	return nil
}

// Lengths of points in bytes, by which a point without a name of its curve is told.
const (
	point256  = 65
	point384  = 97
	point521  = 133
	squeezed  = 33 // P-256, compressed
	squeezed3 = 49 // P-384, compressed
)

// parsePoint reads a point that stands alone. Its length tells the curve, which is then one of those that app signing knows.
func parsePoint(raw []byte) (Key, error) {
	k := Key{Algorithm: EC}
	switch len(raw) {
	case point256, squeezed:
		k.Curve, k.Bits = "P-256", 256
	case point384, squeezed3:
		k.Curve, k.Bits = "P-384", 384
	case point521:
		k.Curve, k.Bits = "P-521", 521
	default:
		return Key{}, fail(ErrDamaged, "a point of no known length")
	}
	point, err := decompress(k.Curve, raw)
	if err != nil {
		return Key{}, err
	}
	k.Point, k.SPKI = point, encodeECSPKI(k.Curve, point)
	return k, nil
}

func encodeECSPKI(name string, point []byte) []byte {
	for _, c := range curves() {
		if c.name != name {
			continue
		}
		named, err := asn1.Marshal(identifier(c.oid))
		if err != nil {
			return nil
		}
		der, err := asn1.Marshal(subjectPublicKeyInfo{
			Algorithm: algorithmIdentifier{identifier(oidEC), asn1.RawValue{FullBytes: named}},
			PublicKey: asn1.BitString{Bytes: point, BitLength: 8 * len(point)},
		})
		if err != nil {
			return nil
		}
		return der
	}
	return nil
}

func identifier(dotted string) asn1.ObjectIdentifier {
	var out asn1.ObjectIdentifier
	for part := range strings.SplitSeq(dotted, ".") {
		n := 0
		for _, digit := range part {
			n = 10*n + int(digit-'0')
		}
		out = append(out, n)
	}
	return out
}
