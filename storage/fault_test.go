package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
)

// TestNewerKeys refuses a ring of a newer program and writes nothing.
func TestNewerKeys(t *testing.T) {
	dir := filled(t, 1)
	keys := storage.Lined([]byte(`{"version":2,"store":"of the future"}`))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "store.keys"), keys, 0o600))
	before := tree(t, dir)
	_, err := storage.Open(dir, options())
	require.ErrorIs(t, err, storage.ErrNewer)
	assert.Equal(t, before, tree(t, dir))
}
