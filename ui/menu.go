package ui

import (
	"runtime"
	"slices"

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
			shortcut(i, letter, fyne.KeyModifierShortcutDefault)
		}
		return i
	}
	to := func(name screen.Name) func() {
		return func() {
			if w.gate.screen == "" && (w.session != nil || leaves(name) || anywhere(name)) {
				w.Go(screen.Place{Screen: name})
			}
		}
	}
	w.needing, w.offering = nil, nil
	inDraft := func(i *fyne.MenuItem) *fyne.MenuItem {
		i.Disabled = w.session == nil
		w.needing = append(w.needing, i)
		return i
	}
	open := func(i *fyne.MenuItem) *fyne.MenuItem {
		i.Disabled = w.gate.screen != ""
		w.offering = append(w.offering, i)
		return i
	}
	quit := item("quit", fyne.KeyQ, w.Close)
	quit.IsQuit = true
	return fyne.NewMainMenu(
		fyne.NewMenu(t.T("menu.file"), slices.Concat([]*fyne.MenuItem{
			open(item("new", fyne.KeyN, func() { w.Ask(w.interview) })),
			open(item("open", fyne.KeyO, w.openCase)),
		}, w.recentMenu(), []*fyne.MenuItem{
			inDraft(item("save", fyne.KeyS, w.saveNow)),
			fyne.NewMenuItemSeparator(),
			open(item("settings", fyne.KeyComma, to(screen.SettingsScreen))),
			fyne.NewMenuItemSeparator(),
		}, w.endings(quit))...),
		fyne.NewMenu(t.T("menu.edit"),
			inDraft(item("undo", fyne.KeyZ, w.undo)),
			fyne.NewMenuItemSeparator(),
			open(item("rare", fyne.KeyI, w.insertRare)),
			open(item("find", fyne.KeyF, w.find)),
		),
		fyne.NewMenu(t.T("menu.go"),
			open(item("home", fyne.KeyH, to(screen.HomeScreen))),
			inDraft(item("tasks", fyne.KeyT, to(screen.TasksScreen))),
			inDraft(item("papers", fyne.KeyP, to(screen.PapersScreen))),
			inDraft(item("letters", fyne.KeyD, to(screen.LettersScreen))),
			inDraft(item("answers", fyne.KeyK, to(screen.AnswersScreen))),
			inDraft(item("review", fyne.KeyR, to(screen.ReviewScreen))),
			inDraft(item("export", fyne.KeyE, to(screen.ExportScreen))),
			fyne.NewMenuItemSeparator(),
			inDraft(item("progress", fyne.KeyG, to(screen.ProgressScreen))),
			inDraft(item("after", fyne.KeyL, to(screen.AfterScreen))),
			inDraft(item("beside", fyne.KeyB, w.OpenBeside)),
			open(item("notice", fyne.KeyJ, to(screen.NoticeScreen))),
		),
		fyne.NewMenu(t.T("menu.help"), inDraft(item("support", "", w.support)), open(item("about", "", to(screen.SettingsScreen)))),
	)
}

// support shows what support would get, with the place at which it was asked for.
func (w *Window) support() {
	if w.gate.screen == "" && w.session != nil && w.place.Screen != screen.SupportScreen {
		w.Go(screen.Place{Screen: screen.SupportScreen, Stop: w.place.Stop, Return: w.place.Screen})
	}
}

// endings are what leaves the drafts: locking, where there is a vault, and quitting.
func (w *Window) endings(quit *fyne.MenuItem) []*fyne.MenuItem {
	if w.parts.Vault == nil {
		return []*fyne.MenuItem{quit}
	}
	lock := fyne.NewMenuItem(w.texts().T("menu.lock"), w.Lock)
	shortcut(lock, fyne.KeyL, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
	lock.Disabled = w.gate.screen != ""
	w.offering = append(w.offering, lock)
	return []*fyne.MenuItem{lock, quit}
}

// able offers in the menu what is of use now.
func (w *Window) able() {
	changed := false
	for _, i := range w.needing {
		changed = changed || i.Disabled != (w.session == nil)
		i.Disabled = w.session == nil
	}
	for _, i := range w.offering {
		shut := w.gate.screen != ""
		changed = changed || i.Disabled != shut
		i.Disabled = shut
	}
	if changed {
		w.window.MainMenu().Refresh()
	}
}

// openCase lets the applicant choose a package or case file and opens it.
func (w *Window) openCase() {
	w.choose(screen.CaseFiles, func(files []string) { w.importCase(files[0]) })
}

// insertRare opens the list of rare characters for the field that has the focus.
func (w *Window) insertRare() {
	if field, ok := w.window.Canvas().Focused().(interface{ InsertRare() }); ok {
		field.InsertRare()
	} else if w.gate.screen == "" && w.window.Canvas().Overlays().Top() == nil {
		w.mention(w.texts().T("rare.nowhere"))
	}
}

// toggleMenu opens the menu bar for the keyboard, or closes it. A system that has a menu bar of its own does it itself.
func (w *Window) toggleMenu() {
	if bar, ok := w.window.Canvas().(interface{ ToggleMenu() }); ok && w.window.Canvas().Overlays().Top() == nil {
		bar.ToggleMenu()
	}
}

// unwritten is a shortcut that Fyne does not write behind the words of its item: it would do so in a fifth of the ink, which
// is too faint to read.
type unwritten struct{ keys desktop.CustomShortcut }

// ShortcutName implements fyne.Shortcut: by it the keys are told.
func (u unwritten) ShortcutName() string { return u.keys.ShortcutName() }

// shortcut gives an item its keys and names them. The menu bar of macOS writes them itself.
func shortcut(i *fyne.MenuItem, letter fyne.KeyName, modifier fyne.KeyModifier) {
	keys := desktop.CustomShortcut{KeyName: letter, Modifier: modifier}
	if runtime.GOOS == "darwin" {
		i.Shortcut = &keys
		return
	}
	i.Shortcut = unwritten{keys}
	with := "Ctrl+"
	if modifier&fyne.KeyModifierShift != 0 {
		with += "Shift+"
	}
	i.Label += "   " + with + string(letter)
}
