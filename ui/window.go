// Package ui is the window: what is shown where, how one gets there, and when things are saved.
package ui

import (
	"context"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/clipping"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Parts are what a Window is made of; main wires them.
type Parts struct {
	App      fyne.App
	Desk     *wizard.Desk
	Texts    map[text.Language]*text.Catalog
	Tasks    *task.Runner
	Settings screen.Settings
	// Keep remembers the settings for the next start. It may be nil.
	Keep func(screen.Settings)
	// Write writes a file whole or not at all.
	Write func(path string, write func(io.Writer) error) error
	// Case reads a package, which may be locked, a case file or a folder holding one. It fails with wizard.ErrPackageLocked
	// where the passphrase is missing or another. It may be nil.
	Case func(path, passphrase string) (Case, error)
	// Page reads a saved web page. It may be nil.
	Page func(path string) (approval.Page, error)
	// Clip takes a picture or files out of the clipboard. It may be nil.
	Clip func(context.Context) (clipping.Clipping, error)
	// Memory keeps what was opened last. It may be nil.
	Memory Memory
	// Files asks for files by the dialog of the system, and fails with chooser.ErrNone where there is none. It may be nil.
	Files func(context.Context, chooser.Question) ([]string, error)
	// ReadApp reads an app or a certificate. It may be nil.
	ReadApp func(ctx context.Context, path string, query wizard.AppQuery) (wizard.AppFile, error)
	// Trouble returns the key of the text for an error of the rooms that the window does not see, or nothing. It may be nil.
	Trouble func(error) string
	About   screen.About
	// Vault protects the store. It may be nil.
	Vault wizard.Vault
	// Welcomed says that nobody is to be told how drafts are protected: whoever started the program has seen to it.
	Welcomed bool
	// Opened is done in the background once the store may be used, and returns what is to be told. It may be nil.
	Opened func(context.Context) (news string, err error)
	// Keeper makes copies of the store. It may be nil.
	Keeper wizard.Keeper
	Now    func() time.Time
	// News is told above the first page: what happened while the store was opened. Mostly empty.
	News string
	// Records returns the end of the log, and the installed rulebook as it was signed, for support. It may be nil.
	Records func() (log []string, book []byte)
	// Log takes errors that the applicant only sees as a sentence. It may be nil.
	Log func(error)
}

// A Case is a filing from a disk with its files.
type Case struct {
	Filing *filing.Filing
	Files  wizard.Files
	Close  func() error
	// Exhibit is the case as somebody saw it: of a bundle for support, which can only be looked at, and of a package, which
	// can be worked on too. It is nil for any other case.
	Exhibit *wizard.Exhibit
	Before  *wizard.Desk // with the rulebook that it was checked by; nil where that is not at hand
}

// saveDelay is how long after a change the draft is saved; going elsewhere saves at once.
const saveDelay = 400 * time.Millisecond

// The size of the window on first start, in points.
const (
	startWidth  = 1180
	startHeight = 800
)

// A Window shows one place at a time. All its methods are called on the screen's goroutine.
type Window struct {
	parts   Parts
	window  fyne.Window
	screens map[screen.Name]screen.Screen

	session   *wizard.Session
	interview flow.Interview
	notice    string // a rejection notice as it was pasted last
	settings  screen.Settings
	place     screen.Place
	before    screen.Place // where the settings were opened from
	going     int          // counts journeys, so that only the last one arrives

	needing  []*fyne.MenuItem // of the main menu: they are of use in a draft only
	offering []*fyne.MenuItem // of the main menu: they are of use while the store is open

	header  *header
	banner  *fyne.Container
	under   *fyne.Container // what goes on for long, under the banner
	stage   *fyne.Container
	pane    *fyne.Container // says that a case is only looked at
	glass   *glass          // over the case that is only looked at, or nil
	drop    func(files []string, at fyne.Position)
	enter   func()
	pasting func()
	closed  bool
	unsaved bool // the last save did not succeed; the banner says so
	passing bool // what the banner says goes away with the place
	undone  bool // the last thing done was an undo; the header says so

	gate     gate
	locking  bool
	asking   context.CancelFunc // takes away the dialog of the system that is open; or nil
	opening  *opening           // the package that is being opened, or nil
	stopped  string             // name of the package that locking kept from being opened, until it is told
	unread   int                // papers whose reading locking stopped, until it is told
	begun    bool               // Opened was called
	received []string           // packages given to the program that wait to be opened
	recents  []recent           // what was opened last, the newest first
	recalled bool               // recents are those of the store
	stir     time.Time          // when somebody did something last
	beside   *neighbour         // the window beside the browser, or nil
	number   string             // that was copied and is still to be cleared from the clipboard
	copiedAt time.Time
}

// New makes the window and shows the list of drafts.
func New(parts Parts) *Window {
	if parts.Now == nil {
		parts.Now = time.Now
	}
	if parts.Trouble == nil {
		parts.Trouble = func(error) string { return "" }
	}
	if parts.Log == nil {
		parts.Log = func(error) {}
	}
	w := &Window{parts: parts, settings: parts.Settings, screens: screen.Screens()}
	w.parts.App.Settings().SetTheme(w.theme()) // before the first piece is measured
	w.window = parts.App.NewWindow("")
	w.window.SetIcon(fyne.NewStaticResource("icon.png", icons.App()))
	w.window.SetMaster()
	w.window.Resize(fyne.NewSize(startWidth, startHeight))
	w.window.SetPadded(false)
	w.window.SetCloseIntercept(w.Close)
	w.window.SetOnDropped(w.dropped)
	w.header = newHeader(w)
	w.banner, w.under, w.pane = container.NewStack(), container.NewStack(), container.NewStack()
	w.stage = container.NewStack()
	w.window.SetContent(container.NewStack(newWatcher(w.stirred),
		container.NewBorder(container.NewVBox(w.header.content, panel.Column(0, w.banner, w.under, w.pane)), nil, nil, nil, w.stage)))
	w.window.Canvas().SetOnTypedKey(w.typed)
	// Fyne makes this of the keys before the menu sees them.
	w.window.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.undo() })
	w.window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.pasted() })
	speak(w.texts())
	w.guard()
	w.window.SetMainMenu(w.menu())
	w.announce(parts.News)
	if w.gate.screen != "" {
		w.gate.banner, w.banner.Objects = w.banner.Objects, nil
	} else {
		w.first()
		w.recall()
	}
	w.show(screen.Place{Screen: screen.HomeScreen})
	return w
}

