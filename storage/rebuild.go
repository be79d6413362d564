package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// batch is how many values are written in one transaction while a store is rebuilt: what is in memory at once.
const batch = 1000

// protect seals all of a store under a new key, because the old one lay open, and keeps a ring that opens it.
func (s *Store) protect(ctx context.Context, doing string, add func(*seal.Ring, *seal.Key) error) error {
	if err := done(ctx); err != nil {
		return err
	}
	s.copying.Lock()
	defer s.copying.Unlock()
	s.vault.Lock()
	defer s.vault.Unlock()
	s.naming.Lock()
	defer s.naming.Unlock()
	if err := s.protectNow(ctx, add); err != nil {
		return fmt.Errorf("%s: %w", doing, classify(vaultError(err)))
	}
	return nil
}

func (s *Store) protectNow(ctx context.Context, add func(*seal.Ring, *seal.Key) error) error {
	old, err := s.unlocked()
	if err != nil {
		return err
	}
	if s.ring.Open == nil {
		return nil // somebody else was first
	}
	ring, err := seal.NewRing(s.random)
	if err != nil {
		return err
	}
	key, err := seal.NewKey(s.random)
	if err != nil {
		return err
	}
	if err := add(ring, key); err != nil {
		return err
	}
	if err := s.rebuild(ctx, sealedSource{old, &s.kept}, ring, key); err != nil {
		return err
	}
	if err := s.layBeside(ring); err != nil {
		return err
	}
	// The open key opens copies that were made before.
	return s.removeBackups()
}

