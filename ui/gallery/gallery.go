// Package gallery draws the screens without a display, for the demonstration and for looking at them in tests.
//
// It is a package of its own because drawing without a display takes Fyne's test driver, which the desktop program must
// not carry.
package gallery

import (
	"context"
	"fmt"
	"image"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Options say what is drawn and how.
type Options struct {
	Desk     *wizard.Desk
	Texts    map[text.Language]*text.Catalog
	Draft    string          // id of the draft whose pages are drawn; without one only what needs none is drawn
	Settings screen.Settings // language, look and text size
	Size     fyne.Size       // of the window; zero: the size at which every page must be readable
	Now      func() time.Time
	About    screen.About

	Exhibit *wizard.Exhibit // a case that is only looked at, drawn in place of a draft and as it was seen; may be nil
	Before  *wizard.Desk    // with the rulebook that it was checked by; nil where that is not at hand
}

// The smallest window on which every page must be readable, in points.
const (
	leastWidth  = 1024
	leastHeight = 700
)

// Draw draws one screen after the other and hands each over with a name that sorts by its place in the way through.
func Draw(ctx context.Context, o Options, take func(name string, picture image.Image) error) error {
	return walk(ctx, o, func(name string, w *ui.Window) error {
		shown := w.Window()
		if strings.HasSuffix(name, "-"+companion) {
			shown = w.Beside()
		}
		if err := take(name, shown.Canvas().Capture()); err != nil {
			return fmt.Errorf("draw %s: %w", name, err)
		}
		return nil
	})
}

// companion names the picture of the window beside the browser.
const companion = "companion"

// walk shows one screen after the other.
func walk(ctx context.Context, o Options, look func(name string, w *ui.Window) error) error {
	app := test.NewApp()
	if o.Size.IsZero() {
		o.Size = fyne.NewSize(leastWidth, leastHeight)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	vault := shown{o.Now}
	w := ui.New(ui.Parts{
		App: app, Vault: vault, Keeper: vault, Desk: o.Desk, Texts: o.Texts, Tasks: &task.Runner{Inline: true}, Settings: o.Settings, About: o.About, Now: o.Now,
		Write: func(string, func(io.Writer) error) error { return nil },
	})
	defer w.Window().Close()
	w.Window().Resize(o.Size)

	number := 0
	at := func(name string) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		number++
		return look(fmt.Sprintf("%02d-%s", number, name), w)
	}
	if o.Exhibit != nil {
		w.Look(ui.Case{Exhibit: o.Exhibit, Before: o.Before})
		w.Go(screen.Place{Screen: screen.TasksScreen})
		if err := at("tasks"); err != nil {
			return err
		}
		return pages(w, at, screen.ExhibitScreen)
	}
	for _, scene := range scenes(o.Draft) {
		scene.show(w)
		if err := at(scene.name); err != nil {
			return err
		}
	}
	if o.Draft == "" || w.Session() == nil {
		return nil
	}
	if err := pages(w, at); err != nil {
		return err
	}
	session := w.Session()
	if w.OpenBeside(); w.Beside() != nil {
		if err := at(companion); err != nil {
			return err
		}
	}
	check := session.Check()
	w.Look(ui.Case{Exhibit: &wizard.Exhibit{
		Draft: wizard.Draft{Filing: session.Filing()}, Seen: &check, At: o.Now(), Program: o.About.Version, Rulebook: o.Desk.Version(),
		View: wizard.View{Language: o.Settings.Language},
	}})
	w.Go(screen.Place{Screen: screen.ExhibitScreen})
	return at(string(screen.ExhibitScreen))
}

// pages shows every page of the case that is open, and more pages after them.
func pages(w *ui.Window, at func(string) error, more ...screen.Name) error {
	for _, page := range w.Session().Pages() {
		w.Go(screen.Place{Screen: screen.StepScreen, Stop: page.Key})
		if err := at("step-" + string(page.Step)); err != nil {
			return err
		}
	}
	for _, name := range append([]screen.Name{screen.PapersScreen, screen.LettersScreen, screen.AnswersScreen, screen.ReviewScreen, screen.ExportScreen, screen.ProgressScreen, screen.AfterScreen, screen.NoticeScreen, screen.SupportScreen}, more...) {
		w.Go(screen.Place{Screen: name})
		if err := at(string(name)); err != nil {
			return err
		}
	}
	return nil
}

// A scene is a place with what has been answered there.
type scene struct {
	name string
	show func(*ui.Window)
}

func scenes(draft string) []scene {
	first := flow.Interview{Purpose: "new", Nature: filing.Enterprise, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.No, Obstacle: "none"}
	stray := first
	stray.DomainFiled = filing.Yes
	at := func(name screen.Name) func(*ui.Window) {
		return func(w *ui.Window) { w.Go(screen.Place{Screen: name}) }
	}
	list := []scene{
		{"home", at(screen.HomeScreen)},
		{"interview-nature", func(w *ui.Window) { w.Ask(flow.Interview{}) }},
		{"interview-province", func(w *ui.Window) { w.Ask(flow.Interview{Purpose: "new", Nature: filing.Enterprise}) }},
		{"interview-verdict", func(w *ui.Window) { w.Ask(first) }},
		{"knockout", func(w *ui.Window) {
			w.Ask(stray)
			w.Go(screen.Place{Screen: screen.KnockoutScreen})
		}},
		{"sheet", at(screen.SheetScreen)},
		{"settings", at(screen.SettingsScreen)},
		{"protect", at(screen.ProtectScreen)},
		{"backups", at(screen.BackupsScreen)},
		{"welcome", at(screen.WelcomeScreen)},
		{"lock", at(screen.LockScreen)},
	}
	if draft != "" {
		list = append(list, scene{"tasks", func(w *ui.Window) { w.Open(draft) }})
	}
	return list
}
