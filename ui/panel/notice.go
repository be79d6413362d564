package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// Notice tells something in a tone: an icon, a title, a sentence, and what can be done. Title, words and actions may be
// empty.
func Notice(tone Tone, icon icons.Name, title, words string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	front, back := tone.Colours()
	content := Column(Tight)
	if title != "" {
		content.Add(NewText(title, Style{Bold: true, Color: front}))
	}
	if words != "" {
		content.Add(Body(words))
	}
	if len(actions) > 0 {
		content.Add(InsetXY(0, 1, Line(Small, actions...)))
	}
	bar := newSurface(front, "", "")
	bar.least = fyne.NewSize(4, 0)
	return container.NewStack(
		newSurface(back, "", ""),
		container.NewBorder(nil, nil, bar, nil, InsetXY(Medium, 3, Aside(3, Icon(Picture(icon), front, fynetheme.SizeNameInlineIcon), content))),
	)
}

// Progress is a bar that shows done of total; words beside it have to say the same.
func Progress(done, total int) fyne.CanvasObject {
	share := float32(0)
	if total > 0 {
		share = min(1, float32(done)/float32(total))
	}
	return container.New(&bar{share},
		newSurface(theme.ColorTrack, "", fynetheme.SizeNameInputRadius), newSurface(theme.ColorAccent, "", fynetheme.SizeNameInputRadius))
}

type bar struct{ share float32 }

// thickness of a bar in units.
const thickness = 1.5

func (l *bar) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	pieces[0].Resize(size)
	pieces[1].Resize(fyne.NewSize(size.Width*l.share, size.Height))
}

func (l *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, thickness*unit()) }
