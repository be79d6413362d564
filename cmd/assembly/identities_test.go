package assembly_test

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard"
)

// mirror covers by turning every bit, so that nothing can be read by chance.
type mirror struct{}

func (mirror) Cover(plain []byte) ([]byte, error) {
	out := bytes.Clone(plain)
	for i := range out {
		out[i] = ^out[i]
	}
	return out, nil
}

func (m mirror) Uncover(covered []byte) ([]byte, error) { return m.Cover(covered) }

func TestIdentities(t *testing.T) {
	for name, cover := range map[string]assembly.Cover{"as they are": nil, "covered": mirror{}} {
		t.Run(name, func(t *testing.T) {
			keys := &assembly.Identities{Folder: t.TempDir() + "/deep", Cover: cover}
			own, err := keys.Own()
			require.NoError(t, err)
			assert.Empty(t, own)
			first, err := keys.NewKey()
			require.NoError(t, err)
			second, err := keys.NewKey()
			require.NoError(t, err)
			again := &assembly.Identities{Folder: keys.Folder, Cover: cover}
			own, err = again.Own()
			require.NoError(t, err)
			assert.Equal(t, []string{first, second}, own, "packages may still be on their way to the first")
			raw, err := os.ReadFile(keys.Path())
			require.NoError(t, err)
			assert.Equal(t, cover == nil, bytes.Contains(raw, []byte("AGE-SECRET-KEY-1")))
			if runtime.GOOS != "windows" {
				info, err := os.Stat(keys.Path())
				require.NoError(t, err)
				assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
			}
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
		})
	}
}

func TestKeysThatCannotBeReadAreNotReplaced(t *testing.T) {
	keys := &assembly.Identities{Folder: t.TempDir()}
	require.NoError(t, os.WriteFile(keys.Path(), []byte("half a key"), 0o600))
	_, err := keys.NewKey()
	require.ErrorIs(t, err, envelope.ErrIdentity)
	raw, err := os.ReadFile(keys.Path())
	require.NoError(t, err)
	assert.Equal(t, "half a key", string(raw))
	require.ErrorIs(t, keys.CheckRecipient("age1x"), wizard.ErrRecipient)
}
