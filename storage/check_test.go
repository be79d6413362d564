package storage_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
)

func TestCheckFindsNothingWrong(t *testing.T) {
	s := openIn(t, filled(t, 30))
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
}

func TestCheckFindsFiles(t *testing.T) {
	dir := filled(t, 7)
	s := openIn(t, dir)
	path := func(n int) (id, sum, path string) {
		_, sm := storagetest.Draft(n)
		d, err := s.Load(t.Context(), sm.ID)
		require.NoError(t, err)
		sum = d.Filing.Attachments[0].SHA256
		return sm.ID, sum, onDisk(dir, s, sum)
	}
	missingID, missing, at := path(0)
	require.NoError(t, os.Remove(at))
	changedID, changed, at := path(3)
	require.NoError(t, os.WriteFile(at, []byte("something else"), 0o600))

	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	require.Len(t, problems, 2, "%v", problems)
	assert.Equal(t, storage.Problem{Trouble: storage.MissingFile, Draft: missingID, File: missing, Detail: problems[0].Detail}, problems[0])
	assert.Equal(t, storage.Problem{Trouble: storage.ChangedFile, Draft: changedID, File: changed, Detail: problems[1].Detail}, problems[1])
	assert.Equal(t, "missing file in draft "+missingID+", file "+missing+": "+problems[0].Detail, problems[0].String())
}

func TestCheckStopsWithItsContext(t *testing.T) {
	s := openIn(t, filled(t, 3))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Check(ctx)
	require.ErrorIs(t, err, context.Canceled)
	_, err = s.Backup(ctx, filepath.Join(t.TempDir(), "copy"))
	require.ErrorIs(t, err, context.Canceled)
}

func TestBackup(t *testing.T) {
	s := openIn(t, filled(t, 7))
	dir := filepath.Join(t.TempDir(), "2026-11-23", "copy")
	problems, err := s.Backup(t.Context(), dir)
	require.NoError(t, err)
	require.Empty(t, problems)

	// Work goes on in the original without touching the copy.
	want, err := s.Drafts(t.Context())
	require.NoError(t, err)
	for _, sum := range want {
		require.NoError(t, s.Delete(t.Context(), sum.ID))
	}
	c := openIn(t, dir)
	got, err := c.Drafts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, want, got)
	problems, err = c.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
	_, sum := storagetest.Draft(0)
	d, err := c.Undo(t.Context(), sum.ID)
	require.NoError(t, err)
	assert.Empty(t, d.Filing.Entity.Remark)

	t.Run("never over something", func(t *testing.T) {
		_, err := s.Backup(t.Context(), dir)
		require.ErrorIs(t, err, fs.ErrExist)
	})
}

func TestBackupTellsWhatIsMissing(t *testing.T) {
	dir := filled(t, 1)
	s := openIn(t, dir)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "files")))
	problems, err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "copy"))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, storage.MissingFile, problems[0].Trouble)
}
