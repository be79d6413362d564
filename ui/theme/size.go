package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Sizes beyond Fyne's own.
const (
	SizeTitle    fyne.ThemeSizeName = "beianTitle"    // the heading of a page
	SizeLead     fyne.ThemeSizeName = "beianLead"     // the sentence under it
	SizeUnit     fyne.ThemeSizeName = "beianUnit"     // the step of which all gaps are multiples
	SizePage     fyne.ThemeSizeName = "beianPage"     // the widest a column of text gets
	SizeBadge    fyne.ThemeSizeName = "beianBadge"    // the icon beside small text
	SizeEmblem   fyne.ThemeSizeName = "beianEmblem"   // the icon that leads a row or a card
	SizeMinInput fyne.ThemeSizeName = "beianMinInput" // the narrowest an input is of use
)

// letters are the sizes that grow with the text, in points at 100 %.
func letters(name fyne.ThemeSizeName) (float32, bool) {
	switch name {
	case fynetheme.SizeNameText:
		return 15, true
	case fynetheme.SizeNameCaptionText:
		return 13, true
	case fynetheme.SizeNameSubHeadingText:
		return 18, true
	case fynetheme.SizeNameHeadingText:
		return 22, true
	case SizeTitle:
		return 27, true
	case SizeLead:
		return 16, true
	case fynetheme.SizeNameInlineIcon:
		return 20, true
	case SizeBadge:
		return 17, true
	case SizeEmblem:
		return 26, true
	case SizeMinInput:
		return 160, true
	}
	return 0, false
}

// spaces are the sizes that grow half as fast as the text, in points at 100 %.
func spaces(name fyne.ThemeSizeName) (float32, bool) {
	switch name {
	case fynetheme.SizeNamePadding:
		return 4, true
	case fynetheme.SizeNameInnerPadding:
		return 9, true
	case SizeUnit:
		return 4, true
	case SizePage:
		return 860, true
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameButtonRadius, fynetheme.SizeNameSelectionRadius:
		return 7, true
	case fynetheme.SizeNameCardRadius, fynetheme.SizeNameDialogRadius:
		return 12, true
	case fynetheme.SizeNamePopupRadius, fynetheme.SizeNameMenuRadius:
		return 8, true
	case fynetheme.SizeNameInputBorder:
		return 1.5, true
	case fynetheme.SizeNameScrollBar:
		return 12, true
	case fynetheme.SizeNameScrollBarSmall:
		return 5, true
	}
	return 0, false
}
