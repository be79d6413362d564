package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

// canary is in every draft and every file of the plain stores of these tests; nothing else has it.
const canary = "金丝雀云帆样例公司"

// plainStore writes a store of format 1 as the program did before anything was sealed, with n drafts that each have a
// history and a file.
func plainStore(t *testing.T, dir string, n int) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, dbName), fileMode, &bbolt.Options{Timeout: defaultTimeout})
	require.NoError(t, err)
	require.NoError(t, db.Update(func(tx *bbolt.Tx) error {
		for _, name := range []string{metaBucket, draftsBucket, indexBucket, historyBucket, refsBucket, usersBucket, doomedBucket} {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		if err := putMark(tx, plainFormat); err != nil {
			return err
		}
		for i := range n {
			if err := putPlain(tx, dir, i); err != nil {
				return err
			}
		}
		return nil
	}))
	require.NoError(t, db.Close())
}

func plainDraft(i int) (wizard.Draft, wizard.Summary, []byte) {
	d, sum := storagetest.Draft(i)
	data := fmt.Appendf(nil, "%s 样例 %d", canary, i)
	hash := sha256.Sum256(data)
	storagetest.Attach(&d, "a1", hex.EncodeToString(hash[:]), int64(len(data)))
	d.Filing.Entity.Name = canary
	sum.Entity = canary
	return d, sum, data
}

func putPlain(tx *bbolt.Tx, dir string, i int) error {
	d, sum, data := plainDraft(i)
	sha := d.Filing.Attachments[0].SHA256
	path := filepath.Join(dir, filesName, sha[:2], sha)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), folderMode), os.WriteFile(path, data, fileMode)); err != nil {
		return err
	}
	draft, err := json.Marshal(d)
	if err != nil {
		return err
	}
	summary, err := json.Marshal(sum)
	if err != nil {
		return err
	}
	d.Filing.Title = "before"
	before, err := json.Marshal(d)
	if err != nil {
		return err
	}
	earlier, err := json.Marshal(state{Note: "title", Summary: summary, Draft: before})
	if err != nil {
		return err
	}
	h, err := tx.Bucket([]byte(historyBucket)).CreateBucketIfNotExists([]byte(sum.ID))
	if err != nil {
		return err
	}
	return errors.Join(
		tx.Bucket([]byte(draftsBucket)).Put([]byte(sum.ID), lined(valueFormat, draft)),
		tx.Bucket([]byte(indexBucket)).Put([]byte(sum.ID), lined(valueFormat, summary)),
		h.Put(numberKey(1), lined(valueFormat, earlier)),
		tx.Bucket([]byte(refsBucket)).Put([]byte(sum.ID+"/"+sha), []byte{}),
		tx.Bucket([]byte(usersBucket)).Put([]byte(sha+"/"+sum.ID), []byte{}),
	)
}

// requireSealed greps a folder for everything that a draft says.
func requireSealed(t *testing.T, dir string) {
	t.Helper()
	d, sum, data := plainDraft(0)
	signs := append(plainSigns(), []byte(canary), data, []byte(sum.ID), []byte(sum.Domain), []byte(d.Filing.Principal.Name),
		[]byte(d.Filing.Attachments[0].SHA256), []byte(d.Filing.Principal.Certificate.Number), []byte(d.Filing.Principal.Mobile),
		[]byte("licence.jpg"), []byte("resident_id"))
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, sign := range signs {
			require.NotEmpty(t, sign)
			if bytes.Contains(b, sign) || strings.Contains(path, string(sign)) {
				t.Errorf("%s holds %q", path, sign)
			}
		}
		return err
	}))
}

func requirePlainDrafts(t *testing.T, s *Store, n int) {
	t.Helper()
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	require.Len(t, list, n)
	for i := range n {
		want, sum, data := plainDraft(i)
		got, err := s.Load(t.Context(), sum.ID)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Contains(t, list, sum)
		file, err := s.File(t.Context(), want.Filing.Attachments[0].SHA256)
		require.NoError(t, err)
		require.Equal(t, data, file)
	}
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	require.Empty(t, problems)
}

