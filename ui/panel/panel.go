// Package panel holds the pieces every screen is laid out with: columns, cards, rows, badges, pages.
//
// Text wraps, so the height of most pieces follows from their width. The layouts of this package give a piece its width
// first and ask for its least height after; mix them with Fyne's own only where nothing wraps.
package panel

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/theme"
)

// Gaps in units of the theme.
const (
	Tight  float32 = 1
	Small  float32 = 2
	Medium float32 = 4
	Large  float32 = 6
	Huge   float32 = 9
)

// unit is the step of which all gaps are multiples.
func unit() float32 { return fynetheme.Size(theme.SizeUnit) }

// paint gives a rectangle colours of the theme as it is now.
func paint(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName, width float32) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = nil, nil, 0
	if fill != "" {
		r.FillColor = fynetheme.Color(fill)
	}
	if stroke != "" {
		r.StrokeColor, r.StrokeWidth = fynetheme.Color(stroke), width
	}
}

// Card holds pieces that belong together on a plain sheet, one under the other.
func Card(content ...fyne.CanvasObject) fyne.CanvasObject {
	return Sheet(theme.ColorCard, theme.ColorLine, Large, Column(Medium, content...))
}

// Sheet puts content on a rounded rectangle with a margin of so many units. Fill and stroke may be empty.
func Sheet(fill, stroke fyne.ThemeColorName, margin float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newSurface(fill, stroke, fynetheme.SizeNameCardRadius), Inset(margin, content))
}

// Icon shows an icon in a colour and of a size of the theme.
func Icon(res fyne.Resource, colour fyne.ThemeColorName, size fyne.ThemeSizeName) fyne.CanvasObject {
	return newGlyph(res, colour, size)
}

// Divider is a thin line across the column.
func Divider() fyne.CanvasObject { return newRule(theme.ColorLine) }

// Gap is empty room of so many units.
func Gap(units float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(units * unit()))
	return r
}

// Ground puts content on a plain colour without an edge.
func Ground(fill fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newSurface(fill, "", ""), content)
}

// List is a card of rows that reach its edges, under a heading.
func List(heading string, rows fyne.CanvasObject) fyne.CanvasObject {
	return Column(Small, Heading(heading), Sheet(theme.ColorCard, theme.ColorLine, Tight, rows))
}
