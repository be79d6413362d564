// Command beiandesk opens the window in which a filing is prepared.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/beiandesk/beiandesk/assets/rulebook"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/cmd/journal"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/keystore"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/documents/webpage"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/clipping"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// appID is the program's name among others; FyneApp.toml says the same.
const appID = "cn.beiandesk.BeianDesk"

// windowMemory is what the window keeps beside the papers that are looked into: fonts, pictures of papers, pages, in bytes.
const windowMemory = 160 << 20

func main() {
	debug.SetMemoryLimit(documents.SoftMemory + windowMemory)
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		notify("beiandesk: " + err.Error())
		os.Exit(1)
	}
}

// run does what the arguments say: mostly, it opens the window and returns when that is closed.
func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("beiandesk", flag.ContinueOnError)
	folder := flags.String("store", "", "`folder` in which drafts are kept; the user's own without it")
	language := flags.String("lang", "", "language of this run, zh or en; the one chosen in the settings without it")
	version := flags.Bool("version", false, "print the version and end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *version {
		return tellVersion(out, text.Language(*language))
	}
	if err := assembly.KeepPrivate(); err != nil {
		return err
	}
	passphrase, err := takePassphrase()
	if err != nil {
		return err
	}
	if *folder == "" {
		own, err := assembly.StoreFolder()
		if err != nil {
			return err
		}
		*folder = own
	}
	if *folder, err = filepath.Abs(*folder); err != nil {
		return fmt.Errorf("folder of drafts: %w", err)
	}
	if err := prepareInput(); err != nil {
		return fmt.Errorf("prepare input methods: %w", err)
	}
	files, err := givenFiles(flags.Args())
	if err != nil {
		return err
	}
	p := &program{folder: *folder, passphrase: passphrase, out: out, files: files}
	p.keepJournal()
	p.app = app.NewWithID(appID)
	p.settings = ui.ReadSettings(p.app.Preferences())
	if *language != "" {
		if p.settings.Language = text.Language(*language); !slices.Contains(text.Names(), p.settings.Language) {
			return fmt.Errorf("%w: %q", text.ErrLanguage, *language)
		}
	}
	if err := p.show(); err != nil || p.done {
		return errors.Join(err, p.end())
	}
	return errors.Join(p.sheltered(p.app.Run), p.end())
}

// errNoWindow says that the system has no screen for a window, or no OpenGL.
var errNoWindow = errors.New("no window can be opened here: a display and OpenGL 2.1 are needed; beianctl does the same jobs without")

// show opens the first window. The window library panics where it has no screen.
func (p *program) show() (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%w (%v)", errNoWindow, reason)
		}
	}()
	p.begin("")
	return nil
}

// program is what lives as long as the window.
type program struct {
	app      fyne.App
	folder   string
	settings screen.Settings
	store    *storage.Store
	rooms    *assembly.Assembly
	failure  error

	files      []string // to be opened
	passphrase string   // of the environment; mostly empty
	journal    *journal.Journal
	out        io.Writer
	done       bool // another program has the store, and was woken
}

// knowledge reads the rulebook: the update that is installed in the user's own folder, or what comes with the program.
func knowledge() (*assembly.Knowledge, error) {
	keys, err := rulebook.Keys()
	if err != nil {
		return nil, err
	}
	folder, err := assembly.StoreFolder()
	if err != nil {
		return assembly.Builtin()
	}
	return assembly.InstalledKnowledge(folder, keys)
}