func TestAPlainStoreIsSealed(t *testing.T) {
	dir := t.TempDir()
	plainStore(t, dir, 7)
	// What an earlier program had set aside, or copied before a change.
	raw, err := os.ReadFile(filepath.Join(dir, dbName))
	require.NoError(t, err)
	for _, name := range []string{".damaged-20260101-000000", ".before-2"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, dbName+name), raw[:len(raw)*3/4], fileMode))
	}
	s, err := Open(dir, Options{Passphrase: "长长的 open sesame", cost: seal.Cost{Time: 1, Memory: 64, Threads: 1}})
	require.NoError(t, err)
	assert.Equal(t, wizard.VaultState{Passphrase: true, Fresh: true}, s.State())
	requireSealed(t, dir)
	requirePlainDrafts(t, s, 7)
	got, err := s.Salvage(t.Context(), filepath.Join(dir, dbName+".damaged-20260101-000000"))
	require.NoError(t, err)
	assert.NotEmpty(t, got.Kept)
	assert.Equal(t, filepath.Join(dir, dbName+".damaged-20260101-000000.sealed"), got.File)
	_, sum, _ := plainDraft(3)
	d, err := s.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Equal(t, "before", d.Filing.Title)
	require.NoError(t, s.Close())

	s, err = Open(dir, Options{})
	require.NoError(t, err)
	assert.True(t, s.State().Locked)
	require.NoError(t, s.Unlock(t.Context(), "长长的 open sesame"))
	require.NoError(t, s.Close())
	requireSealed(t, dir)
}

func TestAPlainStoreWithDamageIsSealedWithIt(t *testing.T) {
	dir := t.TempDir()
	plainStore(t, dir, 3)
	_, broken, _ := plainDraft(1)
	lost, _, _ := plainDraft(2)
	db, err := bbolt.Open(filepath.Join(dir, dbName), fileMode, &bbolt.Options{Timeout: defaultTimeout})
	require.NoError(t, err)
	require.NoError(t, db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(draftsBucket))
		value := bytes.Clone(b.Get([]byte(broken.ID)))
		value[40] ^= 1
		return b.Put([]byte(broken.ID), value)
	}))
	require.NoError(t, db.Close())
	sha := lost.Filing.Attachments[0].SHA256
	require.NoError(t, os.Remove(filepath.Join(dir, filesName, sha[:2], sha)))
	changed, _, _ := plainDraft(0)
	sha = changed.Filing.Attachments[0].SHA256
	require.NoError(t, os.WriteFile(filepath.Join(dir, filesName, sha[:2], sha), []byte(canary+"!"), fileMode))

	s, err := Open(dir, Options{})
	require.NoError(t, err)
	requireSealed(t, dir)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	var troubles []Trouble
	for _, p := range problems {
		troubles = append(troubles, p.Trouble)
	}
	assert.ElementsMatch(t, []Trouble{UnreadableDraft, MissingFile, ChangedFile}, troubles)
	_, err = s.Load(t.Context(), broken.ID)
	require.ErrorIs(t, err, ErrDamaged)
	d, err := s.Undo(t.Context(), broken.ID)
	require.NoError(t, err)
	assert.Equal(t, "before", d.Filing.Title)
	require.NoError(t, s.Close())
}

// bring copies the files of a store into another.
func bring(t *testing.T, to, from string) {
	t.Helper()
	k := keptFiles{dir: filepath.Join(to, filesName)}
	require.NoError(t, (&keptFiles{dir: filepath.Join(from, filesName)}).each(func(path, name string) error {
		return errors.Join(os.MkdirAll(filepath.Dir(k.path(name)), folderMode), copyFile(k.path(name), path))
	}))
}

