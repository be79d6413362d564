package storage_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
)

// hand is a clock that a test sets.
type hand struct{ now time.Time }

func (h *hand) Now() time.Time { return h.now }

// paperIn is where a store in a folder keeps a file.
func paperIn(s *storage.Store, dir, sha string) string {
	name := storage.FileName(s, sha)
	return filepath.Join(dir, "files", name[:2], name)
}

// same reports whether two names are of the same bytes on the disk.
func same(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := os.Stat(a)
	require.NoError(t, err)
	other, err := os.Stat(b)
	require.NoError(t, err)
	return os.SameFile(one, other)
}

// rot changes a byte of a file where it lies, as a failing disk does.
func rot(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	require.NoError(t, err)
	last := make([]byte, 1)
	info, err := f.Stat()
	require.NoError(t, err)
	_, err = f.ReadAt(last, info.Size()-1)
	require.NoError(t, err)
	_, err = f.WriteAt([]byte{^last[0]}, info.Size()-1)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

func gone(t *testing.T, path string) {
	t.Helper()
	require.NoError(t, os.Remove(path))
}

func TestDailyBackups(t *testing.T) {
	clock := &hand{stopped{}.Now()}
	dir := t.TempDir()
	s := openWith(t, dir, with(func(o *storage.Options) { o.Clock, o.Passphrase = clock, passphrase }))
	day := func(days int) (made bool) {
		t.Helper()
		clock.now = clock.now.AddDate(0, 0, days)
		made, err := s.BackUpDaily(t.Context())
		require.NoError(t, err)
		return made
	}
	counts := func() (n []int) {
		t.Helper()
		list, err := s.Backups(t.Context())
		require.NoError(t, err)
		for _, b := range list {
			assert.False(t, b.Broken)
			assert.Positive(t, b.Bytes)
			n = append(n, b.Drafts)
		}
		return n
	}
	assert.Empty(t, counts())
	assert.False(t, day(0), "there is nothing to copy yet")
	for i := range 5 {
		fill(t, s, i+1)
		assert.True(t, day(1))
		assert.False(t, day(0), "once a day")
	}
	assert.Equal(t, []int{5, 4, 3}, counts(), "the newest three stay")
	fill(t, s, 6)
	assert.True(t, day(-300), "the clock was set back")
	assert.False(t, day(0))
	assert.Equal(t, []int{6, 5, 4}, counts(), "the newest is the one that was made last")
	assert.True(t, day(1000))
	assert.Equal(t, []int{6, 6, 5}, counts())
	list, err := s.Backups(t.Context())
	require.NoError(t, err)
	assert.Equal(t, clock.now.Local(), list[0].At)

	_, sum := storagetest.Draft(0)
	d, err := s.Load(t.Context(), sum.ID)
	require.NoError(t, err)
	sha := d.Filing.Attachments[0].SHA256
	own := paperIn(s, dir, sha)
	copied := func(n int) string {
		t.Helper()
		list, err := s.Backups(t.Context())
		require.NoError(t, err)
		return paperIn(s, filepath.Join(dir, "backups", list[n].Name), sha)
	}
	t.Run("copies share their papers with each other and not with the store", func(t *testing.T) {
		assert.True(t, same(t, copied(0), copied(1)))
		assert.True(t, same(t, copied(1), copied(2)))
		assert.False(t, same(t, own, copied(0)))
	})
	t.Run("a copy mends a paper of the store that the disk lost", func(t *testing.T) {
		for _, harm := range []func(*testing.T, string){gone, rot} {
			harm(t, own)
			_, err := s.File(t.Context(), sha)
			require.Error(t, err)
			b, err := s.BackUp(t.Context())
			require.NoError(t, err)
			assert.False(t, b.Broken)
			_, err = s.File(t.Context(), sha)
			require.NoError(t, err)
			assert.False(t, same(t, own, copied(0)))
		}
	})
	t.Run("and the store one of the copies", func(t *testing.T) {
		rot(t, copied(0)) // and so of all of them
		b, err := s.BackUp(t.Context())
		require.NoError(t, err)
		assert.False(t, b.Broken)
		assert.False(t, same(t, copied(0), copied(1)))
	})
	t.Run("restoring replaces a damaged paper", func(t *testing.T) {
		rot(t, own)
		_, err := s.Restore(t.Context(), filepath.Base(strings.TrimSuffix(copied(0), paperIn(s, "", sha))))
		require.NoError(t, err)
		_, err = s.File(t.Context(), sha)
		require.NoError(t, err)
		assert.False(t, same(t, own, copied(0)))
	})
	t.Run("a copy that is not whole pushes out no whole one", func(t *testing.T) {
		fill(t, s, 7)
		_, latest := storagetest.Draft(6)
		d, err := s.Load(t.Context(), latest.ID)
		require.NoError(t, err)
		gone(t, paperIn(s, dir, d.Filing.Attachments[0].SHA256)) // before any copy has it
		for range 3 {
			b, err := s.BackUp(t.Context())
			require.NoError(t, err)
			assert.True(t, b.Broken)
		}
		list, err := s.Backups(t.Context())
		require.NoError(t, err)
		require.Len(t, list, 4)
		assert.True(t, list[0].Broken)
	})
	t.Run("and the whole ones bring everything back", func(t *testing.T) {
		list, err := s.Backups(t.Context())
		require.NoError(t, err)
		_, err = s.Restore(t.Context(), list[1].Name)
		require.NoError(t, err)
		problems, err := s.Check(t.Context())
		require.NoError(t, err)
		assert.Empty(t, problems)
	})
}

// TestTheCopyFromBeforeDamageStays: the copies of the days after it hold less, and do not push it out.
func TestTheCopyFromBeforeDamageStays(t *testing.T) {
	clock, dir := &hand{stopped{}.Now()}, t.TempDir()
	o := with(func(o *storage.Options) { o.Clock, o.Passphrase = clock, passphrase })
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	fill(t, s, 3)
	for range 3 {
		_, err = s.BackUp(t.Context())
		require.NoError(t, err)
		clock.now = clock.now.AddDate(0, 0, 1)
	}
	require.NoError(t, s.Close())
	require.NoError(t, os.Truncate(filepath.Join(dir, "store.db"), 0))
	_, err = storage.Open(dir, o)
	require.ErrorIs(t, err, storage.ErrEmpty)

	s = openWith(t, dir, o)
	require.NoError(t, s.Unlock(t.Context(), passphrase))
	for range 5 {
		clock.now = clock.now.AddDate(0, 0, 1)
		_, err = s.BackUp(t.Context())
		require.NoError(t, err)
	}
	list, err := s.Backups(t.Context())
	require.NoError(t, err)
	require.Len(t, list, 4)
	assert.Equal(t, 3, list[3].Drafts)
	_, err = s.Restore(t.Context(), list[3].Name)
	require.NoError(t, err)
	drafts, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 3)
}

