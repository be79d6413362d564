package standin

import (
	"bytes"
	"crypto/ecdh"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"math/big"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
)

// Key replaces a public key by another one of its algorithm and size, in the form in which it was typed. What is no whole key
// is replaced sign by sign and still is none.
func (m *Mask) Key(s string) string {
	if strings.TrimSpace(s) == "" {
		return s
	}
	k, form, err := publickey.Parse(s)
	if errors.Is(err, publickey.ErrFingerprint) {
		return m.Digest(s)
	}
	if err != nil {
		return m.hexText(s, func(to string) bool {
			_, _, other := publickey.Parse(to)
			for _, sort := range []error{publickey.ErrForm, publickey.ErrDamaged, publickey.ErrFingerprint, publickey.ErrPrivate, publickey.ErrTooLong} {
				if errors.Is(err, sort) {
					return errors.Is(other, sort)
				}
			}
			return other != nil
		})
	}
	old, fresh := m.material(k)
	if old == nil {
		return m.hexText(s, func(string) bool { return true })
	}
	switch form {
	case publickey.ModulusDecimal:
		return swap(s, new(big.Int).SetBytes(old).String(), new(big.Int).SetBytes(fresh).String(), "")
	case publickey.PEM, publickey.Base64:
		return swapBase64(s, old, fresh)
	}
	to := swap(s, hex.EncodeToString(old), hex.EncodeToString(fresh), ": -\t\n\r")
	if to == s {
		return m.hexText(s, func(string) bool { return true })
	}
	return to
}

// SPKI replaces the number inside a public key; nil where it cannot be read.
func (m *Mask) SPKI(der []byte) []byte {
	k, err := publickey.ParseSPKI(der)
	if err != nil {
		return nil
	}
	old, fresh := m.material(k)
	if old == nil || !bytes.Contains(der, old) {
		return nil
	}
	return bytes.Replace(der, old, fresh, 1)
}

// material returns the number that makes a key what it is, and what stands for it, of the same length.
func (m *Mask) material(k publickey.Key) (old, fresh []byte) {
	switch k.Algorithm {
	case publickey.RSA:
		if k.Modulus == nil {
			return nil, nil
		}
		old = k.Modulus.Bytes()
		d := m.dice("modulus", string(old))
		for range enoughTries {
			fresh = d.bytes(len(old))
			top := byte(0xff) >> (8*len(old) - k.Modulus.BitLen())
			fresh[0] = fresh[0]&top | (top+1)>>1
			fresh[len(fresh)-1] |= 1
			n := new(big.Int).SetBytes(fresh)
			if n.BitLen() == k.Modulus.BitLen() && len(n.String()) == len(k.Modulus.String()) && n.Cmp(k.Modulus) != 0 {
				return old, fresh
			}
		}
	case publickey.EC:
		return k.Point, m.point(k)
	case publickey.DSA:
		if k.Y != nil {
			old = k.Y.Bytes()
			d := m.dice("dsa", string(old))
			fresh = d.bytes(len(old))
			fresh[0] = fresh[0]%max(old[0], 1) + 1
			if fresh[0] > old[0] {
				fresh[0] = old[0]
			}
			return old, fresh
		}
	}
	return nil, nil
}

func (m *Mask) point(k publickey.Key) []byte {
	curve := map[string]ecdh.Curve{"P-256": ecdh.P256(), "P-384": ecdh.P384(), "P-521": ecdh.P521()}[k.Curve]
	d := m.dice("point", string(k.Point))
	size := (len(k.Point) - 1) / 2
	for range enoughTries {
		raw := d.bytes(size)
		if curve == nil {
			return append([]byte{4}, d.bytes(2*size)...)
		}
		if k.Curve == "P-521" {
			raw[0] &= 1
		}
		if private, err := curve.NewPrivateKey(raw); err == nil {
			return private.PublicKey().Bytes()
		}
	}
	return append([]byte{4}, d.bytes(2*size)...)
}

