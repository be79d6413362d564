package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// unfinished begins the names of files that are being written. What is in them is sealed already.
const unfinished = ".put-"

// keptFiles are the files of a store, each sealed, under its name: a keyed hash of its SHA-256.
type keptFiles struct {
	dir string

	mu    sync.Mutex       // between putting a file and removing one
	fresh map[string]fresh // put since Open and not yet part of a draft, by name
}

// fresh is a file that no draft has yet.
type fresh struct {
	sum string
	new bool // it was not there before
}

// PutFile keeps bytes under their SHA-256. They are sealed as they come, one chunk at a time; the limit on size is the
// caller's. The file stays until the store is closed, and beyond that while a draft refers to it.
func (s *Store) PutFile(ctx context.Context, r io.Reader) (sum string, size int64, err error) {
	s.naming.RLock()
	defer s.naming.RUnlock()
	k, err := s.unlocked()
	if err == nil {
		err = s.inPlace()
	}
	if err == nil {
		sum, size, err = s.kept.put(ctx, k, r)
	}
	if err != nil {
		return "", 0, fmt.Errorf("put file: %w", classify(err))
	}
	return sum, size, nil
}

// File returns the bytes kept under a SHA-256: fs.ErrInvalid if it is none, fs.ErrNotExist if no draft has such a file
// and none was put since Open, ErrDamagedFile if they are not the bytes that were given.
func (s *Store) File(ctx context.Context, sum string) ([]byte, error) {
	if err := done(ctx); err != nil {
		return nil, err
	}
	s.naming.RLock()
	defer s.naming.RUnlock()
	k, err := s.unlocked()
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	if !validSHA(sum) {
		return nil, fmt.Errorf("read file: %w: %q is no SHA-256", fs.ErrInvalid, sum)
	}
	name := fileName(k, sum)
	if err := s.inUse(name); err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	var b bytes.Buffer
	if err := s.kept.copy(k, name, sum, &b); err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	return b.Bytes(), nil
}

// inUse reports with fs.ErrNotExist a file that waits to be removed, or was never there.
func (s *Store) inUse(name string) error {
	if s.kept.isFresh(name) {
		return nil
	}
	return s.view(func(tx *bbolt.Tx) error {
		if raw, err := hex.DecodeString(name); err != nil || !hasUser(tx, raw) {
			return fmt.Errorf("%w: no draft has it", fs.ErrNotExist)
		}
		return nil
	})
}

// validSHA keeps everything but a SHA-256 in lower-case hex out of names.
func validSHA(sum string) bool {
	b, err := hex.DecodeString(sum)
	return err == nil && len(b) == sha256.Size && strings.ToLower(sum) == sum
}

// fileName is what a file is called on the disk.
func fileName(k *seal.Key, sum string) string { return hex.EncodeToString(k.Name(fileKind, sum)) }

func validName(name string) bool {
	b, err := hex.DecodeString(name)
	return err == nil && len(b) == seal.NameSize && strings.ToLower(name) == name
}

// path of a file by its name, which was plain until format 1: its SHA-256.
func (k *keptFiles) path(name string) string { return filepath.Join(k.dir, name[:2], name) }

