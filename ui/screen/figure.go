package screen

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A figure is a picture of a paper with what was found on it drawn over: the photograph as it was taken, or the paper alone,
// straightened.
type figure struct {
	report   paper.Report
	straight bool // the picture is the paper alone
	signs    bool // every outline has its sign beside it
	outlines []outline

	picture *canvas.Image
	over    *fyne.Container
	box     *fyne.Container
}

// An outline is a place on a paper.
type outline struct {
	box   paper.Box
	sign  string // by which it is found again in the words beside the picture
	fault bool   // it spoils the picture; otherwise it was read
}

// Colours over a photograph are the same whatever the look of the window, as the photograph is; a white rim keeps them
// visible on every ground.
var (
	colourRead  = color.NRGBA{R: 0x16, G: 0x5D, B: 0xC8, A: 0xFF}
	colourFault = color.NRGBA{R: 0xC6, G: 0x28, B: 0x28, A: 0xFF}
	colourRim   = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xC0}
)

// Widths in points of what is drawn over a picture.
const (
	readWidth  = 1.5
	faultWidth = 3
	rimWidth   = 2 // more than the line
	signCorner = 3
	roomy      = 2.5 // signs high: a place in which its own sign hides little
)

func newFigure(report paper.Report, signs bool) *figure {
	g := &figure{report: report, signs: signs, picture: canvas.NewImageFromImage(nil), over: container.NewWithoutLayout()}
	g.picture.FillMode = canvas.ImageFillContain
	g.box = container.New(g, g.picture, g.over)
	return g
}

// show puts another picture under the outlines.
func (g *figure) show(m image.Image, straight bool) {
	g.picture.Image, g.straight = m, straight
	g.outline(g.outlines)
}

// outline draws other outlines over the picture.
func (g *figure) outline(list []outline) {
	g.outlines = list
	g.over.RemoveAll()
	if g.picture.Image != nil {
		for _, o := range list {
			for range 2 * len(o.box) {
				g.over.Add(canvas.NewLine(colourRim))
			}
		}
		for _, o := range list {
			if g.signs {
				g.over.Add(sign(o.sign, o.fault))
			}
		}
	}
	g.picture.Refresh()
	g.box.Refresh()
}

// sign is what an outline and its words have in common.
func sign(words string, fault bool) fyne.CanvasObject {
	letters := canvas.NewText(words, color.White)
	letters.TextSize, letters.TextStyle.Bold = fynetheme.CaptionTextSize(), true
	ground := canvas.NewRectangle(colourRead)
	if fault {
		ground.FillColor = colourFault
	}
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = colourRim, 1, signCorner
	return container.NewStack(ground, panel.InsetXY(1, 0, letters))
}

// size returns the size of what is shown, in any unit.
func (g *figure) size() (width, height float32) {
	if m := g.picture.Image; m != nil {
		return float32(m.Bounds().Dx()), float32(m.Bounds().Dy())
	}
	return float32(g.report.Width), float32(g.report.Height)
}

// fitted returns the size that the picture has within a room, and where it begins.
func (g *figure) fitted(room fyne.Size) (fyne.Size, fyne.Position) {
	width, height := g.size()
	if width <= 0 || height <= 0 {
		return room, fyne.Position{}
	}
	scale := min(room.Width/width, room.Height/height)
	size := fyne.NewSize(width*scale, height*scale)
	return size, fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2)
}

// beyond is how far, in shares of the picture, a place may lie outside of it and still be drawn.
const beyond = 0.02

// corners returns where a box lies in the picture, from 0 to 1, and false where the picture does not show it.
func (g *figure) corners(b paper.Box) (at [4][2]float64, ok bool) {
	switch {
	case g.straight && g.report.Crop == nil, g.report.Width <= 0, g.report.Height <= 0:
		return at, false
	case g.straight:
		if at, ok = b.Within(*g.report.Crop); !ok {
			return at, false
		}
	default:
		for i, c := range b {
			at[i] = [2]float64{float64(c[0]) / float64(g.report.Width), float64(c[1]) / float64(g.report.Height)}
		}
	}
	middle := [2]float64{(at[0][0] + at[2][0]) / 2, (at[0][1] + at[2][1]) / 2}
	if middle[0] < -beyond || middle[0] > 1+beyond || middle[1] < -beyond || middle[1] > 1+beyond {
		return at, false
	}
	for i := range at {
		for axis := range at[i] {
			at[i][axis] = min(max(at[i][axis], 0), 1)
		}
	}
	return at, true
}

// MinSize implements fyne.Layout.
func (g *figure) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Layout implements fyne.Layout.
func (g *figure) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	g.picture.Move(fyne.NewPos(0, 0))
	g.picture.Resize(room)
	g.over.Move(fyne.NewPos(0, 0))
	g.over.Resize(room)
	if len(g.over.Objects) == 0 {
		return
	}
	size, from := g.fitted(room)
	lines := 2 * len(paper.Box{})
	for i, o := range g.outlines {
		unit, seen := g.corners(o.box)
		var at [4]fyne.Position
		for k, c := range unit {
			at[k] = from.AddXY(float32(c[0])*size.Width, float32(c[1])*size.Height)
		}
		for k, piece := range g.over.Objects[i*lines : (i+1)*lines] {
			line := piece.(*canvas.Line)
			line.Hidden = !seen
			line.Position1, line.Position2 = at[k%4], at[(k+1)%4]
			line.StrokeWidth, line.StrokeColor = float32(readWidth), colourRead
			if o.fault {
				line.StrokeWidth, line.StrokeColor = faultWidth, colourFault
			}
			if k < 4 { // the rim lies below
				line.StrokeWidth += rimWidth
				line.StrokeColor = colourRim
			}
		}
		if !g.signs {
			continue
		}
		tag := g.over.Objects[len(g.outlines)*lines+i]
		least := tag.MinSize()
		beside := at[0].SubtractXY(least.Width, 0)
		if o.fault && at[3].Y-at[0].Y > roomy*least.Height { // inside, where nothing is covered that is read
			beside = at[0]
		}
		tag.Resize(least)
		tag.Move(fyne.NewPos(max(0, min(beside.X, room.Width-least.Width)), max(0, min(beside.Y, room.Height-least.Height))))
		if tag.Visible() != seen {
			if seen {
				tag.Show()
			} else {
				tag.Hide()
			}
		}
	}
}
