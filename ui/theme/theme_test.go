package theme_test

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// Contrast that WCAG 2.2 asks for at level AA.
const (
	textContrast = 4.5 // 1.4.3, of text
	partContrast = 3.0 // 1.4.11, of edges that must be seen to use a control
)

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func TestContrast(t *testing.T) {
	pairs := []struct {
		front, back fyne.ThemeColorName
		least       float64
	}{
		{fynetheme.ColorNameForeground, fynetheme.ColorNameBackground, textContrast},
		{fynetheme.ColorNameForeground, theme.ColorCard, textContrast},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameInputBackground, textContrast},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameButton, textContrast},
		{fynetheme.ColorNameForeground, theme.ColorAccentSoft, textContrast},
		{fynetheme.ColorNameForeground, theme.ColorSuccessSoft, textContrast},
		{fynetheme.ColorNameForeground, theme.ColorWarningSoft, textContrast},
		{fynetheme.ColorNameForeground, theme.ColorDangerSoft, textContrast},
		{theme.ColorMuted, fynetheme.ColorNameBackground, textContrast},
		{theme.ColorMuted, theme.ColorCard, textContrast},
		{theme.ColorMuted, theme.ColorQuietSoft, textContrast},
		{theme.ColorMuted, theme.ColorAccentSoft, textContrast},
		{theme.ColorAccent, fynetheme.ColorNameBackground, textContrast},
		{theme.ColorAccent, theme.ColorCard, textContrast},
		{theme.ColorAccent, theme.ColorAccentSoft, textContrast},
		{theme.ColorOnAccent, theme.ColorAccent, textContrast},
		{theme.ColorSuccess, theme.ColorCard, textContrast},
		{theme.ColorSuccess, theme.ColorSuccessSoft, textContrast},
		{theme.ColorWarning, theme.ColorCard, textContrast},
		{theme.ColorWarning, theme.ColorWarningSoft, textContrast},
		{theme.ColorDanger, theme.ColorCard, textContrast},
		{theme.ColorDanger, theme.ColorDangerSoft, textContrast},
		{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError, textContrast},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground, partContrast},
		{fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground, partContrast},
		{fynetheme.ColorNameInputBorder, theme.ColorCard, partContrast},
		{fynetheme.ColorNameInputBorder, fynetheme.ColorNameBackground, partContrast},
	}
	for _, look := range []theme.Look{theme.Light, theme.Dark} {
		th := theme.New(theme.Options{Look: look})
		for _, p := range pairs {
			t.Run(string(look)+"/"+string(p.front)+" on "+string(p.back), func(t *testing.T) {
				got := contrast(th.Color(p.front, fynetheme.VariantLight), th.Color(p.back, fynetheme.VariantLight))
				assert.GreaterOrEqual(t, got, p.least)
			})
		}
	}
}

func TestLookDecidesTheVariant(t *testing.T) {
	tests := []struct {
		name    string
		look    theme.Look
		variant fyne.ThemeVariant
		like    theme.Look
	}{
		{"light on a dark desktop", theme.Light, fynetheme.VariantDark, theme.Light},
		{"dark on a light desktop", theme.Dark, fynetheme.VariantLight, theme.Dark},
		{"system on a light desktop", theme.System, fynetheme.VariantLight, theme.Light},
		{"system on a dark desktop", theme.System, fynetheme.VariantDark, theme.Dark},
		{"nothing chosen on a dark desktop", "", fynetheme.VariantDark, theme.Dark},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := theme.New(theme.Options{Look: tt.look}).Color(fynetheme.ColorNameBackground, tt.variant)
			want := theme.New(theme.Options{Look: tt.like}).Color(fynetheme.ColorNameBackground, tt.variant)
			assert.Equal(t, want, got)
		})
	}
}

func TestEveryStyleIsSetInTheBundledFont(t *testing.T) {
	th := theme.New(theme.Options{})
	for _, bold := range []bool{false, true} {
		for _, italic := range []bool{false, true} {
			for _, mono := range []bool{false, true} {
				want := fonts.Regular()
				if bold {
					want = fonts.Bold()
				}
				got := th.Font(fyne.TextStyle{Bold: bold, Italic: italic, Monospace: mono}).Content()
				assert.True(t, bytes.Equal(want, got), "bold %v italic %v mono %v", bold, italic, mono)
			}
		}
	}
}

func TestScale(t *testing.T) {
	at := func(scale float32, name fyne.ThemeSizeName) float32 {
		return theme.New(theme.Options{Scale: scale}).Size(name)
	}
	plain := at(1, fynetheme.SizeNameText)
	assert.Equal(t, 2*plain, at(2, fynetheme.SizeNameText))
	assert.Equal(t, plain, at(0, fynetheme.SizeNameText), "too small")
	assert.Equal(t, 2*plain, at(9, fynetheme.SizeNameText), "too large")
	assert.Equal(t, 1.5*at(1, theme.SizeUnit), at(2, theme.SizeUnit), "gaps grow half as fast")
}
