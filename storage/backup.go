package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Backup copies the store into a folder that does not exist yet or is empty, while work goes on, with every file that
// a draft refers to. Then it opens the copy and checks all of it; what is wrong there is returned as by Check. The copy
// is a store like any other.
func (s *Store) Backup(ctx context.Context, dir string) ([]Problem, error) {
	problems, err := s.backup(ctx, dir)
	if err != nil {
		return nil, fmt.Errorf("back up to %s: %w", dir, classify(err))
	}
	return problems, nil
}

func (s *Store) backup(ctx context.Context, dir string) (problems []Problem, err error) {
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
	c, err := Open(dir, Options{Clock: s.clock})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	files, err := c.referred()
	if err != nil {
		return nil, err
	}
	for _, sum := range files {
		if err := done(ctx); err != nil {
			return nil, err
		}
		// Check tells of files that are missing or damaged already; the others are copied.
		err := c.kept.copyFrom(&s.kept, sum)
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, ErrDamagedFile) {
			return nil, err
		}
	}
	return c.Check(ctx)
}

// referred lists the files that drafts refer to.
func (s *Store) referred() (files []string, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(usersBucket)).ForEach(func(key, _ []byte) error {
			if len(key) < shaLength {
				return fmt.Errorf("%w: a reference is cut short", ErrDamaged)
			}
			sum := string(key[:shaLength])
			if n := len(files); validSHA(sum) && (n == 0 || files[n-1] != sum) {
				files = append(files, sum)
			}
			return nil
		})
	})
	return files, err
}

// copyFrom takes an intact file over from another store.
func (k *keptFiles) copyFrom(other *keptFiles, sum string) error {
	if _, err := other.read(sum); err != nil {
		return err
	}
	f, err := os.CreateTemp(k.dir, unfinished+"*")
	if err != nil {
		return err
	}
	temp := f.Name()
	if err := errors.Join(f.Close(), copyFile(temp, other.path(sum))); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return moveInto(temp, k.path(sum))
}
