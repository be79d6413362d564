package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// shaLength is the number of hex digits of a SHA-256.
const shaLength = 2 * sha256.Size

// unfinished begins the names of files that are being written.
const unfinished = ".put-"

// keptFiles are the files of a store, named by their SHA-256.
type keptFiles struct {
	dir string

	mu    sync.Mutex      // between putting a file and removing one
	fresh map[string]bool // put since Open and not yet part of a draft; true when it was not there before
}

// PutFile keeps bytes under their SHA-256. The limit on size is the caller's. The file stays until the store is closed,
// and beyond that while a draft refers to it.
func (s *Store) PutFile(ctx context.Context, r io.Reader) (sum string, size int64, err error) {
	sum, size, err = s.kept.put(ctx, r)
	if err != nil {
		return "", 0, fmt.Errorf("put file: %w", classify(err))
	}
	return sum, size, nil
}

// File returns the bytes kept under a SHA-256: fs.ErrInvalid if it is none, fs.ErrNotExist if there are none,
// ErrDamagedFile if they are not the bytes that were given.
func (s *Store) File(ctx context.Context, sum string) ([]byte, error) {
	if err := done(ctx); err != nil {
		return nil, err
	}
	data, err := s.kept.read(sum)
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	return data, nil
}

// validSHA keeps everything but a SHA-256 in lower-case hex out of paths.
func validSHA(sum string) bool {
	b, err := hex.DecodeString(sum)
	return err == nil && len(b) == sha256.Size && strings.ToLower(sum) == sum
}

func (k *keptFiles) path(sum string) string { return filepath.Join(k.dir, sum[:2], sum) }

func (k *keptFiles) read(sum string) ([]byte, error) {
	if !validSHA(sum) {
		return nil, fmt.Errorf("%w: %q is no SHA-256", fs.ErrInvalid, sum)
	}
	data, err := os.ReadFile(k.path(sum))
	if err != nil {
		return nil, err
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return nil, fmt.Errorf("%w: %s", ErrDamagedFile, sum)
	}
	return data, nil
}

// whileReader ends with its context.
type whileReader struct {
	ctx context.Context
	r   io.Reader
}

func (w whileReader) Read(p []byte) (int, error) {
	if err := done(w.ctx); err != nil {
		return 0, err
	}
	return w.r.Read(p)
}

func (k *keptFiles) put(ctx context.Context, r io.Reader) (sum string, size int64, err error) {
	f, err := os.CreateTemp(k.dir, unfinished+"*") // made with fileMode
	if err != nil {
		return "", 0, err
	}
	temp := f.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp))
		}
	}()
	hash := sha256.New()
	size, err = io.Copy(io.MultiWriter(f, hash), whileReader{ctx, r})
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", 0, err
	}
	sum = hex.EncodeToString(hash.Sum(nil))
	return sum, size, k.take(temp, sum)
}

// take moves a finished file to its place. Where the same bytes are kept already they stay; damaged ones are replaced.
func (k *keptFiles) take(temp, sum string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, err := k.read(sum)
	known := err == nil
	if known {
		err = os.Remove(temp)
	} else {
		err = moveInto(temp, k.path(sum))
	}
	if err != nil {
		return err
	}
	if k.fresh == nil {
		k.fresh = map[string]bool{}
	}
	k.fresh[sum] = k.fresh[sum] || !known
	return nil
}

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

// used notes that files are part of a draft now.
func (k *keptFiles) used(sums []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, sum := range sums {
		delete(k.fresh, sum)
	}
}

// freshFiles lists the files that only this program, since Open, can have put.
func (k *keptFiles) freshFiles() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var sums []string
	for sum, new := range k.fresh {
		if new {
			sums = append(sums, sum)
		}
	}
	return sums
}

// remove removes files, but none that was put again meanwhile. What cannot be removed now is doomed and goes at the
// next Open.
func (k *keptFiles) remove(sums []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, sum := range sums {
		if _, again := k.fresh[sum]; !again && validSHA(sum) {
			_ = os.Remove(k.path(sum))
		}
	}
}

// removeUnfinished clears away what a killed program was writing.
func (k *keptFiles) removeUnfinished() error {
	entries, err := os.ReadDir(k.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), unfinished) {
			if err := os.Remove(filepath.Join(k.dir, e.Name())); err != nil {
				return err
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
