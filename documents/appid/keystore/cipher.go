package keystore

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"errors"
	"hash"
	"math/big"
	"unicode/utf16"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
)

// errWrong says that a password did not fit.
var errWrong = errors.New("the password does not fit")

// Object identifiers of ways to encrypt: RFC 7292, appendix C, RFC 8018, appendix A, NIST.
const (
	oidPBE3DES   = "1.2.840.113549.1.12.1.3"
	oidPBE2DES   = "1.2.840.113549.1.12.1.4"
	oidPBERC2128 = "1.2.840.113549.1.12.1.5"
	oidPBERC240  = "1.2.840.113549.1.12.1.6"
	oidPBES2     = "1.2.840.113549.1.5.13"
	oidPBKDF2    = "1.2.840.113549.1.5.12"
	oidAES128    = "2.16.840.1.101.3.4.1.2"
	oidAES192    = "2.16.840.1.101.3.4.1.22"
	oidAES256    = "2.16.840.1.101.3.4.1.42"
	oid3DES      = "1.2.840.113549.3.7"
)

// Uses of a derived key: RFC 7292, appendix B.3.
const (
	forKey    = 1
	forVector = 2
	forSeal   = 3
)

// opener knows the passwords to try: one, or none at all.
type opener struct{ passwords []string }

func digests(oid string) func() hash.Hash {
	switch oid {
	case "1.3.14.3.2.26", "1.2.840.113549.2.7":
		return sha1.New
	case "2.16.840.1.101.3.4.2.4", "1.2.840.113549.2.8":
		return sha256.New224
	case "2.16.840.1.101.3.4.2.1", "1.2.840.113549.2.9":
		return sha256.New
	case "2.16.840.1.101.3.4.2.2", "1.2.840.113549.2.10":
		return sha512.New384
	case "2.16.840.1.101.3.4.2.3", "1.2.840.113549.2.11":
		return sha512.New
	case "1.2.840.113549.2.5":
		return md5.New
	}
	return nil
}

// encodings are the forms in which PKCS #12 takes a password: UTF-16 with two zeros behind; some programs write an empty one
// as nothing at all.
func encodings(password string) [][]byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(password)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	all := [][]byte{append(out, 0, 0)}
	if password == "" {
		all = append(all, nil)
	}
	return all
}

// verify holds a password against the seal of the keystore. A seal of a newer kind is left to the decryption.
func (o *opener) verify(safe, seal []byte) error {
	mac, _, err := ber.Expect(seal, ber.Sequence)
	if err != nil {
		return ErrDamaged
	}
	info, rest, err := ber.Expect(mac.Content, ber.Sequence)
	if err != nil {
		return ErrDamaged
	}
	salt, rest, err := ber.Expect(rest, ber.OctetString)
	if err != nil || len(salt.Content) > maxSalt {
		return ErrDamaged
	}
	rounds := 1
	if n, _, err := ber.Expect(rest, ber.Integer); err == nil {
		rounds = small(n.Content)
	}
	algorithm, rest, err := ber.Expect(info.Content, ber.Sequence)
	if err != nil {
		return ErrDamaged
	}
	oid, _, err := ber.Expect(algorithm.Content, ber.OID)
	if err != nil {
		return ErrDamaged
	}
	sum, _, err := ber.Expect(rest, ber.OctetString)
	if err != nil {
		return ErrDamaged
	}
	newHash := digests(ber.Dotted(oid.Content))
	switch {
	case newHash == nil:
		return nil
	case rounds < 1 || rounds > maxRounds:
		return ErrUnsupported
	}
	for _, password := range o.passwords {
		for _, encoded := range encodings(password) {
			h := hmac.New(newHash, derive(newHash, encoded, salt.Content, rounds, forSeal, newHash().Size()))
			h.Write(safe)
			if subtle.ConstantTimeCompare(h.Sum(nil), sum.Content) == 1 {
				return nil
			}
		}
	}
	return errWrong
}

// small reads a number that is to be small; anything else is -1.
func small(content []byte) int {
	if len(content) == 0 || len(content) > 4 || content[0]&0x80 != 0 {
		return -1
	}
	n := 0
	for _, b := range content {
		n = n<<8 | int(b)
	}
	return n
}

// decrypt tries the passwords on a piece.
func (o *opener) decrypt(algorithm, sealed []byte) ([]byte, error) {
	oid, rest, err := ber.Expect(algorithm, ber.OID)
	if err != nil {
		return nil, ErrDamaged
	}
	params, _, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	for _, password := range o.passwords {
		var keys []locked
		if kind := ber.Dotted(oid.Content); kind == oidPBES2 {
			keys, err = pbes2(params.Content, password)
		} else {
			keys, err = pbes1(kind, params.Content, password)
		}
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			if plain, ok := k.open(sealed); ok {
				return plain, nil
			}
		}
	}
	return nil, errWrong
}

// locked is a cipher with its key, and the vector to begin with.
type locked struct {
	block  cipher.Block
	vector []byte
}

// open decrypts and looks at the padding, and that what comes out begins as it should: a sequence.
func (l locked) open(sealed []byte) ([]byte, bool) {
	size := l.block.BlockSize()
	if len(sealed) == 0 || len(sealed)%size != 0 || len(l.vector) != size {
		return nil, false
	}
	plain := make([]byte, len(sealed))
	cipher.NewCBCDecrypter(l.block, l.vector).CryptBlocks(plain, sealed)
	pad := int(plain[len(plain)-1])
	if pad < 1 || pad > size || !bytes.Equal(plain[len(plain)-pad:], bytes.Repeat([]byte{byte(pad)}, pad)) || plain[0] != ber.Sequence {
		return nil, false
	}
	return plain[:len(plain)-pad], true
}

