package control_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
)

func TestWheelOverALineScrollsThePage(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light}))
	var body []fyne.CanvasObject
	var entries []*control.Entry
	for range 30 {
		e := control.NewEntry(1, nil, nil)
		e.SetText(strings.Repeat("很长的一行字", 40))
		entries, body = append(entries, e), append(body, e)
	}
	page := panel.NewPage("", "", body, nil)
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(600, 400))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(entries[2]).AddXY(40, 20)
	test.Scroll(w.Canvas(), at, 0, -25)
	assert.Positive(t, page.Scroll().Offset.Y)
	test.Scroll(w.Canvas(), at, 0, 1000)
	assert.Zero(t, page.Scroll().Offset.Y, "and back")
}

// TestTheWheelOverALongTextScrollsItFirst: the page only when the text goes no farther.
func TestTheWheelOverALongTextScrollsItFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light, Scale: 1}))
	e := control.NewEntry(3, nil, nil)
	page := panel.NewPage("", "", []fyne.CanvasObject{e, panel.Gap(400)}, nil)
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(400, 300))
	var wheel fyne.Scrollable
	for _, o := range test.WidgetRenderer(e).Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			wheel = s // the topmost is what the pointer meets
		}
	}
	require.NotNil(t, wheel)
	down := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}
	wheel.Scrolled(down)
	assert.Positive(t, page.Scroll().Offset.Y, "a short text has nothing to scroll")

	page.Scroll().ScrollToTop()
	e.SetText(strings.Repeat("样例\n", 40))
	wheel.Scrolled(down)
	assert.Zero(t, page.Scroll().Offset.Y, "the text itself is scrolled")
}