func TestRestore(t *testing.T) {
	clock := &hand{stopped{}.Now()}
	dir := t.TempDir()
	o := with(func(o *storage.Options) { o.Clock, o.Passphrase = clock, passphrase })
	s := openWith(t, dir, o)
	fill(t, s, 4)
	want, err := s.Drafts(t.Context())
	require.NoError(t, err)
	b, err := s.BackUp(t.Context())
	require.NoError(t, err)
	far := filepath.Join(t.TempDir(), "copy")
	_, err = s.Backup(t.Context(), far)
	require.NoError(t, err)

	// After that the passphrase is changed, two drafts are deleted and one is begun.
	require.NoError(t, s.SetPassphrase(t.Context(), another))
	require.NoError(t, s.Delete(t.Context(), want[0].ID))
	require.NoError(t, s.Delete(t.Context(), want[3].ID))
	d, sum := storagetest.Draft(9)
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))

	for _, restore := range []func() (string, error){
		func() (string, error) { return s.Restore(t.Context(), b.Name) },
		func() (string, error) { return s.RestoreFrom(t.Context(), far) },
	} {
		kept, err := restore()
		require.NoError(t, err)
		assert.FileExists(t, kept)
		got, err := s.Drafts(t.Context())
		require.NoError(t, err)
		assert.Equal(t, want, got)
		problems, err := s.Check(t.Context())
		require.NoError(t, err)
		assert.Empty(t, problems)
		salvaged, err := s.Salvage(t.Context(), kept)
		require.NoError(t, err)
		assert.ElementsMatch(t, map[bool][]string{true: {sum.ID}, false: nil}[len(salvaged.Drafts) > 0], salvaged.Drafts)
		require.NoError(t, s.Delete(t.Context(), want[1].ID))
	}
	require.NoError(t, s.Lock())
	require.NoError(t, s.Unlock(t.Context(), another), "what opens the store now is not turned back")

	t.Run("not a copy of this store", func(t *testing.T) {
		other := filled(t, 1)
		_, err := s.RestoreFrom(t.Context(), other)
		require.ErrorIs(t, err, storage.ErrForeign)
		for _, name := range []string{"", "..", "000001-20260101-000000", "x"} {
			_, err := s.Restore(t.Context(), name)
			require.ErrorIs(t, err, storage.ErrNoBackup)
		}
	})
	t.Run("a damaged copy", func(t *testing.T) {
		b, err := s.BackUp(t.Context())
		require.NoError(t, err)
		path := filepath.Join(dir, "backups", b.Name, "store.db")
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		clear(raw[:2*os.Getpagesize()])
		require.NoError(t, os.WriteFile(path, raw, 0o600))
		before, err := s.Drafts(t.Context())
		require.NoError(t, err)
		_, err = s.Restore(t.Context(), b.Name)
		require.ErrorIs(t, err, storage.ErrDamaged)
		requireBytes(t, path, raw)
		after, err := s.Drafts(t.Context())
		require.NoError(t, err)
		assert.Equal(t, before, after)
		list, err := s.Backups(t.Context())
		require.NoError(t, err)
		assert.True(t, list[0].Broken)
	})
}

func TestDeletingLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	s := openWith(t, dir, with(func(o *storage.Options) { o.Passphrase = passphrase }))
	fill(t, s, 4)
	_, sum := storagetest.Draft(0)
	d, err := s.Load(t.Context(), sum.ID)
	require.NoError(t, err)
	file := onDisk(dir, s, d.Filing.Attachments[0].SHA256)
	require.FileExists(t, file)
	require.NoError(t, s.Delete(t.Context(), sum.ID))
	require.NoFileExists(t, file, "papers go at once")

	_, err = s.BackUp(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.DeleteAll(t.Context(), false))
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Empty(t, list)
	copies, err := s.Backups(t.Context())
	require.NoError(t, err)
	assert.Len(t, copies, 1)
	for name, b := range tree(t, dir) {
		assert.False(t, strings.HasPrefix(name, "files/"), name)
		if name == "store.db" {
			assert.Less(t, len(b), 200<<10, "no page of a draft is left")
		}
	}
	_, err = s.Restore(t.Context(), copies[0].Name)
	require.NoError(t, err)
	list, err = s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, list, 3)

	require.NoError(t, s.DeleteAll(t.Context(), true))
	var names []string
	for name := range tree(t, dir) {
		names = append(names, name)
	}
	assert.ElementsMatch(t, []string{"store.db", "store.keys", "store.spare"}, names)
	fill(t, s, 2)
}

