package gallery

import (
	"context"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
)

// shown is a vault with copies as the screens show one: everything about it can be seen, and nothing can be done.
type shown struct{ now func() time.Time }

var (
	_ wizard.Vault  = shown{}
	_ wizard.Keeper = shown{}
)

// State is that of a store with every way of opening it.
func (shown) State() wizard.VaultState {
	return wizard.VaultState{Keychain: true, Passphrase: true, Recovery: true}
}

// Unlock implements wizard.Vault.
func (shown) Unlock(context.Context, string) error { return wizard.ErrPassphrase }

// UnlockKeychain implements wizard.Vault.
func (shown) UnlockKeychain(context.Context) error { return wizard.ErrNoKeychain }

// Recover implements wizard.Vault.
func (shown) Recover(context.Context, string) error { return wizard.ErrRecoveryCode }

// Lock implements wizard.Vault.
func (shown) Lock() error { return nil }

// SetPassphrase implements wizard.Vault.
func (shown) SetPassphrase(context.Context, string) error { return wizard.ErrLastKey }

// UseKeychain implements wizard.Vault.
func (shown) UseKeychain(context.Context, bool) error { return wizard.ErrNoKeychain }

// NewRecoveryCode implements wizard.Vault.
func (shown) NewRecoveryCode(context.Context) (string, error) { return "", wizard.ErrLocked }

// CheckRecoveryCode implements wizard.Vault.
func (shown) CheckRecoveryCode(context.Context, string) error { return wizard.ErrRecoveryCode }

// Backups are those of three days.
func (s shown) Backups(context.Context) ([]wizard.Backup, error) {
	const megabyte = 1 << 20
	var all []wizard.Backup
	for day := range 3 {
		all = append(all, wizard.Backup{
			Name: time.Duration(day).String(), At: s.now().AddDate(0, 0, -day), Drafts: 4 - day, Bytes: int64(12-day) * megabyte,
		})
	}
	return all, nil
}

// BackUp implements wizard.Keeper.
func (shown) BackUp(context.Context) (wizard.Backup, error) {
	return wizard.Backup{}, wizard.ErrLocked
}

// Restore implements wizard.Keeper.
func (shown) Restore(context.Context, string) (string, error) { return "", wizard.ErrLocked }

// DeleteAll implements wizard.Keeper.
func (shown) DeleteAll(context.Context, bool) error { return wizard.ErrLocked }
