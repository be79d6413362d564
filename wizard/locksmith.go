package wizard

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// Errors of packages that are locked.
var (
	// ErrPackageLocked says that a package opens with a passphrase, and that none was given or another.
	ErrPackageLocked = errors.New("the package is locked with a passphrase")
	// ErrPackageForOthers says that a package was locked for keys that are not here.
	ErrPackageForOthers = errors.New("the package is locked for others")
	// ErrRecipient says that something is no public key.
	ErrRecipient = errors.New("not a public key")
	// ErrNoLocksmith says that packages cannot be locked here.
	ErrNoLocksmith = errors.New("nothing that locks packages")
)

// A Lock says who can open a package: everybody who has the passphrase, or holds the secret key of one of the recipients.
// The zero value locks nothing. A passphrase and recipients exclude each other.
type Lock struct {
	Passphrase string
	Recipients []string // public keys
}

// Locks reports whether there is anything to lock with.
func (l Lock) Locks() bool { return l.Passphrase != "" || len(l.Recipients) > 0 }

// String names the kind of thing, and not the passphrase.
func (Lock) String() string { return "wizard.Lock" }

// LogValue implements slog.LogValuer.
func (l Lock) LogValue() slog.Value { return slog.StringValue(l.String()) }

// A Locksmith locks packages, and keeps the keys that open those which are sent to this user. Every method may be called from
// any goroutine.
type Locksmith interface {
	// Seal returns what locks everything that is written to it; Close finishes.
	Seal(w io.Writer, l Lock) (io.WriteCloser, error)
	// CheckRecipient reports whether a text is a public key: ErrRecipient.
	CheckRecipient(typed string) error
	// Own returns the user's public keys, the newest last; none where no key was made.
	Own() ([]string, error)
	// NewKey makes a key, keeps its secret half and returns the public one.
	NewKey() (string, error)
}

// Locksmith returns what locks packages; nil where nothing does.
func (d *Desk) Locksmith() Locksmith { return d.parts.Locksmith }

// locked runs what writes a package, and locks it on the way.
func (d *Desk) locked(w io.Writer, l Lock, write func(io.Writer) error) error {
	if !l.Locks() {
		return write(w)
	}
	if d.parts.Locksmith == nil {
		return ErrNoLocksmith
	}
	sealed, err := d.parts.Locksmith.Seal(w, l)
	if err != nil {
		return fmt.Errorf("lock package: %w", err)
	}
	if err := write(sealed); err != nil {
		return err
	}
	if err := sealed.Close(); err != nil {
		return fmt.Errorf("lock package: %w", err)
	}
	return nil
}
