package assembly

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// ErrFolder says that a folder stands where a file is wanted.
var ErrFolder = errors.New("a folder, not a file")

// WriteFile writes a file whole or not at all: into a temporary one beside it, which takes its place at the end, also
// where a link leads to it. Only the user may read it. A pipe or a device is written to as it is.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, err)
		}
	}()
	target := path
	switch info, statErr := os.Stat(path); {
	case statErr != nil:
		// Nothing is there yet, or making the temporary file says what is wrong.
	case info.IsDir():
		return ErrFolder
	case !info.Mode().IsRegular():
		return writeInto(path, write)
	default:
		if target, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	return replace(target, write)
}

func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

func replace(target string, write func(io.Writer) error) (err error) {
	dir := filepath.Dir(target)
	f, err := os.CreateTemp(dir, ".beian-*")
	if err != nil {
		// The name that the temporary file would have had tells nobody anything.
		var made *fs.PathError
		if errors.As(err, &made) {
			return made.Err
		}
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, closeOnce(f), removeIfThere(f.Name()))
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), target); err != nil {
		return err
	}
	return syncFolder(dir)
}

func closeOnce(f *os.File) error {
	if err := f.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}

func removeIfThere(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// syncFolder makes a rename durable; Windows has no such call and does without.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
