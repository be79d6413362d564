package storage

import (
	"context"
	"errors"
	"fmt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// A Keychain is the system's place for small secrets. Its errors wrap wizard.ErrNoKeychain where there is none that
// answers, and wizard.ErrKeychainKey where it does not hold what was asked for.
type Keychain interface {
	Get(name string) ([]byte, error)
	Set(name string, secret []byte) error
	Delete(name string) error
}

var _ wizard.Vault = (*Store)(nil)

// vaultError puts the wizard's sentinel before an error of the seal.
func vaultError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, seal.ErrWeak):
		return fmt.Errorf("%w: %w", wizard.ErrWeakPassphrase, err)
	}
	return err
}

// unlocked returns the key, or wizard.ErrLocked.
func (s *Store) unlocked() (*seal.Key, error) {
	if k := s.key.Load(); k != nil {
		return k, nil
	}
	return nil, wizard.ErrLocked
}

// State says how the store is protected and whether it is open.
func (s *Store) State() wizard.VaultState {
	s.vault.Lock()
	defer s.vault.Unlock()
	return wizard.VaultState{
		Locked: s.key.Load() == nil, Keychain: s.ring.Keychain != nil, Passphrase: s.ring.Passphrase != nil,
		Recovery: s.ring.Recovery != nil, Fresh: s.fresh, Unprotected: s.ring.Open != nil,
	}
}

// Unlock opens the store by its passphrase, or returns wizard.ErrPassphrase.
func (s *Store) Unlock(ctx context.Context, passphrase string) error {
	return s.unlock(ctx, "unlock", func() (*seal.Key, error) {
		key, err := s.ring.Unlock(passphrase, s.random)
		if errors.Is(err, seal.ErrWrong) || errors.Is(err, seal.ErrNoSlot) {
			err = fmt.Errorf("%w: %w", wizard.ErrPassphrase, err)
		}
		return key, err
	})
}

// UnlockKeychain opens the store by the system's keychain, or returns wizard.ErrNoKeychain or wizard.ErrKeychainKey.
func (s *Store) UnlockKeychain(ctx context.Context) error {
	return s.unlock(ctx, "unlock by keychain", func() (*seal.Key, error) {
		if s.ring.Keychain == nil {
			return nil, fmt.Errorf("%w: it was never given one", wizard.ErrKeychainKey)
		}
		if s.keychain == nil {
			return nil, wizard.ErrNoKeychain
		}
		secret, err := s.keychain.Get(s.ring.Store)
		if err != nil {
			return nil, err
		}
		key, err := s.ring.UnlockKeychain(secret, s.random)
		if errors.Is(err, seal.ErrWrong) {
			err = fmt.Errorf("%w: %w", wizard.ErrKeychainKey, err)
		}
		return key, err
	})
}

// Recover opens the store by its recovery code, or returns wizard.ErrRecoveryCode, with wizard.ErrRecoveryTypo where the
// code is mistyped.
func (s *Store) Recover(ctx context.Context, code string) error {
	return s.unlock(ctx, "recover", func() (*seal.Key, error) { return s.recoveryKey(code) })
}

func (s *Store) recoveryKey(code string) (*seal.Key, error) {
	key, err := s.ring.Recover(code, s.random)
	switch {
	case errors.Is(err, seal.ErrCode):
		err = fmt.Errorf("%w: %w: %w", wizard.ErrRecoveryCode, wizard.ErrRecoveryTypo, err)
	case errors.Is(err, seal.ErrWrong), errors.Is(err, seal.ErrNoSlot):
		err = fmt.Errorf("%w: %w", wizard.ErrRecoveryCode, err)
	}
	return key, err
}

func (s *Store) unlock(ctx context.Context, doing string, find func() (*seal.Key, error)) error {
	if err := done(ctx); err != nil {
		return err
	}
	s.vault.Lock()
	defer s.vault.Unlock()
	key, err := find()
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	s.key.Store(key)
	s.sealPlain(ctx, key)
	return nil
}