// TestSealingIsBrokenOff leaves the folder as it was when the program is killed at any step before the sealed store takes
// the place of the plain one, and cleans up when it was killed after.
func TestSealingIsBrokenOff(t *testing.T) {
	for name, half := range map[string]func(t *testing.T, plain, sealed string){
		"before the exchange": func(t *testing.T, plain, sealed string) {
			// The new database and the sealed files are there, under their names for the time being.
			raw, err := os.ReadFile(filepath.Join(sealed, dbName))
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(filepath.Join(plain, unfinished+dbName), raw[:len(raw)/2], fileMode))
			bring(t, plain, sealed)
		},
		"after the exchange": func(t *testing.T, plain, sealed string) {
			raw, err := os.ReadFile(filepath.Join(sealed, dbName))
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(filepath.Join(plain, dbName), raw, fileMode))
			bring(t, plain, sealed)
		},
	} {
		t.Run(name, func(t *testing.T) {
			plain, sealed := t.TempDir(), t.TempDir()
			plainStore(t, plain, 4)
			plainStore(t, sealed, 4)
			s, err := Open(sealed, Options{})
			require.NoError(t, err)
			require.NoError(t, s.Close())
			half(t, plain, sealed)
			s, err = Open(plain, Options{})
			require.NoError(t, err)
			requirePlainDrafts(t, s, 4)
			requireSealed(t, plain)
			require.NoError(t, s.Close())
		})
	}
}

func TestADamagedPlainStoreComesOverSealed(t *testing.T) {
	dir := t.TempDir()
	plainStore(t, dir, 5)
	raw, err := os.ReadFile(filepath.Join(dir, dbName))
	require.NoError(t, err)
	clear(raw[:2*os.Getpagesize()])
	require.NoError(t, os.WriteFile(filepath.Join(dir, dbName), raw, fileMode))
	_, err = Open(dir, Options{})
	var aside *DamagedError
	require.ErrorAs(t, err, &aside)
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	requireSealed(t, dir)
	got, err := s.Salvage(t.Context(), aside.SetAside)
	require.NoError(t, err)
	assert.Len(t, got.Drafts, 5)
	requirePlainDrafts(t, s, 5)
	require.NoError(t, s.Close())
}

func TestPlainFilesThatCannotBeSealedAreTold(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, dbName+".before-2"), []byte(`1 00000000`+"\n"+`{"id":"x"}`), fileMode))
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, Problem{Trouble: PlainFile, File: dbName + ".before-2", Detail: "it is not sealed"}, problems[0])
	require.NoError(t, s.Close())
}

// TestNothingPlainReachesTheDisk looks into the folder at every step of a store's life, in the middle of a file too.
func TestNothingPlainReachesTheDisk(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{Passphrase: "长长的 open sesame", cost: seal.Cost{Time: 1, Memory: 64, Threads: 1}})
	require.NoError(t, err)
	for i := range 4 {
		d, sum, data := plainDraft(i)
		halves := &steps{rest: [][]byte{data[:10], data[10:]}, between: func() { requireSealed(t, dir) }}
		_, _, err := s.PutFile(t.Context(), halves)
		require.NoError(t, err)
		require.NoError(t, s.Save(t.Context(), d, sum, "new"))
		d.Filing.Title = canary
		require.NoError(t, s.Save(t.Context(), d, sum, "title"))
		requireSealed(t, dir)
	}
	require.NoError(t, s.PutSecret(t.Context(), canary, []byte(canary)))
	_, err = s.NewRecoveryCode(t.Context())
	require.NoError(t, err)
	copied, err := s.BackUp(t.Context())
	require.NoError(t, err)
	_, sum, _ := plainDraft(1)
	_, err = s.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	require.NoError(t, s.Delete(t.Context(), sum.ID))
	_, err = s.Restore(t.Context(), copied.Name)
	require.NoError(t, err)
	requireSealed(t, dir)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
	require.NoError(t, s.Close())
	requireSealed(t, dir)
}

// steps reads in parts and does something between them.
type steps struct {
	rest    [][]byte
	between func()
}

func (s *steps) Read(p []byte) (int, error) {
	s.between()
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.rest[0])
	if s.rest[0] = s.rest[0][n:]; len(s.rest[0]) == 0 {
		s.rest = s.rest[1:]
	}
	return n, nil
}
