// Package seal keeps bytes so that only the owner of a key can read them or change them unnoticed.
//
// One random data key seals everything in a store. From it come, by HKDF-SHA256, one key for values, one for files and
// one for names. A value is XChaCha20-Poly1305 with its place (bucket and name) as associated data, so that values cannot
// be exchanged for one another; a file is a row of ChaCha20-Poly1305 chunks under a key of its own. Plain bytes are
// lengthened by Padmé before they are sealed, and names are keyed hashes: what a folder shows is how many things it
// holds, roughly how large they are, and when they were written.
//
// A Ring holds the data key, wrapped by each thing that may open it: a passphrase, a recovery code, a key in the system's
// keychain. Changing one of them wraps the data key anew and touches nothing else.
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Errors of what was sealed.
var (
	// ErrBroken says that bytes are not as they were sealed: changed, cut, or brought from another place.
	ErrBroken = errors.New("not as it was sealed")
	// ErrNewer says that bytes were sealed in a way that this program does not know yet.
	ErrNewer = errors.New("sealed by a newer version of the program")
)

// Sizes in bytes.
const (
	KeySize  = 32
	NameSize = 16 // half a SHA-256: two names meet by chance after 2^64 of them
)

// valueVersion begins every sealed value. No value of the plain format began like this: those begin with a digit.
const valueVersion = 2

// valueOverhead is what a sealed value has around its padded body.
const valueOverhead = 1 + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

// A Key seals and names everything in one store. It may be used from any goroutine.
type Key struct {
	data   [KeySize]byte
	values cipher.AEAD
	files  []byte
	names  []byte
	random io.Reader
}

// NewKey makes a data key from random bytes, which it also takes every nonce from.
func NewKey(random io.Reader) (*Key, error) {
	var data [KeySize]byte
	if _, err := io.ReadFull(random, data[:]); err != nil {
		return nil, fmt.Errorf("new key: %w", err)
	}
	return keyOf(data[:], random)
}

func keyOf(data []byte, random io.Reader) (*Key, error) {
	if len(data) != KeySize {
		return nil, fmt.Errorf("%w: a key of %d bytes", ErrBroken, len(data))
	}
	k := &Key{random: random}
	copy(k.data[:], data)
	values, err := derive(data, "beiandesk values 2")
	if err != nil {
		return nil, err
	}
	if k.values, err = chacha20poly1305.NewX(values); err != nil {
		return nil, err
	}
	if k.files, err = derive(data, "beiandesk files 2"); err != nil {
		return nil, err
	}
	k.names, err = derive(data, "beiandesk names 2")
	return k, err
}

func derive(secret []byte, purpose string) ([]byte, error) {
	return hkdf.Key(sha256.New, secret, nil, purpose, KeySize)
}

// Same reports whether two keys are one.
func (k *Key) Same(other *Key) bool { return hmac.Equal(k.data[:], other.data[:]) }

// Name returns what something is called where everybody may look: without the key nobody can tell what it names, and
// with it the same thing has always the same name. Kinds keep names of different things apart.
func (k *Key) Name(kind, what string) []byte {
	mac := hmac.New(sha256.New, k.names)
	mac.Write([]byte(kind))
	mac.Write([]byte{0})
	mac.Write([]byte(what))
	return mac.Sum(nil)[:NameSize]
}

// place is the associated data of a value: where it belongs.
func place(bucket string, name []byte) []byte {
	ad := make([]byte, 0, 1+len(bucket)+1+len(name))
	ad = append(ad, valueVersion)
	ad = append(ad, bucket...)
	ad = append(ad, 0)
	return append(ad, name...)
}

// Seal seals a body for one place. format says how the body is to be read.
func (k *Key) Seal(bucket string, name []byte, format int, body []byte) ([]byte, error) {
	head := binary.AppendUvarint(nil, uint64(format))
	head = binary.AppendUvarint(head, uint64(len(body)))
	plain := make([]byte, Padded(len(head)+len(body)))
	copy(plain[copy(plain, head):], body)
	out := make([]byte, 1+chacha20poly1305.NonceSizeX, valueOverhead+len(plain))
	out[0] = valueVersion
	if _, err := io.ReadFull(k.random, out[1:]); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return k.values.Seal(out, out[1:], plain, place(bucket, name)), nil
}

// Open opens what was sealed for a place. The body is written behind dst[:0] where there is room.
func (k *Key) Open(dst []byte, bucket string, name, sealed []byte) (format int, body []byte, err error) {
	switch {
	case len(sealed) == 0:
		return 0, nil, fmt.Errorf("%w: nothing is left", ErrBroken)
	case sealed[0] != valueVersion:
		return 0, nil, fmt.Errorf("%w: it begins with %d", ErrBroken, sealed[0])
	case len(sealed) < valueOverhead:
		return 0, nil, fmt.Errorf("%w: %d bytes are left", ErrBroken, len(sealed))
	}
	nonce := sealed[1 : 1+chacha20poly1305.NonceSizeX]
	plain, err := k.values.Open(dst[:0], nonce, sealed[1+chacha20poly1305.NonceSizeX:], place(bucket, name))
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	f, n := binary.Uvarint(plain)
	if n <= 0 || f > 1<<30 {
		return 0, nil, fmt.Errorf("%w: no format", ErrBroken)
	}
	size, m := binary.Uvarint(plain[n:])
	if m <= 0 || size > uint64(len(plain)-n-m) {
		return 0, nil, fmt.Errorf("%w: no length", ErrBroken)
	}
	return int(f), plain[n+m : n+m+int(size)], nil
}

// Sealed reports whether bytes look like a sealed value; a plain one never does.
func Sealed(value []byte) bool {
	return len(value) >= valueOverhead+smallestPadded && value[0] == valueVersion
}
