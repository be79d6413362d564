package seal

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Errors of a ring.
var (
	// ErrRing says that a ring cannot be read.
	ErrRing = errors.New("the keys cannot be read")
	// ErrNoSlot says that a ring has nothing of the kind that was asked for.
	ErrNoSlot = errors.New("nothing of the kind opens it")
	// ErrWrong says that a passphrase, a code or a key is not the one.
	ErrWrong = errors.New("not the right one")
	// ErrWeak says that a passphrase is too short, or the same few letters again and again.
	ErrWeak = errors.New("too weak a passphrase")
)

// What a passphrase needs at least, in runes. Whoever holds the file tries passphrases without being stopped.
const (
	ShortestPassphrase = 8 // NIST SP 800-63B-4, 3.1.1.2 asks for 8 where something else stops guessing, as argon2id does here
	fewestLetters      = 4 // different ones
)

// A Cost is what argon2id takes to try a passphrase.
type Cost struct {
	Time    uint32 `json:"time"`
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
}

// Everyday is the cost of new passphrases: 0.2 to 0.3 s on an ordinary computer (RFC 9106, 4, second choice: t=3, m=64 MiB).
func Everyday() Cost { return Cost{Time: 3, Memory: 64 << 10, Threads: 2} }

// Bounds of a cost that is read from a disk: a changed number must neither stop the program nor take all memory.
const (
	mostTime    = 16
	mostMemory  = 1 << 20 // KiB: 1 GiB
	mostThreads = 16
)

func (c Cost) sane() bool {
	return c.Time >= 1 && c.Time <= mostTime && c.Threads >= 1 && c.Threads <= mostThreads &&
		c.Memory >= 8*uint32(c.Threads) && c.Memory <= mostMemory
}

const slotSalt = 16 // bytes

// A Ring says how the data key of one store is found. It holds no key in the clear, but for an open one.
type Ring struct {
	Version    int    `json:"version"`
	Store      string `json:"store"`   // which data key it is about; 32 hex digits, random
	Changes    int    `json:"changes"` // of two copies of a ring the one with more is the newer
	Open       []byte `json:"open,omitempty"`
	Keychain   *slot  `json:"keychain,omitempty"`
	Passphrase *slot  `json:"passphrase,omitempty"`
	Recovery   *slot  `json:"recovery,omitempty"`
}

// ringVersion is the newest form of a ring.
const ringVersion = 1

// A slot is the data key, sealed under a key that comes from something.
type slot struct {
	Cost    *Cost  `json:"argon2id,omitempty"`
	Salt    []byte `json:"salt"`
	Wrapped []byte `json:"wrapped"` // nonce and sealed data key
}

// NewRing makes a ring for a new data key that nothing opens yet.
func NewRing(random io.Reader) (*Ring, error) {
	id := make([]byte, 16)
	if _, err := io.ReadFull(random, id); err != nil {
		return nil, fmt.Errorf("new ring: %w", err)
	}
	return &Ring{Version: ringVersion, Store: hex.EncodeToString(id)}, nil
}

// ReadRing reads a ring strictly: a member that it does not know is an error, for it might be the way in.
func ReadRing(text []byte) (*Ring, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRing, err)
	}
	if head.Version > ringVersion {
		return nil, fmt.Errorf("%w: ring %d", ErrNewer, head.Version)
	}
	r := &Ring{}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRing, err)
	}
	id, err := hex.DecodeString(r.Store)
	sound := err == nil && len(id) == 16 && r.Version == ringVersion && r.Changes >= 0 && (r.Open == nil || len(r.Open) == KeySize)
	for _, s := range []*slot{r.Keychain, r.Passphrase, r.Recovery} {
		sound = sound && (s == nil || s.sane(s == r.Passphrase))
	}
	if !sound || r.Open == nil && r.Keychain == nil && r.Passphrase == nil && r.Recovery == nil {
		return nil, fmt.Errorf("%w: it makes no sense", ErrRing)
	}
	return r, nil
}

func (s *slot) sane(costly bool) bool {
	return len(s.Salt) == slotSalt && len(s.Wrapped) == chacha20poly1305.NonceSizeX+KeySize+chacha20poly1305.Overhead &&
		costly == (s.Cost != nil) && (s.Cost == nil || s.Cost.sane())
}

// Text returns the ring as it is kept.
func (r *Ring) Text() ([]byte, error) { return json.Marshal(r) }

// Clone returns a ring that can be changed by itself.
func (r *Ring) Clone() *Ring {
	c := *r
	return &c
}

func (r *Ring) place(kind string) []byte { return []byte("beiandesk key 2 " + r.Store + " " + kind) }

func (r *Ring) wrap(k *Key, kind string, cost *Cost, from func(salt []byte) ([]byte, error)) (*slot, error) {
	s := &slot{Cost: cost, Salt: make([]byte, slotSalt)}
	nonce := make([]byte, chacha20poly1305.NonceSizeX)
	for _, b := range [][]byte{s.Salt, nonce} {
		if _, err := io.ReadFull(k.random, b); err != nil {
			return nil, fmt.Errorf("wrap key: %w", err)
		}
	}
	secret, err := from(s.Salt)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(secret)
	if err != nil {
		return nil, err
	}
	s.Wrapped = aead.Seal(nonce, nonce, k.data[:], r.place(kind))
	return s, nil
}

