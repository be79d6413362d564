package storage_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

const (
	passphrase = "长长的 open sesame"
	another    = "another long one 2"
)

// chain is a keychain in memory.
type chain struct {
	secrets map[string][]byte
	gone    bool // it does not answer
}

func (c *chain) Get(name string) ([]byte, error) {
	if c.gone {
		return nil, wizard.ErrNoKeychain
	}
	secret, ok := c.secrets[name]
	if !ok {
		return nil, wizard.ErrKeychainKey
	}
	return secret, nil
}

func (c *chain) Set(name string, secret []byte) error {
	if c.gone {
		return wizard.ErrNoKeychain
	}
	if c.secrets == nil {
		c.secrets = map[string][]byte{}
	}
	c.secrets[name] = bytes.Clone(secret)
	return nil
}

func (c *chain) Delete(name string) error {
	delete(c.secrets, name)
	return nil
}

func with(change func(*storage.Options)) storage.Options {
	o := storage.Cheap(options())
	change(&o)
	return o
}

func openWith(t *testing.T, dir string, o storage.Options) *storage.Store {
	t.Helper()
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func TestAStoreThatAPassphraseOpens(t *testing.T) {
	dir := t.TempDir()
	o := with(func(o *storage.Options) { o.Passphrase = passphrase })
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	assert.Equal(t, wizard.VaultState{Passphrase: true, Fresh: true}, s.State())
	fill(t, s, 3)
	want, err := s.Drafts(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.PutSecret(t.Context(), "identity", []byte("AGE-SECRET-KEY")))
	code, err := s.NewRecoveryCode(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.Close())

	s = openWith(t, dir, o)
	assert.Equal(t, wizard.VaultState{Locked: true, Passphrase: true, Recovery: true}, s.State())
	locked(t, s, want[0].ID)
	require.ErrorIs(t, s.Unlock(t.Context(), another), wizard.ErrPassphrase)
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrKeychainKey)
	locked(t, s, want[0].ID)
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	got, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, want, got)

	// A change of the passphrase wraps anew and rewrites no draft.
	require.NoError(t, s.SetPassphrase(t.Context(), another))
	require.ErrorIs(t, s.SetPassphrase(t.Context(), "short"), wizard.ErrWeakPassphrase)
	require.ErrorIs(t, s.SetPassphrase(t.Context(), ""), wizard.ErrLastKey)
	require.ErrorIs(t, s.UseKeychain(t.Context(), true), wizard.ErrNoKeychain)
	require.NoError(t, s.Lock())
	locked(t, s, want[0].ID)
	require.ErrorIs(t, s.Unlock(t.Context(), passphrase), wizard.ErrPassphrase)
	require.NoError(t, s.Unlock(t.Context(), another))
	secret, err := s.Secret(t.Context(), "identity")
	require.NoError(t, err)
	assert.Equal(t, "AGE-SECRET-KEY", string(secret))

	require.NoError(t, s.Lock())
	require.NoError(t, s.CheckRecoveryCode(t.Context(), code))
	locked(t, s, want[0].ID)
	err = s.Recover(t.Context(), strings.Replace(code, code[:1], string(code[0]^1), 1))
	require.ErrorIs(t, err, wizard.ErrRecoveryCode)
	require.ErrorIs(t, err, wizard.ErrRecoveryTypo)
	require.NoError(t, s.Recover(t.Context(), code))
	newer, err := s.NewRecoveryCode(t.Context())
	require.NoError(t, err)
	err = s.CheckRecoveryCode(t.Context(), code)
	require.ErrorIs(t, err, wizard.ErrRecoveryCode)
	require.NotErrorIs(t, err, wizard.ErrRecoveryTypo)
	require.NoError(t, s.CheckRecoveryCode(t.Context(), newer))
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
}

// locked holds every method of a locked store to wizard.ErrLocked.
func locked(t *testing.T, s *storage.Store, id string) {
	t.Helper()
	ctx := t.Context()
	d, sum := storagetest.Draft(0)
	_, listErr := s.Drafts(ctx)
	_, loadErr := s.Load(ctx, id)
	_, undoErr := s.Undo(ctx, id)
	_, canErr := s.CanUndo(ctx, id)
	_, _, putErr := s.PutFile(ctx, strings.NewReader("x"))
	_, fileErr := s.File(ctx, strings.Repeat("0", 64))
	_, secretErr := s.Secret(ctx, "identity")
	_, backUpErr := s.BackUp(ctx)
	_, backupErr := s.Backup(ctx, filepath.Join(t.TempDir(), "copy"))
	_, checkErr := s.Check(ctx)
	_, codeErr := s.NewRecoveryCode(ctx)
	_, salvageErr := s.Salvage(ctx, s.Dir())
	for i, err := range []error{
		listErr, loadErr, undoErr, canErr, putErr, fileErr, secretErr, backUpErr, backupErr, checkErr, codeErr, salvageErr,
		s.Save(ctx, d, sum, "late"), s.Delete(ctx, id), s.PutSecret(ctx, "identity", []byte("x")), s.SetPassphrase(ctx, another),
		s.DeleteAll(ctx, true),
	} {
		require.ErrorIs(t, err, wizard.ErrLocked, "method %d", i)
	}
}

