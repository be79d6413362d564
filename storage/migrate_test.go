package storage

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// update writes the file of a format that was not released yet. Files of released formats stay as they are.
var update = flag.Bool("update", false, "write testdata of the newest format")

// oneDraft is what every file in testdata holds, with the title "old" one change before.
func oneDraft() (wizard.Draft, wizard.Summary) {
	f := filing.New("01KAXF8E6Q0000000000000001", filing.Shape{
		Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website,
	})
	f.Title = "云帆智联官网"
	d := wizard.Draft{Filing: f, Stop: "entity.name"}
	return d, wizard.Summary{ID: f.ID, Title: f.Title, Nature: f.Entity.Nature, Order: f.Order, Province: "44", Total: 9}
}

func storeWithOneDraft(t *testing.T, dir string) {
	t.Helper()
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	d, sum := oneDraft()
	d.Filing.Title = "old"
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	d, sum = oneDraft()
	require.NoError(t, s.Save(t.Context(), d, sum, "title"))
	require.NoError(t, s.Close())
}

func TestReleasedFormatsOpen(t *testing.T) {
	if *update {
		writeFixture(t, filepath.Join("testdata", "format-2.db.gz"))
	}
	files, err := filepath.Glob(filepath.Join("testdata", "format-*.db.gz"))
	require.NoError(t, err)
	require.Len(t, files, newestFormat(migrations()), "every format has its file")
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, dbName), unzipped(t, name), fileMode))
			s, err := Open(dir, Options{})
			require.NoError(t, err)
			defer func() { require.NoError(t, s.Close()) }()
			want, sum := oneDraft()
			list, err := s.Drafts(t.Context())
			require.NoError(t, err)
			assert.Equal(t, []wizard.Summary{sum}, list)
			got, err := s.Load(t.Context(), sum.ID)
			require.NoError(t, err)
			assert.Equal(t, want, got)
			got, err = s.Undo(t.Context(), sum.ID)
			require.NoError(t, err)
			assert.Equal(t, "old", got.Filing.Title)
			problems, err := s.Check(t.Context())
			require.NoError(t, err)
			assert.Empty(t, problems)
		})
	}
}

func writeFixture(t *testing.T, name string) {
	t.Helper()
	dir := t.TempDir()
	storeWithOneDraft(t, dir)
	raw, err := os.ReadFile(filepath.Join(dir, dbName))
	require.NoError(t, err)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err = z.Write(raw)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, b.Bytes(), 0o644))
}

func unzipped(t *testing.T, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	raw, err := io.ReadAll(z)
	require.NoError(t, err)
	return raw
}

// later is a made-up future: two migrations, of which the last may fail.
func later(fail error) []migration {
	mark := func(key string) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error { return tx.Bucket([]byte(metaBucket)).Put([]byte(key), []byte("done")) }
	}
	return []migration{
		{to: 3, name: "first", do: mark("first")},
		{to: 4, name: "second", do: func(tx *bbolt.Tx) error {
			if err := mark("second")(tx); err != nil {
				return err
			}
			return fail
		}},
	}
}

func metaOf(t *testing.T, s *Store, key string) string {
	t.Helper()
	var value string
	require.NoError(t, s.view(func(tx *bbolt.Tx) error {
		value = string(tx.Bucket([]byte(metaBucket)).Get([]byte(key)))
		return nil
	}))
	return value
}

func TestMigrate(t *testing.T) {
	dir := t.TempDir()
	storeWithOneDraft(t, dir)
	s, err := Open(dir, Options{migrations: later(nil)})
	require.NoError(t, err)
	assert.Equal(t, "done", metaOf(t, s, "first"))
	assert.Equal(t, "done", metaOf(t, s, "second"))
	want, sum := oneDraft()
	got, err := s.Load(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	require.NoError(t, s.Close())

	t.Run("the file before is kept and opens", func(t *testing.T) {
		old := t.TempDir()
		require.NoError(t, os.Rename(filepath.Join(dir, "store.db.before-4"), filepath.Join(old, dbName)))
		s, err := Open(old, Options{})
		require.NoError(t, err)
		assert.Empty(t, metaOf(t, s, "first"))
		require.NoError(t, s.Close())
	})
	t.Run("it is done once", func(t *testing.T) {
		s, err := Open(dir, Options{migrations: later(errors.New("not again"))})
		require.NoError(t, err)
		require.NoError(t, s.Close())
	})
	t.Run("an older program refuses and changes nothing", func(t *testing.T) {
		before, err := os.ReadFile(filepath.Join(dir, dbName))
		require.NoError(t, err)
		_, err = Open(dir, Options{})
		require.ErrorIs(t, err, ErrNewer)
		require.NotErrorIs(t, err, ErrDamaged)
		after, err := os.ReadFile(filepath.Join(dir, dbName))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(before, after))
	})
	t.Run("a new store has the newest format", func(t *testing.T) {
		fresh := t.TempDir()
		s, err := Open(fresh, Options{migrations: later(errors.New("nothing to change"))})
		require.NoError(t, err)
		require.NoError(t, s.Close())
		_, err = Open(fresh, Options{})
		require.ErrorIs(t, err, ErrNewer)
	})
}

func TestMigrationThatFails(t *testing.T) {
	dir := t.TempDir()
	storeWithOneDraft(t, dir)
	broken := errors.New("no such fact")
	for range 2 {
		_, err := Open(dir, Options{migrations: later(broken)})
		require.ErrorIs(t, err, broken)
		require.ErrorContains(t, err, "format 4 (second)")
	}
	for _, name := range []string{"store.db.before-4", "store.db.before-4-2"} {
		require.FileExists(t, filepath.Join(dir, name))
	}
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	assert.Empty(t, metaOf(t, s, "first"), "all steps or none")
	require.NoError(t, s.Close())
}

func TestMigrationsAreWithoutGaps(t *testing.T) {
	format := firstSealed
	for _, m := range migrations() {
		assert.Equal(t, format+1, m.to)
		assert.NotEmpty(t, m.name)
		format = m.to
	}
	dir := t.TempDir()
	storeWithOneDraft(t, dir)
	_, err := Open(dir, Options{migrations: later(nil)[1:]})
	require.ErrorContains(t, err, "no way from format 2")
}

func TestDoomedFilesGoAtOpen(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	gone, _, err := s.PutFile(t.Context(), strings.NewReader("gone"))
	require.NoError(t, err)
	kept, size, err := s.PutFile(t.Context(), strings.NewReader("kept"))
	require.NoError(t, err)
	d, sum := oneDraft()
	d.Filing.Attachments = []filing.Attachment{{ID: "a1", Slot: "other", File: "x", SHA256: kept, Size: size}}
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	k := s.key.Load()
	s.kept.used([]string{fileName(k, gone)}) // as if its last draft had just been deleted
	require.NoError(t, s.update(func(tx *bbolt.Tx) error {
		for _, name := range []string{string(k.Name(fileKind, gone)), string(k.Name(fileKind, kept)), "../../x"} {
			if err := tx.Bucket([]byte(doomedBucket)).Put([]byte(name), make([]byte, 8)); err != nil {
				return err
			}
		}
		return nil
	}))
	require.NoError(t, s.Close())

	s, err = Open(dir, Options{})
	require.NoError(t, err)
	_, err = s.File(t.Context(), gone)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = s.File(t.Context(), kept)
	require.NoError(t, err)
	require.NoError(t, s.view(func(tx *bbolt.Tx) error {
		key, _ := tx.Bucket([]byte(doomedBucket)).Cursor().First()
		assert.Empty(t, key)
		return nil
	}))
	require.NoError(t, s.Close())
}
