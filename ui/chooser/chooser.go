// Package chooser asks where a file is: by the dialog of the system, or by one of our own where the system has none.
package chooser

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNone says that the system has no dialog that could be shown here.
var ErrNone = errors.New("the system has no file dialog here")

// ErrElsewhere says that what was chosen lies on no disk of this computer.
var ErrElsewhere = errors.New("chosen file is not on this computer")

// A Filter is a kind of files that a dialog offers.
type Filter struct {
	Name    string
	Endings []string // in small letters with their dot, like ".pdf"; none: all files
}

// Takes reports whether a file is of this kind by its name.
func (f Filter) Takes(name string) bool {
	name = strings.ToLower(name)
	return len(f.Endings) == 0 || slices.ContainsFunc(f.Endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// A Question is what a dialog asks.
type Question struct {
	Title   string
	Accept  string   // words of the button that ends it
	Filters []Filter // the first is set when the dialog opens
	Several bool     // more than one file may be chosen
	Folder  string   // where it begins; empty: where the system thinks best
	Saving  bool     // asks for the name of a file that is about to be written
	Name    string   // of that file, as it is suggested
	Window  uintptr  // of the program: X11's number of it, or the handle of Windows; 0: none
}

// ending is what a file that is saved is called at its end, as the suggested name has it.
func (q Question) ending() string { return filepath.Ext(q.Name) }

// finished gives a name that was typed without its ending that ending, unless this would be another file that is there.
func (q Question) finished(path string, there func(string) bool) string {
	ending := q.ending()
	if !q.Saving || ending == "" || strings.EqualFold(filepath.Ext(path), ending) || there(path+ending) {
		return path
	}
	return path + ending
}
