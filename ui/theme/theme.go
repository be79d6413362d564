// Package theme is how the program looks: its colours in light and dark, its sizes at every text size, its font.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/fonts"
)

// A Look says whether the program is light or dark.
type Look string

// The looks. System follows the desktop.
const (
	System Look = "system"
	Light  Look = "light"
	Dark   Look = "dark"
)

// Options are what a person may choose about the theme.
type Options struct {
	Look  Look    // empty: System
	Scale float32 // of the text, 1 to 2; what lies outside is brought to the nearer end
}

// Theme implements fyne.Theme.
type Theme struct {
	look    Look
	scale   float32 // of letters
	space   float32 // of gaps: grows half as fast, so that large text still finds room
	light   palette
	dark    palette
	regular fyne.Resource
	bold    fyne.Resource
}

// Limits of the text scale.
const (
	MinScale = 1
	MaxScale = 2
)

// New returns the theme for these options.
func New(o Options) *Theme {
	scale := min(max(o.Scale, MinScale), MaxScale)
	return &Theme{
		look: o.Look, scale: scale, space: 1 + (scale-1)/2,
		light: lightPalette(), dark: darkPalette(),
		regular: fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.Regular()),
		bold:    fyne.NewStaticResource("NotoSansSC-Bold.ttf", fonts.Bold()),
	}
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colours := t.light
	if t.look == Dark || t.look != Light && variant == fynetheme.VariantDark {
		colours = t.dark
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// Font implements fyne.Theme. Every style is set in the bundled font, for a system without Chinese fonts shows boxes; only
// the signs of keys in menus come from Fyne's own font of symbols.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := letters(name); ok {
		return s * t.scale
	}
	if s, ok := spaces(name); ok {
		return s * t.space
	}
	return fynetheme.DefaultTheme().Size(name)
}