// copy writes the plain bytes of a file and holds one chunk of them in memory. What was written is worth nothing unless
// the error is nil.
func (k *keptFiles) copy(key *seal.Key, name, sum string, to io.Writer) (err error) {
	f, err := os.Open(k.path(name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	r, err := key.NewReader(f, info.Size())
	if err == nil {
		if b, ok := to.(*bytes.Buffer); ok {
			b.Grow(int(r.Size()))
		}
		hash := sha256.New()
		if _, err = io.Copy(io.MultiWriter(hash, to), r); err == nil && hex.EncodeToString(hash.Sum(nil)) != sum {
			return fmt.Errorf("%w: %w: %s holds another file", ErrDamagedFile, wizard.ErrTampered, name)
		}
	}
	if errors.Is(err, seal.ErrBroken) {
		return fmt.Errorf("%w: %w: %s: %w", ErrDamagedFile, wizard.ErrTampered, name, err)
	}
	return err
}

// verify reports whether a file is whole.
func (k *keptFiles) verify(key *seal.Key, name, sum string) error {
	return k.copy(key, name, sum, io.Discard)
}

// whole reports whether a file is there and is what its name says.
func (k *keptFiles) whole(key *seal.Key, name string) bool {
	f, err := os.Open(k.path(name))
	if err != nil {
		return false
	}
	defer f.Close() // only read
	info, err := f.Stat()
	if err != nil {
		return false
	}
	r, err := key.NewReader(f, info.Size())
	if err != nil {
		return false
	}
	hash := sha256.New()
	_, err = io.Copy(hash, r)
	return err == nil && fileName(key, hex.EncodeToString(hash.Sum(nil))) == name
}

// replace puts the bytes of another file into the place of one that is damaged or gone.
func (k *keptFiles) replace(name, from string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	temp := filepath.Join(k.dir, unfinished+"mend")
	if err := errors.Join(remove(temp), doubleFile(temp, from)); err != nil {
		return errors.Join(err, remove(temp))
	}
	return moveInto(temp, k.path(name))
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

func (k *keptFiles) put(ctx context.Context, key *seal.Key, r io.Reader) (sum string, size int64, err error) {
	temp, sum, size, err := k.seal(ctx, key, r)
	if err != nil {
		return "", 0, err
	}
	if err := k.take(key, temp, sum); err != nil {
		return "", 0, errors.Join(err, remove(temp))
	}
	return sum, size, nil
}

// seal writes a file, sealed, under a name for the time being.
func (k *keptFiles) seal(ctx context.Context, key *seal.Key, r io.Reader) (temp, sum string, size int64, err error) {
	f, err := os.CreateTemp(k.dir, unfinished+"*") // made with fileMode
	if err != nil {
		return "", "", 0, err
	}
	hash := sha256.New()
	w, err := key.NewWriter(f)
	if err == nil {
		size, err = io.Copy(io.MultiWriter(w, hash), whileReader{ctx, r})
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", "", 0, errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), hex.EncodeToString(hash.Sum(nil)), size, nil
}

// take moves a finished file to its place. Where the same bytes are kept already they stay; damaged ones are replaced.
func (k *keptFiles) take(key *seal.Key, temp, sum string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	name := fileName(key, sum)
	err := k.verify(key, name, sum)
	known := err == nil
	if known {
		err = os.Remove(temp)
	} else {
		err = moveInto(temp, k.path(name))
	}
	if err != nil {
		return err
	}
	if k.fresh == nil {
		k.fresh = map[string]fresh{}
	}
	k.fresh[name] = fresh{sum: sum, new: k.fresh[name].new || !known}
	return nil
}

// used notes that files are part of a draft now.
func (k *keptFiles) used(names []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, name := range names {
		delete(k.fresh, name)
	}
}

// freshSums lists the files that no draft has yet by their SHA-256.
func (k *keptFiles) freshSums() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var sums []string
	for _, f := range k.fresh {
		sums = append(sums, f.sum)
	}
	return sums
}

// rename names fresh files as another key does.
func (k *keptFiles) rename(key *seal.Key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	renamed := map[string]fresh{}
	for _, f := range k.fresh {
		renamed[fileName(key, f.sum)] = f
	}
	k.fresh = renamed
}

// forget takes every file for one that was never put.
func (k *keptFiles) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.fresh = nil
}

func (k *keptFiles) isFresh(name string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, ok := k.fresh[name]
	return ok
}

// freshFiles lists the files that only this program, since Open, can have put.
func (k *keptFiles) freshFiles() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var names []string
	for name, f := range k.fresh {
		if f.new {
			names = append(names, name)
		}
	}
	return names
}

// remove removes files, but none that was put again meanwhile. What cannot be removed now is doomed and goes at a later
// Open.
func (k *keptFiles) remove(names []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, name := range names {
		if _, again := k.fresh[name]; !again && validName(name) {
			_ = os.Remove(k.path(name))
		}
	}
}

// each visits every file of the folder: its path and its name.
func (k *keptFiles) each(visit func(path, name string) error) error {
	folders, err := os.ReadDir(k.dir)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		entries, err := os.ReadDir(filepath.Join(k.dir, folder.Name()))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := visit(filepath.Join(k.dir, folder.Name(), e.Name()), e.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}
