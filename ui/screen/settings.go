package screen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Scales are the text sizes to choose from.
func Scales() []float32 { return []float32{1, 1.25, 1.5, 2} }

// SettingsPage lets a person choose how the program looks and speaks, and tells about it.
func SettingsPage(s *Shell, _ Place) fyne.CanvasObject {
	t := s.Texts
	tile := func(words string, chosen bool, change func(*Settings)) fyne.CanvasObject {
		return settingTile(s, words, chosen, change)
	}
	var languages, looks, scales []fyne.CanvasObject
	for _, lang := range text.Names() {
		languages = append(languages, tile(t.T("settings.language."+string(lang)), s.Settings.Language == lang, func(x *Settings) { x.Language = lang }))
	}
	for _, look := range []theme.Look{theme.System, theme.Light, theme.Dark} {
		looks = append(looks, tile(t.T("settings.look."+string(look)), s.Settings.Look == look, func(x *Settings) { x.Look = look }))
	}
	for _, scale := range Scales() {
		scales = append(scales, tile(fmt.Sprintf("%d %%", int(scale*100)), s.Settings.Scale == scale, func(x *Settings) { x.Scale = scale }))
	}
	choice := func(key string, tiles []fyne.CanvasObject) fyne.CanvasObject {
		return panel.Column(panel.Small, panel.Strong(t.T("settings."+key)), panel.Grid(120, panel.Small, tiles...))
	}
	body := []fyne.CanvasObject{
		panel.Card(choice("language", languages), choice("look", looks), choice("scale", scales)),
	}
	body = append(body, newSafety(s)...)
	if own := OwnKey(s); own != nil {
		body = append(body, own)
	}
	body = append(body,
		panel.Card(
			panel.Heading(t.T("settings.data")), panel.Body(t.T("settings.data.where")), panel.Strong(s.About.Store),
			panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Shield), theme.ColorSuccess, theme.SizeBadge), panel.Muted(t.T("settings.data.private"))),
		),
		aboutCard(s),
	)
	footer := panel.Footer([]fyne.CanvasObject{panel.Secondary(t.T("button.back"), s.Back)})
	s.Enter(s.Back)
	return panel.NewPage(t.T("settings.title"), "", body, footer)
}

// settingTile is one choice of a setting; it takes effect at once.
func settingTile(s *Shell, words string, chosen bool, change func(*Settings)) fyne.CanvasObject {
	tile := panel.NewTile(words, true, panel.InsetXY(3, 2.5, panel.NewText(words, panel.Style{Centre: true, Bold: chosen})), func() {
		settings := s.Settings
		change(&settings)
		s.Apply(settings)
	})
	tile.Choose(chosen)
	return tile
}

// aboutCard tells which program this is, in words that can be copied into a question to somebody.
func aboutCard(s *Shell) fyne.CanvasObject {
	t := s.Texts
	lines := []string{t.T("build.program", "version", s.About.Version), t.T("build.rulebook", "rulebook", s.Desk.Version())}
	if s.About.Build != nil {
		lines = s.About.Build(t)
	}
	rows := make([]fyne.CanvasObject, 0, len(lines))
	for i, line := range lines {
		if i == 0 {
			rows = append(rows, panel.Body(line))
			continue
		}
		rows = append(rows, panel.Muted(line))
	}
	told := panel.Line(0)
	copied := func() {
		s.Copy(strings.Join(lines, "\n"))
		key := "protect.recovery.copied"
		if s.Settings.KeepClipboard {
			key = "protect.recovery.copied.kept"
		}
		told.Objects = []fyne.CanvasObject{panel.Mark(panel.Success, icons.Done, t.T(key))}
		told.Refresh()
	}
	return panel.Card(
		panel.Heading(t.T("settings.about")),
		panel.Column(panel.Tight, rows...),
		panel.Muted(t.T("settings.licences")),
		panel.Line(panel.Small,
			panel.Secondary(t.T("build.copy"), copied), panel.Secondary(t.T("settings.button.font"), func() { licence(s) }), told),
	)
}

// Size of the licence's dialog as a part of the window.
const licenceShare = 0.8

func licence(s *Shell) {
	words := container.NewVScroll(panel.Body(fonts.Licence()))
	d := dialog.NewCustomWithoutButtons(s.Texts.T("settings.button.font"), words, s.Window)
	read := panel.Secondary(s.Texts.T("button.close"), func() { d.Hide() })
	d.SetButtons([]fyne.CanvasObject{read})
	size := s.Window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*licenceShare, size.Height*licenceShare))
	d.Show()
	s.Window.Canvas().Focus(read) // Enter closes it
}
