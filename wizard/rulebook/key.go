package rulebook

import (
	"fmt"

	"aead.dev/minisign"
)

// A Key is a public key of minisign whose signatures are believed.
type Key struct{ key minisign.PublicKey }

// ParseKey reads a public key file of minisign, or the one line of base64 in it. The error is ErrPublicKey.
func ParseKey(text []byte) (Key, error) {
	var k Key
	if err := k.key.UnmarshalText(text); err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrPublicKey, err)
	}
	return k, nil
}

// ID is the number of the key as minisign prints it.
func (k Key) ID() string { return keyID(k.key.ID()) }

func keyID(id uint64) string { return fmt.Sprintf("%016X", id) }

// verify checks a signature against the keys and returns the number of the key that made it and the comment that is signed
// with it. The errors are ErrKey and ErrSignature.
func verify(keys []Key, message, signature []byte) (id, comment string, err error) {
	var s minisign.Signature
	if err := s.UnmarshalText(signature); err != nil {
		return "", "", fmt.Errorf("%w: %w", ErrSignature, err)
	}
	for _, k := range keys {
		if k.key.ID() != s.KeyID {
			continue
		}
		if !minisign.Verify(k.key, message, signature) {
			return "", "", fmt.Errorf("%w: key %s", ErrSignature, k.ID())
		}
		return k.ID(), s.TrustedComment, nil
	}
	return "", "", fmt.Errorf("%w: %s", ErrKey, keyID(s.KeyID))
}