func TestAStoreThatTheKeychainOpens(t *testing.T) {
	dir, keys := t.TempDir(), &chain{}
	o := with(func(o *storage.Options) { o.Keychain = keys })
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	assert.Equal(t, wizard.VaultState{Keychain: true, Fresh: true}, s.State())
	fill(t, s, 1)
	require.NoError(t, s.Close())
	require.Len(t, keys.secrets, 1)

	s = openWith(t, dir, o)
	require.True(t, s.State().Locked)
	require.ErrorIs(t, s.Unlock(t.Context(), passphrase), wizard.ErrPassphrase)
	keys.gone = true
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrNoKeychain)
	keys.gone = false
	require.NoError(t, s.UnlockKeychain(t.Context()))
	require.ErrorIs(t, s.UseKeychain(t.Context(), false), wizard.ErrLastKey)
	require.NoError(t, s.SetPassphrase(t.Context(), passphrase))
	require.NoError(t, s.UseKeychain(t.Context(), true), "it is there already")
	require.NoError(t, s.UseKeychain(t.Context(), false))
	assert.Empty(t, keys.secrets)
	require.NoError(t, s.Lock())
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrKeychainKey)
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	require.NoError(t, s.UseKeychain(t.Context(), true))
	require.NoError(t, s.SetPassphrase(t.Context(), ""))
	assert.Equal(t, wizard.VaultState{Keychain: true}, s.State())

	// Another user's keychain, or a new computer's.
	for name := range keys.secrets {
		keys.secrets[name] = make([]byte, 32)
	}
	require.NoError(t, s.Lock())
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrKeychainKey)
	clear(keys.secrets)
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrKeychainKey)
}

func TestAStoreThatNothingProtects(t *testing.T) {
	dir := t.TempDir()
	o := with(func(o *storage.Options) { o.Keychain = &chain{gone: true} })
	s := openWith(t, dir, o)
	assert.Equal(t, wizard.VaultState{Fresh: true, Unprotected: true}, s.State())
	fill(t, s, 5)
	require.NoError(t, s.PutSecret(t.Context(), "identity", []byte("AGE-SECRET-KEY")))
	want, err := s.Drafts(t.Context())
	require.NoError(t, err)
	_, err = s.BackUp(t.Context())
	require.NoError(t, err)
	require.ErrorIs(t, s.Lock(), wizard.ErrUnprotected)
	_, err = s.NewRecoveryCode(t.Context())
	require.ErrorIs(t, err, wizard.ErrUnprotected)
	require.ErrorIs(t, s.UseKeychain(t.Context(), true), wizard.ErrNoKeychain)
	require.ErrorIs(t, s.SetPassphrase(t.Context(), "short"), wizard.ErrWeakPassphrase)
	before := tree(t, dir)
	soonSum, soonSize, err := s.PutFile(t.Context(), strings.NewReader("in no draft yet"))
	require.NoError(t, err)

	require.NoError(t, s.SetPassphrase(t.Context(), passphrase))
	assert.Equal(t, wizard.VaultState{Passphrase: true, Fresh: true}, s.State())
	got, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, want, got)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
	_, sum := storagetest.Draft(0)
	d, err := s.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Empty(t, d.Filing.Entity.Remark)
	data, err := s.File(t.Context(), soonSum)
	require.NoError(t, err)
	assert.Equal(t, "in no draft yet", string(data))
	storagetest.Attach(&d, "a9", soonSum, soonSize)
	require.NoError(t, s.Save(t.Context(), d, storagetest.SummaryOf(d), "attach"))
	secret, err := s.Secret(t.Context(), "identity")
	require.NoError(t, err)
	assert.Equal(t, "AGE-SECRET-KEY", string(secret))
	copies, err := s.Backups(t.Context())
	require.NoError(t, err)
	assert.Empty(t, copies, "copies that the open key opens are gone")
	after := tree(t, dir)
	for name := range before {
		if strings.HasPrefix(name, "files") {
			assert.NotContains(t, after, name, "every file is sealed anew")
		}
	}
	require.NoError(t, s.Close())

	s = openWith(t, dir, o)
	require.True(t, s.State().Locked)
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	fill(t, s, 6)
}

