package theme_test

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"os"
	"regexp"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

// on is a colour as it is seen over another: what is not solid lets the other through.
func on(front, back color.Color) color.Color {
	f := color.NRGBAModel.Convert(front).(color.NRGBA)
	b := color.NRGBAModel.Convert(back).(color.NRGBA)
	mix := func(x, y uint8) uint8 {
		a := float64(f.A) / 0xFF
		return uint8(math.Round(float64(x)*a + float64(y)*(1-a)))
	}
	return color.NRGBA{R: mix(f.R, b.R), G: mix(f.G, b.G), B: mix(f.B, b.B), A: 0xFF}
}

// pair is a colour that is seen on others: on the first of them, which lies on the next, and so on.
type pair struct {
	front fyne.ThemeColorName
	backs []fyne.ThemeColorName
	least float64
}

// pairs are the colours that are really seen on each other: those of text, and of what must be seen to use a control. Edges
// of cards and dividers only adorn.
func pairs() []pair {
	var out []pair
	add := func(least float64, front fyne.ThemeColorName, backs ...fyne.ThemeColorName) {
		for _, back := range backs {
			out = append(out, pair{front, []fyne.ThemeColorName{back}, least})
		}
	}
	over := func(least float64, front, veil fyne.ThemeColorName, backs ...fyne.ThemeColorName) {
		for _, back := range backs {
			out = append(out, pair{front, []fyne.ThemeColorName{veil, back}, least})
		}
	}
	page, card, field := fynetheme.ColorNameBackground, theme.ColorCard, fynetheme.ColorNameInputBackground
	add(textContrast, fynetheme.ColorNameForeground, page, card, field, fynetheme.ColorNameButton, theme.ColorAccentSoft, theme.ColorSuccessSoft,
		theme.ColorWarningSoft, theme.ColorDangerSoft, theme.ColorQuietSoft, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
		fynetheme.ColorNameHeaderBackground)
	over(textContrast, fynetheme.ColorNameForeground, fynetheme.ColorNameHover, page, card, field, fynetheme.ColorNameButton, theme.ColorAccentSoft,
		fynetheme.ColorNameMenuBackground)
	over(textContrast, fynetheme.ColorNameForeground, fynetheme.ColorNamePressed, fynetheme.ColorNameButton)
	over(textContrast, fynetheme.ColorNameForeground, fynetheme.ColorNameFocus, page, fynetheme.ColorNameButton, fynetheme.ColorNameMenuBackground)
	over(textContrast, fynetheme.ColorNameForeground, fynetheme.ColorNameSelection, field)
	add(textContrast, theme.ColorMuted, page, card, theme.ColorQuietSoft, theme.ColorAccentSoft, theme.ColorSuccessSoft, theme.ColorWarningSoft, theme.ColorDangerSoft)
	over(textContrast, theme.ColorMuted, fynetheme.ColorNameHover, page, card)
	add(textContrast, theme.ColorAccent, page, card, field, theme.ColorAccentSoft, theme.ColorQuietSoft)
	over(textContrast, theme.ColorAccent, fynetheme.ColorNameHover, page, card, field)
	add(textContrast, fynetheme.ColorNameHyperlink, page, card)
	add(textContrast, theme.ColorOnAccent, theme.ColorAccent)
	add(textContrast, theme.ColorSuccess, page, card, theme.ColorSuccessSoft)
	add(textContrast, theme.ColorWarning, page, card, theme.ColorWarningSoft)
	add(textContrast, theme.ColorDanger, page, card, theme.ColorDangerSoft)
	add(textContrast, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary)
	over(textContrast, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameHover, fynetheme.ColorNamePrimary)
	add(textContrast, fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError)
	over(textContrast, fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameHover, fynetheme.ColorNameError)
	add(textContrast, fynetheme.ColorNamePlaceHolder, page, card, field)

	add(partContrast, fynetheme.ColorNameDisabled, page, card, field)
	add(partContrast, fynetheme.ColorNameInputBorder, page, card, field, theme.ColorAccentSoft)
	add(partContrast, fynetheme.ColorNamePrimary, page, card, field, theme.ColorAccentSoft, theme.ColorSuccessSoft, theme.ColorWarningSoft,
		theme.ColorDangerSoft, theme.ColorQuietSoft) // the ring of the focus
	add(partContrast, theme.ColorAccent, theme.ColorTrack) // bars
	add(partContrast, theme.ColorSuccess, theme.ColorTrack)
	over(partContrast, fynetheme.ColorNameScrollBar, fynetheme.ColorNameScrollBarBackground, page, card)
	return out
}

func TestContrast(t *testing.T) {
	for _, look := range []theme.Look{theme.Light, theme.Dark} {
		th := theme.New(theme.Options{Look: look})
		at := func(name fyne.ThemeColorName) color.Color { return th.Color(name, fynetheme.VariantLight) }
		for _, p := range pairs() {
			t.Run(fmt.Sprint(look, "/", p.front, " on ", p.backs), func(t *testing.T) {
				back := at(p.backs[len(p.backs)-1])
				if len(p.backs) > 1 {
					back = on(at(p.backs[0]), back)
				}
				assert.GreaterOrEqual(t, contrast(on(at(p.front), back), back), p.least)
			})
		}
	}
}

// adorns are the colours that nothing has to be told by: lines between things, and shadows.
var adorns = []string{"ColorLine"}

// Every colour of ours is measured against what it is seen on.
func TestEveryColourIsMeasured(t *testing.T) {
	raw, err := os.ReadFile("palette.go")
	require.NoError(t, err)
	measured := map[fyne.ThemeColorName]bool{}
	for _, p := range pairs() {
		measured[p.front] = true
		for _, back := range p.backs {
			measured[back] = true
		}
	}
	names := regexp.MustCompile(`(?m)^\t(Color\w+)\s+fyne\.ThemeColorName = "(\w+)"`).FindAllStringSubmatch(string(raw), -1)
	require.NotEmpty(t, names)
	for _, m := range names {
		if !slices.Contains(adorns, m[1]) {
			assert.True(t, measured[fyne.ThemeColorName(m[2])], "%s is in no pair", m[1])
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
