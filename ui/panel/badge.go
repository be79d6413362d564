package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Picture returns one of our icons for buttons and Icon.
func Picture(name icons.Name) fyne.Resource {
	return fynetheme.NewThemedResource(fyne.NewStaticResource(string(name)+".svg", icons.SVG(name)))
}

// A Tone is what a colour means. Wherever a tone is shown an icon and words say the same.
type Tone string

// The tones.
const (
	Quiet   Tone = "quiet"
	Accent  Tone = "accent"
	Success Tone = "success"
	Warning Tone = "warning"
	Danger  Tone = "danger"
)

// Colours returns a tone's colour and the soft one behind it.
func (t Tone) Colours() (front, back fyne.ThemeColorName) {
	switch t {
	case Accent:
		return theme.ColorAccent, theme.ColorAccentSoft
	case Success:
		return theme.ColorSuccess, theme.ColorSuccessSoft
	case Warning:
		return theme.ColorWarning, theme.ColorWarningSoft
	case Danger:
		return theme.ColorDanger, theme.ColorDangerSoft
	}
	return theme.ColorMuted, theme.ColorQuietSoft
}

// Badge says where something stands, in a few words with an icon on a soft ground.
func Badge(tone Tone, icon icons.Name, words string) fyne.CanvasObject {
	front, back := tone.Colours()
	ground := newSurface(back, "", fynetheme.SizeNameInputRadius)
	return container.NewStack(ground, InsetXY(Small, 0.8, mark(front, icon, words)))
}

// Mark is a Badge without its ground, for what is in order and need not stand out.
func Mark(tone Tone, icon icons.Name, words string) fyne.CanvasObject {
	front, _ := tone.Colours()
	return InsetXY(0, 0.8, mark(front, icon, words))
}

func mark(colour fyne.ThemeColorName, icon icons.Name, words string) fyne.CanvasObject {
	style := Style{Size: fynetheme.SizeNameCaptionText, Color: colour, Single: true}
	return Side(1.2, Icon(Picture(icon), colour, theme.SizeBadge), NewText(words, style))
}

// StatusBadge says where a page stands; its words are the texts under "status."+status.
func StatusBadge(texts *text.Catalog, status flow.Status) fyne.CanvasObject {
	words := texts.T("status." + string(status))
	switch status {
	case flow.Done:
		return Mark(Success, icons.Done, words)
	case flow.Problem:
		return Badge(Danger, icons.Alert, words)
	case flow.CannotStart:
		return Badge(Quiet, icons.Lock, words)
	}
	return Badge(Accent, icons.Begun, words)
}

// Emblem is a large icon on a soft round ground: what a card or a choice is about.
func Emblem(tone Tone, icon icons.Name) fyne.CanvasObject {
	front, back := tone.Colours()
	ground := newSurface(back, "", fynetheme.SizeNameCardRadius)
	return container.New(&natural{}, container.NewStack(ground, Inset(2.5, Icon(Picture(icon), front, theme.SizeEmblem))))
}

// natural leaves a piece at its least size in the upper left corner.
type natural struct{}

func (natural) Layout(pieces []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range pieces {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(o.MinSize())
	}
}

func (natural) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		size = size.Max(o.MinSize())
	}
	return size
}
