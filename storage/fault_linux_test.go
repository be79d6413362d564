package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
)

// disk returns a file system of its own of so many bytes and a way to make it read-only, where the system lets the test
// mount one; elsewhere a plain folder. mounted says which.
func disk(t *testing.T, size int) (dir string, readOnly func(), mounted bool) {
	t.Helper()
	dir = t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size))
	if err != nil {
		return dir, func() {
			require.NoError(t, os.Chmod(filepath.Join(dir, "store", "store.db"), 0o400))
			require.NoError(t, os.Chmod(filepath.Join(dir, "store"), 0o500))
			t.Cleanup(func() { assert.NoError(t, os.Chmod(filepath.Join(dir, "store"), 0o700)) })
		}, false
	}
	t.Cleanup(func() { assert.NoError(t, syscall.Unmount(dir, syscall.MNT_DETACH)) })
	return dir, func() {
		require.NoError(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	}, true
}

// TestDiskThatIsFull fills a disk with drafts and files until nothing goes in any more. What was acknowledged is there, and
// room can be made.
func TestDiskThatIsFull(t *testing.T) {
	const size = 3 << 20
	dir, _, mounted := disk(t, size)
	o := options()
	if !mounted {
		o = storage.Narrow(o, size/2)
	}
	s, err := storage.Open(filepath.Join(dir, "store"), o)
	require.NoError(t, err)
	acknowledged := map[string]string{}
	for i := 0; ; i++ {
		require.Less(t, i, 2000, "it was never full")
		d, sum := storagetest.Draft(i)
		if i%3 == 0 && mounted {
			sha, n, err := s.PutFile(t.Context(), bytes.NewReader(bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 20_000)))
			if err != nil {
				require.ErrorIs(t, err, storage.ErrFull)
				break
			}
			storagetest.Attach(&d, "a1", sha, n)
		}
		if err = s.Save(t.Context(), d, sum, "new"); err != nil {
			require.ErrorIs(t, err, storage.ErrFull)
			break
		}
		acknowledged[sum.ID] = d.Filing.Title
	}
	if mounted {
		_, err = s.BackUp(t.Context())
		require.ErrorIs(t, err, storage.ErrFull)
		require.ErrorIs(t, s.SetPassphrase(t.Context(), passphrase), storage.ErrFull)
		require.True(t, s.State().Unprotected, "all or nothing")
	}
	require.NoError(t, s.Close())

	s, err = storage.Open(filepath.Join(dir, "store"), o)
	require.NoError(t, err)
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(list), len(acknowledged))
	for id, title := range acknowledged {
		d, err := s.Load(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, title, d.Filing.Title)
	}
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
	for id := range acknowledged {
		require.NoError(t, s.Delete(t.Context(), id), "making room must work")
	}
	d, sum := storagetest.Draft(0)
	require.NoError(t, s.Save(t.Context(), d, sum, "new"))
	require.NoError(t, s.Close())
}

// TestPlainStoreOnAFullDisk leaves a store of format 1 as it is where there is no room for a sealed copy.
func TestPlainStoreOnAFullDisk(t *testing.T) {
	dir, _, mounted := disk(t, 600<<10)
	raw := storage.Fixture(t, "format-1.db.gz")
	path := filepath.Join(dir, "store.db")
	require.NoError(t, os.WriteFile(path, raw, 0o600))
	full := 0
	if mounted {
		filler, err := os.Create(filepath.Join(dir, "filler"))
		require.NoError(t, err)
		for err == nil {
			var n int
			n, err = filler.Write(make([]byte, 4096))
			full += n
		}
		require.ErrorIs(t, err, syscall.ENOSPC)
		require.NoError(t, filler.Close())
		_, err = storage.Open(dir, options())
		require.ErrorIs(t, err, storage.ErrFull)
		requireBytes(t, path, raw)
		require.NoError(t, os.Remove(filepath.Join(dir, "filler")))
	}
	s := openIn(t, dir)
	list, err := s.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, list, 1, "after %d bytes in the way", full)
}

// TestReadOnlyDisk says that nothing can be written, and leaves everything as it is.
func TestReadOnlyDisk(t *testing.T) {
	dir, readOnly, mounted := disk(t, 8<<20)
	at := filepath.Join(dir, "store")
	s, err := storage.Open(at, options())
	require.NoError(t, err)
	fill(t, s, 2)
	require.NoError(t, s.Close())
	before := tree(t, at)
	readOnly()
	_, err = storage.Open(at, options())
	if mounted || os.Getuid() != 0 {
		require.ErrorIs(t, err, storage.ErrNotWritable)
	} else {
		require.False(t, errors.Is(err, storage.ErrDamaged), "root may write what nobody else may")
	}
	assert.Equal(t, before, tree(t, at))
}
