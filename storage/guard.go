package storage

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// guarded runs work that touches mapped pages. On damage bbolt panics, or reads beyond the file, which without
// SetPanicOnFault would end the program; both come back as ErrDamaged.
func guarded(work func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return work()
}

// openBolt opens a file with bbolt and hands out bbolt's own handle, so that the lock can be released when opening
// breaks off half way.
func openBolt(path string, options *bbolt.Options, handle **os.File) (db *bbolt.DB, err error) {
	finished := false
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, mode)
		*handle = f
		return f, err
	}
	err = guarded(func() (err error) {
		db, err = bbolt.Open(path, fileMode, options)
		finished = true
		return err
	})
	if err != nil {
		if !finished && *handle != nil {
			_ = (*handle).Close() // the damage is what matters
		}
		return nil, classify(err)
	}
	return db, nil
}

// view reads. A panic marks the store damaged: it can still be read, but nothing is written any more.
func (s *Store) view(read func(*bbolt.Tx) error) error {
	s.exchange.RLock()
	defer s.exchange.RUnlock()
	return s.viewHeld(read)
}

// viewKey reads with the key that belongs to the database, or returns wizard.ErrLocked.
func (s *Store) viewKey(read func(*bbolt.Tx, *seal.Key) error) error {
	return s.view(func(tx *bbolt.Tx) error {
		k, err := s.unlocked()
		if err != nil {
			return err
		}
		return read(tx, k)
	})
}

// viewHeld reads for a caller who holds writing or exchange, so that the database stays where it is.
func (s *Store) viewHeld(read func(*bbolt.Tx) error) error {
	panicked := true
	err := guarded(func() error {
		err := s.db.View(read)
		panicked = false
		return err
	})
	if panicked {
		s.damaged.Store(true)
	}
	return classify(err)
}

// update changes, wholly or not at all.
func (s *Store) update(change func(*bbolt.Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.exchange.RLock()
	defer s.exchange.RUnlock()
	if s.damaged.Load() {
		return fmt.Errorf("%w: nothing more is written", ErrDamaged)
	}
	if err := s.inPlace(); err != nil {
		return err
	}
	panicked := true
	err := guarded(func() error {
		err := s.db.Update(change)
		panicked = false
		return err
	})
	if panicked {
		s.damaged.Store(true)
		s.stuck.Store(true)
	}
	return classify(err)
}

// inPlace reports with ErrGone a file that was removed, renamed or replaced under the open store: on Unix writing to it
// would go well and leave nothing behind.
func (s *Store) inPlace() error {
	mine, err := s.file.Stat()
	if err != nil {
		return err
	}
	if there, err := os.Stat(s.path()); err != nil || !os.SameFile(mine, there) {
		return errors.Join(ErrGone, err)
	}
	return nil
}
