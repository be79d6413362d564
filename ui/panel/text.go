package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/theme"
)

// plainTextSize is the size of text at 100 %, by which widths of words are scaled.
const plainTextSize = 15

func textScale() float32 { return fynetheme.Size(fynetheme.SizeNameText) / plainTextSize }

// A Style says how text looks. The zero value is plain text.
type Style struct {
	Size   fyne.ThemeSizeName  // empty: text
	Color  fyne.ThemeColorName // empty: ink
	Bold   bool
	Single bool // on one line, as wide as it is
	Cut    bool // on one line, with … at the end of what does not fit
	Centre bool
}

// Text shows words and wraps them by the rules of Chinese: between any two characters but never before a closing mark or
// behind an opening one, and between the words of other languages.
type Text struct {
	widget.BaseWidget
	words string
	style Style
}

// NewText returns words in a style.
func NewText(words string, style Style) *Text {
	t := &Text{words: words, style: style}
	t.ExtendBaseWidget(t)
	return t
}

// Title is the heading of a page.
func Title(words string) *Text { return NewText(words, Style{Size: theme.SizeTitle, Bold: true}) }

// Heading is the heading of a part of a page.
func Heading(words string) *Text {
	return NewText(words, Style{Size: fynetheme.SizeNameSubHeadingText, Bold: true})
}

// Lead is the sentence under a title.
func Lead(words string) *Text {
	return NewText(words, Style{Size: theme.SizeLead, Color: theme.ColorMuted})
}

// Body is plain text.
func Body(words string) *Text { return NewText(words, Style{}) }

// Strong is plain text that stands out.
func Strong(words string) *Text { return NewText(words, Style{Bold: true}) }

// Muted is text that matters less.
func Muted(words string) *Text { return NewText(words, Style{Color: theme.ColorMuted}) }

// Caption is small text that matters less.
func Caption(words string) *Text {
	return NewText(words, Style{Size: fynetheme.SizeNameCaptionText, Color: theme.ColorMuted})
}

// Words returns what is shown.
func (t *Text) Words() string { return t.words }

// SetWords shows other words.
func (t *Text) SetWords(words string) {
	if t.words == words {
		return
	}
	t.words = words
	t.Refresh()
}

// SetStyle shows the words in another style.
func (t *Text) SetStyle(style Style) {
	t.style = style
	t.Refresh()
}

// AccessibilityLabel returns the words.
func (t *Text) AccessibilityLabel() string { return t.words }

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.read()
	return r
}

type textRenderer struct {
	text    *Text
	units   []unitOfText
	lines   []*canvas.Text
	objects []fyne.CanvasObject
	width   float32 // for which lines were made; 0: none yet
	size    float32 // of letters
	height  float32 // of a line
	widest  float32 // unit
	whole   float32 // on one line
}

// unitOfText is a run of letters that stays on one line.
type unitOfText struct {
	letters string
	width   float32
	space   float32 // width of the spaces behind it, which a line may end with
	spaces  string
	newline bool // a line ends behind it
}

// leastCut is how many letters of words that are cut off stay at least.
const leastCut = 4

// widestUnit is how many letters a run may have and still be kept on one line, in widths of a Chinese letter.
const widestUnit = 12

func (r *textRenderer) textStyle() fyne.TextStyle { return fyne.TextStyle{Bold: r.text.style.Bold} }

func (r *textRenderer) measure(s string) float32 {
	if s == "" {
		return 0
	}
	return fyne.MeasureText(s, r.size, r.textStyle()).Width
}

// read takes the words apart and measures them.
func (r *textRenderer) read() {
	name := r.text.style.Size
	if name == "" {
		name = fynetheme.SizeNameText
	}
	r.size = fynetheme.Size(name)
	r.height = fyne.MeasureText("国", r.size, r.textStyle()).Height
	r.units, r.widest, r.whole = nil, 0, 0
	limit := widestUnit * r.size
	line := float32(0)
	for _, u := range unitsOf(spelled(r.text.words)) {
		u.width, u.space = r.measure(u.letters), r.measure(u.spaces)
		for _, part := range r.parts(u, limit) {
			r.units = append(r.units, part)
			r.widest = max(r.widest, part.width)
			r.whole = max(r.whole, line+part.width)
			line += part.width + part.space
			if part.newline {
				line = 0
			}
		}
	}
	r.width = 0
}