// swap puts other digits into the place of those of a number, whatever stands between them, in their case and width.
func swap(s, old, fresh, between string) string {
	runes := []rune(s)
	narrow := []rune(strings.ToLower(filing.Narrow(s)))
	for start := range narrow {
		i, j := start, 0
		for i < len(narrow) && j < len(old) {
			if narrow[i] == rune(old[j]) {
				j++
			} else if j == 0 || !strings.ContainsRune(between+" ", narrow[i]) {
				break
			}
			i++
		}
		if j < len(old) {
			continue
		}
		if part := string(runes[start:i]); strings.ToLower(part) != part {
			fresh = strings.ToUpper(fresh)
		}
		j = 0
		for k := start; k < i; k++ {
			if j < len(old) && narrow[k] == rune(old[j]) {
				runes[k] = widthOf(runes[k], rune(fresh[j]))
				j++
			}
		}
		return string(runes)
	}
	return s
}

// swapBase64 exchanges the number inside the base 64 of a text, line by line as it stands.
func swapBase64(s string, old, fresh []byte) string {
	var body []rune
	var places []int
	runes := []rune(s)
	dash := strings.Contains(s, "-----")
	header := dash
	for i := 0; i < len(runes); i++ {
		if dash && runes[i] == '-' {
			end := strings.Index(string(runes[i+5:]), "-----")
			if end < 0 {
				return s
			}
			i += 5 + len([]rune(string(runes[i+5:])[:end])) + 4
			header = !header
			continue
		}
		if header {
			continue
		}
		r := runes[i]
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '+' || r == '/' || r == '=' {
			body, places = append(body, r), append(places, i)
		}
	}
	raw, err := base64.StdEncoding.DecodeString(string(body))
	if err != nil || !bytes.Contains(raw, old) {
		return s
	}
	again := base64.StdEncoding.EncodeToString(bytes.Replace(raw, old, fresh, 1))
	for i, r := range again {
		runes[places[i]] = r
	}
	return string(runes)
}

// hexText replaces the hexadecimal digits of a text one by one.
func (m *Mask) hexText(s string, fits func(string) bool) string {
	if strings.Trim(strings.ToLower(filing.Narrow(s)), "0123456789abcdef: -\t\r\n") != "" {
		to := m.text(s)
		if fits(to) {
			return to
		}
	}
	d := m.dice("hex", s)
	to := s
	for range 200 {
		to = strings.Map(func(r rune) rune {
			switch n := []rune(strings.ToLower(filing.Narrow(string(r))))[0]; {
			case n >= '0' && n <= '9':
				return like(r, d.digit())
			case n >= 'a' && n <= 'f':
				return like(r, d.of("abcdef"))
			case n >= 'g' && n <= 'z':
				return like(r, d.of("ghjkmnpqrstuvwxyz"))
			}
			return m.otherSign(r)
		}, s)
		if to != s && fits(to) {
			return to
		}
	}
	return to
}

func (m *Mask) otherSign(r rune) rune {
	for _, o := range m.text(string(r)) {
		return o
	}
	return r
}

// Digest replaces a fingerprint. Its stand-in follows from its digits alone, so that it is the same however they are written.
func (m *Mask) Digest(s string) string {
	bare := strings.ToLower(strings.NewReplacer(":", "", " ", "", "-", "").Replace(strings.TrimSpace(filing.Narrow(s))))
	if bare == "" || strings.Trim(bare, "0123456789abcdef") != "" {
		return m.hexText(s, func(string) bool { return true })
	}
	d := m.dice("digest", bare)
	fresh := make([]byte, 0, len(bare))
	for range bare {
		fresh = append(fresh, byte(d.of("0123456789abcdef")))
	}
	if strings.ToLower(s) != s {
		fresh = bytes.ToUpper(fresh)
	}
	var b strings.Builder
	for _, r := range s {
		n := strings.ToLower(filing.Narrow(string(r)))
		if len(fresh) > 0 && len(n) == 1 && strings.Contains("0123456789abcdef", n) {
			b.WriteRune(widthOf(r, rune(fresh[0])))
			fresh = fresh[1:]
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
