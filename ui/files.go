package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
)

// dropped forwards files to whoever takes them at this place; on the list of drafts they are cases to open. Elsewhere it
// says where they belong.
func (w *Window) dropped(at fyne.Position, uris []fyne.URI) {
	var files []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			files = append(files, filepath.FromSlash(u.Path()))
		}
	}
	switch {
	case len(files) == 0, w.gate.screen != "":
	case w.drop != nil:
		w.drop(files, at)
	case w.place.Screen == screen.HomeScreen && isSheet(files[0]):
		w.Go(screen.Place{Screen: screen.SheetScreen, Stop: files[0]})
	case w.place.Screen == screen.HomeScreen:
		w.importCase(files[0])
	default:
		w.refuse()
	}
}

// isSheet tells a spreadsheet from a package by its name.
func isSheet(file string) bool {
	ending := strings.ToLower(filepath.Ext(file))
	return ending == ".xlsx" || ending == ".csv" || ending == ".xls" || ending == ".xlsm"
}

// refuse says that files are not taken at this place, and where they belong.
func (w *Window) refuse() {
	key := "window.no_drop"
	if w.glass != nil {
		key = "trouble.read_only"
	} else if w.session == nil {
		key = "window.no_drop.yet"
	}
	w.mention(w.texts().T(key))
}

// endings are those of the files that a dialog offers, by what is asked for and by kind; the first kind is set when the
// dialog opens.
func endings(kind screen.FileKind) []struct{ key, endings string } {
	const pictures = ".jpg .jpeg .png .webp .bmp .gif .tif .tiff"
	switch kind {
	case screen.PaperFiles:
		return []struct{ key, endings string }{{"papers", pictures + " .pdf"}, {"pictures", pictures}, {"pdf", ".pdf"}}
	case screen.CaseFiles:
		return []struct{ key, endings string }{{"cases", ".beian .beian.age .zip .json"}}
	case screen.AppFiles:
		return []struct{ key, endings string }{{"apps", ".apk .aab .ipa .hap .app .cer .crt .pem .der .p7b .p12 .pfx .jks .keystore .bks .mobileprovision"}}
	case screen.SheetFiles:
		return []struct{ key, endings string }{{"sheets", ".xlsx .csv"}}
	case screen.PageFiles:
		return []struct{ key, endings string }{{"pages", ".html .htm .xhtml"}}
	}
	return nil
}

// filters names the kinds of files for a dialog, and then all files.
func (w *Window) filters(kind screen.FileKind) []chooser.Filter {
	t := w.texts()
	var out []chooser.Filter
	for _, k := range endings(kind) {
		out = append(out, chooser.Filter{Name: t.T("chooser.kind." + k.key), Endings: strings.Fields(k.endings)})
	}
	return append(out, chooser.Filter{Name: t.T("chooser.kind.all")})
}

// choose lets the applicant choose files: several where several are of use.
func (w *Window) choose(kind screen.FileKind, done func([]string)) {
	t := w.texts()
	accept := "chooser.choose"
	if kind == screen.CaseFiles {
		accept = "chooser.open"
	}
	w.ask(chooser.Question{
		Title: t.T("window.choose"), Accept: t.T(accept), Filters: w.filters(kind),
		Several: kind == screen.PaperFiles || kind == screen.AppFiles,
	}, done)
}

// saveAs lets the applicant choose where to save.
func (w *Window) saveAs(name string, done func(string)) {
	t := w.texts()
	w.ask(chooser.Question{Title: t.T("window.save_as"), Accept: t.T("chooser.save"), Saving: true, Name: name},
		func(files []string) { done(files[0]) })
}

// ask asks for files by the dialog of the system, or by our own where it has none. Only one dialog is open at a time; it goes
// away with the place, and when the window is locked.
func (w *Window) ask(q chooser.Question, done func([]string)) {
	w.stopAsking()
	q.Folder = w.settings.Folder
	q.Window = w.handle()
	chosen := func(files []string) {
		if len(files) == 0 {
			return
		}
		w.settings.Folder = filepath.Dir(files[0])
		w.stirred()
		done(files)
	}
	own := func() {
		home, err := os.UserHomeDir()
		if err != nil {
			home = string(filepath.Separator)
		}
		chooser.Own{Window: w.window, Tasks: w.parts.Tasks, Texts: w.texts(), Home: home}.Show(q, chosen)
	}
	if w.parts.Files == nil {
		own()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.asking = cancel
	task.Run(ctx, w.parts.Tasks, func(ctx context.Context) ([]string, error) { return w.parts.Files(ctx, q) }, func(files []string, err error) {
		given := ctx.Err() != nil
		cancel()
		switch {
		case given:
		case errors.Is(err, chooser.ErrNone):
			w.parts.Log(err)
			own()
		case errors.Is(err, chooser.ErrElsewhere):
			w.mention(w.texts().T("chooser.elsewhere"))
		case err != nil:
			w.tell(err)
		default:
			chosen(files)
		}
	})
}

// stopAsking takes away a dialog of the system that is open.
func (w *Window) stopAsking() {
	if w.asking != nil {
		w.asking()
		w.asking = nil
	}
}

// handle is the system's number of the window, so that a dialog stays before it; 0 where there is none.
func (w *Window) handle() (number uintptr) {
	native, ok := w.window.(driver.NativeWindow)
	if !ok {
		return 0
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			number = c.WindowHandle
		case driver.WindowsWindowContext:
			number = c.HWND
		}
	})
	return number
}
