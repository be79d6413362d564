// Package keystore reads the certificates in a keystore: PKCS #12 (.p12, .pfx, .keystore) and Java's own (.jks).
//
// Private keys are passed over as they stand: nothing here knows how to decrypt one.
package keystore

import (
	"errors"

	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

// The reasons why a keystore is not read.
var (
	// ErrNotKeystore says that bytes are no keystore.
	ErrNotKeystore = errors.New("no keystore")
	// ErrDamaged says that a keystore is not whole.
	ErrDamaged = errors.New("the keystore is damaged")
	// ErrLocked says that the keystore asks for a password and none was given.
	ErrLocked = errors.New("the keystore asks for a password")
	// ErrPassword says that the password is not the keystore's.
	ErrPassword = errors.New("not the password of the keystore")
	// ErrUnsupported says that a keystore is encrypted in a way that is not read.
	ErrUnsupported = errors.New("a keystore of a kind that is not read")
)

// Limits of what is read.
const (
	MaxSize      = 4 << 20   // bytes
	maxEntries   = 200       // of a keystore
	maxChain     = 20        // certificates of an entry
	maxRounds    = 2_000_000 // of a key derivation; tools use up to 600,000
	maxContents  = 8         // parts of a PKCS #12 file; tools write two or three
	maxCerts     = 200
	maxSalt      = 1024
	maxAliasName = 256
)

// An Entry is a key's certificate, or one that is only trusted.
type Entry struct {
	Alias       string
	Certificate *certificate.Certificate
	HasKey      bool // a private key stands beside it
}

// Is reports whether data begin like a keystore. PKCS #12 begins like many things, and only reading tells.
func Is(data []byte) bool { return isJava(data) || isPKCS12(data) }

// Read lists the entries of a keystore, those with a key first. The password may be nil where none is known: the certificates
// of a .jks stand open, and a .p12 may have an empty one.
func Read(data []byte, password *string) ([]Entry, error) {
	switch {
	case len(data) > MaxSize:
		return nil, ErrUnsupported
	case isJava(data):
		return readJava(data, password)
	case isPKCS12(data):
		return readPKCS12(data, password)
	}
	return nil, ErrNotKeystore
}

// ordered puts entries with a key in front and keeps the order otherwise.
func ordered(entries []Entry) []Entry {
	out := make([]Entry, 0, len(entries))
	for _, key := range []bool{true, false} {
		for _, e := range entries {
			if e.HasKey == key {
				out = append(out, e)
			}
		}
	}
	return out
}
