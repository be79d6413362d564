package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/sample"
)

// TestLettersInPoppler opens letters with another program than wrote them: their pages, their text, rare characters in it,
// and the drawn page. `make test` brings poppler.
func TestLettersInPoppler(t *testing.T) {
	for _, tool := range []string{"pdftotext", "pdftoppm", "pdfinfo"} {
		_, err := exec.LookPath(tool)
		require.NoError(t, err, "install poppler-utils, or run `make test`")
	}
	f := principalElsewhere(t, "34")
	f.Principal.Name = "王𬭎䶮"
	dir := t.TempDir()
	_, stderr, status := call(t, onDay, "letters", bareCase(t, f), "--all", dir)
	require.Empty(t, stderr)
	require.Contains(t, []int{exitDone, exitBlocked}, status)
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	w := &workshop{t: t, dir: dir}
	for _, file := range files {
		assert.Contains(t, w.run("pdfinfo", file), "595.28 x 841.89 pts (A4)", file)
		says := w.run("pdftotext", "-layout", file, "-")
		assert.Contains(t, says, f.Entity.Name, file)
		w.run("pdftoppm", "-r", "40", "-png", file, strings.TrimSuffix(file, ".pdf"))
		pages, err := filepath.Glob(strings.TrimSuffix(file, ".pdf") + "-*.png")
		require.NoError(t, err)
		assert.Contains(t, says, fmt.Sprintf("第 %d 页，共 %d 页", len(pages), len(pages)), file)
	}
	assert.Contains(t, w.run("pdftotext", filepath.Join(dir, "entity_principal_letter.pdf"), "-"), "王𬭎䶮")
	assert.Contains(t, w.run("pdftotext", filepath.Join(dir, "entity_principal_letter.pdf"), "-"), sample.PersonNumber)
}
