package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/cmd/journal"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// passphraseVariable opens, or makes, the store without a question: for scripts and tests. The same variable is read by
// beianctl. It is taken out of the environment at once, so that no program started from here inherits it.
const passphraseVariable = "BEIAN_PASSPHRASE"

// takePassphrase returns the passphrase of the environment and removes it there.
func takePassphrase() (string, error) {
	passphrase := os.Getenv(passphraseVariable)
	return passphrase, os.Unsetenv(passphraseVariable)
}

// logName is the folder in the store's folder that holds the log and the reports of crashes.
const logName = "log"

// keepJournal opens the log and sends there what anybody logs, the window library included.
func (p *program) keepJournal() {
	heard := &watchedLog{to: os.Stderr, tell: p.tellNoWindow}
	kept, err := journal.Open(filepath.Join(p.folder, logName), heard)
	p.journal = kept
	slog.SetDefault(kept.Logger)
	if err != nil {
		slog.Error("without a log", "error", err)
	}
	slog.Info("started", "version", assembly.Version)
}

// tellNoWindow says why no window comes, before the window library ends the program.
func (p *program) tellNoWindow() {
	lang := p.settings.Language
	if lang == "" {
		lang = text.Chinese
	}
	if texts, err := assembly.Words(lang, nil); err == nil {
		notify(texts.T("start.no_window"))
	}
}

// tellVersion writes from what this program was made; in Chinese where no language is given.
func tellVersion(out io.Writer, lang text.Language) error {
	if lang == "" {
		lang = text.Chinese
	}
	texts, err := assembly.Words(lang, nil)
	if err != nil {
		return err
	}
	known, err := knowledge()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, strings.Join(assembly.ReadBuild(known.Version).Tell(texts), "\n"))
	return err
}

// watchCrashes has what ends the program written down, and returns what is to be told of the last time.
func (p *program) watchCrashes(texts *text.Catalog) string {
	report, err := p.journal.Watch(time.Now())
	if err != nil {
		slog.Error("crashes are not written down", "error", err)
	}
	if report == "" {
		return ""
	}
	return texts.T("crash.found", "file", report)
}

// errBroke says that the program met a mistake of its own. Everything that was saved is still there.
var errBroke = errors.New("the program broke off")

// report writes down a panic and returns what is said about it.
func (p *program) report(reason any, stack []byte) error {
	if p.journal == nil {
		return errBroke
	}
	name, err := p.journal.Crashed(time.Now(), reason, stack)
	if err != nil {
		return errors.Join(errBroke, err)
	}
	slog.Error("broke off", "error", errBroke)
	return fmt.Errorf("%w; the reason is written in %s, without anything that was filled in", errBroke, name)
}

// sheltered does work; a panic becomes a report and an error.
func (p *program) sheltered(work func()) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = p.report(reason, debug.Stack())
		}
	}()
	work()
	return nil
}

// tasks runs the work of the window and writes down what breaks off in the background.
func (p *program) tasks() *task.Runner {
	return &task.Runner{Broke: func(broken *task.Panic) { _ = p.report(broken.Reason, broken.Stack) }} // the window tells the error
}

// unlock opens a locked store with the passphrase of the environment, and protects with it a store that nothing protects. A
// passphrase that does not fit is asked for by the window.
func (p *program) unlock(store *storage.Store) {
	if p.passphrase == "" {
		return
	}
	ctx := context.Background()
	var err error
	switch state := store.State(); {
	case state.Unprotected:
		err = store.SetPassphrase(ctx, p.passphrase)
	case state.Locked && state.Passphrase:
		err = store.Unlock(ctx, p.passphrase)
	}
	if err != nil {
		slog.Error("passphrase of the environment", "error", err)
	}
}

// open is done once the store may be used for the first time: what was damaged is brought over, and the day's copy made. It
// returns what is to be told.
func (p *program) open(ctx context.Context, aside string) (string, error) {
	news := ""
	if aside != "" {
		salvaged, err := p.store.Salvage(ctx, aside)
		if err != nil {
			slog.Error("bring over what was set aside", "error", err)
		}
		if salvaged.File != "" {
			aside = salvaged.File // sealed meanwhile, if it was plain
		}
		news = p.rooms.Texts[p.settings.Language].T("store.salvaged", "n", strconv.Itoa(len(salvaged.Drafts)),
			"lost", strconv.Itoa(len(salvaged.Listed)), "file", aside) + p.richer(ctx)
	}
	if place := storage.PlaceOf(p.folder); place != storage.GoodPlace && news == "" {
		news = p.rooms.Texts[p.settings.Language].T("store.place."+string(place), "folder", p.folder)
	}
	// Keys that an earlier version kept in the clear go into the store, and so into the copy.
	if _, err := p.rooms.Keys.Own(); err != nil {
		slog.Error("seal keys", "error", err)
	}
	if !p.store.State().Unprotected {
		if made, err := p.store.BackUpDaily(ctx); err != nil {
			slog.Error("daily backup", "error", err)
		} else if made {
			slog.Info("daily backup made")
		}
	}
	return news, nil
}

// richer names the newest copy of the store where it holds more than what was brought over.
func (p *program) richer(ctx context.Context) string {
	copies, err := p.store.Backups(ctx)
	drafts, draftsErr := p.store.Drafts(ctx)
	if err = errors.Join(err, draftsErr); err != nil {
		slog.Error("look for copies", "error", err)
		return ""
	}
	for _, c := range copies {
		if !c.Broken && c.Drafts > len(drafts) {
			return p.rooms.Texts[p.settings.Language].T("store.salvaged.copy", "time", c.At.Local().Format("2006-01-02 15:04"), "n", strconv.Itoa(c.Drafts))
		}
	}
	return ""
}

// watchWake brings the window to the front when another start asks for it, and opens what was given to that.
func (p *program) watchWake(w *ui.Window, tasks *task.Runner) {
	asked := &inbox{folder: p.folder}
	task.Every(context.Background(), tasks, wakeLook, asked.look, func() {
		w.ComeForward()
		w.Receive(asked.take())
	})
}

// recentName is the name under which the store keeps what was opened last.
const recentName = "recent"

// memory keeps what was opened last in the store, sealed; deleting everything takes it along.
type memory struct{ store *storage.Store }

// Recall implements ui.Memory.
func (m memory) Recall(ctx context.Context) ([]byte, error) { return m.store.Secret(ctx, recentName) }

// Retain implements ui.Memory.
func (m memory) Retain(ctx context.Context, what []byte) error {
	return m.store.PutSecret(ctx, recentName, what)
}

// second is a start while another program has the store open: it wakes that one, and says so. It reports whether that was all
// there is to do.
func (p *program) second(out io.Writer) bool {
	woke, err := wakeFirst(p.folder, p.files)
	if err != nil {
		slog.Error("second start", "error", err)
	}
	key := "store.in_use"
	if woke {
		key = "store.woken"
	}
	if texts, err := assembly.Words(p.settings.Language, nil); err == nil {
		fmt.Fprintln(out, texts.T(key))
	}
	return woke
}

var _ wizard.Keeper = (*storage.Store)(nil)
