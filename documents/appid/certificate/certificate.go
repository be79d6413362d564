// Package certificate reads certificates and the messages that carry them.
//
// The digests are made of the bytes as they stand, before anything is parsed: what a strict reader refuses, a negative serial
// number or a name with letters it should not have, is still the certificate that a portal asks for.
package certificate

import (
	"bytes"
	"crypto/md5"  // asked for by portals, not relied on for anything
	"crypto/sha1" // the same
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
	"github.com/beiandesk/beiandesk/wizard/publickey"
)

// MaxSize is the size of the largest certificate that is read. Those of apps have one or two thousand bytes.
const MaxSize = 64 << 10 // bytes

// ErrMalformed says that bytes are no certificate.
var ErrMalformed = errors.New("malformed certificate")

// A Certificate is one certificate, with what a filing asks about it.
type Certificate struct {
	Raw        []byte
	Subject    string // in the order in which keytool and apksigner write it
	Issuer     string
	CommonName string // of the subject
	NotBefore  time.Time
	NotAfter   time.Time
	Key        publickey.Key
	Authority  bool // says of itself that it signs other certificates

	issuer, subject, serial, keyID []byte
	extensions                     []string
}

// MD5 returns the MD5 fingerprint in lower-case hexadecimal digits.
func (c *Certificate) MD5() string {
	sum := md5.Sum(c.Raw)
	return hex.EncodeToString(sum[:])
}

// SHA1 returns the SHA-1 fingerprint in lower-case hexadecimal digits.
func (c *Certificate) SHA1() string {
	sum := sha1.Sum(c.Raw)
	return hex.EncodeToString(sum[:])
}

// SHA256 returns the SHA-256 fingerprint in lower-case hexadecimal digits.
func (c *Certificate) SHA256() string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}

// HasExtension reports whether the certificate has an extension.
func (c *Certificate) HasExtension(oid string) bool { return slices.Contains(c.extensions, oid) }

// SelfIssued reports whether issuer and subject are the same.
func (c *Certificate) SelfIssued() bool { return bytes.Equal(c.issuer, c.subject) }

// Extensions that are looked into: RFC 5280, section 4.2.1.
const (
	oidKeyID       = "2.5.29.14"
	oidConstraints = "2.5.29.19"
)

// Parse reads a certificate; what follows it in der is ignored. Where bytes have the shape of a certificate, it has them as Raw
// even beside an error, so that the fingerprints are known.
func Parse(der []byte) (*Certificate, error) {
	whole, _, err := ber.Expect(der, ber.Sequence)
	if err != nil || len(whole.Raw) > MaxSize {
		return nil, ErrMalformed
	}
	tbs, after, err := ber.Expect(whole.Content, ber.Sequence)
	if err != nil {
		return nil, ErrMalformed
	}
	// What is signed is followed by an algorithm and a string of bits; nothing else that begins alike is a certificate.
	if _, after, err = ber.Expect(after, ber.Sequence); err != nil {
		return nil, ErrMalformed
	}
	if _, _, err = ber.Expect(after, ber.BitString); err != nil {
		return nil, ErrMalformed
	}
	c := &Certificate{Raw: bytes.Clone(whole.Raw)}
	if err := c.read(tbs.Content); err != nil {
		return c, ErrMalformed
	}
	return c, nil
}

// read goes through the fields of a certificate in their order.
func (c *Certificate) read(tbs []byte) error {
	if e, rest, err := ber.Read(tbs); err == nil && e.Tag == ber.Context(0) {
		tbs = rest
	}
	serial, rest, err := ber.Expect(tbs, ber.Integer)
	if err != nil {
		return err
	}
	_, rest, err = ber.Expect(rest, ber.Sequence) // the algorithm
	if err != nil {
		return err
	}
	issuer, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return err
	}
	validity, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return err
	}
	subject, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return err
	}
	key, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return err
	}
	c.serial, c.issuer, c.subject = bytes.Clone(serial.Content), bytes.Clone(issuer.Raw), bytes.Clone(subject.Raw)
	c.Issuer, _ = name(issuer.Content)
	c.Subject, c.CommonName = name(subject.Content)
	if c.NotBefore, c.NotAfter, err = period(validity.Content); err != nil {
		return err
	}
	if c.Key, err = publickey.ParseSPKI(bytes.Clone(key.Raw)); err != nil {
		return err
	}
	for e, err := range ber.Elements(rest) {
		if err != nil {
			return err
		}
		if e.Tag == ber.Context(3) {
			return c.readExtensions(e.Content)
		}
	}
	return nil
}

// maxExtensions is more than any certificate has.
const maxExtensions = 100

func (c *Certificate) readExtensions(content []byte) error {
	list, _, err := ber.Expect(content, ber.Sequence)
	if err != nil {
		return err
	}
	for e, err := range ber.Elements(list.Content) {
		if err != nil || len(c.extensions) >= maxExtensions {
			return ber.ErrMalformed
		}
		oid, rest, err := ber.Expect(e.Content, ber.OID)
		if err != nil {
			return err
		}
		if critical, after, err := ber.Read(rest); err == nil && critical.Tag == ber.Boolean {
			rest = after
		}
		value, _, err := ber.Expect(rest, ber.OctetString)
		if err != nil {
			return err
		}
		dotted := ber.Dotted(oid.Content)
		c.extensions = append(c.extensions, dotted)
		switch dotted {
		case oidKeyID:
			if id, _, err := ber.Expect(value.Content, ber.OctetString); err == nil {
				c.keyID = bytes.Clone(id.Content)
			}
		case oidConstraints:
			c.Authority = authority(value.Content)
		}
	}
	return nil
}

func authority(constraints []byte) bool {
	list, _, err := ber.Expect(constraints, ber.Sequence)
	if err != nil {
		return false
	}
	first, _, err := ber.Expect(list.Content, ber.Boolean)
	return err == nil && len(first.Content) == 1 && first.Content[0] != 0
}

func period(content []byte) (from, until time.Time, err error) {
	first, rest, err := ber.Read(content)
	if err != nil {
		return from, until, err
	}
	second, _, err := ber.Read(rest)
	if err != nil {
		return from, until, err
	}
	if from, err = moment(first); err != nil {
		return from, until, err
	}
	until, err = moment(second)
	return from, until, err
}

// turn is the first year that two digits mean in the last century: RFC 5280, section 4.1.2.5.1.
const turn = 50

func moment(e ber.Element) (time.Time, error) {
	text := string(e.Content)
	switch e.Tag {
	case ber.UTCTime:
		for _, layout := range []string{"060102150405Z", "0601021504Z", "060102150405-0700"} {
			if t, err := time.Parse(layout, text); err == nil {
				// The standard library turns the century at 69.
				if t.Year() >= 2000+turn {
					t = t.AddDate(-100, 0, 0)
				}
				return t.UTC(), nil
			}
		}
	case ber.GeneralizedTime:
		for _, layout := range []string{"20060102150405Z", "20060102150405.999Z", "20060102150405-0700"} {
			if t, err := time.Parse(layout, text); err == nil {
				return t.UTC(), nil
			}
		}
	}
	return time.Time{}, ErrMalformed
}
