//go:build !windows

package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
)

// TestFolderThatGoesAway takes the folder, or the file, away under an open store. Unix would let everything be written to a
// file that nobody can ever open again.
func TestFolderThatGoesAway(t *testing.T) {
	for name, take := range map[string]func(t *testing.T, dir string){
		"removed": func(t *testing.T, dir string) { require.NoError(t, os.RemoveAll(dir)) },
		"moved":   func(t *testing.T, dir string) { require.NoError(t, os.Rename(dir, dir+"-moved")) },
		"replaced": func(t *testing.T, dir string) { // by a synchronising program, say
			b := dbOf(t, dir)
			require.NoError(t, os.Remove(filepath.Join(dir, "store.db")))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "store.db"), b, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "store")
			s, err := storage.Open(dir, options())
			require.NoError(t, err)
			fill(t, s, 2)
			take(t, dir)
			d, sum := storagetest.Draft(5)
			require.ErrorIs(t, s.Save(t.Context(), d, sum, "new"), storage.ErrGone)
			require.ErrorIs(t, s.Delete(t.Context(), sum.ID), storage.ErrGone)
			_, _, err = s.PutFile(t.Context(), strings.NewReader("x"))
			require.ErrorIs(t, err, storage.ErrGone)
			list, err := s.Drafts(t.Context())
			require.NoError(t, err)
			assert.Len(t, list, 2, "what is open can be read still")
			require.NoError(t, s.Close())
		})
	}
}
