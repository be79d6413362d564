package panel_test

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
)

func dressed(t testing.TB, scale float32) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Options{Look: theme.Light, Scale: scale}))
}

const sentence = "备案由您所在省的通信管理局审核，各省要求不同；手边备好营业执照或身份证，看清上面的住所。"

func TestTextTakesTheHeightOfItsWidth(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		dressed(t, scale)
		words := panel.Body(sentence)
		words.Resize(fyne.NewSize(2000, 0))
		one := words.MinSize().Height
		words.Resize(fyne.NewSize(300, 0))
		narrow := words.MinSize()
		assert.GreaterOrEqual(t, narrow.Height, 3*one)
		assert.Less(t, narrow.Width, float32(120), "text never asks for a wide window")
		for _, o := range test.WidgetRenderer(words).Objects() {
			line := o.(*canvas.Text)
			assert.LessOrEqual(t, fyne.MeasureText(line.Text, line.TextSize, line.TextStyle).Width, float32(301), line.Text)
		}
	}
}

func TestTextLosesNoLetter(t *testing.T) {
	dressed(t, 1)
	words := panel.Body(sentence)
	for width := float32(1); width < 400; width += 37 {
		words.Resize(fyne.NewSize(width, 0))
		shown := ""
		for _, o := range test.WidgetRenderer(words).Objects() {
			shown += o.(*canvas.Text).Text
		}
		assert.Equal(t, sentence, shown, "at %v", width)
	}
}

func TestTextThatIsCut(t *testing.T) {
	dressed(t, 1)
	words := panel.NewText(sentence, panel.Style{Cut: true})
	words.Resize(fyne.NewSize(120, 30))
	lines := test.WidgetRenderer(words).Objects()
	require.Len(t, lines, 1)
	shown := lines[0].(*canvas.Text)
	assert.Regexp(t, "^备案由.*…$", shown.Text)
	assert.LessOrEqual(t, fyne.MeasureText(shown.Text, shown.TextSize, shown.TextStyle).Width, float32(120))
	assert.Equal(t, sentence, words.Words())
}

func TestTextCanChange(t *testing.T) {
	dressed(t, 1)
	words := panel.Body("一")
	words.Resize(fyne.NewSize(200, 0))
	words.SetWords("二\n三")
	assert.Len(t, test.WidgetRenderer(words).Objects(), 2)
}

// sized is a piece of a fixed least size.
func sized(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

func TestColumnsOfText(t *testing.T) {
	dressed(t, 1)
	card := panel.Card(panel.Body(sentence), panel.Aside(panel.Small, sized(20, 20), panel.Body(sentence)))
	column := panel.Column(panel.Medium, card, sized(10, 50))
	column.Resize(fyne.NewSize(400, 0))
	column.Resize(fyne.NewSize(400, column.MinSize().Height))
	below := column.Objects[1]
	assert.GreaterOrEqual(t, below.Position().Y, card.Position().Y+card.MinSize().Height, "nothing lies over a text that wraps")
	assert.Equal(t, float32(400), card.Size().Width)
}

func TestLineGoesOnBelow(t *testing.T) {
	dressed(t, 1)
	a, b, c := sized(100, 20), sized(100, 20), sized(100, 20)
	line := panel.Line(panel.Small, a, b, c)
	line.Resize(fyne.NewSize(230, 0))
	assert.Equal(t, a.Position().Y, b.Position().Y)
	assert.Greater(t, c.Position().Y, b.Position().Y)
	assert.Zero(t, c.Position().X)
	assert.GreaterOrEqual(t, line.MinSize().Height, float32(40))
}

func TestGridFillsTheWidth(t *testing.T) {
	dressed(t, 1)
	a, b, c := sized(10, 20), sized(10, 40), sized(10, 20)
	grid := panel.Grid(100, 0, a, b, c)
	grid.Resize(fyne.NewSize(250, 0))
	assert.Equal(t, fyne.NewSize(125, 40), a.Size(), "cells of a row are equally high")
	assert.Equal(t, fyne.NewPos(0, 40), c.Position())
	b.Hide()
	grid.Refresh()
	assert.Equal(t, fyne.NewPos(125, 0), c.Position(), "what is hidden takes no cell")
}

func TestSplitStacksWhenNarrow(t *testing.T) {
	dressed(t, 1)
	lead, trail := panel.Body(sentence), sized(150, 30)
	split := panel.Split(panel.Small, lead, trail)
	split.Resize(fyne.NewSize(600, 100))
	assert.Equal(t, float32(450), trail.Position().X)
	split.Resize(fyne.NewSize(300, 300))
	assert.Zero(t, trail.Position().X)
	assert.GreaterOrEqual(t, trail.Position().Y, lead.Size().Height)
}

func TestKeysPressTilesAndButtons(t *testing.T) {
	dressed(t, 1)
	pressed := 0
	press := func() { pressed++ }
	for _, piece := range []fyne.Focusable{panel.NewTile("x", true, sized(1, 1), press), panel.Primary("y", press), panel.Link("z", press)} {
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
			before := pressed
			piece.TypedKey(&fyne.KeyEvent{Name: key})
			if key == fyne.KeySpace {
				piece.TypedRune(' ') // as the window sends it, after the key
			}
			assert.Equal(t, before+1, pressed, "%T by %s", piece, key)
		}
		piece.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
	}
	assert.Equal(t, 9, pressed)
}

