package keystore

import (
	"bytes"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

// Layout of a Java keystore: sun.security.provider.JavaKeyStore.
const (
	magicJKS    = 0xfeedfeed
	magicJCEKS  = 0xcececece
	javaHead    = 12
	tagKey      = 1
	tagTrusted  = 2
	javaVersion = 2
	whitener    = "Mighty Aphrodite" // stands between the password and the content in the digest
)

func isJava(data []byte) bool {
	if len(data) < javaHead+sha1.Size {
		return false
	}
	magic := binary.BigEndian.Uint32(data)
	return magic == magicJKS || magic == magicJCEKS
}

// readJava reads the entries, which stand open, and holds the password against the digest at the end where one is given.
func readJava(data []byte, password *string) ([]Entry, error) {
	body, digest := data[:len(data)-sha1.Size], data[len(data)-sha1.Size:]
	if password != nil && subtle.ConstantTimeCompare(javaDigest(body, *password), digest) != 1 {
		return nil, ErrPassword
	}
	r := &javaReader{rest: body[javaHead:], named: binary.BigEndian.Uint32(body[4:]) >= javaVersion}
	var out []Entry
	for range min(binary.BigEndian.Uint32(body[8:]), maxEntries) {
		e, ok := r.entry()
		if r.bad {
			return nil, ErrDamaged
		}
		if !ok {
			break // a kind of entry whose length nobody can know
		}
		if e.Certificate != nil {
			out = append(out, e)
		}
	}
	return ordered(out), nil
}

func javaDigest(body []byte, password string) []byte {
	h := sha1.New()
	for _, unit := range utf16.Encode([]rune(password)) {
		h.Write([]byte{byte(unit >> 8), byte(unit)})
	}
	h.Write([]byte(whitener))
	h.Write(body)
	return h.Sum(nil)
}

// javaReader takes numbers and strings off the front.
type javaReader struct {
	rest  []byte
	named bool // certificates are preceded by their kind
	bad   bool
}

func (r *javaReader) take(n uint64) []byte {
	if r.bad || n > uint64(len(r.rest)) {
		r.bad = true
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *javaReader) u32() uint32 {
	raw := r.take(4)
	if r.bad {
		return 0
	}
	return binary.BigEndian.Uint32(raw)
}

func (r *javaReader) text() string {
	raw := r.take(2)
	if r.bad {
		return ""
	}
	raw = r.take(uint64(binary.BigEndian.Uint16(raw)))
	return strings.ToValidUTF8(string(raw[:min(len(raw), maxAliasName)]), "")
}

func (r *javaReader) entry() (e Entry, ok bool) {
	tag := r.u32()
	if tag != tagKey && tag != tagTrusted {
		return e, false
	}
	e.Alias = r.text()
	r.take(8) // when it was made
	n := uint32(1)
	if tag == tagKey {
		e.HasKey = true
		r.take(uint64(r.u32())) // the key
		n = r.u32()
	}
	var chain []*certificate.Certificate
	for k := uint32(0); k < n && !r.bad; k++ {
		if k >= maxChain {
			r.bad = true
			break
		}
		if r.named {
			r.text()
		}
		raw := r.take(uint64(r.u32()))
		if c, _ := certificate.Parse(bytes.Clone(raw)); c != nil {
			chain = append(chain, c)
		}
	}
	if len(chain) > 0 {
		e.Certificate = chain[0]
	}
	return e, true
}
