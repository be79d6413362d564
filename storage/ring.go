package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// keysName is the file of the ring. The database holds a copy: losing one of them loses nothing. It is this file that
// opens what can still be read of a database that was set aside.
const keysName = "store.keys"

// ringFormat is the format of the ring's line; the ring has a version of its own.
const ringFormat = 1

// ErrKeys says that both copies of the keys of a store are gone. What it holds cannot be read without them.
var ErrKeys = errors.New("the keys of the store are missing")

func putRing(tx *bbolt.Tx, ring *seal.Ring) error {
	text, err := ring.Text()
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(metaBucket)).Put([]byte(keysKey), lined(ringFormat, text))
}

func readRing(value []byte) (*seal.Ring, error) {
	_, text, err := unlined(value)
	if err != nil {
		return nil, err
	}
	ring, err := seal.ReadRing(text)
	switch {
	case errors.Is(err, seal.ErrNewer):
		return nil, fmt.Errorf("%w: %w", ErrNewer, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return ring, nil
}

// findRing returns the newer of the two copies of the ring, or nil where there are none, which a new store and one of
// format 1 are told from a loss by.
func (s *Store) findRing() (*seal.Ring, error) {
	var within []byte
	if err := s.view(func(tx *bbolt.Tx) error {
		if b := tx.Bucket([]byte(metaBucket)); b != nil {
			within = bytes.Clone(b.Get([]byte(keysKey)))
		}
		return nil
	}); err != nil {
		return nil, err
	}
	beside, err := os.ReadFile(filepath.Join(s.dir, keysName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var own, other *seal.Ring
	var lost error
	if within != nil {
		if own, err = readRing(within); err != nil {
			if errors.Is(err, ErrNewer) {
				return nil, err
			}
			lost = err
		}
	}
	if beside != nil {
		if other, err = readRing(beside); err != nil {
			if errors.Is(err, ErrNewer) {
				return nil, err
			}
			lost = errors.Join(lost, err)
		}
	}
	switch {
	case own == nil && other == nil && lost != nil:
		return nil, fmt.Errorf("%w: %w", ErrKeys, lost)
	case own == nil:
		return other, nil
	case other != nil && other.Store == own.Store && other.Changes > own.Changes:
		return other, nil
	}
	return own, nil
}

// newRing makes a data key and what opens it: the passphrase that was given, or else the keychain, or else nothing
// protects the store until its owner is asked.
func (s *Store) newRing(opts Options) (*seal.Ring, *seal.Key, error) {
	key, err := seal.NewKey(s.random)
	if err != nil {
		return nil, nil, err
	}
	ring, err := seal.NewRing(s.random)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case opts.Passphrase != "":
		return ring, key, vaultError(ring.SetPassphrase(key, opts.Passphrase, s.cost))
	case s.keychain != nil:
		err := s.hand(ring, key)
		if err == nil {
			return ring, key, nil
		}
		if !errors.Is(err, wizard.ErrNoKeychain) {
			return nil, nil, err
		}
	}
	ring.SetOpen(key)
	return ring, key, nil
}

// hand gives the keychain a secret that opens the ring.
func (s *Store) hand(ring *seal.Ring, key *seal.Key) error {
	secret, err := ring.SetKeychain(key)
	if err != nil {
		return err
	}
	if err := s.keychain.Set(ring.Store, secret); err != nil {
		ring.Keychain = nil
		return err
	}
	return nil
}

// keepRing writes both copies of a changed ring. Once the database has it, it counts.
func (s *Store) keepRing(ring *seal.Ring) error {
	ring.Changes++
	if err := s.update(func(tx *bbolt.Tx) error { return putRing(tx, ring) }); err != nil {
		return err
	}
	s.ring = ring
	return s.layBeside(ring)
}

// layBeside writes the file of the ring, unless it says the same already. Another store's is put out of the way.
func (s *Store) layBeside(ring *seal.Ring) error {
	text, err := ring.Text()
	if err != nil {
		return err
	}
	path, want := filepath.Join(s.dir, keysName), lined(ringFormat, text)
	there, err := os.ReadFile(path)
	if err == nil && bytes.Equal(there, want) {
		return nil
	}
	if other, err := readRing(there); err == nil && other.Store != ring.Store && other.Open == nil {
		aside, err := freeName(path + ".replaced-" + s.clock.Now().Format(asideStamp))
		if err != nil {
			return err
		}
		if err := os.Rename(path, aside); err != nil {
			return err
		}
	}
	return writeFile(path, func(w io.Writer) error {
		_, err := w.Write(want)
		return err
	})
}
