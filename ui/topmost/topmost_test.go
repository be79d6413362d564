package topmost

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
)

func TestAWindowThatIsNotTheSystems(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewWindow(widget.NewLabel(""))
	assert.False(t, Able(w))
	assert.False(t, Set(w, true))
	assert.False(t, set("no handle", true))
	assert.False(t, reaches(nil))
}
