package onnxruntime

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The table of what is fetched and ours must say the same.
func TestLibrariesAreThoseThatAreFetched(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "npm", "files.txt"))
	require.NoError(t, err)
	fetched := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); len(words) == 4 && !strings.HasPrefix(line, "#") {
			fetched[words[2]] = words[0]
		}
	}
	ours := map[string]string{}
	for _, l := range libraries {
		ours["onnxruntime/files/"+l.folder+"/"+l.file] = l.sum
	}
	assert.Equal(t, fetched, ours)
}

func TestPlaces(t *testing.T) {
	name, sum := File()
	require.NotEmpty(t, name)
	assert.Len(t, sum, 64)
	program, cache := t.TempDir(), t.TempDir()
	got := Places(program, cache)
	require.Len(t, got, 4)
	assert.Equal(t, filepath.Join(program, name), got[0])
	assert.Equal(t, filepath.Join(cache, name), got[2])
	assert.FileExists(t, got[3], "make assets has brought it")
	assert.Len(t, Places("", ""), 1)
	for _, place := range Places("bin", "cache") {
		assert.True(t, filepath.IsAbs(place), place)
	}
}

func TestLicenceIsShipped(t *testing.T) {
	assert.Contains(t, Licence(), "Microsoft")
}
