// Package journal writes down what happened and what broke, without anything that somebody typed.
//
// A folder holds the log, the log before it, and the reports of the last crashes. Everything stays on this computer, and
// only its user can read it.
package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
)

// Names in the folder, and who may read them.
const (
	logName    = "beiandesk.log"
	olderName  = "beiandesk.older.log"
	folderMode = 0o700
	fileMode   = 0o600
)

// enough is how large a log grows before a new one is begun at the next start, in bytes.
const enough = 1 << 20

// A Journal is open for as long as a program runs.
type Journal struct {
	folder string
	log    *os.File
	crash  *os.File
	Logger *slog.Logger
}

// Open opens the log in a folder and makes both where there are none. Where that is not possible it writes to other alone,
// and says why; the Journal is of use all the same. Other may be nil.
func Open(folder string, other io.Writer) (*Journal, error) {
	j := &Journal{folder: folder}
	err := j.open()
	var to []io.Writer
	if j.log != nil {
		to = append(to, j.log)
	}
	if other != nil {
		to = append(to, other)
	}
	j.Logger = slog.New(masking{slog.NewTextHandler(io.MultiWriter(to...), nil)})
	if err != nil {
		return j, fmt.Errorf("open journal: %w", err)
	}
	return j, nil
}

func (j *Journal) open() error {
	if err := os.MkdirAll(j.folder, folderMode); err != nil {
		return err
	}
	name := filepath.Join(j.folder, logName)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.Size() > enough:
		if err := os.Rename(name, filepath.Join(j.folder, olderName)); err != nil {
			return err
		}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	j.log, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, fileMode)
	return err
}

// Close ends the log.
func (j *Journal) Close() error {
	err := j.unwatch()
	if j.log != nil {
		err = errors.Join(err, j.log.Close())
	}
	return err
}
