package storage_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

// soon is how long tests wait for a lock.
const soon = 50 * time.Millisecond

type stopped struct{}

func (stopped) Now() time.Time { return time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC) }

func options() storage.Options { return storage.Options{Clock: stopped{}, Timeout: soon} }

func openIn(t *testing.T, dir string) *storage.Store {
	t.Helper()
	s, err := storage.Open(dir, options())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// onDisk is where a store keeps a file.
func onDisk(dir string, s *storage.Store, sum string) string {
	name := storage.FileName(s, sum)
	return filepath.Join(dir, "files", name[:2], name)
}

// filled makes a folder with a closed store of n drafts, each with a history, some with a file.
func filled(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	s, err := storage.Open(dir, options())
	require.NoError(t, err)
	fill(t, s, n)
	require.NoError(t, s.Close())
	return dir
}

func fill(t *testing.T, s *storage.Store, n int) {
	t.Helper()
	for i := range n {
		d, sum := storagetest.Draft(i)
		require.NoError(t, s.Save(t.Context(), d, sum, "new"))
		if i%3 == 0 {
			name, size, err := s.PutFile(t.Context(), strings.NewReader("样例 "+sum.ID))
			require.NoError(t, err)
			storagetest.Attach(&d, "a1", name, size)
		}
		d.Filing.Entity.Remark = "样例"
		require.NoError(t, s.Save(t.Context(), d, sum, "entity.remark"))
	}
}

func TestStore(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) wizard.Store { return openIn(t, t.TempDir()) })
}

func TestOpenMakesAPrivateFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "数据", "beian desk")
	s := openIn(t, dir)
	assert.Equal(t, dir, s.Dir())
	assert.Empty(t, s.Recovered())
	sum, _, err := s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	if runtime.GOOS == "windows" {
		return // permissions there come from the folder above
	}
	kept := storage.FileName(s, sum)
	for name, want := range map[string]os.FileMode{
		".": 0o700, "store.db": 0o600, "store.keys": 0o600, "files": 0o700, "files/" + kept[:2]: 0o700, "files/" + kept[:2] + "/" + kept: 0o600,
	} {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		require.NoError(t, err)
		assert.Equal(t, want, info.Mode().Perm(), name)
	}
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	dir := t.TempDir()
	s, err := storage.Open(dir, options())
	require.NoError(t, err)
	d, sum := storagetest.Draft(1)
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	renamed := d
	renamed.Filing = d.Filing.Clone()
	renamed.Filing.Title = "改名"
	require.NoError(t, s.Save(t.Context(), renamed, sum, "title"))
	require.NoError(t, s.Close())

	s = openIn(t, dir)
	got, err := s.Load(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Equal(t, renamed, got)
	got, err = s.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Equal(t, d, got)
}

func TestSecondCopyOfTheProgram(t *testing.T) {
	dir := t.TempDir()
	first := openIn(t, dir)
	_, err := storage.Open(dir, options())
	require.ErrorIs(t, err, storage.ErrInUse)
	fill(t, first, 1)
	_, err = storage.Open(dir, options())
	require.ErrorIs(t, err, storage.ErrInUse)
	require.NoError(t, first.Close())
	openIn(t, dir)
}

func TestForeignFilesAreNotTouched(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(other, 0o600, &bbolt.Options{Timeout: soon})
	require.NoError(t, err)
	require.NoError(t, db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("drafts"))
		if err != nil {
			return err
		}
		return b.Put([]byte("k"), []byte("v"))
	}))
	require.NoError(t, db.Close())
	bolt, err := os.ReadFile(other)
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"text":             []byte(strings.Repeat("hello, I am a letter\n", 2000)),
		"one byte":         {'x'},
		"another database": append([]byte("SQLite format 3\x00"), make([]byte, 8192)...),
		"another's bbolt":  bolt,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "store.db")
			require.NoError(t, os.WriteFile(path, data, 0o600))
			_, err := storage.Open(dir, options())
			require.ErrorIs(t, err, storage.ErrForeign)
			assert.NotErrorIs(t, err, storage.ErrDamaged)
			now, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(data, now), "the file was changed")
			entries, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Len(t, entries, 1)
		})
	}
	t.Run("a folder", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.Mkdir(filepath.Join(dir, "store.db"), 0o700))
		_, err := storage.Open(dir, options())
		require.ErrorIs(t, err, storage.ErrForeign)
	})
}

