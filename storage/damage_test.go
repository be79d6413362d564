package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

// drafts is how many the damaged stores of these tests hold.
const drafts = 12

// outcome is what a user sees of a damaged store.
type outcome struct {
	refused   error // what Open said
	recovered bool
	trouble   int // drafts, or lists, that came with an error
}

// use opens a store whose file was damaged and does everything with it. Nothing may be lost without a word: either all
// drafts come back as they were saved, or an error says so and the bytes as they were found are kept.
func use(t *testing.T, dir string, damaged []byte) (out outcome) {
	t.Helper()
	path := filepath.Join(dir, "store.db")
	require.NoError(t, os.WriteFile(path, damaged, 0o600))
	s, err := storage.Open(dir, options())
	if err != nil {
		out.refused = err
		kept := path
		var aside *storage.DamagedError
		if errors.As(err, &aside) {
			kept = aside.SetAside
			require.NoFileExists(t, path)
		}
		requireBytes(t, kept, damaged)
		return out
	}
	defer func() { require.NoError(t, s.Close()) }()
	if out.recovered = s.Recovered() != ""; out.recovered {
		requireBytes(t, s.Recovered(), damaged)
	}
	list, err := s.Drafts(t.Context())
	if err != nil {
		require.ErrorIs(t, err, storage.ErrDamaged)
		out.trouble++
	}
	for i := range drafts {
		want, sum := storagetest.Draft(i)
		got, err := s.Load(t.Context(), sum.ID)
		if err != nil {
			require.ErrorIs(t, err, storage.ErrDamaged)
			out.trouble++
			continue
		}
		if got.Filing.Entity.Remark == "" && out.recovered {
			want.Filing.Entity.Remark = "" // the change before
		} else {
			want.Filing.Entity.Remark = "样例"
		}
		want.Filing.Attachments = got.Filing.Attachments
		require.Equal(t, want, got)
	}
	if out.trouble == 0 && !out.recovered {
		require.Len(t, list, drafts)
	}
	d, sum := storagetest.Draft(drafts)
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	got, err := s.Load(t.Context(), sum.ID)
	require.NoError(t, err)
	require.Equal(t, d, got)
	_, err = s.Check(t.Context())
	require.NoError(t, err)
	return out
}

func requireBytes(t *testing.T, path string, want []byte) {
	t.Helper()
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, got), "%s is not what was found", path)
}

func dbOf(t *testing.T, dir string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "store.db"))
	require.NoError(t, err)
	return b
}

// withKeys lays the keys of a store beside what is left of its database.
func withKeys(t *testing.T, from, to string) {
	t.Helper()
	keys, err := os.ReadFile(filepath.Join(from, "store.keys"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(to, "store.keys"), keys, 0o600))
}

// valueAt finds the value of one of a few drafts in a database.
func valueAt(t *testing.T, b []byte, bucket string) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	require.NoError(t, os.WriteFile(path, b, 0o600))
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: soon})
	require.NoError(t, err)
	at := -1
	require.NoError(t, db.View(func(tx *bbolt.Tx) error {
		_, value := tx.Bucket([]byte(bucket)).Cursor().First()
		at = bytes.Index(b, value)
		return nil
	}))
	require.NoError(t, db.Close())
	require.Positive(t, at)
	return at
}

// freshDir is an empty folder for one round of a test with very many.
func freshDir(t *testing.T, parent string, n int) string {
	t.Helper()
	dir := filepath.Join(parent, fmt.Sprint(n))
	require.NoError(t, os.Mkdir(dir, 0o700))
	return dir
}

func TestDamage(t *testing.T) {
	intact := dbOf(t, filled(t, drafts))
	page := os.Getpagesize()
	span := func(from, to int, with byte) func([]byte) []byte {
		return func(b []byte) []byte {
			copy(b[from*page:to*page], bytes.Repeat([]byte{with}, (to-from)*page))
			return b
		}
	}
	for _, tt := range []struct {
		name  string
		do    func([]byte) []byte
		wants error
	}{
		{"no byte left", func([]byte) []byte { return nil }, storage.ErrEmpty},
		{"both first pages gone", span(0, 2, 0), storage.ErrDamaged},
		{"both first pages overwritten", span(0, 2, 0xff), storage.ErrDamaged},
		{"all zeros", func(b []byte) []byte { return make([]byte, len(b)) }, storage.ErrDamaged},
		{"zeros in the middle", span(8, 12, 0), storage.ErrDamaged},
		{"ones in the middle", span(8, 12, 0xff), storage.ErrDamaged},
		{"a byte of a draft changed", func(b []byte) []byte {
			b[valueAt(t, b, "drafts")+100] ^= 1
			return b
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := use(t, t.TempDir(), tt.do(bytes.Clone(intact)))
			require.ErrorIs(t, out.refused, tt.wants)
			if tt.wants == storage.ErrEmpty {
				assert.NotErrorIs(t, out.refused, storage.ErrDamaged)
			}
		})
	}
}

