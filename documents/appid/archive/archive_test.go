package archive_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/archive"
)

func open(t testing.TB, data []byte) *archive.Archive {
	t.Helper()
	a, err := archive.Open(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	return a
}

func TestRead(t *testing.T) {
	t.Parallel()
	a := open(t, apptest.Zip(apptest.File{Name: "a", Data: []byte("packed packed packed")}, apptest.File{Name: "b", Data: []byte("plain"), Stored: true},
		apptest.File{Name: "../c", Data: []byte("elsewhere")}))
	for name, want := range map[string]string{"a": "packed packed packed", "b": "plain", "../c": "elsewhere"} {
		data, err := a.ReadNamed(name, 100)
		require.NoError(t, err)
		assert.Equal(t, want, string(data))
	}
	_, err := a.ReadNamed("a", 5)
	assert.ErrorIs(t, err, archive.ErrTooLarge)
	_, err = a.ReadNamed("d", 5)
	assert.ErrorIs(t, err, archive.ErrDamaged)
	b, ok := a.Named("b")
	require.True(t, ok)
	section, err := a.Section(b)
	require.NoError(t, err)
	data, err := io.ReadAll(section)
	require.NoError(t, err)
	assert.Equal(t, "plain", string(data))
}

func TestWhatIsNoArchive(t *testing.T) {
	t.Parallel()
	good := apptest.Zip(apptest.File{Name: "a", Data: []byte("x")})
	end := len(good) - 22
	changed := func(at int, n uint32) []byte {
		out := bytes.Clone(good)
		binary.LittleEndian.PutUint32(out[at:], n)
		return out
	}
	for name, tc := range map[string]struct {
		data []byte
		err  error
	}{
		"empty":               {nil, archive.ErrNotArchive},
		"cut off":             {good[:len(good)-4], archive.ErrNotArchive},
		"directory too large": {changed(end+12, 1<<30), archive.ErrTooLarge},
		"directory beyond":    {changed(end+16, 1<<20), archive.ErrDamaged},
		"directory elsewhere": {changed(end+16, 3), archive.ErrDamaged},
	} {
		_, err := archive.Open(bytes.NewReader(tc.data), int64(len(tc.data)))
		assert.ErrorIs(t, err, tc.err, name)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(apptest.Zip(apptest.File{Name: "a", Data: []byte("packed packed packed")}, apptest.File{Name: "b", Data: []byte("plain"), Stored: true}))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := archive.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		const most = 1 << 16
		for _, e := range a.Find(10, func([]byte) bool { return true }) {
			if content, err := a.Read(e, most); err == nil && len(content) > most {
				t.Fatalf("%d bytes", len(content))
			}
		}
	})
}

// FuzzAgainstStandard holds what is read against the standard library wherever both read it.
func FuzzAgainstStandard(f *testing.F) {
	f.Add(apptest.Zip(apptest.File{Name: "a", Data: []byte("packed packed packed")}, apptest.File{Name: "b", Data: []byte("plain"), Stored: true}))
	f.Fuzz(func(t *testing.T, data []byte) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		a, ours := archive.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil || ours != nil || len(z.File) != 1 || int64(z.File[0].CompressedSize64) > int64(len(data)) {
			return
		}
		r, err := z.File[0].Open()
		if err != nil {
			return
		}
		want, err := io.ReadAll(io.LimitReader(r, 1<<16))
		if err != nil || len(want) == 1<<16 {
			return
		}
		entries := a.Find(2, func([]byte) bool { return true })
		if len(entries) != 1 {
			return // the directory begins elsewhere for one of the two
		}
		if got, err := a.Read(entries[0], 1<<16); err == nil && entries[0].Name == z.File[0].Name && !bytes.Equal(got, want) {
			t.Fatalf("%q, and the standard library reads %q", got, want)
		}
	})
}
