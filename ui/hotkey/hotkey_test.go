package hotkey

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestWithoutADesktop: where nothing can be heard it is said once and for all, and nothing is held.
func TestWithoutADesktop(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if Able() {
		return // a system whose desktop is not named by the environment
	}
	var k Key
	for range 2 {
		pressed, err := k.Look()
		assert.False(t, pressed)
		assert.ErrorIs(t, err, ErrNone)
	}
	k.Close()
	k.Close()
}