func (r *Ring) unwrap(s *slot, kind string, random io.Reader, from func(salt []byte) ([]byte, error)) (*Key, error) {
	if s == nil {
		return nil, fmt.Errorf("%s: %w", kind, ErrNoSlot)
	}
	secret, err := from(s.Salt)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(secret)
	if err != nil {
		return nil, err
	}
	data, err := aead.Open(nil, s.Wrapped[:aead.NonceSize()], s.Wrapped[aead.NonceSize():], r.place(kind))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, ErrWrong)
	}
	return keyOf(data, random)
}

// fromPassphrase stretches a passphrase. Letters typed in the wide forms of Chinese input methods count as the narrow
// ones, and letters put together of two characters as the single one.
func fromPassphrase(passphrase string, cost Cost) func(salt []byte) ([]byte, error) {
	return func(salt []byte) ([]byte, error) {
		return argon2.IDKey([]byte(norm.NFKC.String(passphrase)), salt, cost.Time, cost.Memory, cost.Threads, KeySize), nil
	}
}

func fromSecret(secret []byte, purpose string) func(salt []byte) ([]byte, error) {
	return func(salt []byte) ([]byte, error) { return derive(append(bytes.Clone(salt), secret...), purpose) }
}

// SetOpen lets everybody who has the ring open it: nothing protects what its key seals.
func (r *Ring) SetOpen(k *Key) { r.Open = bytes.Clone(k.data[:]) }

// OpenKey returns the key of an open ring, or ErrNoSlot.
func (r *Ring) OpenKey(random io.Reader) (*Key, error) {
	if r.Open == nil {
		return nil, ErrNoSlot
	}
	return keyOf(r.Open, random)
}

// Strong reports whether a passphrase is good enough to be set.
func Strong(passphrase string) bool {
	letters := map[rune]bool{}
	n := 0
	for _, c := range norm.NFKC.String(passphrase) {
		letters[c] = true
		n++
	}
	return n >= ShortestPassphrase && len(letters) >= fewestLetters
}

// SetPassphrase lets a passphrase open the ring in place of an earlier one, or returns ErrWeak.
func (r *Ring) SetPassphrase(k *Key, passphrase string, cost Cost) error {
	if !Strong(passphrase) {
		return ErrWeak
	}
	s, err := r.wrap(k, "passphrase", &cost, fromPassphrase(passphrase, cost))
	if err == nil {
		r.Passphrase = s
	}
	return err
}

// Unlock returns the key that a passphrase opens: ErrWrong, ErrNoSlot.
func (r *Ring) Unlock(passphrase string, random io.Reader) (*Key, error) {
	if r.Passphrase == nil {
		return nil, fmt.Errorf("passphrase: %w", ErrNoSlot)
	}
	return r.unwrap(r.Passphrase, "passphrase", random, fromPassphrase(passphrase, *r.Passphrase.Cost))
}

// SetKeychain lets a secret open the ring, which it returns for the system's keychain to keep.
func (r *Ring) SetKeychain(k *Key) (secret []byte, err error) {
	secret = make([]byte, KeySize)
	if _, err := io.ReadFull(k.random, secret); err != nil {
		return nil, fmt.Errorf("key for the keychain: %w", err)
	}
	s, err := r.wrap(k, "keychain", nil, fromSecret(secret, "beiandesk keychain 2"))
	if err != nil {
		return nil, err
	}
	r.Keychain = s
	return secret, nil
}

// UnlockKeychain returns the key that the secret of a keychain opens: ErrWrong, ErrNoSlot.
func (r *Ring) UnlockKeychain(secret []byte, random io.Reader) (*Key, error) {
	return r.unwrap(r.Keychain, "keychain", random, fromSecret(secret, "beiandesk keychain 2"))
}

// NewRecoveryCode lets a new code open the ring, in place of an earlier one.
func (r *Ring) NewRecoveryCode(k *Key) (code string, err error) {
	secret := make([]byte, recoverySize)
	if _, err := io.ReadFull(k.random, secret); err != nil {
		return "", fmt.Errorf("recovery code: %w", err)
	}
	code = writeCode(secret) // first: it clears the bits that no letter says
	s, err := r.wrap(k, "recovery", nil, fromSecret(secret, "beiandesk recovery 2"))
	if err != nil {
		return "", err
	}
	r.Recovery = s
	return code, nil
}

// Recover returns the key that a recovery code opens: ErrCode when it was mistyped, ErrWrong when it is another ring's or
// an older one, ErrNoSlot.
func (r *Ring) Recover(code string, random io.Reader) (*Key, error) {
	if r.Recovery == nil {
		return nil, fmt.Errorf("recovery: %w", ErrNoSlot)
	}
	secret, err := readCode(code)
	if err != nil {
		return nil, err
	}
	return r.unwrap(r.Recovery, "recovery", random, fromSecret(secret, "beiandesk recovery 2"))
}
