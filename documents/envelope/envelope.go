// Package envelope locks what leaves the program, as the age program does, and unlocks it again.
package envelope

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Errors of locking and unlocking.
var (
	// ErrNeedsPassphrase says that a passphrase opens the file, and that none was given.
	ErrNeedsPassphrase = errors.New("a passphrase is needed")
	// ErrNeedsIdentity says that a secret key opens the file, and that none was given.
	ErrNeedsIdentity = errors.New("a secret key is needed")
	// ErrPassphrase says that the passphrase is another.
	ErrPassphrase = errors.New("not the passphrase")
	// ErrNotForYou says that the file was locked for others: none of the secret keys opens it.
	ErrNotForYou = errors.New("locked for other keys")
	// ErrDamaged says that bytes of the file are not those that were written.
	ErrDamaged = errors.New("locked file is damaged")
	// ErrRecipient says that something is no public key of age.
	ErrRecipient = errors.New("not a public key")
	// ErrIdentity says that a file holds no secret key of age.
	ErrIdentity = errors.New("no secret key in it")
	// ErrTooLarge says that a locked file has more bytes than are ever read.
	ErrTooLarge = errors.New("locked file is too large")
)

const (
	binaryHead  = "age-encryption.org/"
	armoredHead = armor.Header
	// MaxHead is how many bytes tell a locked file.
	MaxHead = len(armoredHead)

	// maxBytes bounds a locked file: a package unpacks to a gibibyte at most, and locking adds less than a percent.
	maxBytes = 1<<30 + 16<<20
	// maxArmored bounds one that is written as text, which is held in memory.
	maxArmored = 256 << 20
	// maxHeader bounds the part before the content: hundreds of recipients stay below it.
	maxHeader = 256 << 10
	// maxWork bounds the time that trying a passphrase takes, as a power of two: age writes 18, which takes a second; 20
	// takes four. A hostile file may ask for hours.
	maxWork = 20
)

// A Lock says who can open a file: everybody who has the passphrase, or holds the secret key of one of the recipients.
type Lock struct {
	Passphrase string
	Recipients []string // public keys of age: age1…
}

// Locks reports whether there is anything to lock with.
func (l Lock) Locks() bool { return l.Passphrase != "" || len(l.Recipients) > 0 }

// Seal returns what locks everything that is written to it. Close finishes the file. A passphrase and recipients exclude
// each other, by the format.
func Seal(w io.Writer, l Lock) (io.WriteCloser, error) {
	var to []age.Recipient
	for _, r := range l.Recipients {
		recipient, err := parseRecipient(r)
		if err != nil {
			return nil, err
		}
		to = append(to, recipient)
	}
	if l.Passphrase != "" {
		recipient, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, fmt.Errorf("lock: %w", err)
		}
		to = append(to, recipient)
	}
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return sealed, nil
}

// CheckRecipient reports whether a text is a public key: ErrRecipient.
func CheckRecipient(typed string) error {
	_, err := parseRecipient(typed)
	return err
}

func parseRecipient(typed string) (age.Recipient, error) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if strings.HasPrefix(typed, "age1pq1") {
		if r, err := age.ParseHybridRecipient(typed); err == nil {
			return r, nil
		}
	}
	r, err := age.ParseX25519Recipient(typed)
	if err != nil {
		return nil, fmt.Errorf("%w: %q", ErrRecipient, short(typed))
	}
	return r, nil
}

// short keeps what somebody pasted by mistake out of logs and lines.
func short(s string) string {
	const most = 12
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// Is reports whether bytes are the beginning of a locked file.
func Is(head []byte) bool {
	return bytes.HasPrefix(head, []byte(binaryHead)) || bytes.HasPrefix(head, []byte(armoredHead))
}

// Keys are what a file may be opened with.
type Keys struct {
	Passphrase string
	Identities []Identity
}

// Needs returns what opens a locked file when nothing was given: ErrNeedsPassphrase or ErrNeedsIdentity; ErrDamaged when its
// beginning cannot be read.
func Needs(r io.ReaderAt, size int64) error {
	src, size, err := unarmored(r, size)
	if err != nil {
		return err
	}
	passphrase, err := byPassphrase(src, size)
	switch {
	case err != nil:
		return err
	case passphrase:
		return ErrNeedsPassphrase
	}
	return ErrNeedsIdentity
}

// Open unlocks a file and returns what was locked. Every byte of it was held against its checksum before.
func Open(r io.ReaderAt, size int64, keys Keys) (io.ReaderAt, int64, error) {
	src, size, err := unarmored(r, size)
	if err != nil {
		return nil, 0, err
	}
	passphrase, err := byPassphrase(src, size)
	if err != nil {
		return nil, 0, err
	}
	var with []age.Identity
	switch {
	case passphrase && keys.Passphrase == "":
		return nil, 0, ErrNeedsPassphrase
	case passphrase:
		identity, err := age.NewScryptIdentity(keys.Passphrase)
		if err != nil {
			return nil, 0, fmt.Errorf("%w: %w", ErrPassphrase, err)
		}
		identity.SetMaxWorkFactor(maxWork)
		with = append(with, identity)
	case len(keys.Identities) == 0:
		return nil, 0, ErrNeedsIdentity
	default:
		for _, i := range keys.Identities {
			with = append(with, i.secret)
		}
	}
	plain, length, err := age.DecryptReaderAt(src, size, with...)
	var nobody *age.NoIdentityMatchError
	switch {
	case errors.As(err, &nobody) && passphrase:
		return nil, 0, ErrPassphrase
	case errors.As(err, &nobody):
		return nil, 0, ErrNotForYou
	case err != nil:
		return nil, 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if _, err := io.Copy(io.Discard, io.NewSectionReader(plain, 0, length)); err != nil {
		return nil, 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return plain, length, nil
}

// byPassphrase reports whether a passphrase opens the file, by the kind of its first lock.
func byPassphrase(r io.ReaderAt, size int64) (bool, error) {
	header, err := age.ExtractHeader(io.NewSectionReader(r, 0, min(size, maxHeader)))
	if err != nil {
		return false, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return bytes.Contains(header, []byte("\n-> scrypt ")), nil
}

// unarmored returns the bytes behind the text form, if it is that.
func unarmored(r io.ReaderAt, size int64) (io.ReaderAt, int64, error) {
	head := make([]byte, min(size, int64(MaxHead)))
	n, err := r.ReadAt(head, 0)
	switch {
	case err != nil && err != io.EOF:
		return nil, 0, fmt.Errorf("read locked file: %w", err)
	case size > maxBytes:
		return nil, 0, fmt.Errorf("%w: %d bytes", ErrTooLarge, size)
	case !bytes.HasPrefix(head[:n], []byte(armoredHead)):
		return r, size, nil
	case size > maxArmored:
		return nil, 0, fmt.Errorf("%w: %d bytes of text", ErrTooLarge, size)
	}
	body, err := io.ReadAll(armor.NewReader(bufio.NewReader(io.NewSectionReader(r, 0, size))))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return bytes.NewReader(body), int64(len(body)), nil
}
