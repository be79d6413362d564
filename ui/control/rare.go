package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// rareEnds are how the paths of facts end that rare characters occur in: names of people and units, and their addresses.
var rareEnds = []string{".name", ".legal_representative", ".holder", "address"}

// takesRare reports whether a fact is a name or an address that is typed.
func takesRare(row filing.Field, at filing.Path) bool {
	if row.Kind != filing.Line {
		return false
	}
	for _, end := range rareEnds {
		if strings.HasSuffix(string(at), end) {
			return true
		}
	}
	return at == "title"
}

// OfferRare puts a button at the edge of the field that opens the list of rare characters.
func (e *Entry) OfferRare(texts *text.Catalog) {
	e.rare = texts
	e.ActionItem = newRareButton(e, texts.T("rare.button"))
	e.Refresh()
}

// InsertRare opens the list of rare characters, if the field takes any; what is picked is put at the caret.
func (e *Entry) InsertRare() {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if e.rare == nil || c == nil || e.Disabled() || e.picking() || c.Overlays().Top() != nil && c.Focused() != e {
		return
	}
	if c.Focused() != e {
		c.Focus(e)
	}
	newRareList(e, c).open()
}

// picking reports whether the list of rare characters is open; a click beside it closes it without a word.
func (e *Entry) picking() bool { return e.open != nil && e.open.Visible() }

// rareButton opens the list of rare characters. Its place in the order of Tab is the field's own: there is a key for it.
type rareButton struct {
	widget.BaseWidget
	hover
	entry *Entry
	words string
}

func newRareButton(e *Entry, words string) *rareButton {
	b := &rareButton{entry: e, words: words}
	b.ExtendBaseWidget(b)
	b.changed = b.Refresh
	return b
}

// Tapped opens the list.
func (b *rareButton) Tapped(*fyne.PointEvent) { b.entry.InsertRare() }

// CreateRenderer draws the button: words behind a thin line.
func (b *rareButton) CreateRenderer() fyne.WidgetRenderer {
	r := &rareButtonRenderer{button: b, ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), label: canvas.NewText(b.words, nil)}
	r.Refresh()
	return r
}

type rareButtonRenderer struct {
	button *rareButton
	ground *canvas.Rectangle
	rule   *canvas.Rectangle
	label  *canvas.Text
}

// rareButtonMargin is on both sides of the words, in points.
const rareButtonMargin = 10

func (r *rareButtonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.rule.Resize(fyne.NewSize(1, size.Height-rareButtonMargin))
	r.rule.Move(fyne.NewPos(0, rareButtonMargin/2))
	least := r.label.MinSize()
	r.label.Resize(least)
	r.label.Move(fyne.NewPos((size.Width-least.Width)/2, (size.Height-least.Height)/2))
}

func (r *rareButtonRenderer) MinSize() fyne.Size {
	return r.label.MinSize().AddWidthHeight(2*rareButtonMargin, 0)
}

func (r *rareButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.rule, r.label}
}
func (r *rareButtonRenderer) Destroy() {}

func (r *rareButtonRenderer) Refresh() {
	r.ground.FillColor = nil
	if r.button.hovered {
		r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	}
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.rule.FillColor = fynetheme.Color(theme.ColorLine)
	r.label.Color, r.label.TextSize = fynetheme.Color(theme.ColorAccent), fynetheme.CaptionTextSize()
	if r.button.entry.Disabled() {
		r.label.Color = fynetheme.Color(fynetheme.ColorNameDisabled)
	}
	canvas.Refresh(r.button)
}
