package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/beiandesk/beiandesk/ui/screen"
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
	case w.place.Screen == screen.HomeScreen:
		w.importCase(files[0])
	default:
		w.refuse()
	}
}

// refuse says that files are not taken at this place, and where they belong.
func (w *Window) refuse() {
	key := "window.no_drop"
	if w.session == nil {
		key = "window.no_drop.yet"
	}
	w.mention(w.texts().T(key))
}

// choose lets the applicant choose a file.
func (w *Window) choose(done func([]string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		w.chosen(file, err, func(path string) { done([]string{path}) })
	}, w.window)
	d.SetTitleText(w.texts().T("window.choose"))
	w.showFiles(d)
}

// saveAs lets the applicant choose where to save. The dialog makes an empty file there, which the saving replaces.
func (w *Window) saveAs(name string, done func(string)) {
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) { w.chosen(file, err, done) }, w.window)
	d.SetTitleText(w.texts().T("window.save_as"))
	d.SetFileName(name)
	w.showFiles(d)
}

// An openedFile is a file as a dialog hands it over; nil when the dialog was cancelled.
type openedFile interface {
	URI() fyne.URI
	Close() error
}

// chosen takes what a file dialog came to. Only the place is of use: others read and write the file, off the screen's
// goroutine.
func (w *Window) chosen(file openedFile, err error, done func(path string)) {
	if err != nil {
		w.tell(err)
		return
	}
	if file == nil {
		w.forgetFolders()
		return
	}
	path := filepath.FromSlash(file.URI().Path())
	if err := file.Close(); err != nil {
		w.tell(err)
		return
	}
	w.remember(path)
	done(path)
}

// showFiles shows a file dialog where files were chosen last, large enough to read long names. A file dialog has no size
// before it is shown.
func (w *Window) showFiles(d *dialog.FileDialog) {
	if w.settings.Folder != "" {
		if folder, err := storage.ListerForURI(storage.NewFileURI(w.settings.Folder)); err == nil {
			d.SetLocation(folder)
		}
	}
	d.Show()
	size := w.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*fileDialogShare, size.Height*fileDialogShare))
}

// fileDialogShare is the part of the window that a file dialog covers.
const fileDialogShare = 0.86

// lastFolderKey is where Fyne's dialogs note the folder that was shown last.
const lastFolderKey = "fyne:fileDialogLastFolder"

// forgetFolders takes the names of folders out of the preferences, where Fyne's dialogs leave them in the clear: people name
// folders after people.
func (w *Window) forgetFolders() { w.parts.App.Preferences().RemoveValue(lastFolderKey) }

// remember keeps in mind, for this run, where files were chosen.
func (w *Window) remember(path string) {
	w.settings.Folder = filepath.Dir(path)
	w.forgetFolders()
}
