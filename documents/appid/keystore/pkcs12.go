package keystore

import (
	"bytes"
	"encoding/hex"
	"slices"
	"unicode/utf16"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

// Object identifiers of PKCS #12: RFC 7292, and of what it holds: RFC 2315, RFC 2985.
const (
	oidData         = "1.2.840.113549.1.7.1"
	oidEncrypted    = "1.2.840.113549.1.7.6"
	oidKeyBag       = "1.2.840.113549.1.12.10.1.1"
	oidShroudedBag  = "1.2.840.113549.1.12.10.1.2"
	oidCertBag      = "1.2.840.113549.1.12.10.1.3"
	oidX509         = "1.2.840.113549.1.9.22.1"
	oidFriendlyName = "1.2.840.113549.1.9.20"
	oidLocalKeyID   = "1.2.840.113549.1.9.21"
)

// A bag is one thing in the keystore.
type bag struct {
	certificate *certificate.Certificate // nil: a key
	name, keyID string
}

// isPKCS12 tells by the version, which is 3, and what follows it.
func isPKCS12(data []byte) bool {
	outer, _, err := ber.Expect(data, ber.Sequence)
	if err != nil {
		return false
	}
	version, rest, err := ber.Expect(outer.Content, ber.Integer)
	if err != nil || !bytes.Equal(version.Content, []byte{3}) {
		return false
	}
	kind, _, err := contentInfo(rest)
	return err == nil && kind == oidData
}

// contentInfo reads a kind and what it is explicit about.
func contentInfo(raw []byte) (kind string, content []byte, err error) {
	seq, _, err := ber.Expect(raw, ber.Sequence)
	if err != nil {
		return "", nil, err
	}
	oid, rest, err := ber.Expect(seq.Content, ber.OID)
	if err != nil {
		return "", nil, err
	}
	explicit, _, err := ber.Expect(rest, ber.Context(0))
	return ber.Dotted(oid.Content), explicit.Content, err
}

func readPKCS12(data []byte, password *string) ([]Entry, error) {
	outer, _, err := ber.Expect(data, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	_, rest, err := ber.Expect(outer.Content, ber.Integer)
	if err != nil {
		return nil, ErrDamaged
	}
	_, content, err := contentInfo(rest)
	if err != nil {
		return nil, ErrDamaged
	}
	inner, _, err := ber.Read(content)
	if err != nil {
		return nil, ErrDamaged
	}
	safe, err := ber.Octets(inner)
	if err != nil {
		return nil, ErrDamaged
	}
	_, seal, err := ber.Read(rest)
	if err != nil {
		return nil, ErrDamaged
	}
	o := &opener{passwords: []string{""}}
	if password != nil {
		o.passwords = []string{*password}
	}
	bags, err := o.open(safe, seal)
	if err == errWrong {
		err = ErrPassword
		if password == nil {
			err = ErrLocked
		}
	}
	if err != nil {
		return nil, err
	}
	return entries(bags), nil
}

// open reads all parts of the keystore.
func (o *opener) open(safe, seal []byte) ([]bag, error) {
	if len(seal) > 0 {
		if err := o.verify(safe, seal); err != nil {
			return nil, err
		}
	}
	list, _, err := ber.Expect(safe, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	var bags []bag
	parts := 0
	for e, err := range ber.Elements(list.Content) {
		if err != nil {
			return nil, ErrDamaged
		}
		if parts++; parts > maxContents {
			return nil, ErrUnsupported
		}
		kind, content, err := contentInfo(e.Raw)
		if err != nil {
			return nil, ErrDamaged
		}
		plain, err := o.content(kind, content)
		if err != nil {
			return nil, err
		}
		found, err := readBags(plain)
		if err != nil {
			return nil, err
		}
		bags = append(bags, found...)
	}
	return bags, nil
}

// content returns a part in the clear.
func (o *opener) content(kind string, content []byte) ([]byte, error) {
	switch kind {
	case oidData:
		inner, _, err := ber.Read(content)
		if err != nil {
			return nil, ErrDamaged
		}
		return ber.Octets(inner)
	case oidEncrypted:
		seq, _, err := ber.Expect(content, ber.Sequence)
		if err != nil {
			return nil, ErrDamaged
		}
		_, rest, err := ber.Expect(seq.Content, ber.Integer)
		if err != nil {
			return nil, ErrDamaged
		}
		info, _, err := ber.Expect(rest, ber.Sequence)
		if err != nil {
			return nil, ErrDamaged
		}
		return o.decryptInfo(info.Content)
	}
	return nil, ErrUnsupported // sealed for a certificate instead of a password
}

func (o *opener) decryptInfo(info []byte) ([]byte, error) {
	_, rest, err := ber.Expect(info, ber.OID)
	if err != nil {
		return nil, ErrDamaged
	}
	algorithm, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	sealed, _, err := ber.Read(rest)
	if err != nil || sealed.Tag != ber.ContextPrimitive(0) && sealed.Tag != ber.Context(0) {
		return nil, ErrDamaged
	}
	raw, err := ber.Octets(sealed)
	if err != nil {
		return nil, ErrDamaged
	}
	return o.decrypt(algorithm.Content, raw)
}

// readBags reads certificates, and of keys that they are there.
func readBags(plain []byte) ([]bag, error) {
	list, _, err := ber.Expect(plain, ber.Sequence)
	if err != nil {
		return nil, ErrDamaged
	}
	var out []bag
	for e, err := range ber.Elements(list.Content) {
		if err != nil || len(out) >= maxCerts {
			return nil, ErrDamaged
		}
		oid, rest, err := ber.Expect(e.Content, ber.OID)
		if err != nil {
			return nil, ErrDamaged
		}
		value, rest, err := ber.Expect(rest, ber.Context(0))
		if err != nil {
			return nil, ErrDamaged
		}
		b := bag{}
		switch ber.Dotted(oid.Content) {
		case oidCertBag:
			if b.certificate = readCertBag(value.Content); b.certificate == nil {
				continue
			}
		case oidKeyBag, oidShroudedBag:
		default:
			continue
		}
		b.readAttributes(rest)
		out = append(out, b)
	}
	return out, nil
}

func readCertBag(raw []byte) *certificate.Certificate {
	kind, content, err := contentInfo(raw)
	if err != nil || kind != oidX509 {
		return nil
	}
	inner, _, err := ber.Read(content)
	if err != nil {
		return nil
	}
	der, err := ber.Octets(inner)
	if err != nil {
		return nil
	}
	c, _ := certificate.Parse(der)
	return c
}

func (b *bag) readAttributes(raw []byte) {
	set, _, err := ber.Expect(raw, ber.Set)
	if err != nil {
		return
	}
	for e, err := range ber.Elements(set.Content) {
		if err != nil {
			return
		}
		oid, rest, err := ber.Expect(e.Content, ber.OID)
		if err != nil {
			return
		}
		values, _, err := ber.Expect(rest, ber.Set)
		if err != nil {
			return
		}
		value, _, err := ber.Read(values.Content)
		if err != nil {
			return
		}
		switch ber.Dotted(oid.Content) {
		case oidLocalKeyID:
			b.keyID = hex.EncodeToString(value.Content)
		case oidFriendlyName:
			raw := value.Content[:min(len(value.Content), 2*maxAliasName)]
			units := make([]uint16, 0, len(raw)/2)
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			b.name = string(utf16.Decode(units))
		}
	}
}

// entries pairs certificates with keys. A certificate that only completes the chain of another is no entry of its own.
func entries(bags []bag) []Entry {
	var certificates []*certificate.Certificate
	for _, b := range bags {
		if b.certificate != nil {
			certificates = append(certificates, b.certificate)
		}
	}
	var out []Entry
	keys := 0
	for _, b := range bags {
		if b.certificate != nil {
			continue
		}
		keys++
		at := slices.IndexFunc(bags, func(c bag) bool { return c.certificate != nil && b.keyID != "" && c.keyID == b.keyID })
		if at >= 0 {
			name := bags[at].name
			if name == "" {
				name = b.name
			}
			out = append(out, Entry{Alias: name, Certificate: bags[at].certificate, HasKey: true})
		}
	}
	if len(out) > 0 {
		return out
	}
	if keys > 0 {
		if leaf := certificate.Leaf(certificates); leaf != nil {
			return []Entry{{Certificate: leaf, HasKey: true}}
		}
	}
	for _, b := range bags {
		if b.certificate != nil {
			out = append(out, Entry{Alias: b.name, Certificate: b.certificate})
		}
	}
	return out
}