// TestFilesWait keeps a file that no state of a draft has any more until its grace is over.
func TestFilesWait(t *testing.T) {
	clock := &hand{stopped{}.Now()}
	dir := t.TempDir()
	o := with(func(o *storage.Options) { o.Clock = clock })
	s, err := storage.Open(dir, o)
	require.NoError(t, err)
	sum, size, err := s.PutFile(t.Context(), strings.NewReader("样例"))
	require.NoError(t, err)
	d, summary := storagetest.Draft(0)
	require.NoError(t, s.Save(t.Context(), d, summary, "new"))
	storagetest.Attach(&d, "a1", sum, size)
	require.NoError(t, s.Save(t.Context(), d, summary, "attach"))
	_, err = s.Undo(t.Context(), summary.ID)
	require.NoError(t, err)
	_, err = s.File(t.Context(), sum)
	require.ErrorIs(t, err, fs.ErrNotExist, "no draft has it")
	path := onDisk(dir, s, sum)
	for _, tt := range []struct {
		after time.Duration
		stays bool
	}{{time.Hour, true}, {-300 * 24 * time.Hour, true}, {storage.Grace - time.Minute, true}, {storage.Grace + time.Minute, false}} {
		require.NoError(t, s.Close())
		clock.now = stopped{}.Now().Add(tt.after)
		s, err = storage.Open(dir, o)
		require.NoError(t, err)
		if tt.stays {
			require.FileExists(t, path, "%s", tt.after)
		} else {
			require.NoFileExists(t, path, "%s", tt.after)
		}
	}

	// A stray of a killed program gets its time too.
	stray := filepath.Join(dir, "files", "ab", "ab"+strings.Repeat("0", 30))
	require.NoError(t, os.MkdirAll(filepath.Dir(stray), 0o700))
	require.NoError(t, os.WriteFile(stray, []byte("x"), 0o600))
	for i, want := range []bool{true, true, false} {
		_, err = s.BackUp(t.Context())
		require.NoError(t, err)
		_, err = os.Stat(stray)
		assert.Equal(t, want, err == nil, "%d", i)
		clock.now = clock.now.Add(storage.Grace - time.Hour)
	}
	require.NoError(t, s.Close())
}

// TestTampering changes what lies on the disk in ways that a disk does not, and finds each told.
func TestTampering(t *testing.T) {
	dir := filled(t, 4)
	s := openIn(t, dir)
	var sums []string
	for _, n := range []int{0, 3} {
		_, sm := storagetest.Draft(n)
		d, err := s.Load(t.Context(), sm.ID)
		require.NoError(t, err)
		sums = append(sums, d.Filing.Attachments[0].SHA256)
	}
	one, two := onDisk(dir, s, sums[0]), onDisk(dir, s, sums[1])
	raw, err := os.ReadFile(one)
	require.NoError(t, err)
	t.Run("a file for another", func(t *testing.T) {
		other, err := os.ReadFile(two)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(one, other, 0o600))
		_, err = s.File(t.Context(), sums[0])
		require.ErrorIs(t, err, storage.ErrDamagedFile)
		require.NoError(t, os.WriteFile(one, raw, 0o600))
	})
	t.Run("every byte of a file", func(t *testing.T) {
		for i := range raw {
			b := append([]byte{}, raw...)
			b[i] ^= 0x80
			require.NoError(t, os.WriteFile(one, b, 0o600))
			_, err := s.File(t.Context(), sums[0])
			require.ErrorIs(t, err, storage.ErrDamagedFile, "byte %d", i)
		}
		require.NoError(t, os.WriteFile(one, raw, 0o600))
		_, err = s.File(t.Context(), sums[0])
		require.NoError(t, err)
	})
}

// TestBytesOfASmallStore changes bytes all over a small store, one at a time: either it is told, or everything is as it
// was. The step is a prime, so that every place in a page comes up.
func TestBytesOfASmallStore(t *testing.T) {
	const step = 127
	dir := t.TempDir()
	s, err := storage.Open(dir, options())
	require.NoError(t, err)
	d, sum := storagetest.Draft(0)
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	require.NoError(t, s.Close())
	intact := dbOf(t, dir)
	path := filepath.Join(dir, "store.db")
	told, quiet := 0, 0
	for i := 0; i < len(intact); i += step {
		b := append([]byte{}, intact...)
		b[i] ^= 0x10
		require.NoError(t, os.WriteFile(path, b, 0o600))
		s, err := storage.Open(dir, options())
		if err != nil {
			told++
			continue
		}
		list, listErr := s.Drafts(t.Context())
		got, loadErr := s.Load(t.Context(), sum.ID)
		if listErr != nil || loadErr != nil || s.Recovered() != "" {
			told++
		} else {
			require.Len(t, list, 1)
			require.Equal(t, sum, list[0])
			require.Equal(t, d, got)
			quiet++
		}
		require.NoError(t, s.Close())
	}
	assert.Positive(t, told)
	t.Logf("%d told, %d hit what nothing refers to", told, quiet)
}
