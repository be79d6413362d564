package storage

import (
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// TestFullDisk lets the file grow to a limit, which bbolt answers in the same place as a disk without room.
func TestFullDisk(t *testing.T) {
	s, err := Open(t.TempDir(), Options{maxSize: 256 << 10})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	var last wizard.Draft
	for i := 0; err == nil; i++ {
		require.Less(t, i, 1000, "the limit was never reached")
		f := filing.New("one", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
		f.Title = strings.Repeat("样例", i*400)
		d := wizard.Draft{Filing: f}
		if err = s.Save(t.Context(), d, wizard.Summary{ID: "one"}, fmt.Sprint(i)); err == nil {
			last = d
		}
	}
	require.ErrorIs(t, err, ErrFull)

	got, err := s.Load(t.Context(), "one")
	require.NoError(t, err)
	assert.Equal(t, last, got)
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	assert.Empty(t, problems)
	require.NoError(t, s.Delete(t.Context(), "one"), "making room must work")
}

func TestClassify(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want error
	}{
		{"lock", bolterrors.ErrTimeout, ErrInUse},
		{"no room", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, ErrFull},
		{"not allowed", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, ErrNotWritable},
		{"read-only disk", &fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, ErrNotWritable},
		{"closed", bolterrors.ErrDatabaseNotOpen, fs.ErrClosed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := classify(fmt.Errorf("operation: %w", tt.err))
			require.ErrorIs(t, got, tt.want)
			require.ErrorIs(t, got, tt.err)
		})
	}
	assert.NoError(t, classify(nil))
	assert.Equal(t, wizard.ErrNoDraft, classify(wizard.ErrNoDraft))
}
