package assembly_test

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

const passphrase = "四只橘猫坐着看海"

// openSafe opens the store in a folder, which is made and locked by the passphrase.
func openSafe(t *testing.T, dir string) *storage.Store {
	t.Helper()
	s, err := storage.Open(dir, storage.Options{Passphrase: passphrase})
	require.NoError(t, err)
	if s.State().Locked {
		require.NoError(t, s.Unlock(t.Context(), passphrase))
	}
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// inClear reports whether a secret key can be read in a file of a folder.
func inClear(t *testing.T, dir string) bool {
	t.Helper()
	found := false
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(os.DirFS(dir), path)
		found = found || bytes.Contains(raw, []byte("AGE-SECRET-KEY-1"))
		return err
	}))
	return found
}

func TestIdentities(t *testing.T) {
	dir := t.TempDir() + "/deep"
	safe := openSafe(t, dir)
	keys := &assembly.Identities{Safe: safe, Folder: dir}
	own, err := keys.Own()
	require.NoError(t, err)
	assert.Empty(t, own)
	first, err := keys.NewKey()
	require.NoError(t, err)
	second, err := keys.NewKey()
	require.NoError(t, err)
	again := &assembly.Identities{Safe: safe, Folder: dir}
	own, err = again.Own()
	require.NoError(t, err)
	assert.Equal(t, []string{first, second}, own, "packages may still be on their way to the first")
	assert.False(t, inClear(t, dir))
	text, err := again.Text()
	require.NoError(t, err)
	assert.Equal(t, 2, bytes.Count(text, []byte("AGE-SECRET-KEY-1")))

	var locked bytes.Buffer
	w, err := keys.Seal(&locked, wizard.Lock{Recipients: []string{second}})
	require.NoError(t, err)
	_, err = io.WriteString(w, "样例")
	require.NoError(t, err)
	require.NoError(t, w.Close())
	all, err := again.All()
	require.NoError(t, err)
	plain, size, err := envelope.Open(bytes.NewReader(locked.Bytes()), int64(locked.Len()), envelope.Keys{Identities: all})
	require.NoError(t, err)
	got, err := io.ReadAll(io.NewSectionReader(plain, 0, size))
	require.NoError(t, err)
	assert.Equal(t, "样例", string(got))

	require.NoError(t, safe.Lock())
	_, err = again.Own()
	require.ErrorIs(t, err, wizard.ErrLocked)
	_, err = again.NewKey()
	require.ErrorIs(t, err, wizard.ErrLocked)
}

// made returns keys as a file of age has them.
func made(t *testing.T, n int) (text []byte, public []string) {
	t.Helper()
	for range n {
		k, err := envelope.Generate()
		require.NoError(t, err)
		text = append(text, k.Lines(assembly.SystemClock{}.Now())...)
		public = append(public, k.Public())
	}
	return text, public
}

func TestKeysInTheClearAreSealed(t *testing.T) {
	text, public := made(t, 2)
	half := text[:bytes.LastIndex(text, []byte("# created"))]
	for name, tt := range map[string]struct {
		lie  []byte
		kept []byte // before
		want []string
	}{
		"nothing is kept yet":      {text, nil, public},
		"one is kept already":      {text, half, public},
		"all are kept already":     {text, text, public},
		"more are kept already":    {half, text, public},
		"others are kept":          {text[len(half):], half, public},
		"without an end of line":   {bytes.TrimSpace(text[len(half):]), bytes.TrimSpace(half), public},
		"as Windows ends its line": {[]byte("\ufeff" + strings.ReplaceAll(string(text), "\n", "\r\n")), nil, public},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			safe := openSafe(t, dir)
			keys := &assembly.Identities{Safe: safe, Folder: dir}
			if tt.kept != nil {
				require.NoError(t, os.WriteFile(keys.Path(), tt.kept, 0o600))
				_, err := keys.Own()
				require.NoError(t, err)
			}
			require.NoError(t, os.WriteFile(keys.Path(), tt.lie, 0o600))
			for range 2 {
				own, err := keys.Own()
				require.NoError(t, err)
				assert.ElementsMatch(t, tt.want, own)
			}
			assert.NoFileExists(t, keys.Path())
			assert.False(t, inClear(t, dir))
			_, err := keys.NewKey()
			require.NoError(t, err)
			own, err := keys.Own()
			require.NoError(t, err)
			assert.Len(t, own, len(tt.want)+1)
		})
	}
}

// forgetful keeps nothing, and says that it did.
type forgetful struct{}

func (forgetful) Secret(context.Context, string) ([]byte, error)  { return nil, fs.ErrNotExist }
func (forgetful) PutSecret(context.Context, string, []byte) error { return nil }

func TestKeysAreNotLostOnTheWay(t *testing.T) {
	text, public := made(t, 1)
	locked := openSafe(t, t.TempDir())
	require.NoError(t, locked.Lock())
	for name, safe := range map[string]assembly.Safe{"a safe that keeps nothing": forgetful{}, "a locked one": locked} {
		t.Run(name, func(t *testing.T) {
			keys := &assembly.Identities{Safe: safe, Folder: t.TempDir()}
			require.NoError(t, os.WriteFile(keys.Path(), text, 0o600))
			_, err := keys.Own()
			require.Error(t, err)
			_, err = keys.NewKey()
			require.Error(t, err)
			there, err := os.ReadFile(keys.Path())
			require.NoError(t, err)
			assert.Equal(t, text, there)
		})
	}
	keys := &assembly.Identities{Folder: t.TempDir()}
	require.NoError(t, os.WriteFile(keys.Path(), text, 0o600))
	own, err := keys.Own()
	require.NoError(t, err)
	assert.Equal(t, public, own, "without a safe the old file is read")
	assert.FileExists(t, keys.Path())
	_, err = keys.NewKey()
	require.ErrorIs(t, err, assembly.ErrNoSafe)
}

func TestKeysThatCannotBeReadAreNotReplaced(t *testing.T) {
	dir := t.TempDir()
	keys := &assembly.Identities{Safe: openSafe(t, dir), Folder: dir}
	require.NoError(t, os.WriteFile(keys.Path(), []byte("half a key"), 0o600))
	_, err := keys.NewKey()
	require.ErrorIs(t, err, envelope.ErrIdentity)
	raw, err := os.ReadFile(keys.Path())
	require.NoError(t, err)
	assert.Equal(t, "half a key", string(raw))
	require.ErrorIs(t, keys.CheckRecipient("age1x"), wizard.ErrRecipient)
}
