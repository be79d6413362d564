package assembly

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

// keychainService is what the program is called in the system's keychain, where people may see it.
const keychainService = "BeianDesk 备案工作台"

// keychainPatience is how long a keychain may take: it may ask its owner for a password first. Some never answer, because
// there is no screen on which they could ask.
const keychainPatience = 2 * time.Minute

// keychain is the system's: Credential Manager on Windows, Keychain on macOS, the Secret Service on Linux.
type keychain struct {
	patience time.Duration
	there    func() bool
}

// Keychain returns the system's keychain. Whether there is one shows when it is used.
func Keychain() storage.Keychain { return keychain{keychainPatience, sessionBus} }

// sessionBus reports whether a session bus is there to ask. Without one the library would start one, which then stays.
func sessionBus() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	run := os.Getenv("XDG_RUNTIME_DIR")
	_, err := os.Stat(filepath.Join(run, "bus"))
	return run != "" && err == nil
}

// Get returns a secret.
func (k keychain) Get(name string) ([]byte, error) {
	text, err := k.ask(func() (string, error) { return keyring.Get(keychainService, name) })
	if err != nil {
		return nil, err
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", wizard.ErrKeychainKey, err)
	}
	return secret, nil
}

// Set keeps a secret.
func (k keychain) Set(name string, secret []byte) error {
	text := base64.StdEncoding.EncodeToString(secret)
	_, err := k.ask(func() (string, error) { return "", keyring.Set(keychainService, name, text) })
	return err
}

// Delete removes a secret.
func (k keychain) Delete(name string) error {
	_, err := k.ask(func() (string, error) { return "", keyring.Delete(keychainService, name) })
	return err
}

// ask waits for an answer, but not for ever. What comes after that is lost.
func (k keychain) ask(do func() (string, error)) (string, error) {
	if !k.there() {
		return "", fmt.Errorf("%w: no session bus", wizard.ErrNoKeychain)
	}
	type answer struct {
		text string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		text, err := do()
		answers <- answer{text, err}
	}()
	late := time.NewTimer(k.patience)
	defer late.Stop()
	select {
	case a := <-answers:
		switch {
		case a.err == nil:
			return a.text, nil
		case errors.Is(a.err, keyring.ErrNotFound):
			return "", fmt.Errorf("%w: %w", wizard.ErrKeychainKey, a.err)
		}
		return "", fmt.Errorf("%w: %w", wizard.ErrNoKeychain, a.err)
	case <-late.C:
		return "", fmt.Errorf("%w: it did not answer in %s", wizard.ErrNoKeychain, k.patience)
	}
}