// parts breaks a run that is too long for any line, like a path, into shorter ones.
func (r *textRenderer) parts(u unitOfText, limit float32) []unitOfText {
	if u.width <= limit {
		return []unitOfText{u}
	}
	var out []unitOfText
	var part strings.Builder
	width := float32(0)
	for _, letter := range u.letters {
		w := r.measure(string(letter))
		if width+w > limit && part.Len() > 0 {
			out = append(out, unitOfText{letters: part.String(), width: width})
			part.Reset()
			width = 0
		}
		part.WriteRune(letter)
		width += w
	}
	return append(out, unitOfText{letters: part.String(), width: width, space: u.space, spaces: u.spaces, newline: u.newline})
}

func (r *textRenderer) wrap(width float32) {
	if width == r.width && r.lines != nil {
		return
	}
	r.width = width
	var lines []string
	var line strings.Builder
	used := float32(0)
	end := func() {
		lines = append(lines, strings.TrimRight(line.String(), " "))
		line.Reset()
		used = 0
	}
	if r.text.style.Cut {
		r.show([]string{r.cut(width)})
		return
	}
	open := true
	for _, u := range r.units {
		// Widths of parts are rounded up; half a point keeps what just fits on its line.
		if !r.text.style.Single && line.Len() > 0 && used+u.width > width+0.5 {
			end()
		}
		line.WriteString(u.letters + u.spaces)
		used += u.width + u.space
		open = true
		if u.newline {
			end()
			open = false
		}
	}
	if open && (line.Len() > 0 || len(lines) == 0) {
		end()
	}
	r.show(lines)
}

// cut returns as much of the words as has room, with … where something is left out.
func (r *textRenderer) cut(width float32) string {
	words := strings.ReplaceAll(spelled(r.text.words), "\n", " ")
	if r.whole <= width+0.5 {
		return words
	}
	const more = "…"
	used := r.measure(more)
	for i, letter := range words {
		if used += r.measure(string(letter)); used > width {
			return words[:i] + more
		}
	}
	return words
}

func (r *textRenderer) show(lines []string) {
	colour := r.text.style.Color
	if colour == "" {
		colour = fynetheme.ColorNameForeground
	}
	ink := fynetheme.Color(colour)
	r.lines, r.objects = r.lines[:0], r.objects[:0]
	for i, words := range lines {
		line := canvas.NewText(words, ink)
		line.TextSize, line.TextStyle = r.size, r.textStyle()
		if r.text.style.Centre {
			line.Alignment = fyne.TextAlignCenter
		}
		line.Move(fyne.NewPos(0, float32(i)*r.height))
		line.Resize(fyne.NewSize(r.width, r.height))
		r.lines = append(r.lines, line)
		r.objects = append(r.objects, line)
		if strings.Contains(words, beside) {
			at := line.Position()
			if r.text.style.Centre {
				at.X += (r.width - r.measure(words)) / 2
			}
			r.objects = append(r.objects, r.frames(words, at)...)
		}
	}
}

func (r *textRenderer) Layout(size fyne.Size) { r.wrap(size.Width) }

func (r *textRenderer) MinSize() fyne.Size {
	width := r.widest
	switch {
	case r.text.style.Single:
		width = r.whole
	case r.text.style.Cut:
		width = min(r.whole, leastCut*r.size)
	}
	if r.text.words == "" {
		return fyne.NewSize(0, r.height)
	}
	return fyne.NewSize(width, float32(max(1, len(r.lines)))*r.height)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Refresh() {
	r.read()
	r.lines = nil
	if width := r.text.Size().Width; width > 0 {
		r.wrap(width)
	}
	canvas.Refresh(r.text)
}
