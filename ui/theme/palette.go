package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colours beyond Fyne's own. Text in a plain colour is read on its soft one, on the page and on cards.
const (
	ColorCard        fyne.ThemeColorName = "beianCard"
	ColorLine        fyne.ThemeColorName = "beianLine"  // edges of cards, dividers
	ColorMuted       fyne.ThemeColorName = "beianMuted" // what matters less
	ColorAccent      fyne.ThemeColorName = "beianAccent"
	ColorAccentSoft  fyne.ThemeColorName = "beianAccentSoft"
	ColorOnAccent    fyne.ThemeColorName = "beianOnAccent"
	ColorSuccess     fyne.ThemeColorName = "beianSuccess"
	ColorSuccessSoft fyne.ThemeColorName = "beianSuccessSoft"
	ColorWarning     fyne.ThemeColorName = "beianWarning"
	ColorWarningSoft fyne.ThemeColorName = "beianWarningSoft"
	ColorDanger      fyne.ThemeColorName = "beianDanger"
	ColorDangerSoft  fyne.ThemeColorName = "beianDangerSoft"
	ColorQuietSoft   fyne.ThemeColorName = "beianQuietSoft" // behind quiet badges and unfilled bars
	ColorTrack       fyne.ThemeColorName = "beianTrack"     // the part of a bar that is not reached
)

type palette map[fyne.ThemeColorName]color.NRGBA

// hue are the colours from which a palette is made.
type hue struct {
	page, card, line, field, edge, ink, muted, faint                                                      uint32
	accent, accentSoft, onAccent, success, successSoft, warning, warningSoft, danger, dangerSoft, onSolid uint32
	quiet, track, button, veil                                                                            uint32
	hover, pressed, focus, selection, shadow                                                              uint8 // alpha
}

func lightPalette() palette {
	return hue{
		page: 0xF6F7F9, card: 0xFFFFFF, line: 0xDEE3EA, field: 0xFFFFFF, edge: 0x7C8797, ink: 0x1B2430, muted: 0x566170, faint: 0x65707F,
		accent: 0x1F5FBF, accentSoft: 0xE8F0FC, onAccent: 0xFFFFFF,
		success: 0x17703C, successSoft: 0xE5F4EB, warning: 0x805100, warningSoft: 0xFFF3D9, danger: 0xB3261E, dangerSoft: 0xFDECEA,
		onSolid: 0xFFFFFF, quiet: 0xEDF0F4, track: 0xDEE3EA, button: 0xDCE3ED, veil: 0x1B2430,
		hover: 0x0F, pressed: 0x1F, focus: 0x3A, selection: 0x42, shadow: 0x1C,
	}.palette()
}

func darkPalette() palette {
	return hue{
		page: 0x12161C, card: 0x1B2129, line: 0x3A4552, field: 0x151A21, edge: 0x77838F, ink: 0xE9EDF2, muted: 0xAAB4C0, faint: 0x8A95A3,
		accent: 0x86B4F7, accentSoft: 0x1E2F49, onAccent: 0x0C1A2E,
		success: 0x7AD3A0, successSoft: 0x17332A, warning: 0xF3C76B, warningSoft: 0x3A2F16, danger: 0xFFA39A, dangerSoft: 0x42211F,
		onSolid: 0x12161C, quiet: 0x29313B, track: 0x3A4552, button: 0x3B4653, veil: 0x000000,
		hover: 0x14, pressed: 0x28, focus: 0x4A, selection: 0x55, shadow: 0x80,
	}.palette()
}

func (h hue) palette() palette {
	return palette{
		ColorCard: solid(h.card), ColorLine: solid(h.line), ColorMuted: solid(h.muted),
		ColorAccent: solid(h.accent), ColorAccentSoft: solid(h.accentSoft), ColorOnAccent: solid(h.onAccent),
		ColorSuccess: solid(h.success), ColorSuccessSoft: solid(h.successSoft),
		ColorWarning: solid(h.warning), ColorWarningSoft: solid(h.warningSoft),
		ColorDanger: solid(h.danger), ColorDangerSoft: solid(h.dangerSoft),
		ColorQuietSoft: solid(h.quiet), ColorTrack: solid(h.track),

		fynetheme.ColorNameBackground: solid(h.page), fynetheme.ColorNameForeground: solid(h.ink),
		fynetheme.ColorNamePrimary: solid(h.accent), fynetheme.ColorNameHyperlink: solid(h.accent),
		fynetheme.ColorNameForegroundOnPrimary: solid(h.onAccent),
		fynetheme.ColorNameSuccess:             solid(h.success), fynetheme.ColorNameForegroundOnSuccess: solid(h.onSolid),
		fynetheme.ColorNameWarning: solid(h.warning), fynetheme.ColorNameForegroundOnWarning: solid(h.onSolid),
		fynetheme.ColorNameError: solid(h.danger), fynetheme.ColorNameForegroundOnError: solid(h.onSolid),
		fynetheme.ColorNameButton: solid(h.button), fynetheme.ColorNameDisabledButton: solid(h.quiet), fynetheme.ColorNameDisabled: solid(h.faint),
		fynetheme.ColorNameInputBackground: solid(h.field), fynetheme.ColorNameInputBorder: solid(h.edge),
		fynetheme.ColorNamePlaceHolder: solid(h.faint),
		fynetheme.ColorNameHover:       through(h.ink, h.hover), fynetheme.ColorNamePressed: through(h.ink, h.pressed),
		fynetheme.ColorNameFocus: through(h.accent, h.focus), fynetheme.ColorNameSelection: through(h.accent, h.selection),
		fynetheme.ColorNameSeparator: solid(h.line), fynetheme.ColorNameShadow: through(h.veil, h.shadow),
		fynetheme.ColorNameMenuBackground: solid(h.card), fynetheme.ColorNameOverlayBackground: solid(h.card),
		fynetheme.ColorNameHeaderBackground: solid(h.card),
		fynetheme.ColorNameScrollBar:        through(h.ink, 0x88), fynetheme.ColorNameScrollBarBackground: through(h.ink, 0x08),
	}
}

func solid(rgb uint32) color.NRGBA { return through(rgb, 0xFF) }

func through(rgb uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: alpha}
}
