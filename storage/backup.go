package storage

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// Backup copies the store into a folder that does not exist yet or is empty, while work goes on, with every file that
// a draft refers to. Then it opens the copy and checks all of it; what is wrong there is returned as by Check. The copy
// is a store like any other: sealed under the same key, and opened by the same passphrase, code or keychain.
func (s *Store) Backup(ctx context.Context, dir string) ([]Problem, error) {
	problems, err := s.backup(ctx, dir, func(_ *seal.Key, _, to, from string) error { return copyFile(to, from) })
	if err != nil {
		return nil, fmt.Errorf("back up to %s: %w", dir, classify(err))
	}
	return problems, nil
}

// backup takes files over as it is told: by copying them, or by a second name for the same bytes.
func (s *Store) backup(ctx context.Context, dir string, bring func(k *seal.Key, name, to, from string) error) (problems []Problem, err error) {
	k, err := s.unlocked()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if len(entries) > 0 {
		return nil, fmt.Errorf("%w: the folder is not empty", fs.ErrExist)
	}
	if err := s.copyTo(filepath.Join(dir, dbName)); err != nil {
		return nil, err
	}
	c, err := Open(dir, Options{Clock: s.clock, Random: s.random, key: k})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	files, err := c.referred()
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if err := done(ctx); err != nil {
			return nil, err
		}
		// Check tells of files that are missing or damaged already.
		take := func(to, from string) error { return bring(k, name, to, from) }
		if err := c.kept.bring(&s.kept, name, take); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return c.Check(ctx)
}

// referred lists the names of the files that drafts refer to.
func (s *Store) referred() (names []string, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(usersBucket)).ForEach(func(key, _ []byte) error {
			if len(key) < seal.NameSize {
				return fmt.Errorf("%w: a reference is cut short", ErrDamaged)
			}
			name := hex.EncodeToString(key[:seal.NameSize])
			if n := len(names); n == 0 || names[n-1] != name {
				names = append(names, name)
			}
			return nil
		})
	})
	return names, err
}

// bring takes a file over from another store.
func (k *keptFiles) bring(other *keptFiles, name string, bring func(to, from string) error) error {
	to := k.path(name)
	if err := os.MkdirAll(filepath.Dir(to), folderMode); err != nil {
		return err
	}
	return bring(to, other.path(name))
}

// linkFile gives a file a second name, which costs no room: files of a store are never changed, only removed. On a disk
// that knows no second names it is copied.
func linkFile(to, from string) error {
	if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return copyFile(to, from)
}

// doubleFile copies a file, or gives it a second name where there is no room for a copy.
func doubleFile(to, from string) error {
	err := copyFile(to, from)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return linkFile(to, from)
}

// apart brings files into a copy so that the copies share them with each other and not with the store: bytes that the disk
// loses are lost once. Of the two, what is damaged is replaced by what is not.
func (s *Store) apart(older []copyName) func(k *seal.Key, name, to, from string) error {
	return func(k *seal.Key, name, to, from string) error {
		for _, c := range older {
			kept := keptFiles{dir: filepath.Join(s.backupsDir(), c.String(), filesName)}
			if sameFile(kept.path(name), from) || !kept.whole(k, name) {
				continue
			}
			if !s.kept.whole(k, name) {
				if err := s.kept.replace(name, kept.path(name)); err != nil {
					return err
				}
			}
			return linkFile(to, kept.path(name))
		}
		return doubleFile(to, from)
	}
}

// sameFile reports whether two names are of the same bytes on the disk.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
