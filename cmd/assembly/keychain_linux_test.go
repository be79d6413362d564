package assembly

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

// withinSession says that this is the part of a test that runs on a session bus of its own.
const withinSession = "BEIAN_TEST_SESSION"

// TestTheKeychainOfADesktop keeps a secret in the keychain that desktops on Linux have, on a session bus of its own: open,
// with a store under it, and locked.
func TestTheKeychainOfADesktop(t *testing.T) {
	if as := os.Getenv(withinSession); as != "" {
		onDesktop(t, as == "open")
		return
	}
	home := t.TempDir()
	for _, part := range []struct{ as, daemon string }{
		{"open", "printf words | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null && "},
		{"locked", ""}, // the bus starts one that nobody unlocks
	} {
		script := part.daemon + `exec "$0" -test.run='^TestTheKeychainOfADesktop$'`
		cmd := exec.CommandContext(t.Context(), "dbus-run-session", "--", "sh", "-c", script, os.Args[0])
		cmd.Env = append(os.Environ(), withinSession+"="+part.as, "HOME="+home, "XDG_RUNTIME_DIR="+home, "XDG_CONFIG_HOME="+home,
			"XDG_DATA_HOME="+home, "DISPLAY=", "WAYLAND_DISPLAY=")
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &out, &out, time.Second
		require.NoError(t, cmd.Run(), "%s: %s", part.as, &out)
	}
}

func onDesktop(t *testing.T, open bool) {
	k := Keychain()
	if !open {
		_, err := k.Get("a")
		require.ErrorIs(t, err, wizard.ErrNoKeychain)
		return
	}
	_, err := k.Get("a")
	require.ErrorIs(t, err, wizard.ErrKeychainKey)
	require.NoError(t, k.Set("a", []byte{0, 1, 255}))
	require.NoError(t, k.Set("a", []byte{0, 2, 255}))
	got, err := k.Get("a")
	require.NoError(t, err)
	assert.Equal(t, []byte{0, 2, 255}, got)
	require.NoError(t, k.Delete("a"))
	_, err = k.Get("a")
	require.ErrorIs(t, err, wizard.ErrKeychainKey)

	s, err := storage.Open(t.TempDir(), storage.Options{Keychain: k})
	require.NoError(t, err)
	assert.True(t, s.State().Keychain)
	require.NoError(t, s.Lock())
	require.NoError(t, s.UnlockKeychain(t.Context()))
	require.NoError(t, s.SetPassphrase(t.Context(), strings.Repeat("四只橘猫", 3)))
	require.NoError(t, s.UseKeychain(t.Context(), false))
	require.NoError(t, s.Lock())
	require.ErrorIs(t, s.UnlockKeychain(t.Context()), wizard.ErrKeychainKey)
	require.NoError(t, s.Close())
}