// announce tells something above the page until it is put away.
func (w *Window) announce(words string) {
	if words == "" {
		return
	}
	read := panel.Secondary(w.texts().T("button.understood"), w.clear)
	w.banner.Objects = []fyne.CanvasObject{panel.Notice(panel.Warning, icons.Alert, "", words, read)}
	w.banner.Refresh()
}

// mention tells something above the page until the place changes. What was not saved is more important.
func (w *Window) mention(words string) {
	if w.unsaved {
		return
	}
	w.announce(words)
	w.passing = true
}

// clear takes away what is told above the page.
func (w *Window) clear() {
	w.banner.Objects, w.passing = nil, false
	w.banner.Refresh()
}

// Window returns the window itself.
func (w *Window) Window() fyne.Window { return w.window }

// Place returns where the window is.
func (w *Window) Place() screen.Place { return w.place }

// Session returns the draft that is open, or nil.
func (w *Window) Session() *wizard.Session { return w.session }

// texts returns the words of the language that is set, and of them those that suit the draft that is open.
func (w *Window) texts() *text.Catalog {
	words := w.parts.Texts[w.settings.Language]
	if w.session == nil {
		return words
	}
	return words.Suited(w.session.Filing())
}

func (w *Window) theme() fyne.Theme {
	return theme.New(theme.Options{Look: w.settings.Look, Scale: w.settings.Scale})
}

// apply changes the settings at once and shows the present place anew.
func (w *Window) apply(s screen.Settings) {
	w.settings = s
	if w.parts.Keep != nil && w.glass == nil {
		w.parts.Keep(s)
	}
	if w.session != nil {
		w.session.Speak(w.texts())
	}
	w.parts.App.Settings().SetTheme(w.theme())
	speak(w.texts())
	w.window.SetMainMenu(w.menu())
	w.show(w.place)
	if w.beside != nil {
		w.fillBeside(w.beside.view.Page())
	}
}

