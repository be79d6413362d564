package certificate

import (
	"bytes"
	"errors"
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
)

// ErrMessage says that bytes are no signed message.
var ErrMessage = errors.New("no signed message")

const oidSignedData = "1.2.840.113549.1.7.2" // RFC 5652, section 5.1

// Limits of what a message is read with. A development profile lists every certificate of a team.
const (
	MaxMessage      = 8 << 20 // bytes
	maxCertificates = 1000
	maxSigners      = 64
)

// A Message is a signed message (CMS, PKCS #7): what is signed, the certificates that came along, and who signed. Nothing is
// verified: it is told who signed, not whether the signature is right.
type Message struct {
	Content      []byte
	Certificates []*Certificate

	signers []identifier
}

// identifier is how a message names a signer's certificate.
type identifier struct{ issuer, serial, keyID []byte }

// ParseMessage reads a signed message.
func ParseMessage(data []byte) (*Message, error) {
	if len(data) > MaxMessage {
		return nil, ErrMessage
	}
	outer, _, err := ber.Expect(data, ber.Sequence)
	if err != nil {
		return nil, ErrMessage
	}
	oid, rest, err := ber.Expect(outer.Content, ber.OID)
	if err != nil || ber.Dotted(oid.Content) != oidSignedData {
		return nil, ErrMessage
	}
	explicit, _, err := ber.Expect(rest, ber.Context(0))
	if err != nil {
		return nil, ErrMessage
	}
	signed, _, err := ber.Expect(explicit.Content, ber.Sequence)
	if err != nil {
		return nil, ErrMessage
	}
	m := &Message{}
	if err := m.read(signed.Content); err != nil {
		return nil, ErrMessage
	}
	return m, nil
}

func (m *Message) read(signed []byte) error {
	_, rest, err := ber.Expect(signed, ber.Integer) // the version
	if err != nil {
		return err
	}
	if _, rest, err = ber.Expect(rest, ber.Set); err != nil { // the digests
		return err
	}
	content, rest, err := ber.Expect(rest, ber.Sequence)
	if err != nil {
		return err
	}
	if err := m.readContent(content.Content); err != nil {
		return err
	}
	for e, err := range ber.Elements(rest) {
		if err != nil {
			return err
		}
		switch e.Tag {
		case ber.Context(0):
			m.readCertificates(e.Content)
		case ber.Set:
			return m.readSigners(e.Content)
		}
	}
	return nil
}

func (m *Message) readContent(content []byte) error {
	_, rest, err := ber.Expect(content, ber.OID)
	if err != nil || len(rest) == 0 {
		return err // without content the message signs something that lies beside it
	}
	explicit, _, err := ber.Expect(rest, ber.Context(0))
	if err != nil {
		return err
	}
	inner, _, err := ber.Read(explicit.Content)
	if err != nil {
		return err
	}
	if m.Content, err = ber.Octets(inner); err != nil {
		m.Content = inner.Content
	}
	return nil
}

// readCertificates takes what can be read; other choices of a certificate than X.509 are passed over.
func (m *Message) readCertificates(content []byte) {
	for e, err := range ber.Elements(content) {
		if err != nil || len(m.Certificates) >= maxCertificates {
			return
		}
		if c, _ := Parse(e.Raw); c != nil {
			m.Certificates = append(m.Certificates, c)
		}
	}
}

func (m *Message) readSigners(content []byte) error {
	for e, err := range ber.Elements(content) {
		if err != nil || len(m.signers) >= maxSigners {
			return ber.ErrMalformed
		}
		_, rest, err := ber.Expect(e.Content, ber.Integer)
		if err != nil {
			return err
		}
		id, _, err := ber.Read(rest)
		if err != nil {
			return err
		}
		if id.Tag == ber.ContextPrimitive(0) {
			m.signers = append(m.signers, identifier{keyID: id.Content})
			continue
		}
		issuer, rest, err := ber.Expect(id.Content, ber.Sequence)
		if err != nil {
			return err
		}
		serial, _, err := ber.Expect(rest, ber.Integer)
		if err != nil {
			return err
		}
		m.signers = append(m.signers, identifier{issuer: issuer.Raw, serial: serial.Content})
	}
	return nil
}

// Signers returns the certificates of those who signed, in order. A signer whose certificate did not come along is left out.
func (m *Message) Signers() []*Certificate {
	var out []*Certificate
	for _, id := range m.signers {
		at := slices.IndexFunc(m.Certificates, func(c *Certificate) bool {
			if id.keyID != nil {
				return bytes.Equal(c.keyID, id.keyID)
			}
			return bytes.Equal(c.issuer, id.issuer) && bytes.Equal(c.serial, id.serial)
		})
		if at >= 0 && !slices.Contains(out, m.Certificates[at]) {
			out = append(out, m.Certificates[at])
		}
	}
	return out
}

// Leaf finds the certificate at the end of a chain, in whatever order the chain is given: the one that none of the others
// was issued by, and of several the one that is no authority. It returns nil for an empty list.
func Leaf(chain []*Certificate) *Certificate {
	var best *Certificate
	score := -1
	for _, c := range chain {
		s := 0
		issues := slices.ContainsFunc(chain, func(other *Certificate) bool {
			return other != c && bytes.Equal(other.issuer, c.subject) && !bytes.Equal(other.Raw, c.Raw) && !other.SelfIssued()
		})
		if !issues {
			s += 4
		}
		if !c.Authority {
			s += 2
		}
		// Beside a chain there may stand a certificate that belongs to none of it.
		if slices.ContainsFunc(chain, func(other *Certificate) bool { return other != c && bytes.Equal(other.subject, c.issuer) }) {
			s++
		}
		if s > score {
			best, score = c, s
		}
	}
	return best
}
