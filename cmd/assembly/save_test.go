package assembly_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
)

func write(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestWriteFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "out.txt")
	require.NoError(t, assembly.WriteFile(path, write("one")))
	require.NoError(t, assembly.WriteFile(path, write("two")))
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "two", string(got))
	assert.Equal(t, []string{"out.txt"}, names(t, dir))
}

func TestWriteFileLeavesNothingHalf(t *testing.T) {
	t.Parallel()
	dir, trouble := t.TempDir(), errors.New("half way")
	path := filepath.Join(dir, "out.txt")
	require.NoError(t, assembly.WriteFile(path, write("whole")))
	err := assembly.WriteFile(path, func(w io.Writer) error { return errors.Join(write("ha")(w), trouble) })
	assert.ErrorIs(t, err, trouble)
	assert.ErrorContains(t, err, path)
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "whole", string(got), "what was there stays")
	assert.Equal(t, []string{"out.txt"}, names(t, dir))
}

func TestWriteFileWhereItCannot(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	assert.ErrorIs(t, assembly.WriteFile(dir, write("x")), assembly.ErrFolder)
	assert.ErrorIs(t, assembly.WriteFile(filepath.Join(dir, "none", "out.txt"), write("x")), os.ErrNotExist)
	assert.Empty(t, names(t, dir))
}

func TestWriteFileThroughALink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.txt"), filepath.Join(dir, "link.txt")
	require.NoError(t, assembly.WriteFile(real, write("one")))
	if err := os.Symlink(real, link); runtime.GOOS != "windows" {
		require.NoError(t, err)
	} else if err != nil {
		link = real // links are a privilege there
	}
	require.NoError(t, assembly.WriteFile(link, write("two")))
	got, err := os.ReadFile(real)
	require.NoError(t, err)
	assert.Equal(t, "two", string(got))
}

func TestWriteFileIntoADevice(t *testing.T) {
	t.Parallel()
	before, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	require.NoError(t, assembly.WriteFile(os.DevNull, write("x")))
	after, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.Equal(t, before.Mode(), after.Mode(), "it is a device still")
}
