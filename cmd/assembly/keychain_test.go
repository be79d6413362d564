package assembly

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"github.com/beiandesk/beiandesk/wizard"
)

func TestKeychain(t *testing.T) {
	keyring.MockInit()
	k := keychain{time.Minute, func() bool { return true }}
	_, err := k.Get("a")
	require.ErrorIs(t, err, wizard.ErrKeychainKey)
	require.NoError(t, k.Set("a", []byte{0, 1, 255}))
	got, err := k.Get("a")
	require.NoError(t, err)
	assert.Equal(t, []byte{0, 1, 255}, got)
	require.NoError(t, keyring.Set(keychainService, "a", "changed by hand !"))
	_, err = k.Get("a")
	require.ErrorIs(t, err, wizard.ErrKeychainKey)
	require.NoError(t, k.Delete("a"))
	_, err = k.Get("a")
	require.ErrorIs(t, err, wizard.ErrKeychainKey)

	keyring.MockInitWithError(errors.New("the name org.freedesktop.secrets was not provided"))
	_, err = k.Get("a")
	require.ErrorIs(t, err, wizard.ErrNoKeychain)
	require.ErrorIs(t, k.Set("a", nil), wizard.ErrNoKeychain)
	require.ErrorIs(t, k.Delete("a"), wizard.ErrNoKeychain)
}

func TestNoSessionBus(t *testing.T) {
	asked := false
	_, err := keychain{time.Minute, func() bool { return false }}.ask(func() (string, error) { asked = true; return "", nil })
	require.ErrorIs(t, err, wizard.ErrNoKeychain)
	assert.False(t, asked)

	run := t.TempDir()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", run)
	elsewhere := runtime.GOOS == "windows" || runtime.GOOS == "darwin"
	assert.Equal(t, elsewhere, sessionBus())
	require.NoError(t, os.WriteFile(filepath.Join(run, "bus"), nil, 0o600))
	assert.True(t, sessionBus())
}

func TestAKeychainThatDoesNotAnswer(t *testing.T) {
	silent := make(chan struct{})
	defer close(silent)
	_, err := keychain{time.Millisecond, func() bool { return true }}.ask(func() (string, error) { <-silent; return "", nil })
	require.ErrorIs(t, err, wizard.ErrNoKeychain)
}
