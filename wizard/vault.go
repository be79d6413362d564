package wizard

import (
	"context"
	"errors"
)

// Errors of a vault.
var (
	// ErrLocked says that the store is locked: nothing in it can be read or written until it is unlocked.
	ErrLocked = errors.New("the store is locked")
	// ErrPassphrase says that a passphrase does not open the store.
	ErrPassphrase = errors.New("not the passphrase")
	// ErrWeakPassphrase says that a new passphrase is too short to protect anything.
	ErrWeakPassphrase = errors.New("the passphrase is too short")
	// ErrRecoveryCode says that a recovery code is mistyped, or is not the one of this store.
	ErrRecoveryCode = errors.New("not the recovery code")
	// ErrRecoveryTypo says that a recovery code is mistyped: its check letters do not belong to it. It comes with
	// ErrRecoveryCode; without it the code is well formed and not the one of this store.
	ErrRecoveryTypo = errors.New("mistyped")
	// ErrUnprotected says that nothing protects the store yet, so that it cannot be locked and needs no recovery code.
	ErrUnprotected = errors.New("nothing protects the store yet")
	// ErrNoKeychain says that the system has no keychain that answers.
	ErrNoKeychain = errors.New("no keychain")
	// ErrKeychainKey says that the keychain answers and does not hold the key of this store.
	ErrKeychainKey = errors.New("the keychain does not hold the key")
	// ErrLastKey says that the last way of opening a store is not taken away.
	ErrLastKey = errors.New("the last way to open the store")
	// ErrTampered says that what is kept was changed by something other than the program.
	ErrTampered = errors.New("changed by something other than the program")
)

// A VaultState says how a store is protected and whether it is open now.
type VaultState struct {
	Locked     bool
	Keychain   bool // the key lies in the system's keychain
	Passphrase bool // a passphrase opens it
	Recovery   bool // a recovery code was made
	Fresh      bool // it was made in this run, and its owner was told nothing yet

	// Unprotected says that the key lies beside what it seals, because there was no keychain and no passphrase was chosen:
	// whoever has the folder can read it. SetPassphrase and UseKeychain end this; they seal everything anew then.
	Unprotected bool
}

// A Vault protects what a store keeps. Its methods may take a second, for a passphrase is slow to try on purpose, and may be
// called from any goroutine.
type Vault interface {
	State() VaultState
	// Unlock opens the store by its passphrase: ErrPassphrase when it is another.
	Unlock(ctx context.Context, passphrase string) error
	// UnlockKeychain opens the store by the system's keychain: ErrNoKeychain, ErrKeychainKey.
	UnlockKeychain(ctx context.Context) error
	// Recover opens the store by its recovery code: ErrRecoveryCode.
	Recover(ctx context.Context, code string) error
	// Lock forgets the key. What is being saved is saved first; from then on the store answers ErrLocked. A store that
	// nothing protects is not locked: ErrUnprotected.
	Lock() error
	// SetPassphrase lets a passphrase open the store, in place of an earlier one: ErrWeakPassphrase. Empty takes it away:
	// ErrLastKey where the keychain does not open the store; a recovery code alone is no way of opening it every day.
	SetPassphrase(ctx context.Context, passphrase string) error
	// UseKeychain puts the key into the system's keychain, or takes it out: ErrNoKeychain, ErrLastKey.
	UseKeychain(ctx context.Context, use bool) error
	// NewRecoveryCode makes a code that opens the store, in place of an earlier one. It is shown once and kept nowhere.
	// ErrUnprotected where there is nothing to recover.
	NewRecoveryCode(ctx context.Context) (string, error)
	// CheckRecoveryCode reports whether a code that somebody copied down is the store's: ErrRecoveryCode.
	CheckRecoveryCode(ctx context.Context, code string) error
}
