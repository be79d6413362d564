package assembly

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"github.com/beiandesk/beiandesk/wizard"
)

func TestKeychain(t *testing.T) {
	keyring.MockInit()
	k := Keychain()
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

func TestAKeychainThatDoesNotAnswer(t *testing.T) {
	silent := make(chan struct{})
	defer close(silent)
	_, err := keychain{time.Millisecond}.ask(func() (string, error) { <-silent; return "", nil })
	require.ErrorIs(t, err, wizard.ErrNoKeychain)
}