func TestFolderThatMayNotBeWritten(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Chmod(dir, 0o500))
	t.Cleanup(func() { assert.NoError(t, os.Chmod(dir, 0o700)) })
	// Whoever may do anything, and Windows, writes into such a folder nevertheless.
	probe := filepath.Join(dir, "probe")
	allowed := os.WriteFile(probe, nil, 0o600) == nil
	s, err := storage.Open(dir, options())
	if allowed {
		require.NoError(t, err)
		require.NoError(t, s.Close())
		return
	}
	require.ErrorIs(t, err, storage.ErrNotWritable)
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	_, err := storage.Open(path, options())
	require.Error(t, err)
	_, err = storage.Open(filepath.Join(path, "below"), options())
	require.Error(t, err)
}

func TestClosedStore(t *testing.T) {
	s, err := storage.Open(t.TempDir(), options())
	require.NoError(t, err)
	d, sum := storagetest.Draft(1)
	require.NoError(t, s.Close())
	require.NoError(t, s.Close())
	_, err = s.Drafts(t.Context())
	require.ErrorIs(t, err, fs.ErrClosed)
	require.ErrorIs(t, s.Save(t.Context(), d, sum, "new"), fs.ErrClosed)
}

func TestLeftoversAreClearedAway(t *testing.T) {
	dir := filled(t, 4)
	torn := filepath.Join(dir, "files", ".put-123")
	require.NoError(t, os.WriteFile(torn, []byte("half a photograph"), 0o600))
	s, err := storage.Open(dir, options())
	require.NoError(t, err)
	assert.NoFileExists(t, torn)

	unused, _, err := s.PutFile(t.Context(), strings.NewReader("never attached"))
	require.NoError(t, err)
	d, _ := storagetest.Draft(0)
	kept, err := s.Load(t.Context(), d.Filing.ID)
	require.NoError(t, err)
	_, _, err = s.PutFile(t.Context(), strings.NewReader("样例 "+d.Filing.ID)) // there already
	require.NoError(t, err)
	require.NoError(t, s.Close())

	s = openIn(t, dir)
	_, err = s.File(t.Context(), unused)
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = s.File(t.Context(), kept.Filing.Attachments[0].SHA256)
	require.NoError(t, err)
}

func TestDamagedFileIsToldAndMended(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	sum, _, err := s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	path := onDisk(dir, s, sum)
	require.NoError(t, os.WriteFile(path, []byte("样列"), 0o600))
	_, err = s.File(t.Context(), sum)
	require.ErrorIs(t, err, storage.ErrDamagedFile)
	_, _, err = s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	got, err := s.File(t.Context(), sum)
	require.NoError(t, err)
	assert.Equal(t, "样例", string(got))
}

func TestKeptFileIsNotWrittenAgain(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	sum, _, err := s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	path := onDisk(dir, s, sum)
	before, err := os.Stat(path)
	require.NoError(t, err)
	_, _, err = s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	after, err := os.Stat(path)
	require.NoError(t, err)
	assert.True(t, os.SameFile(before, after))
	entries, err := os.ReadDir(filepath.Join(dir, "files"))
	require.NoError(t, err)
	assert.Len(t, entries, 1, "a temporary file stayed")
}

func TestPutFileStopsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	reader := readerFunc(func(p []byte) (int, error) { cancel(); return len(p), nil })
	_, _, err := s.PutFile(ctx, reader)
	require.ErrorIs(t, err, context.Canceled)
	entries, err := os.ReadDir(filepath.Join(dir, "files"))
	require.NoError(t, err)
	assert.Empty(t, entries)
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