// begin opens the store and the window, or the window that says why the store cannot be opened. Where a damaged store was
// set aside, what can be read of it is brought over first.
func (p *program) begin(aside string) {
	if aside == "" && !storage.There(p.folder) {
		aside = storage.SetAside(p.folder) // by the command line, or by a start that was broken off
	}
	store, err := storage.Open(p.folder, storage.Options{Keychain: assembly.Keychain(), Passphrase: p.passphrase})
	if errors.Is(err, storage.ErrInUse) && p.second(p.out) {
		p.done = true
		return
	}
	if err != nil {
		p.apologise(err)
		return
	}
	p.store = store
	p.unlock(store)
	known, err := knowledge()
	if err == nil {
		p.rooms, err = assembly.New(assembly.Options{
			Store: store, Knowledge: known, Keys: &assembly.Identities{Safe: store, Folder: p.folder, Clock: assembly.SystemClock{}},
		})
	}
	if err != nil {
		p.failure = err
		p.app.Quit()
		return
	}
	texts := p.rooms.Texts[p.settings.Language]
	news := p.watchCrashes(texts)
	switch kept := store.Recovered(); {
	case kept != "":
		news = texts.T("store.recovered", "file", kept)
	case known.Trouble != nil:
		slog.Error("update of the rulebook", "error", known.Trouble)
		news = known.Notice(texts)
	}
	if place := storage.PlaceOf(p.folder); place != storage.GoodPlace && news == "" {
		news = texts.T("store.place."+string(place), "folder", p.folder)
	}
	tasks := p.tasks()
	window := ui.New(ui.Parts{
		App: p.app, Desk: p.rooms.Desk, Texts: p.rooms.Texts, Tasks: tasks, Settings: p.settings,
		Keep:  func(s screen.Settings) { ui.WriteSettings(p.app.Preferences(), s) },
		Write: assembly.WriteFile, Case: caseReader(p.rooms), Page: readPage, Files: chooser.Ask, Clip: clipping.Take, ReadApp: assembly.ReadApp, Trouble: troubleOf, Log: func(err error) { slog.Error("told", "error", err) },
		About: screen.About{Version: assembly.Version, Build: assembly.ReadBuild(known.Version).Tell, Store: p.folder, Place: string(storage.PlaceOf(p.folder))}, News: news,
		Records: p.records(known),
		Vault:   store, Keeper: store, Memory: memory{store}, Welcomed: p.passphrase != "",
		Opened: func(ctx context.Context) (string, error) { return p.open(ctx, aside) },
	})
	p.watchWake(window, tasks)
	window.Show()
	window.Receive(p.files)
}

func (p *program) end() error {
	err := p.failure
	if p.rooms != nil {
		err = errors.Join(err, p.rooms.Close())
	}
	if p.store != nil {
		err = errors.Join(err, p.store.Close())
	}
	return errors.Join(err, p.journal.Close())
}

// apologyTime is how long a second start stays to say that the first does not answer.
const apologyTime = 30 * time.Second

// apologise says why the store cannot be opened. A damaged one has been set aside, so the program can begin with a new one.
func (p *program) apologise(err error) {
	texts, loadErr := assembly.Words(p.settings.Language, nil)
	if loadErr != nil {
		p.failure = errors.Join(err, loadErr)
		p.app.Quit()
		return
	}
	a := ui.Apology{Texts: texts, Settings: p.settings, Where: texts.T("store.folder", "folder", p.folder)}
	key := troubleOf(err)
	if key == "" {
		key = "store.unknown"
		slog.Error("open the store", "error", err)
	}
	a.Words = texts.T(key)
	if title := key + ".title"; texts.Has(title) {
		a.Title = texts.T(title)
	}
	if errors.Is(err, storage.ErrInUse) {
		a.Until = apologyTime
	}
	var damaged *storage.DamagedError
	var window fyne.Window
	if errors.As(err, &damaged) {
		a.Where = damaged.SetAside
		a.Again = func() {
			p.begin(damaged.SetAside)
			window.Close()
		}
	}
	window = a.Show(p.app)
}

