package panel_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/ui/panel"
)

func TestEscapeReachesTheWindow(t *testing.T) {
	tests := map[string]func(tapped func()) fyne.Focusable{
		"button": func(tapped func()) fyne.Focusable { return panel.Primary("继续", tapped) },
		"tile":   func(tapped func()) fyne.Focusable { return panel.Link("返回", tapped) },
	}
	for name, piece := range tests {
		t.Run(name, func(t *testing.T) {
			test.NewTempApp(t)
			taps := 0
			o := piece(func() { taps++ })
			w := test.NewTempWindow(t, o.(fyne.CanvasObject))
			var keys []fyne.KeyName
			w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { keys = append(keys, key.Name) })
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			assert.Equal(t, []fyne.KeyName{fyne.KeyEscape}, keys)
			assert.Equal(t, 1, taps, "Enter presses")
		})
	}
}