func TestPageShowsWhatHasTheFocus(t *testing.T) {
	dressed(t, 1)
	var body []fyne.CanvasObject
	var buttons []*panel.Button
	for range 40 {
		b := panel.Secondary("按钮", func() {})
		buttons = append(buttons, b)
		body = append(body, b)
	}
	footer := panel.Primary("继续", func() {})
	page := panel.NewPage("标题", "", body, panel.Footer([]fyne.CanvasObject{footer}))
	w := test.NewTempWindow(t, container.NewStack(page))
	w.Resize(fyne.NewSize(600, 400))

	w.Canvas().Focus(buttons[30])
	offset := page.Scroll().Offset.Y
	assert.Positive(t, offset)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(buttons[30])
	assert.Less(t, at.Y+buttons[30].Size().Height, page.Scroll().Size().Height+40)

	w.Canvas().Focus(footer)
	assert.Equal(t, offset, page.Scroll().Offset.Y, "the bar of buttons is always seen")

	w.Canvas().Focus(buttons[0])
	assert.Less(t, page.Scroll().Offset.Y, offset)
}

// longPage is a page of many buttons in a low window.
func longPage(t *testing.T) (*panel.Page, []*panel.Button, fyne.Window) {
	t.Helper()
	dressed(t, 1)
	var body []fyne.CanvasObject
	var buttons []*panel.Button
	for range 40 {
		b := panel.Secondary("按钮", func() {})
		buttons = append(buttons, b)
		body = append(body, b)
	}
	page := panel.NewPage("标题", "", body, nil)
	w := test.NewTempWindow(t, container.NewStack(page))
	w.Resize(fyne.NewSize(600, 400))
	return page, buttons, w
}

func TestComingBackToTheWindowMovesNothing(t *testing.T) {
	page, buttons, w := longPage(t)
	w.Canvas().Focus(buttons[30])
	page.Scroll().ScrollToTop()
	buttons[30].FocusLost()
	buttons[30].FocusGained()
	assert.Zero(t, page.Scroll().Offset.Y, "the window lost the focus and has it again")

	w.Canvas().Focus(buttons[0])
	w.Canvas().Focus(buttons[30])
	assert.Positive(t, page.Scroll().Offset.Y, "the focus came here anew")

	page.Scroll().ScrollToTop()
	panel.Reveal(buttons[29])
	assert.Positive(t, page.Scroll().Offset.Y, "asked for outright")
}

func TestFocusOnWhatIsSeenMovesNothing(t *testing.T) {
	page, buttons, w := longPage(t)
	w.Canvas().Focus(buttons[20])
	offset := page.Scroll().Offset
	page.Scroll().ScrollToOffset(offset.AddXY(0, 10))
	offset = page.Scroll().Offset
	w.Canvas().Focus(buttons[19])
	assert.Equal(t, offset, page.Scroll().Offset)
}

func TestWheelMovesAPageBySomeLines(t *testing.T) {
	page, _, w := longPage(t)
	const notch = 25
	test.Scroll(w.Canvas(), fyne.NewPos(300, 200), 0, -notch)
	assert.GreaterOrEqual(t, page.Scroll().Offset.Y, float32(notch))
	if runtime.GOOS != "darwin" {
		assert.Greater(t, page.Scroll().Offset.Y, float32(2*notch))
	}
}

func TestEveryIconCanBeColoured(t *testing.T) {
	dressed(t, 1)
	for _, name := range icons.Names() {
		assert.NotEmpty(t, panel.Picture(name).Content(), string(name))
	}
}

func BenchmarkText(b *testing.B) {
	dressed(b, 1)
	words := panel.Body(sentence)
	width := float32(200)
	for b.Loop() {
		width = 500 - width
		words.Resize(fyne.NewSize(width, 0))
	}
}
