package storage

import (
	"bytes"
	"strings"

	"go.etcd.io/bbolt"
)

// refer notes that a draft refers to files.
func refer(tx *bbolt.Tx, id string, files []string) error {
	refs, users, doomed := tx.Bucket([]byte(refsBucket)), tx.Bucket([]byte(usersBucket)), tx.Bucket([]byte(doomedBucket))
	for _, sha := range files {
		key := []byte(id + "/" + sha)
		if refs.Get(key) != nil {
			continue
		}
		if err := refs.Put(key, []byte{}); err != nil {
			return err
		}
		if err := users.Put([]byte(sha+"/"+id), []byte{}); err != nil {
			return err
		}
		if err := doomed.Delete([]byte(sha)); err != nil {
			return err
		}
	}
	return nil
}

// settleRefs drops the references of a draft that none of its states makes any more, and returns the files that are
// left without any. A file's hash within the JSON of a state is taken for a reference: at worst a file stays longer.
func settleRefs(tx *bbolt.Tx, id string) (orphans []string, err error) {
	refs, users, doomed := tx.Bucket([]byte(refsBucket)), tx.Bucket([]byte(usersBucket)), tx.Bucket([]byte(doomedBucket))
	current := tx.Bucket([]byte(draftsBucket)).Get([]byte(id))
	prefix := []byte(id + "/")
	var gone []string
	c := refs.Cursor()
	for key, _ := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = c.Next() {
		if sha := string(key[len(prefix):]); !strings.Contains(sha, "/") && !bytes.Contains(current, []byte(sha)) && !inHistory(tx, id, sha) {
			gone = append(gone, sha)
		}
	}
	for _, sha := range gone {
		if err := refs.Delete([]byte(id + "/" + sha)); err != nil {
			return nil, err
		}
		if err := users.Delete([]byte(sha + "/" + id)); err != nil {
			return nil, err
		}
		if !hasUser(tx, sha) {
			orphans = append(orphans, sha)
			if err := doomed.Put([]byte(sha), []byte{}); err != nil {
				return nil, err
			}
		}
	}
	return orphans, nil
}

func inHistory(tx *bbolt.Tx, id, sha string) bool {
	h := historyOf(tx, id)
	if h == nil {
		return false
	}
	c := h.Cursor()
	for key, sealed := c.Last(); key != nil; key, sealed = c.Prev() {
		if bytes.Contains(sealed, []byte(sha)) {
			return true
		}
	}
	return false
}

func hasUser(tx *bbolt.Tx, sha string) bool {
	prefix := []byte(sha + "/")
	key, _ := tx.Bucket([]byte(usersBucket)).Cursor().Seek(prefix)
	return bytes.HasPrefix(key, prefix)
}

// removeDoomed removes the files that a killed program was about to remove.
func (s *Store) removeDoomed() error {
	var doomed []string
	err := s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(doomedBucket)).ForEach(func(sha, _ []byte) error {
			doomed = append(doomed, string(sha))
			return nil
		})
	})
	if err != nil || len(doomed) == 0 {
		return err
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, sha := range doomed {
			if !hasUser(tx, sha) && validSHA(sha) {
				s.kept.remove([]string{sha})
			}
			if err := tx.Bucket([]byte(doomedBucket)).Delete([]byte(sha)); err != nil {
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
		for _, sha := range fresh {
			if !hasUser(tx, sha) {
				unused = append(unused, sha)
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