// leaves reports whether a screen belongs to no draft.
func leaves(name screen.Name) bool {
	switch name {
	case screen.HomeScreen, screen.InterviewScreen, screen.KnockoutScreen, screen.LockScreen, screen.WelcomeScreen, screen.SheetScreen:
		return true
	}
	return false
}

// anywhere reports whether a screen is shown with or without a draft.
func anywhere(name screen.Name) bool {
	return name == screen.SettingsScreen || name == screen.NoticeScreen || name == screen.ProtectScreen || name == screen.BackupsScreen
}

// Go saves the draft and shows another place. A save that does not succeed is told in the banner; what was typed stays in
// the window either way.
func (w *Window) Go(to screen.Place) {
	w.undone = false
	w.stirred()
	w.going++
	going := w.going
	session := w.session
	if session == nil {
		w.show(to)
		return
	}
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, session.Save(ctx)
	}, func(_ struct{}, err error) {
		w.saved(session, err)
		if going == w.going {
			w.show(to)
		}
	})
}

// Open opens a draft at its task list.
func (w *Window) Open(draft string) { w.OpenAt(draft, screen.Place{Screen: screen.TasksScreen}) }

// OpenAt opens a draft at a place.
func (w *Window) OpenAt(draft string, at screen.Place) {
	w.going++
	going := w.going
	texts := w.texts()
	task.Run(context.Background(), w.parts.Tasks, func(ctx context.Context) (*wizard.Session, error) {
		return w.parts.Desk.Open(ctx, draft, texts)
	}, func(session *wizard.Session, err error) {
		if going != w.going {
			return
		}
		w.opened(session, err, at)
	})
}

// Ask shows the interview with these answers.
func (w *Window) Ask(answers flow.Interview) {
	w.interview = answers
	w.Go(screen.Place{Screen: screen.InterviewScreen})
}

// opened takes a session that was opened, begun or imported, and shows a place in it.
func (w *Window) opened(session *wizard.Session, err error, at screen.Place) {
	if w.gate.screen != "" {
		return // it was locked meanwhile
	}
	if err != nil {
		w.tell(err)
		return
	}
	w.unglass()
	w.session, w.undone = session, false
	w.saved(session, nil)
	w.note(recent{Draft: session.ID(), Title: screen.TitleOf(w.texts(), session.Filing())})
	w.show(at)
}

// show builds a place and puts it on the stage.
func (w *Window) show(to screen.Place) {
	if w.gate.screen != "" && to.Screen != w.gate.screen {
		to = screen.Place{Screen: w.gate.screen}
	}
	if anywhere(to.Screen) && !anywhere(w.place.Screen) {
		w.before = w.place
	}
	if leaves(to.Screen) {
		w.unglass()
		w.session = nil
	}
	if to.Screen == screen.ExhibitScreen && w.glass == nil {
		to = screen.Place{Screen: screen.HomeScreen}
		w.session = nil
	}
	build := w.screens[to.Screen]
	if build == nil || w.session == nil && !leaves(to.Screen) && !anywhere(to.Screen) {
		to = screen.Place{Screen: screen.HomeScreen}
		build = w.screens[to.Screen]
	}
	if w.passing {
		w.clear()
	}
	w.stopAsking()
	w.place, w.drop, w.enter, w.pasting = to, nil, nil, nil
	w.window.Canvas().Unfocus()
	w.able()
	w.header.show()
	w.showPane()
	w.stage.Objects = []fyne.CanvasObject{build(w.shell(), to)}
	w.stage.Refresh()
	w.window.SetTitle(w.title())
	w.followBeside()
	w.receive()
}

