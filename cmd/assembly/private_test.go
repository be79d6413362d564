//go:build unix

package assembly_test

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
)

func TestKeepPrivate(t *testing.T) {
	before := syscall.Umask(0)
	t.Cleanup(func() { syscall.Umask(before) })
	require.NoError(t, assembly.KeepPrivate())

	var limit syscall.Rlimit
	require.NoError(t, syscall.Getrlimit(syscall.RLIMIT_CORE, &limit))
	assert.Zero(t, limit.Cur)
	assert.Zero(t, limit.Max)

	dir := t.TempDir()
	plain, folder, written := filepath.Join(dir, "plain"), filepath.Join(dir, "folder"), filepath.Join(dir, "written")
	require.NoError(t, os.WriteFile(plain, nil, 0o666))
	require.NoError(t, os.Mkdir(folder, 0o777))
	require.NoError(t, assembly.WriteFile(written, func(w io.Writer) error {
		_, err := w.Write([]byte("a package"))
		return err
	}))
	for name, want := range map[string]fs.FileMode{plain: 0o600, folder: 0o700, written: 0o600} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		assert.Equal(t, want, info.Mode().Perm(), name)
	}
}