// tree returns all files below a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		all[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	}))
	return all
}

func TestOneCopyOfTheKeysIsEnough(t *testing.T) {
	o := with(func(o *storage.Options) { o.Passphrase = passphrase })
	whole := t.TempDir()
	s, err := storage.Open(whole, o)
	require.NoError(t, err)
	fill(t, s, 1)
	require.NoError(t, s.Close())
	db, keys := dbOf(t, whole), tree(t, whole)["store.keys"]
	for name, tt := range map[string]struct{ db, keys []byte }{
		"the file is gone":          {db, nil},
		"the file is empty":         {db, []byte{}},
		"the file is cut":           {db, keys[:50]},
		"the copy within is broken": {bytes.ReplaceAll(db, []byte(`"passphrase"`), []byte(`"pAssphrase"`)), keys},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), tt.db, 0o600))
			if tt.keys != nil {
				require.NoError(t, os.WriteFile(filepath.Join(dir, "store.keys"), tt.keys, 0o600))
			}
			s := openWith(t, dir, o)
			require.NoError(t, s.Unlock(t.Context(), passphrase))
			list, err := s.Drafts(t.Context())
			require.NoError(t, err)
			assert.Len(t, list, 1)
			assert.Equal(t, keys, tree(t, dir)["store.keys"], "it is written again")
		})
	}
	t.Run("both are broken", func(t *testing.T) {
		dir := t.TempDir()
		broken := bytes.ReplaceAll(db, []byte(`"passphrase"`), []byte(`"pAssphrase"`))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), broken, 0o600))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "store.keys"), keys[:50], 0o600))
		_, err := storage.Open(dir, o)
		require.ErrorIs(t, err, storage.ErrKeys)
		requireBytes(t, filepath.Join(dir, "store.db"), broken)
		requireBytes(t, filepath.Join(dir, "store.keys"), keys[:50])
	})
}

func TestADamagedStoreOpensWithItsOwnKeys(t *testing.T) {
	o := with(func(o *storage.Options) { o.Passphrase = passphrase })
	dir := t.TempDir()
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	fill(t, s, 4)
	require.NoError(t, s.Close())
	b := dbOf(t, dir)
	clear(b[:2*os.Getpagesize()])
	require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), b, 0o600))
	_, err = storage.Open(dir, o)
	var aside *storage.DamagedError
	require.ErrorAs(t, err, &aside)
	s = openWith(t, dir, o)
	require.True(t, s.State().Locked, "the new store has the keys of the old one")
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	got, err := s.Salvage(t.Context(), aside.SetAside)
	require.NoError(t, err)
	assert.Len(t, got.Drafts, 4)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems, "files are in their places")
}

// TestLockWhileSaving locks at any moment: what was acknowledged is there, and nothing is half done.
func TestLockWhileSaving(t *testing.T) {
	s := openWith(t, t.TempDir(), with(func(o *storage.Options) { o.Passphrase = passphrase }))
	saved := make(chan int)
	go func() {
		n := 0
		for ; ; n++ {
			d, sum := storagetest.Draft(n)
			if err := s.Save(context.Background(), d, sum, "new"); err != nil {
				if !errors.Is(err, wizard.ErrLocked) {
					n = -1
				}
				break
			}
		}
		saved <- n
	}()
	for list := []wizard.Summary{}; len(list) < 5; {
		var err error
		list, err = s.Drafts(t.Context())
		require.NoError(t, err)
	}
	require.NoError(t, s.Lock())
	n := <-saved
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, list, n)
}

// TestProtectWhileWorking seals everything anew while somebody types and drops: nothing is lost between two keys.
func TestProtectWhileWorking(t *testing.T) {
	s := openWith(t, t.TempDir(), storage.Cheap(options()))
	fill(t, s, 3)
	stop, saved := make(chan struct{}), make(chan error)
	counts := make([]int, 3)
	for n := range counts {
		go func() {
			saved <- func() error {
				for {
					select {
					case <-stop:
						return nil
					default:
					}
					_, sum := storagetest.Draft(n)
					d, err := s.Load(context.Background(), sum.ID)
					if err != nil {
						return err
					}
					sha, size, err := s.PutFile(context.Background(), strings.NewReader(fmt.Sprint("file ", n, counts[n])))
					if err != nil {
						return err
					}
					d.Filing.Attachments = nil
					storagetest.Attach(&d, "a1", sha, size)
					d.Filing.Title = fmt.Sprint(counts[n] + 1)
					if err := s.Save(context.Background(), d, storagetest.SummaryOf(d), "title"); err != nil {
						return err
					}
					counts[n]++
					if _, err := s.File(context.Background(), sha); err != nil {
						return err
					}
					if _, err := s.Drafts(context.Background()); err != nil {
						return err
					}
				}
			}()
		}()
	}
	require.NoError(t, s.SetPassphrase(t.Context(), passphrase))
	_, err := s.BackUp(t.Context())
	require.NoError(t, err)
	close(stop)
	for range counts {
		require.NoError(t, <-saved)
	}
	for n, count := range counts {
		_, sum := storagetest.Draft(n)
		d, err := s.Load(t.Context(), sum.ID)
		require.NoError(t, err)
		if count > 0 {
			assert.Equal(t, fmt.Sprint(count), d.Filing.Title)
		}
	}
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
}

