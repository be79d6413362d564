package storage

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// moveInto puts a finished file in its place so that a power cut leaves all of it or nothing.
func moveInto(temp, path string) error {
	folder := filepath.Dir(path)
	if err := os.Mkdir(folder, folderMode); err == nil {
		if err := syncFolder(filepath.Dir(folder)); err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncFolder(folder)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// remove removes a file that may be gone already.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// The spare is room that is kept on the disk for what makes room: noting that a draft is deleted takes some, too. It holds
// random bytes, which no disk packs into less.
const (
	spareName = "store.spare"
	spareSize = 128 << 10 // bytes; a deletion writes a dozen pages
)

// keepSpare lays the spare where there is none. On a full disk there is no room for it, until there is again.
func (s *Store) keepSpare() {
	path := filepath.Join(s.dir, spareName)
	if exists(path) {
		return
	}
	_ = writeFile(path, func(w io.Writer) error {
		_, err := io.CopyN(w, rand.Reader, spareSize)
		return err
	})
}

// spend gives the spare up and reports whether there was one.
func (s *Store) spend() bool { return os.Remove(filepath.Join(s.dir, spareName)) == nil }

// removeUnfinished clears away what a killed program was writing.
func (s *Store) removeUnfinished() error {
	for _, dir := range []string{s.dir, s.kept.dir, s.backupsDir()} {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), unfinished) {
				if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// writeFile writes a file whole or not at all.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), unfinished+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes a rename last through a power cut. Windows has no such call and needs none.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