// pbes1 derives key and vector as PKCS #12 itself does.
func pbes1(kind string, params []byte, password string) ([]locked, error) {
	salt, rest, err := ber.Expect(params, ber.OctetString)
	if err != nil || len(salt.Content) > maxSalt {
		return nil, ErrDamaged
	}
	n, _, err := ber.Expect(rest, ber.Integer)
	if err != nil {
		return nil, ErrDamaged
	}
	rounds := small(n.Content)
	if rounds < 1 || rounds > maxRounds {
		return nil, ErrUnsupported
	}
	sizes := map[string]int{oidPBE3DES: 24, oidPBE2DES: 16, oidPBERC2128: 16, oidPBERC240: 5}
	size, ok := sizes[kind]
	if !ok {
		return nil, ErrUnsupported
	}
	var out []locked
	for _, encoded := range encodings(password) {
		key := derive(sha1.New, encoded, salt.Content, rounds, forKey, size)
		l := locked{vector: derive(sha1.New, encoded, salt.Content, rounds, forVector, des.BlockSize)}
		switch kind {
		case oidPBE2DES:
			key = append(key, key[:8]...)
			fallthrough
		case oidPBE3DES:
			if l.block, err = des.NewTripleDESCipher(key); err != nil {
				return nil, ErrDamaged
			}
		default:
			l.block = newRC2(key, 8*size)
		}
		out = append(out, l)
	}
	return out, nil
}

// pbes2 derives the key with PBKDF2; the vector stands beside.
func pbes2(params []byte, password string) ([]locked, error) {
	derivation, rest, err := ber.Expect(params, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	scheme, _, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	oid, rest, err := ber.Expect(scheme.Content, ber.OID)
	if err != nil {
		return nil, ErrDamaged
	}
	vector, _, err := ber.Expect(rest, ber.OctetString)
	if err != nil {
		return nil, ErrDamaged
	}
	sizes := map[string]int{oidAES128: 16, oidAES192: 24, oidAES256: 32, oid3DES: 24}
	size, ok := sizes[ber.Dotted(oid.Content)]
	if !ok {
		return nil, ErrUnsupported
	}
	key, err := pbkdf2Key(derivation.Content, password, size)
	if err != nil {
		return nil, err
	}
	l := locked{vector: vector.Content}
	if ber.Dotted(oid.Content) == oid3DES {
		l.block, err = des.NewTripleDESCipher(key)
	} else {
		l.block, err = aes.NewCipher(key)
	}
	if err != nil {
		return nil, ErrDamaged
	}
	return []locked{l}, nil
}

func pbkdf2Key(derivation []byte, password string, size int) ([]byte, error) {
	oid, rest, err := ber.Expect(derivation, ber.OID)
	if err != nil {
		return nil, ErrDamaged
	}
	if ber.Dotted(oid.Content) != oidPBKDF2 {
		return nil, ErrUnsupported
	}
	params, _, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	salt, rest, err := ber.Expect(params.Content, ber.OctetString)
	if err != nil || len(salt.Content) > maxSalt {
		return nil, ErrDamaged
	}
	n, rest, err := ber.Expect(rest, ber.Integer)
	if err != nil {
		return nil, ErrDamaged
	}
	rounds := small(n.Content)
	if rounds < 1 || rounds > maxRounds {
		return nil, ErrUnsupported
	}
	newHash := sha1.New
	for e, err := range ber.Elements(rest) {
		if err != nil {
			return nil, ErrDamaged
		}
		if e.Tag == ber.Sequence { // the length of the key may stand before it, and is known anyway
			oid, _, err := ber.Expect(e.Content, ber.OID)
			if err != nil {
				return nil, ErrDamaged
			}
			if newHash = digests(ber.Dotted(oid.Content)); newHash == nil {
				return nil, ErrUnsupported
			}
		}
	}
	key, err := pbkdf2.Key(newHash, password, salt.Content, rounds, size)
	if err != nil {
		return nil, ErrUnsupported
	}
	return key, nil
}

// derive makes a key of a password: RFC 7292, appendix B.2.
func derive(newHash func() hash.Hash, password, salt []byte, rounds int, use byte, size int) []byte {
	h := newHash()
	block := h.BlockSize()
	diversifier := bytes.Repeat([]byte{use}, block)
	mixed := append(filled(salt, block), filled(password, block)...)
	var out []byte
	for len(out) < size {
		h.Reset()
		h.Write(diversifier)
		h.Write(mixed)
		sum := h.Sum(nil)
		for range rounds - 1 {
			h.Reset()
			h.Write(sum)
			sum = h.Sum(sum[:0])
		}
		out = append(out, sum...)
		addend := new(big.Int).SetBytes(filled(sum, block)[:block])
		addend.Add(addend, big.NewInt(1))
		modulus := new(big.Int).Lsh(big.NewInt(1), uint(8*block))
		for at := 0; at < len(mixed); at += block {
			n := new(big.Int).SetBytes(mixed[at : at+block])
			n.Add(n, addend).Mod(n, modulus).FillBytes(mixed[at : at+block])
		}
	}
	return out[:size]
}

// filled repeats bytes until they fill whole blocks. Nothing stays nothing.
func filled(raw []byte, block int) []byte {
	if len(raw) == 0 {
		return nil
	}
	size := (len(raw) + block - 1) / block * block
	return bytes.Repeat(raw, size/len(raw)+1)[:size]
}
