package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/beiandesk/beiandesk/ui/screen"
)

// menu is the main menu; its shortcuts work wherever the focus is, but for Undo, which a field takes for itself.
func (w *Window) menu() *fyne.MainMenu {
	t := w.texts()
	item := func(key string, letter fyne.KeyName, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(t.T("menu."+key), do)
		if letter != "" {
			i.Shortcut = &desktop.CustomShortcut{KeyName: letter, Modifier: fyne.KeyModifierShortcutDefault}
		}
		return i
	}
	to := func(name screen.Name) func() {
		return func() {
			if w.session != nil || leaves(name) || anywhere(name) {
				w.Go(screen.Place{Screen: name})
			}
		}
	}
	w.needing = nil
	inDraft := func(i *fyne.MenuItem) *fyne.MenuItem {
		i.Disabled = w.session == nil
		w.needing = append(w.needing, i)
		return i
	}
	quit := item("quit", fyne.KeyQ, w.Close)
	quit.IsQuit = true
	return fyne.NewMainMenu(
		fyne.NewMenu(t.T("menu.file"),
			item("new", fyne.KeyN, func() { w.Ask(w.interview) }),
			item("open", fyne.KeyO, w.openCase),
			inDraft(item("save", fyne.KeyS, w.saveNow)),
			fyne.NewMenuItemSeparator(),
			item("settings", fyne.KeyComma, to(screen.SettingsScreen)),
			fyne.NewMenuItemSeparator(),
			quit,
		),
		fyne.NewMenu(t.T("menu.edit"), inDraft(item("undo", fyne.KeyZ, w.undo))),
		fyne.NewMenu(t.T("menu.go"),
			item("home", fyne.KeyH, to(screen.HomeScreen)),
			inDraft(item("tasks", fyne.KeyT, to(screen.TasksScreen))),
			inDraft(item("papers", fyne.KeyP, to(screen.PapersScreen))),
			inDraft(item("answers", fyne.KeyK, to(screen.AnswersScreen))),
			inDraft(item("review", fyne.KeyR, to(screen.ReviewScreen))),
			inDraft(item("export", fyne.KeyE, to(screen.ExportScreen))),
			fyne.NewMenuItemSeparator(),
			inDraft(item("progress", fyne.KeyG, to(screen.ProgressScreen))),
			inDraft(item("after", fyne.KeyL, to(screen.AfterScreen))),
			item("notice", fyne.KeyJ, to(screen.NoticeScreen)),
		),
		fyne.NewMenu(t.T("menu.help"), item("about", "", to(screen.SettingsScreen))),
	)
}

// able offers in the menu what is of use now.
func (w *Window) able() {
	changed := false
	for _, i := range w.needing {
		changed = changed || i.Disabled != (w.session == nil)
		i.Disabled = w.session == nil
	}
	if changed {
		w.window.MainMenu().Refresh()
	}
}

// openCase lets the applicant choose a package or case file and opens it.
func (w *Window) openCase() {
	w.choose(func(files []string) { w.importCase(files[0]) })
}
