package storage

import (
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"
)

// firstSealed is the format that sealed stores began with: rebuild makes it of a plain one. Each migration makes the next.
const firstSealed = 2

// A migration brings a store from one format to the next, inside one transaction. There may be no key yet: what it changes
// of a value it changes without opening it.
type migration struct {
	to   int
	name string // of what it changes
	do   func(*bbolt.Tx) error
}

// migrations lists all migrations in order. Every released format keeps a file in testdata.
func migrations() []migration { return []migration{} }

func newestFormat(list []migration) int {
	if len(list) == 0 {
		return firstSealed
	}
	return list[len(list)-1].to
}

// migrate brings a store to the newest format: all steps in one transaction, after the file has been copied.
func (s *Store) migrate(format int, list []migration) error {
	newest := newestFormat(list)
	if format == newest {
		return nil
	}
	before, err := freeName(fmt.Sprintf("%s.before-%d", s.path(), newest))
	if err != nil {
		return err
	}
	if err := s.copyTo(before); err != nil {
		return fmt.Errorf("copy before a change of format: %w", err)
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, m := range list {
			if m.to <= format {
				continue
			}
			if m.to != format+1 {
				return fmt.Errorf("no way from format %d to %d", format, m.to)
			}
			if err := m.do(tx); err != nil {
				return fmt.Errorf("change to format %d (%s): %w", m.to, m.name, err)
			}
			format = m.to
		}
		return putMark(tx, format)
	})
}

// copyTo writes the store, as of one moment, to a new file. Saving goes on meanwhile.
func (s *Store) copyTo(path string) error {
	return s.view(func(tx *bbolt.Tx) error { return writeOut(tx, path) })
}

func writeOut(tx *bbolt.Tx, path string) error {
	return writeFile(path, func(w io.Writer) error {
		told := &telling{w: w}
		_, err := tx.WriteTo(told)
		return errors.Join(err, told.err)
	})
}

// A telling writer remembers its error, of which bbolt hands on no more than the words.
type telling struct {
	w   io.Writer
	err error
}

func (t *telling) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	if err != nil {
		t.err = err
	}
	return n, err
}
