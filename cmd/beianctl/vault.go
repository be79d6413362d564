package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

// store opens a store that is there; only import may begin a new one. It is unlocked with what the command line, the
// environment or the keychain gives.
func (j *job) store(begin bool) (*storage.Store, error) {
	if err := j.findFolder(); err != nil {
		return nil, err
	}
	if !begin && !storage.There(j.folder) {
		if aside := storage.SetAside(j.folder); aside != "" {
			return nil, at(j.folder, &storage.DamagedError{SetAside: aside, Why: storage.ErrDamaged})
		}
		return nil, at(j.folder, errNoStore)
	}
	passphrase, err := j.passphrase()
	if err != nil {
		return nil, err
	}
	store, err := storage.Open(j.folder, storage.Options{Clock: j.clock(), Keychain: j.place.keychain, Passphrase: passphrase})
	if err != nil {
		return nil, at(j.folder, err)
	}
	if err := j.unlock(store, passphrase); err != nil {
		return nil, at(j.folder, errors.Join(err, store.Close()))
	}
	if place := storage.PlaceOf(j.folder); place != storage.GoodPlace && store.State().Fresh {
		j.note("store.place."+string(place), "folder", j.folder)
	}
	return store, nil
}

// findFolder settles where the store is.
func (j *job) findFolder() (err error) {
	if j.folder == "" {
		j.folder, err = assembly.StoreFolder()
	}
	return err
}

// withRescue is withStore for what helps after damage: where the database was set aside, a new one with the same keys takes
// its place.
func (j *job) withRescue(work func(*storage.Store) (bool, error)) (bool, error) {
	if err := j.findFolder(); err != nil {
		return false, err
	}
	return j.withStore(storage.SetAside(j.folder) != "", work)
}

// unlock opens a locked store. Of one that nothing protects it says so when it is new, and whenever a passphrase is given
// that opens nothing.
func (j *job) unlock(store *storage.Store, passphrase string) error {
	state := store.State()
	switch {
	case !state.Locked:
		if state.Unprotected && (state.Fresh || passphrase != "") {
			j.note("cli.drafts.unprotected")
		}
		return nil
	case j.recoveryFile != "":
		code, err := passphraseFrom(j.recoveryFile)
		if err != nil {
			return err
		}
		return store.Recover(j.ctx, code)
	case passphrase != "" && state.Passphrase:
		return store.Unlock(j.ctx, passphrase)
	case state.Keychain:
		err := store.UnlockKeychain(j.ctx)
		if err != nil && state.Passphrase && passphrase == "" {
			return fmt.Errorf("%w: %w", wizard.ErrLocked, err)
		}
		return err
	}
	return wizard.ErrLocked
}

// note says something beside the result, where a program that reads the result does not stumble over it.
func (j *job) note(key string, values ...string) {
	fmt.Fprintln(j.errs, j.words.T("cli.line.plain", "what", j.words.T(key, values...)))
}

type draftsProtect struct {
	NewPassphrase string `name:"new-passphrase-file" placeholder:"FILE" xor:"passphrase" help:"${help_new_passphrase_file}"`
	NoPassphrase  bool   `name:"no-passphrase" xor:"passphrase" help:"${help_no_passphrase}"`
	Keychain      bool   `name:"keychain" xor:"keychain" help:"${help_keychain}"`
	NoKeychain    bool   `name:"no-keychain" xor:"keychain" help:"${help_no_keychain}"`
	Recovery      bool   `name:"recovery-code" help:"${help_recovery_code}"`
}

// do changes what opens the store, in an order in which there is always something, and says what does.
func (c *draftsProtect) do(j *job) (bool, error) {
	fresh := ""
	if c.NewPassphrase != "" {
		var err error
		if fresh, err = passphraseFrom(c.NewPassphrase); err != nil {
			return false, err
		}
	}
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		for _, step := range []struct {
			wanted bool
			do     func() error
		}{
			{c.NewPassphrase != "", func() error { return store.SetPassphrase(j.ctx, fresh) }},
			{c.Keychain, func() error { return store.UseKeychain(j.ctx, true) }},
			{c.NoPassphrase, func() error { return store.SetPassphrase(j.ctx, "") }},
			{c.NoKeychain, func() error { return store.UseKeychain(j.ctx, false) }},
			{c.Recovery, func() error {
				code, err := store.NewRecoveryCode(j.ctx)
				if err != nil {
					return err
				}
				return j.say("%s\n%s", code, j.words.T("cli.drafts.recovery"))
			}},
		} {
			if step.wanted {
				if err := step.do(); err != nil {
					return false, err
				}
			}
		}
		return false, j.say("%s", j.protection(store.State()))
	})
}

// protection says what opens a store.
func (j *job) protection(state wizard.VaultState) string {
	if state.Unprotected {
		return j.words.T("cli.drafts.unprotected")
	}
	var ways []string
	for _, way := range []struct {
		open bool
		key  string
	}{{state.Keychain, "keychain"}, {state.Passphrase, "passphrase"}, {state.Recovery, "recovery"}} {
		if way.open {
			ways = append(ways, j.words.T("cli.protect."+way.key))
		}
	}
	return j.words.T("cli.drafts.protected", "ways", strings.Join(ways, j.words.T("cli.protect.and")))
}
