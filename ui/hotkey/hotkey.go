// Package hotkey hears one key of the whole desktop, whichever program has the keyboard.
package hotkey

import "errors"

// Errors of listening.
var (
	// ErrTaken says that another program has the key.
	ErrTaken = errors.New("key is taken by another program")
	// ErrNone says that no key can be heard here.
	ErrNone = errors.New("no key of the desktop can be heard here")
)

// Name is how the key is written. It is one that browsers and input methods leave alone, and that no page can press.
const Name = "Ctrl+Alt+V"

// A Key is the one that is listened for. Look at it from one goroutine only; the zero value begins with the first look.
type Key struct {
	grip  grip
	begun bool
	err   error
}

// Look reports whether the key was pressed since the last look. An error is for good.
func (k *Key) Look() (pressed bool, err error) {
	if !k.begun {
		k.begun = true
		k.err = k.grip.take()
	}
	if k.err != nil {
		return false, k.err
	}
	return k.grip.pressed(), nil
}

// Close lets go of the key. It is called from the goroutine that looked, or after it has ended.
func (k *Key) Close() {
	if k.begun && k.err == nil {
		k.grip.leave()
		k.err = ErrNone
	}
}
