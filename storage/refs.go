package storage

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"time"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// grace is how long a file stays on the disk after the last state of a draft that has it is gone. If the newest page of
// the database is lost, or an older database takes its place, its files are there still. A file of a draft that was
// deleted has no grace.
const grace = 30 * 24 * time.Hour

// refer notes that a draft refers to files, by their SHA-256.
func refer(tx *bbolt.Tx, k *seal.Key, draft []byte, sums []string) error {
	refs, users, doomed := tx.Bucket([]byte(refsBucket)), tx.Bucket([]byte(usersBucket)), tx.Bucket([]byte(doomedBucket))
	for _, sum := range sums {
		file := k.Name(fileKind, sum)
		ref := append(bytes.Clone(draft), file...)
		if refs.Get(ref) != nil {
			continue
		}
		if err := putSealed(tx, k, refsBucket, ref, []byte(sum)); err != nil {
			return err
		}
		if err := users.Put(append(bytes.Clone(file), draft...), []byte{}); err != nil {
			return err
		}
		if err := doomed.Delete(file); err != nil {
			return err
		}
	}
	return nil
}

// settleRefs drops the references of a draft that none of its states makes any more, and dooms the files that are left
// without any from a second on. It returns their names. A file's hash within the JSON of a state is taken for a
// reference, and so is everything that cannot be read: at worst a file stays longer.
func settleRefs(tx *bbolt.Tx, k *seal.Key, draft []byte, second uint64) (orphans []string, err error) {
	refs, users, doomed := tx.Bucket([]byte(refsBucket)), tx.Bucket([]byte(usersBucket)), tx.Bucket([]byte(doomedBucket))
	var states states
	var gone [][]byte
	c := refs.Cursor()
	for ref, sealed := c.Seek(draft); bytes.HasPrefix(ref, draft); ref, sealed = c.Next() {
		sum, err := unseal(k, refsBucket, ref, sealed)
		if err != nil {
			continue
		}
		if !states.mention(tx, k, draft, sum) {
			gone = append(gone, bytes.Clone(ref))
		}
	}
	for _, ref := range gone {
		file := ref[len(draft):]
		if err := refs.Delete(ref); err != nil {
			return nil, err
		}
		if err := users.Delete(append(bytes.Clone(file), draft...)); err != nil {
			return nil, err
		}
		if !hasUser(tx, file) {
			orphans = append(orphans, hex.EncodeToString(file))
			if err := doomed.Put(file, binary.BigEndian.AppendUint64(nil, second)); err != nil {
				return nil, err
			}
		}
	}
	return orphans, nil
}

// states are the bodies of a draft and its history, opened when they are needed: mostly the draft itself is enough.
type states struct {
	bodies  [][]byte
	current bool
	history bool
	lost    bool // one could not be read, so it may mention anything
}

func (s *states) mention(tx *bbolt.Tx, k *seal.Key, draft, sum []byte) bool {
	if !s.current {
		s.current = true
		if sealed := tx.Bucket([]byte(draftsBucket)).Get(draft); sealed != nil {
			s.take(unseal(k, draftsBucket, draft, sealed))
		}
	}
	if s.has(sum) {
		return true
	}
	if !s.history {
		s.history = true
		if h := historyOf(tx, draft); h != nil {
			c := h.Cursor()
			for number, sealed := c.First(); number != nil; number, sealed = c.Next() {
				s.take(unseal(k, historyBucket, stateName(draft, number), sealed))
			}
		}
	}
	return s.has(sum)
}

func (s *states) take(body []byte, err error) {
	s.bodies = append(s.bodies, body)
	s.lost = s.lost || err != nil
}

func (s *states) has(sum []byte) bool {
	for _, body := range s.bodies {
		if bytes.Contains(body, sum) {
			return true
		}
	}
	return s.lost
}

func hasUser(tx *bbolt.Tx, file []byte) bool {
	key, _ := tx.Bucket([]byte(usersBucket)).Cursor().Seek(file)
	return bytes.HasPrefix(key, file)
}

// removeDoomed removes the files whose grace is over. Of a clock that was set back it only waits longer.
func (s *Store) removeDoomed() error {
	now := s.clock.Now()
	var over [][]byte
	err := s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(doomedBucket)).ForEach(func(file, second []byte) error {
			if len(second) != 8 || now.Sub(time.Unix(int64(binary.BigEndian.Uint64(second)), 0)) >= grace {
				over = append(over, bytes.Clone(file))
			}
			return nil
		})
	})
	if err != nil || len(over) == 0 {
		return err
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, file := range over {
			name := hex.EncodeToString(file)
			if s.kept.isFresh(name) {
				continue
			}
			if !hasUser(tx, file) {
				s.kept.remove([]string{name})
			}
			if err := tx.Bucket([]byte(doomedBucket)).Delete(file); err != nil {
				return err
			}
		}
		return nil
	})
}

// sweepFresh removes files that were put since Open and never became part of a draft.
func (s *Store) sweepFresh() error {
	fresh := s.kept.freshFiles()
	if len(fresh) == 0 {
		return nil
	}
	var unused []string
	err := s.view(func(tx *bbolt.Tx) error {
		for _, name := range fresh {
			if raw, err := hex.DecodeString(name); err == nil && !hasUser(tx, raw) {
				unused = append(unused, name)
			}
		}
		return nil
	})
	if err == nil {
		s.kept.used(fresh)
		s.kept.remove(unused)
	}
	return err
}
