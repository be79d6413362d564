package screen

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// packed makes a package of files that hold their own names.
func packed(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		file, err := w.Create(name)
		require.NoError(t, err)
		_, err = file.Write([]byte(name))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	path := filepath.Join(t.TempDir(), "云帆.beian")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

func TestUnpack(t *testing.T) {
	path := packed(t, fillIn, "portal/执照.jpg")
	beside := filepath.Dir(path)
	for _, want := range []string{"云帆", "云帆 2", "云帆 3"} {
		folder, err := unpack(t.Context(), path)
		require.NoError(t, err)
		assert.Equal(t, filepath.Join(beside, want), folder, "what is there is left alone")
		data, err := os.ReadFile(filepath.Join(folder, "portal", "执照.jpg"))
		require.NoError(t, err)
		assert.Equal(t, "portal/执照.jpg", string(data))
		info, err := os.Stat(filepath.Join(folder, fillIn))
		require.NoError(t, err)
		assert.True(t, info.Mode().IsRegular())
	}
}

func TestUnpackRefuses(t *testing.T) {
	tests := []struct{ name, member string }{
		{"out of the folder", "../out.txt"},
		{"from the root", "/out.txt"},
		{"a drive", "C:out.txt"},
		{"strokes of Windows", `..\out.txt`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := packed(t, fillIn, tt.member)
			_, err := unpack(t.Context(), path)
			require.ErrorIs(t, err, errUnsafeName)
			assertAlone(t, path)
		})
	}
	t.Run("the same name twice", func(t *testing.T) {
		path := packed(t, fillIn, fillIn)
		_, err := unpack(t.Context(), path)
		require.ErrorIs(t, err, os.ErrExist)
		assertAlone(t, path)
	})
	t.Run("not a package", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "x.beian")
		require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
		_, err := unpack(t.Context(), path)
		require.ErrorIs(t, err, zip.ErrFormat)
		assertAlone(t, path)
	})
	t.Run("stopped", func(t *testing.T) {
		path := packed(t, fillIn)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := unpack(ctx, path)
		require.ErrorIs(t, err, context.Canceled)
		assertAlone(t, path)
	})
}

// assertAlone says that nothing was left beside a package.
func assertAlone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

func TestExportLeadsToThePageToTypeFrom(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, sample.Enterprise(), lang, light)
			b.saved = packed(t, fillIn)
			p := newExport(b.Shell)
			b.put(p.view)
			p.show(p.done(exported{path: b.saved})...)
			assert.Contains(t, seen(p.view), b.Texts.T("export.zip"))
			button(t, p.view, b.Texts.T("export.unpack")).OnTapped()
			page := filepath.Join(filepath.Dir(b.saved), "云帆", fillIn)
			assert.Contains(t, seen(p.view), b.Texts.T("export.unpacked.where", "path", page))
			assert.FileExists(t, page)
			button(t, p.view, b.Texts.T("export.open")).OnTapped()
			assert.Empty(t, b.told)

			require.NoError(t, os.Remove(b.saved))
			p.show(p.done(exported{path: b.saved})...)
			button(t, p.view, b.Texts.T("export.unpack")).OnTapped()
			assert.Len(t, b.told, 1)
			assert.NotNil(t, button(t, p.view, b.Texts.T("export.unpack")), "it can be tried again")
		})
	}
}

func TestFileURL(t *testing.T) {
	assert.Equal(t, "file:///tmp/%E4%BA%91%20%E5%B8%86/fill-in.html", fileURL("/tmp/云 帆/fill-in.html").String())
	assert.Equal(t, "file:///C:/x/fill-in.html", fileURL("C:/x/fill-in.html").String())
}