func TestSecrets(t *testing.T) {
	s := openIn(t, t.TempDir())
	_, err := s.Secret(t.Context(), "identity")
	require.ErrorIs(t, err, fs.ErrNotExist)
	for _, data := range [][]byte{{0}, []byte("AGE"), make([]byte, 5000)} {
		_, err := rand.Read(data)
		require.NoError(t, err)
		require.NoError(t, s.PutSecret(t.Context(), "identity", data))
		got, err := s.Secret(t.Context(), "identity")
		require.NoError(t, err)
		assert.Equal(t, data, got)
	}
	require.NoError(t, s.PutSecret(t.Context(), "other", []byte("x")))
	require.NoError(t, s.PutSecret(t.Context(), "identity", nil))
	_, err = s.Secret(t.Context(), "identity")
	require.ErrorIs(t, err, fs.ErrNotExist)
	got, err := s.Secret(t.Context(), "other")
	require.NoError(t, err)
	assert.Equal(t, "x", string(got))
	require.NoError(t, s.DeleteAll(t.Context(), true))
	_, err = s.Secret(t.Context(), "other")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// TestSecretsOutliveWhatHappensToDrafts: a key to packages is kept by a copy, not lost by bringing an older one back, and
// found again in a damaged store.
func TestSecretsOutliveWhatHappensToDrafts(t *testing.T) {
	dir := t.TempDir()
	s := openWith(t, dir, with(func(o *storage.Options) { o.Passphrase = passphrase }))
	secret := func(s *storage.Store, name string) string {
		data, err := s.Secret(t.Context(), name)
		if !errors.Is(err, fs.ErrNotExist) {
			require.NoError(t, err)
		}
		return string(data)
	}
	fill(t, s, 2)
	require.NoError(t, s.PutSecret(t.Context(), "identity", []byte("one key")))
	require.NoError(t, s.PutSecret(t.Context(), "other", []byte("x")))
	b, err := s.BackUp(t.Context())
	require.NoError(t, err)

	require.NoError(t, s.PutSecret(t.Context(), "identity", []byte("one key and another")))
	require.NoError(t, s.PutSecret(t.Context(), "other", nil))
	require.NoError(t, s.PutSecret(t.Context(), "later", []byte("y")))
	_, err = s.Restore(t.Context(), b.Name)
	require.NoError(t, err)
	assert.Equal(t, "one key and another", secret(s, "identity"), "what is kept now is newer than the copy")
	assert.Equal(t, "y", secret(s, "later"))
	assert.Equal(t, "x", secret(s, "other"), "what is not here comes from the copy")

	require.NoError(t, s.DeleteAll(t.Context(), false))
	assert.Empty(t, secret(s, "identity"))
	_, err = s.Restore(t.Context(), b.Name)
	require.NoError(t, err)
	assert.Equal(t, "one key", secret(s, "identity"))
	require.NoError(t, s.Close())

	for name, harm := range map[string]func([]byte) []byte{
		"a page of values is gone": func(raw []byte) []byte { return raw[:len(raw)-1] },
		"both first pages are":     func(raw []byte) []byte { clear(raw[:2*os.Getpagesize()]); return raw },
	} {
		t.Run(name, func(t *testing.T) {
			hurt := freshDir(t, t.TempDir(), 0)
			withKeys(t, dir, hurt)
			require.NoError(t, os.WriteFile(filepath.Join(hurt, "store.db"), harm(dbOf(t, dir)), 0o600))
			_, err := storage.Open(hurt, options())
			var aside *storage.DamagedError
			require.ErrorAs(t, err, &aside)
			again := openWith(t, hurt, options())
			require.NoError(t, again.Unlock(t.Context(), passphrase))
			_, err = again.Salvage(t.Context(), aside.SetAside)
			require.NoError(t, err)
			assert.Contains(t, []string{"one key", "one key and another"}, secret(again, "identity"))
		})
	}
}