func TestOneFirstPageGone(t *testing.T) {
	intact := dbOf(t, filled(t, drafts))
	for n := range 2 {
		t.Run(fmt.Sprint("page ", n), func(t *testing.T) {
			dir := t.TempDir()
			b := bytes.Clone(intact)
			clear(b[n*os.Getpagesize() : (n+1)*os.Getpagesize()])
			out := use(t, dir, b)
			require.NoError(t, out.refused)
			assert.True(t, out.recovered, "the user must hear that the last change may be missing")
			s := openIn(t, dir)
			assert.Empty(t, s.Recovered(), "the page is written again, so it is said once")
		})
	}
}

func TestTruncation(t *testing.T) {
	intact := dbOf(t, filled(t, drafts))
	parent := t.TempDir()
	whole := 0
	for i, size := 0, 1; size < len(intact); i, size = i+1, size+max(1, size/9) {
		out := use(t, freshDir(t, parent, i), bytes.Clone(intact[:size]))
		if out.refused == nil {
			whole++ // bbolt makes files longer than they need to be
			continue
		}
		require.ErrorIs(t, out.refused, storage.ErrDamaged, "cut to %d bytes", size)
	}
	assert.Less(t, whole, 8)
}

func TestZeroedPages(t *testing.T) {
	intact := dbOf(t, filled(t, drafts))
	parent := t.TempDir()
	page := os.Getpagesize()
	refused := 0
	for n := 2; n < len(intact)/page; n++ {
		b := bytes.Clone(intact)
		clear(b[n*page : (n+1)*page])
		if out := use(t, freshDir(t, parent, n), b); out.refused != nil {
			require.ErrorIs(t, out.refused, storage.ErrDamaged, "page %d", n)
			refused++
		}
	}
	assert.Positive(t, refused)
}

// TestRandomDamage changes single bits and runs of bytes. It always begins from the same seed.
func TestRandomDamage(t *testing.T) {
	const rounds = 180
	intact := dbOf(t, filled(t, drafts))
	parent := t.TempDir()
	r := rand.New(rand.NewPCG(2026, 11))
	said := 0
	for i := range rounds {
		b := bytes.Clone(intact)
		switch i % 3 {
		case 0:
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		case 1: // headers and tables of pages are where it hurts
			at := r.IntN(len(b)/os.Getpagesize())*os.Getpagesize() + r.IntN(200)
			b[at] ^= 1 << r.IntN(8)
		case 2:
			at := r.IntN(len(b) - 64)
			for j := range 64 {
				b[at+j] = byte(r.UintN(256))
			}
		}
		if out := use(t, freshDir(t, parent, i), b); out.refused != nil || out.recovered || out.trouble > 0 {
			said++
		}
	}
	assert.Positive(t, said)
	t.Logf("%d of %d were told; the others hit what nothing refers to", said, rounds)
}

// TestCopyInMidLife takes the file as a crash would leave it: while the store is open, after each save.
func TestCopyInMidLife(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	parent := t.TempDir()
	for i := range 30 {
		d, sum := storagetest.Draft(i)
		require.NoError(t, s.Save(t.Context(), d, sum, "new"))
		copied := freshDir(t, parent, i)
		require.NoError(t, os.WriteFile(filepath.Join(copied, "store.db"), dbOf(t, dir), 0o600))
		c, err := storage.Open(copied, options())
		require.NoError(t, err)
		list, err := c.Drafts(t.Context())
		require.NoError(t, err)
		require.Len(t, list, i+1)
		problems, err := c.Check(t.Context())
		require.NoError(t, err)
		require.Empty(t, problems)
		require.NoError(t, c.Close())
	}
}