// title names the page, the draft and the program, so that windows can be told apart in the task bar.
func (w *Window) title() string {
	var parts []string
	key := string(w.place.Screen) + ".title"
	switch w.place.Screen {
	case screen.ProtectScreen:
		key = "protect." + w.place.Stop + ".title"
	case screen.StepScreen:
		step, _, _ := strings.Cut(w.place.Stop, "[")
		key = "step." + step + ".title"
	}
	if w.place.Screen != screen.HomeScreen && w.texts().Has(key) {
		parts = append(parts, w.texts().T(key))
	}
	if w.session != nil {
		parts = append(parts, screen.TitleOf(w.texts(), w.session.Filing()))
	}
	return strings.Join(append(parts, w.texts().T("window.name")), " — ")
}

// shell is what a screen gets to see of the window.
func (w *Window) shell() *screen.Shell {
	var paste func(func(screen.Pasted))
	if w.parts.Clip != nil {
		paste = w.paste
	}
	var openBeside func()
	if w.parts.Desk.Fillable() {
		openBeside = w.OpenBeside
	}
	return w.looked(&screen.Shell{
		Beside: openBeside,
		Paste:  paste, OnPaste: func(do func()) { w.pasting = do },
		Desk: w.parts.Desk, Session: w.session, Texts: w.texts(), Tasks: w.parts.Tasks, Window: w.window,
		Go: w.Go, Open: w.Open, OpenAt: w.OpenAt, Saving: w.saving, Tell: w.tell,
		Write: func(path string, write func(screen.Writer) error) error {
			return w.parts.Write(path, func(f io.Writer) error { return write(f) })
		},
		Drop:   func(take func([]string, fyne.Position)) { w.drop = take },
		Refuse: w.refuse,
		Choose: w.choose, SaveAs: w.saveAs,
		Enter: func(do func()) { w.enter = do }, Back: w.back,
		Vault: w.parts.Vault, Keeper: w.parts.Keeper, Paused: w.gate.paused, Unlocked: w.unlocked, Lock: w.Lock, Forget: w.forget, Copy: w.copy,
		App: w.parts.ReadApp, Sentence: w.sentence, Records: w.parts.Records,
		Page: w.parts.Page, Import: w.importCase, Adopt: func(session *wizard.Session) { w.opened(session, nil, screen.Place{Screen: screen.TasksScreen}) },
		Notice: &w.notice, Interview: &w.interview, Settings: w.settings, Apply: w.apply, About: w.parts.About, Now: w.parts.Now,
	})
}

// back goes to the place above this one.
func (w *Window) back() {
	switch w.place.Screen {
	case screen.HomeScreen, screen.LockScreen, screen.WelcomeScreen:
	case screen.ProtectScreen, screen.BackupsScreen:
		w.Go(screen.Place{Screen: screen.SettingsScreen})
	case screen.KnockoutScreen:
		w.Go(screen.Place{Screen: screen.InterviewScreen})
	case screen.SettingsScreen, screen.NoticeScreen:
		w.Go(w.before)
	case screen.SheetScreen:
		if w.place.Stop != "" {
			w.Go(screen.Place{Screen: screen.SheetScreen})
			return
		}
		w.Go(screen.Place{Screen: screen.HomeScreen})
	case screen.InterviewScreen, screen.TasksScreen:
		w.Go(screen.Place{Screen: screen.HomeScreen})
	default:
		to := w.place.Return
		if to == "" {
			to = screen.TasksScreen
		}
		w.Go(screen.Place{Screen: to})
	}
}

// typed takes the keys that no field has taken.
func (w *Window) typed(key *fyne.KeyEvent) {
	w.stirred()
	switch key.Name {
	case panel.Stirred:
		return
	case panel.Copied:
		w.copied()
		return
	case fyne.KeyF10:
		w.toggleMenu()
		return
	}
	overlays := w.window.Canvas().Overlays()
	if top := overlays.Top(); top != nil {
		if key.Name == fyne.KeyEscape {
			if beside, ok := top.(fyne.Tappable); ok { // what closes with a click beside it has to know that it is closed
				beside.Tapped(&fyne.PointEvent{})
			}
			if overlays.Top() == top {
				// Hidden alone, a dialog would stay where it is and swallow every click.
				top.Hide()
				overlays.Remove(top)
			}
		}
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		w.back()
	case fyne.KeyReturn, fyne.KeyEnter:
		if w.enter != nil {
			w.enter()
		}
	}
}