// Lock forgets the key once what is being saved is saved, or returns wizard.ErrUnprotected. Go does not promise that no
// copy of the key stays in memory until it is used for something else.
func (s *Store) Lock() error {
	s.vault.Lock()
	defer s.vault.Unlock()
	if s.ring.Open != nil {
		return fmt.Errorf("lock: %w", wizard.ErrUnprotected)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	s.key.Store(nil)
	return nil
}

// rewrap changes a copy of the ring, which counts once it is kept.
func (s *Store) rewrap(ctx context.Context, doing string, change func(*seal.Ring, *seal.Key) error) error {
	if err := done(ctx); err != nil {
		return err
	}
	s.vault.Lock()
	defer s.vault.Unlock()
	key, err := s.unlocked()
	if err == nil {
		ring := s.ring.Clone()
		if err = change(ring, key); err == nil {
			err = s.keepRing(ring)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, classify(vaultError(err)))
	}
	return nil
}

// SetPassphrase lets a passphrase open the store, or takes it away when it is empty: wizard.ErrWeakPassphrase,
// wizard.ErrLastKey. A store that nothing protected is sealed anew.
func (s *Store) SetPassphrase(ctx context.Context, passphrase string) error {
	if passphrase != "" && s.State().Unprotected {
		return s.protect(ctx, "set passphrase", func(ring *seal.Ring, key *seal.Key) error {
			return ring.SetPassphrase(key, passphrase, s.cost)
		})
	}
	return s.rewrap(ctx, "set passphrase", func(ring *seal.Ring, key *seal.Key) error {
		if passphrase != "" {
			return ring.SetPassphrase(key, passphrase, s.cost)
		}
		if ring.Keychain == nil {
			return wizard.ErrLastKey
		}
		ring.Passphrase = nil
		return nil
	})
}

// UseKeychain puts a key to the store into the system's keychain, or takes it out: wizard.ErrNoKeychain, wizard.ErrLastKey.
// A store that nothing protected is sealed anew.
func (s *Store) UseKeychain(ctx context.Context, use bool) error {
	const doing = "use keychain"
	if s.keychain == nil && use {
		return fmt.Errorf("%s: %w", doing, wizard.ErrNoKeychain)
	}
	if use && s.State().Unprotected {
		return s.protect(ctx, doing, s.hand)
	}
	err := s.rewrap(ctx, doing, func(ring *seal.Ring, key *seal.Key) error {
		if !use {
			if ring.Passphrase == nil {
				return wizard.ErrLastKey
			}
			ring.Keychain = nil
			return nil
		}
		// What opens the store already stays as it is: between two changes there must be no moment without a way in.
		if ring.Keychain != nil {
			secret, err := s.keychain.Get(ring.Store)
			if err == nil {
				_, err = ring.UnlockKeychain(secret, s.random)
			}
			if err == nil || errors.Is(err, wizard.ErrNoKeychain) {
				return err
			}
		}
		return s.hand(ring, key)
	})
	if err == nil && !use && s.keychain != nil {
		// What stays there opens nothing any more.
		_ = s.keychain.Delete(s.ringID())
	}
	return err
}

func (s *Store) ringID() string {
	s.vault.Lock()
	defer s.vault.Unlock()
	return s.ring.Store
}

// NewRecoveryCode makes a code that opens the store, in place of an earlier one, or returns wizard.ErrUnprotected.
func (s *Store) NewRecoveryCode(ctx context.Context) (code string, err error) {
	err = s.rewrap(ctx, "new recovery code", func(ring *seal.Ring, key *seal.Key) (err error) {
		if ring.Open != nil {
			return wizard.ErrUnprotected
		}
		code, err = ring.NewRecoveryCode(key)
		return err
	})
	if err != nil {
		return "", err
	}
	return code, nil
}

// CheckRecoveryCode reports whether a code is the store's, as Recover does.
func (s *Store) CheckRecoveryCode(ctx context.Context, code string) error {
	if err := done(ctx); err != nil {
		return err
	}
	s.vault.Lock()
	defer s.vault.Unlock()
	if _, err := s.recoveryKey(code); err != nil {
		return fmt.Errorf("check recovery code: %w", err)
	}
	return nil
}
