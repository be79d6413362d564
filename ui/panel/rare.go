package panel

import (
	"fmt"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/fonts"
)

// Characters between these need not be looked up: the bundled font has all of the first block of Chinese characters.
const (
	firstDrawn = '一'
	lastDrawn  = '龥'
	lastPlain  = 0x2fff // no rare characters up to here
)

// Lacks reports whether the bundled font has no drawing of a character.
func Lacks(r rune) bool {
	return r > lastPlain && (r < firstDrawn || r > lastDrawn) && !fonts.Covers(r)
}

// beside stands on both sides of a code point that takes the place of a character, so that it can be found again.
const beside = "\u00a0"

var spelledCode = regexp.MustCompile(beside + `U\+[0-9A-F]{4,6}` + beside)

// spelled puts code points in the place of characters that the font cannot draw: boxes would be all the same.
func spelled(words string) string {
	if !strings.ContainsFunc(words, Lacks) {
		return words
	}
	var b strings.Builder
	for _, r := range words {
		if Lacks(r) {
			fmt.Fprintf(&b, "%sU+%04X%s", beside, r, beside)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// frames returns a box around each code point of a line that stands in the place of a character.
func (r *textRenderer) frames(line string, at fyne.Position) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, found := range spelledCode.FindAllStringIndex(line, -1) {
		box := canvas.NewRectangle(nil)
		box.StrokeColor, box.StrokeWidth = fynetheme.Color(fynetheme.ColorNameInputBorder), 1
		box.CornerRadius = frameRadius
		gap := r.measure(beside) / 2
		box.Move(at.AddXY(r.measure(line[:found[0]])+gap, frameGap))
		box.Resize(fyne.NewSize(r.measure(line[found[0]:found[1]])-2*gap, r.height-2*frameGap))
		out = append(out, box)
	}
	return out
}

// The box around a code point, in points.
const (
	frameRadius = 3
	frameGap    = 1
)
