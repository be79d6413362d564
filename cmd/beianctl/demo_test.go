package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDemoDoesTheWholeJob(t *testing.T) {
	dir := t.TempDir()
	// What an earlier run left is in nobody's way.
	require.NoError(t, os.MkdirAll(filepath.Join(dir, demoStore, "files"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "good.beian"), []byte("old"), 0o600))
	stdout, stderr, status := call(t, "demo", "-o", dir)
	assert.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	assert.Equal(t, 10, strings.Count(stdout, "  ✓ "), "every planted mistake is found")
	assert.NotContains(t, stdout, "✗")
	assert.NoDirExists(t, filepath.Join(dir, demoStore))
	_, _, status = call(t, "verify", filepath.Join(dir, "good.beian"))
	assert.Equal(t, exitDone, status)
	screens, err := filepath.Glob(filepath.Join(dir, "screens", "*.png"))
	require.NoError(t, err)
	assert.Greater(t, len(screens), 20)
}

func TestDemoWhereItCannotWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o600))
	_, stderr, status := call(t, "demo", "-o", file)
	assert.Equal(t, exitFile, status)
	assert.Contains(t, stderr, file)
	assert.Equal(t, 1, strings.Count(stderr, "\n"))
}

// stopper is standard output that stops the run when a word has been printed.
type stopper struct {
	bytes.Buffer
	word string
	stop context.CancelFunc
}

func (s *stopper) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(s.word)) {
		s.stop()
	}
	return s.Buffer.Write(p)
}

func TestDemoStopsWhenAsked(t *testing.T) {
	for _, word := range []string{"good", "good.beian"} {
		ctx, stop := context.WithCancel(t.Context())
		dir := t.TempDir()
		var stderr bytes.Buffer
		status := run(ctx, []string{"demo", "-o", dir}, &stopper{word: word, stop: stop}, &stderr)
		stop()
		assert.Equal(t, exitFile, status)
		assert.Contains(t, stderr.String(), "已按要求停下")
		require.NoError(t, filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			assert.False(t, strings.HasPrefix(filepath.Base(path), ".beian"), path)
			return err
		}))
	}
}