// TestDamageWhileOpen destroys the file under an open store: nothing ends the program, nothing more is written.
func TestDamageWhileOpen(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(t *testing.T, f *os.File)
	}{
		{"zeros", func(t *testing.T, f *os.File) {
			info, err := f.Stat()
			require.NoError(t, err)
			_, err = f.WriteAt(make([]byte, int(info.Size())-2*os.Getpagesize()), int64(2*os.Getpagesize()))
			require.NoError(t, err)
		}},
		{"ones", func(t *testing.T, f *os.File) {
			info, err := f.Stat()
			require.NoError(t, err)
			n := int(info.Size()) - 2*os.Getpagesize()
			_, err = f.WriteAt(bytes.Repeat([]byte{0xff}, n), int64(2*os.Getpagesize()))
			require.NoError(t, err)
		}},
		{"cut short", func(t *testing.T, f *os.File) {
			if err := f.Truncate(int64(2 * os.Getpagesize())); err != nil {
				// Windows does not let anybody cut a file that is mapped; then there is other damage to find.
				_, err = f.WriteAt(make([]byte, 2*os.Getpagesize()), int64(2*os.Getpagesize()))
				require.NoError(t, err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filled(t, drafts)
			s, err := storage.Open(dir, options())
			require.NoError(t, err)
			f, err := os.OpenFile(filepath.Join(dir, "store.db"), os.O_RDWR, 0)
			require.NoError(t, err)
			tt.do(t, f)
			require.NoError(t, f.Close())

			problems, err := s.Check(t.Context())
			require.NoError(t, err)
			assert.NotEmpty(t, problems)
			_, sum := storagetest.Draft(1)
			_, err = s.Load(t.Context(), sum.ID)
			require.Error(t, err)
			d, sum := storagetest.Draft(99)
			require.ErrorIs(t, s.Save(t.Context(), d, sum, "new"), storage.ErrDamaged)
			require.ErrorIs(t, s.Delete(t.Context(), sum.ID), storage.ErrDamaged)
			_, err = s.Undo(t.Context(), sum.ID)
			require.ErrorIs(t, err, storage.ErrDamaged)
			require.NoError(t, s.Close())
		})
	}
}

func TestDamagedDraftIsNamedAndUndoMendsIt(t *testing.T) {
	dir := filled(t, 1)
	b := dbOf(t, dir)
	_, sum := storagetest.Draft(0)
	b[valueAt(t, b, "drafts")+100] ^= 1
	require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), b, 0o600))
	s := openIn(t, dir)
	_, err := s.Load(t.Context(), sum.ID)
	require.ErrorIs(t, err, storage.ErrDamaged)
	require.ErrorIs(t, err, wizard.ErrTampered)
	require.ErrorContains(t, err, sum.ID)
	require.NotErrorIs(t, err, wizard.ErrNoDraft)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, storage.UnreadableDraft, problems[0].Trouble)
	assert.Equal(t, sum.ID, problems[0].Draft)

	d, changed := storagetest.Draft(0)
	d.Filing.Title = "something else"
	require.ErrorIs(t, s.Save(t.Context(), d, changed, "title"), storage.ErrDamaged, "what cannot be read is not written over")
	_, err = s.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	problems, err = s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
}

func TestSetAsideNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "store.db")
	seen := map[string]bool{}
	for i := range 3 {
		require.NoError(t, os.WriteFile(path, make([]byte, 100+i), 0o600))
		_, err := storage.Open(dir, options())
		var aside *storage.DamagedError
		require.ErrorAs(t, err, &aside)
		assert.Contains(t, aside.SetAside, "store.db.damaged-20261123-080000")
		requireBytes(t, aside.SetAside, make([]byte, 100+i))
		seen[aside.SetAside] = true
	}
	assert.Len(t, seen, 3)
	s := openIn(t, dir)
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Empty(t, list)
}

func TestSalvage(t *testing.T) {
	whole := filled(t, drafts)
	intact := dbOf(t, whole)
	page := os.Getpagesize()
	for _, tt := range []struct {
		name string
		do   func([]byte) []byte
		all  bool
	}{
		{"first pages gone", func(b []byte) []byte { clear(b[:2*page]); return b }, true},
		{"cut short", func(b []byte) []byte { return b[:len(b)/4] }, false},
		{"holes", func(b []byte) []byte {
			for n := 6; n < len(b)/page; n += 7 {
				clear(b[n*page : (n+1)*page])
			}
			return b
		}, false},
		{"nothing left", func(b []byte) []byte { return make([]byte, 3*page) }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			withKeys(t, whole, dir)
			require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), tt.do(bytes.Clone(intact)), 0o600))
			_, err := storage.Open(dir, options())
			var aside *storage.DamagedError
			require.ErrorAs(t, err, &aside)
			before, err := os.ReadFile(aside.SetAside)
			require.NoError(t, err)

			s := openIn(t, dir)
			got, err := s.Salvage(t.Context(), aside.SetAside)
			require.NoError(t, err)
			requireBytes(t, aside.SetAside, before)
			for _, id := range got.Drafts {
				d, err := s.Load(t.Context(), id)
				require.NoError(t, err)
				require.Equal(t, id, d.Filing.ID)
			}
			list, err := s.Drafts(t.Context())
			require.NoError(t, err)
			require.Len(t, list, len(got.Drafts))
			if tt.all {
				require.Len(t, got.Drafts, drafts)
				require.Empty(t, got.Listed)
			}
			t.Logf("%d of %d came over, %d more are known by name", len(got.Drafts), drafts, len(got.Listed))

			again, err := s.Salvage(t.Context(), aside.SetAside)
			require.NoError(t, err)
			assert.Empty(t, again.Drafts)
			assert.Equal(t, got.Drafts, again.Kept)
		})
	}
	t.Run("no file", func(t *testing.T) {
		_, err := openIn(t, t.TempDir()).Salvage(t.Context(), filepath.Join(t.TempDir(), "gone"))
		require.ErrorIs(t, err, os.ErrNotExist)
	})
}
