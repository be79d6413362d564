package certificate

import (
	"bytes"
	"encoding/pem"
	"errors"
	"strings"
	"unicode"
)

// ErrNone says that a file holds no certificate.
var ErrNone = errors.New("no certificate in it")

// ErrPrivateKey says that a file holds a private key and no certificate.
var ErrPrivateKey = errors.New("a private key without a certificate")

// ParseFile reads every certificate of a file: one in DER, several in PEM, or a message in either, with what the message
// signs if it signs anything.
func ParseFile(data []byte) (certificates []*Certificate, content []byte, err error) {
	if len(data) > MaxMessage {
		return nil, nil, ErrNone
	}
	// A message may have PEM in what it signs.
	if at := bytes.Index(data, []byte("-----BEGIN")); at >= 0 && !isDER(data) {
		certificates, err := parsePEM(data[at:])
		return certificates, nil, err
	}
	data = unwrapped(data)
	if m, err := ParseMessage(data); err == nil {
		if len(m.Certificates) == 0 {
			return nil, nil, ErrNone
		}
		return m.Certificates, m.Content, nil
	}
	c, _ := Parse(data) // even of what is not understood the fingerprints are known
	if c == nil {
		return nil, nil, ErrNone
	}
	return []*Certificate{c}, nil, nil
}

func parsePEM(data []byte) ([]*Certificate, error) {
	var out []*Certificate
	private := false
	for block, rest := pem.Decode(data); block != nil && len(out) < maxCertificates; block, rest = pem.Decode(rest) {
		switch {
		case strings.Contains(block.Type, "PRIVATE KEY"):
			private = true
		case block.Type == "PKCS7", block.Type == "CMS":
			if m, err := ParseMessage(block.Bytes); err == nil {
				out = append(out, m.Certificates...)
			}
		case strings.HasSuffix(block.Type, "CERTIFICATE"):
			if c, _ := Parse(block.Bytes); c != nil {
				out = append(out, c)
			}
		}
	}
	switch {
	case len(out) > 0:
		return out, nil
	case private:
		return nil, ErrPrivateKey
	}
	return nil, ErrNone
}

// isDER reports whether data begin with a sequence of some length, which no text does.
func isDER(data []byte) bool { return len(data) > 1 && data[0] == 0x30 && data[1] >= 0x80 }

// unwrapped takes Base64 without its first and last line, as some consoles hand certificates out, for what it is.
func unwrapped(data []byte) []byte {
	if isDER(data) {
		return data
	}
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.TrimPrefix(string(data), "\ufeff"))
	if !strings.HasPrefix(text, "MII") {
		return data
	}
	block, _ := pem.Decode([]byte("-----BEGIN X-----\n" + text + "\n-----END X-----\n"))
	if block == nil {
		return data
	}
	return block.Bytes
}