// rebuild writes all of a store anew, sealed under another key, reads it back, compares it, and only then puts it in the
// place of the old one. Killed before that it leaves the old store as it was; killed after, the new one. The caller holds
// vault and naming.
func (s *Store) rebuild(ctx context.Context, from source, ring *seal.Ring, key *seal.Key) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.damaged.Load() {
		return fmt.Errorf("%w: nothing more is written", ErrDamaged)
	}
	path := filepath.Join(s.dir, unfinished+dbName)
	if err := remove(path); err != nil {
		return err
	}
	old := map[string]bool{}
	if err := s.kept.each(func(path, _ string) error { old[path] = true; return nil }); err != nil {
		return err
	}
	made, err := s.copyUnder(ctx, path, from, ring, key)
	if err != nil {
		for name := range made {
			err = errors.Join(err, remove(s.kept.path(name)))
		}
		return errors.Join(err, remove(path))
	}
	if err := s.replaceBy(path, func() {
		s.ring = ring
		s.key.Store(key)
		s.kept.rename(key)
	}); err != nil {
		return err
	}
	for path := range old {
		if !made[filepath.Base(path)] {
			if err := remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyUnder makes the database of a rebuilt store, and its files beside the old ones. It returns their names.
func (s *Store) copyUnder(ctx context.Context, path string, from source, ring *seal.Ring, key *seal.Key) (made map[string]bool, err error) {
	made = map[string]bool{}
	var handle *os.File
	db, err := openBolt(path, &bbolt.Options{Timeout: s.timeout, NoSync: true}, &handle)
	if err != nil {
		return made, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Update(lay(firstSealed, ring)); err != nil {
		return made, err
	}
	sums := map[string]bool{}
	for _, sum := range s.kept.freshSums() {
		sums[sum] = true // it will be part of a draft soon
	}
	var load []cargo
	flush := func() error {
		err := db.Update(func(tx *bbolt.Tx) error {
			for _, c := range load {
				if err := c.unload(tx, key); err != nil {
					return err
				}
			}
			return nil
		})
		load = load[:0]
		return err
	}
	err = s.viewHeld(func(tx *bbolt.Tx) error {
		return carry(ctx, tx, from, key, func(c cargo) error {
			if c.sum != "" {
				sums[c.sum] = true
			}
			c.body, c.number = bytes.Clone(c.body), bytes.Clone(c.number)
			if load = append(load, c); len(load) < batch {
				return nil
			}
			return flush()
		})
	})
	if err == nil {
		err = flush()
	}
	if err == nil {
		err = db.Sync()
	}
	if err != nil {
		return made, err
	}
	for sum := range sums {
		if err := s.sealFile(ctx, from, sum, key, made); err != nil {
			return made, err
		}
	}
	return made, s.viewHeld(func(tx *bbolt.Tx) error { return compare(ctx, tx, from, key, db) })
}

// sealFile seals one file of a source under a key. A damaged one is sealed as it is, where it can be read at all, and one
// that is missing stays missing: Check tells of both.
func (s *Store) sealFile(ctx context.Context, from source, sum string, key *seal.Key, made map[string]bool) error {
	f, err := os.CreateTemp(s.kept.dir, unfinished+"*")
	if err != nil {
		return err
	}
	temp, name := f.Name(), fileName(key, sum)
	read := sha256.New()
	w, err := key.NewWriter(f)
	if err == nil {
		err = from.file(sum, io.MultiWriter(w, read))
	}
	lost := errors.Is(err, os.ErrNotExist) || errors.Is(err, ErrDamagedFile)
	if err == nil {
		err = errors.Join(done(ctx), w.Close(), f.Sync())
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = moveInto(temp, s.kept.path(name))
	}
	if err != nil {
		if lost {
			err = nil
		}
		return errors.Join(err, remove(temp))
	}
	made[name] = true
	// Sealed anew is only what can be read back.
	return s.kept.verify(key, name, hex.EncodeToString(read.Sum(nil)))
}

// unload puts a value into its place under a key.
func (c cargo) unload(tx *bbolt.Tx, key *seal.Key) error {
	if c.bucket == refsBucket {
		return refer(tx, key, c.draft, []string{c.sum})
	}
	name, err := c.name(key)
	if err != nil {
		return err
	}
	sealed, err := key.Seal(c.bucket, name, c.format, c.body)
	if err != nil {
		return err
	}
	b := tx.Bucket([]byte(c.bucket))
	if c.bucket == historyBucket {
		if b, err = b.CreateBucketIfNotExists(c.draft); err != nil {
			return err
		}
		name = c.number
	}
	return b.Put(name, sealed)
}

// compare holds every value of a source against the rebuilt store.
func compare(ctx context.Context, tx *bbolt.Tx, from source, key *seal.Key, db *bbolt.DB) error {
	return db.View(func(made *bbolt.Tx) error {
		return carry(ctx, tx, from, key, func(c cargo) error {
			if c.bucket == refsBucket {
				if made.Bucket([]byte(refsBucket)).Get(append(bytes.Clone(c.draft), key.Name(fileKind, c.sum)...)) == nil {
					return fmt.Errorf("%w: a reference did not come over", ErrDamaged)
				}
				return nil
			}
			name, err := c.name(key)
			if err != nil {
				return err
			}
			b, at := made.Bucket([]byte(c.bucket)), name
			if c.bucket == historyBucket {
				b, at = b.Bucket(c.draft), c.number
			}
			if b == nil {
				return fmt.Errorf("%w: a history did not come over", ErrDamaged)
			}
			format, body, err := key.Open(nil, c.bucket, name, b.Get(at))
			if err != nil || format != c.format || !bytes.Equal(body, c.body) {
				return fmt.Errorf("%w: a value of %s did not come over: %w", ErrDamaged, c.bucket, err)
			}
			return nil
		})
	})
}

// replaceBy puts another database into the place of this one, and does what belongs to the exchange before anybody sees the
// new one. The caller holds writing.
func (s *Store) replaceBy(path string, exchanged func()) error {
	s.exchange.Lock()
	defer s.exchange.Unlock()
	if err := s.db.Close(); err != nil {
		return err
	}
	err := os.Rename(path, s.path())
	if err == nil {
		exchanged()
		err = syncFolder(s.dir)
	}
	// Whatever happened, what lies there is opened again.
	return errors.Join(err, s.start())
}
