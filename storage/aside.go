package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// asideStamp names what is set aside, in the local time of whoever looks for it.
const asideStamp = "20060102-150405"

// damagedMark stands in the names of databases that were set aside.
const damagedMark = ".damaged-"

// SetAside returns the newest database in a folder that was set aside as damaged, for Salvage; empty where there is none.
func SetAside(dir string) (path string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "" // a folder that cannot be read holds nothing to bring over; Open says why
	}
	for _, e := range entries { // in the order of their names, and so of their times
		if strings.HasPrefix(e.Name(), dbName+damagedMark) && e.Type().IsRegular() {
			path = filepath.Join(dir, e.Name())
		}
	}
	return path
}

// freeName returns a path that nothing bears yet.
func freeName(path string) (string, error) {
	name := path
	for n := 2; ; n++ {
		_, err := os.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		name = fmt.Sprintf("%s-%d", path, n)
	}
}

func (s *Store) asideName(path string) (string, error) {
	return freeName(path + damagedMark + s.clock.Now().Format(asideStamp))
}

// setAside renames a file that cannot be opened. Nothing in it is changed.
func (s *Store) setAside(path string) (string, error) {
	aside, err := s.asideName(path)
	if err != nil {
		return "", err
	}
	if err := os.Rename(path, aside); err != nil {
		return "", err
	}
	return aside, syncFolder(s.dir)
}

// copyAside keeps a copy of a file as it was found.
func (s *Store) copyAside(path string) (string, error) {
	aside, err := s.asideName(path)
	if err != nil {
		return "", err
	}
	return aside, copyFile(aside, path)
}

func copyFile(to, from string) (err error) {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return writeFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}