// troubleOf returns the key of the text for an error of the store or of a package.
func troubleOf(err error) string {
	for _, t := range []struct {
		err error
		key string
	}{
		{storage.ErrInUse, "store.in_use"},
		{storage.ErrGone, "store.gone"},
		{storage.ErrNewer, "store.newer"},
		{storage.ErrForeign, "store.foreign"},
		{storage.ErrNotWritable, "store.not_writable"},
		{storage.ErrFull, "trouble.disk_full"},
		{storage.ErrDamaged, "store.damaged"},
		{storage.ErrEmpty, "store.damaged"},
		{storage.ErrGone, "store.gone"},
		{storage.ErrKeys, "store.keys"},
		{pack.ErrNotPackage, "trouble.case_form"},
		{pack.ErrNoCase, "trouble.case_form"},
		{wizard.ErrPackageLocked, "trouble.case_locked"},
		{wizard.ErrPackageForOthers, "cli.trouble.not_for_you"},
		{wizard.ErrRecipient, "cli.trouble.recipient"},
		{envelope.ErrDamaged, "cli.trouble.locked_damaged"},
		{envelope.ErrTooLarge, "cli.trouble.locked_large"},
		{envelope.ErrIdentity, "cli.trouble.identity"},
		{pack.ErrNewer, "trouble.case_newer"},
		{pack.ErrDamaged, "trouble.case_form"},
		{pack.ErrMissing, "trouble.case_form"},
		{pack.ErrChanged, "trouble.case_form"},
		{webpage.ErrNotPage, "trouble.not_page"},
		{webpage.ErrTooBig, "trouble.page_big"},
		{webpage.ErrTooDeep, "trouble.page_deep"},
		{wizard.ErrAppLocked, "app.locked"},
		{wizard.ErrAppPassword, "app.password.wrong"},
		{appid.ErrNotApp, "cli.trouble.not_app"},
		{appid.ErrDamaged, "cli.trouble.app_damaged"},
		{appid.ErrEmpty, "cli.trouble.app_empty"},
		{appid.ErrSeveralApps, "cli.trouble.several_apps"},
		{keystore.ErrUnsupported, "cli.trouble.keystore_kind"},
		{keystore.ErrDamaged, "cli.trouble.keystore_damaged"},
		{certificate.ErrPrivateKey, "cli.trouble.only_private"},
		{certificate.ErrNone, "cli.trouble.no_certificate"},
		{assembly.ErrFolder, "app.folder"},
		{spreadsheet.ErrOldFormat, "cli.trouble.sheet_old"},
		{spreadsheet.ErrLocked, "cli.trouble.sheet_locked"},
		{spreadsheet.ErrMacros, "cli.trouble.sheet_macros"},
		{spreadsheet.ErrTooLarge, "cli.trouble.sheet_large"},
		{spreadsheet.ErrDamaged, "cli.trouble.sheet_damaged"},
		{spreadsheet.ErrNotSheet, "cli.trouble.not_sheet"},
		{spreadsheet.ErrEncoding, "cli.trouble.sheet_encoding"},
		{spreadsheet.ErrQuote, "cli.trouble.sheet_quote"},
		{spreadsheet.ErrLongText, "cli.trouble.sheet_long"},
		{sheet.ErrEmpty, "cli.trouble.sheet_empty"},
		{sheet.ErrTitles, "sheet.trouble.titles"},
		{sheet.ErrTooMany, "cli.trouble.sheet_rows"},
	} {
		if errors.Is(err, t.err) {
			return t.key
		}
	}
	return ""
}

// readPage reads a web page that a browser saved.
func readPage(path string) (approval.Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return approval.Page{}, fmt.Errorf("saved page: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, webpage.MaxBytes+1))
	if err != nil {
		return approval.Page{}, fmt.Errorf("saved page: %w", err)
	}
	return webpage.Read(raw)
}

// caseReader returns what reads a package, a case file or a folder holding one. A locked package opens with the passphrase,
// or with the keys of this user.
func caseReader(rooms *assembly.Assembly) func(path, passphrase string) (ui.Case, error) {
	return func(path, passphrase string) (ui.Case, error) {
		c, err := pack.OpenPath(path, func() (envelope.Keys, error) {
			own, err := rooms.Keys.All()
			if err != nil && passphrase != "" {
				err = nil // the passphrase may do without
			}
			return envelope.Keys{Passphrase: passphrase, Identities: own}, err
		})
		if err != nil {
			return ui.Case{}, assembly.LockTrouble(err)
		}
		out := ui.Case{Filing: c.Filing, Files: c, Close: c.Close}
		e, ok := c.Exhibit()
		if !ok {
			if e, ok = c.Sent(); !ok {
				return out, nil
			}
		}
		out.Exhibit = &e
		editors, err := rulebook.Keys()
		if err == nil {
			out.Before, err = rooms.Before(e, editors)
		}
		if err != nil { // then the report tells what was found
			slog.Error("rulebook of a case", "error", err)
		}
		return out, nil
	}
}
