package gallery_test

import (
	"context"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/gallery"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestNothingIsCutOff looks at every screen in the smallest window with the largest text, where room is scarcest.
func TestNothingIsCutOff(t *testing.T) {
	for _, language := range []text.Language{text.Chinese, text.English} {
		for _, scale := range []float32{theme.MinScale, theme.MaxScale} {
			t.Run(string(language)+map[float32]string{theme.MinScale: " at 100 %", theme.MaxScale: " at 200 %"}[scale], func(t *testing.T) {
				o := options(t)
				o.Settings = screen.Settings{Language: language, Look: theme.Light, Scale: scale}
				seen := 0
				require.NoError(t, gallery.Walk(context.WithoutCancel(t.Context()), o, func(name string, w fyne.Window) error {
					seen++
					assert.Empty(t, gallery.Cuts(w), name)
					assert.LessOrEqual(t, w.Content().MinSize().Width, w.Canvas().Size().Width, "%s needs more room than there is", name)
					return nil
				}))
				assert.Greater(t, seen, len(screen.Screens()))
			})
		}
	}
}

// TestCutsAreSeen makes sure that the test above would find something.
func TestCutsAreSeen(t *testing.T) {
	words := canvas.NewText("比窗口宽得多的一行字，后面的看不见", color.Black)
	words.Resize(words.MinSize())
	w := test.NewWindow(container.NewWithoutLayout(words))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(60, 80))
	assert.Len(t, gallery.Cuts(w), 1, "beyond the side of the window")
	words.Move(fyne.NewPos(0, 75))
	w.Resize(fyne.NewSize(600, 80))
	assert.Len(t, gallery.Cuts(w), 1, "below the window")
	w.Resize(fyne.NewSize(600, 200))
	assert.Empty(t, gallery.Cuts(w))
}
