package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// errMismatch says that a draft was saved with a summary of another, or without an id.
var errMismatch = errors.New("a draft needs an id and its own summary")

// Drafts lists all drafts, the last changed first; of two changed at once the one with the later id. Only the index is
// read. Where part of it is damaged, the rest is returned with an error that wraps ErrDamaged and names the drafts.
func (s *Store) Drafts(ctx context.Context) ([]wizard.Summary, error) {
	if err := done(ctx); err != nil {
		return nil, err
	}
	list := []wizard.Summary{}
	var damaged []error
	err := s.viewKey(func(tx *bbolt.Tx, k *seal.Key) error {
		var room []byte // for one summary after the other
		return tx.Bucket([]byte(indexBucket)).ForEach(func(name, sealed []byte) error {
			room = slices.Grow(room[:0], len(sealed))
			sum, err := openSummary(room, k, name, sealed)
			if err != nil {
				damaged = append(damaged, fmt.Errorf("summary of draft %s: %w", shown(name), err))
				return nil
			}
			list = append(list, sum)
			return nil
		})
	})
	slices.SortFunc(list, func(a, b wizard.Summary) int {
		if c := b.SavedAt.Compare(a.SavedAt); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	if err := errors.Join(append(damaged, err)...); err != nil {
		return list, fmt.Errorf("list drafts: %w", err)
	}
	return list, nil
}

// Load returns a draft, or wizard.ErrNoDraft.
func (s *Store) Load(ctx context.Context, id string) (wizard.Draft, error) {
	if err := done(ctx); err != nil {
		return wizard.Draft{}, err
	}
	var body []byte
	err := s.viewKey(func(tx *bbolt.Tx, k *seal.Key) (err error) {
		name := draftName(k, id)
		sealed := tx.Bucket([]byte(draftsBucket)).Get(name)
		if sealed == nil {
			return missing(tx, name)
		}
		body, err = unseal(k, draftsBucket, name, sealed)
		return err
	})
	var d wizard.Draft
	if err == nil {
		d, err = decodeDraft(id, body)
	}
	if err != nil {
		return wizard.Draft{}, fmt.Errorf("load draft %s: %w", id, err)
	}
	return d, nil
}

// missing tells a draft that never was from one that has been lost.
func missing(tx *bbolt.Tx, name []byte) error {
	if tx.Bucket([]byte(indexBucket)).Get(name) != nil {
		return fmt.Errorf("%w: the list names the draft", ErrDamaged)
	}
	return wizard.ErrNoDraft
}

// Save keeps a draft durably and its summary for the list. The state before goes into the history, unless the filing
// is the same or the newest state there was left under the same note.
func (s *Store) Save(ctx context.Context, d wizard.Draft, sum wizard.Summary, note string) error {
	if err := done(ctx); err != nil {
		return err
	}
	if d.Filing == nil || d.Filing.ID == "" || d.Filing.ID != sum.ID {
		return fmt.Errorf("save draft: %w", errMismatch)
	}
	id := d.Filing.ID
	body, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", id, err)
	}
	summary, err := json.Marshal(sum)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", id, err)
	}
	var files []string
	for _, a := range d.Files() {
		if validSHA(a.SHA256) {
			files = append(files, a.SHA256)
		}
	}
	var names []string
	err = s.change(id, func(tx *bbolt.Tx, k *seal.Key, name []byte) error {
		if err := remember(tx, k, name, body, note); err != nil {
			return err
		}
		if err := put(tx, k, name, body, summary); err != nil {
			return err
		}
		for _, sum := range files {
			names = append(names, fileName(k, sum))
		}
		return refer(tx, k, name, files)
	})
	if err != nil {
		return fmt.Errorf("save draft %s: %w", id, err)
	}
	s.kept.used(names)
	return nil
}

// change updates a draft and dooms the files that none of its states, and no other draft, refers to any more.
func (s *Store) change(id string, do func(*bbolt.Tx, *seal.Key, []byte) error) error {
	return s.update(func(tx *bbolt.Tx) error {
		k, err := s.unlocked() // within, so that Lock waits for what is being saved
		if err != nil {
			return err
		}
		name := draftName(k, id)
		if err := do(tx, k, name); err != nil {
			return err
		}
		_, err = settleRefs(tx, k, name, s.second())
		return err
	})
}

func (s *Store) second() uint64 { return uint64(max(1, s.clock.Now().Unix())) }

func put(tx *bbolt.Tx, k *seal.Key, name, body, summary []byte) error {
	if err := putSealed(tx, k, draftsBucket, name, body); err != nil {
		return err
	}
	return putSealed(tx, k, indexBucket, name, summary)
}

// Undo takes the newest state out of the history and keeps it as the draft, with the summary it had, or returns
// wizard.ErrNothingToUndo. It does not read the state that it replaces, so it also mends a damaged draft.
func (s *Store) Undo(ctx context.Context, id string) (wizard.Draft, error) {
	if err := done(ctx); err != nil {
		return wizard.Draft{}, err
	}
	var d wizard.Draft
	err := s.change(id, func(tx *bbolt.Tx, k *seal.Key, name []byte) error {
		if tx.Bucket([]byte(draftsBucket)).Get(name) == nil {
			return missing(tx, name)
		}
		newest, err := takeNewest(tx, k, name)
		if err != nil {
			return err
		}
		if d, err = decodeDraft(id, newest.Draft); err != nil {
			return fmt.Errorf("earlier state: %w", err)
		}
		return put(tx, k, name, newest.Draft, newest.Summary)
	})
	if err != nil {
		return wizard.Draft{}, fmt.Errorf("undo in draft %s: %w", id, err)
	}
	return d, nil
}

// CanUndo reports whether a draft has history.
func (s *Store) CanUndo(ctx context.Context, id string) (bool, error) {
	if err := done(ctx); err != nil {
		return false, err
	}
	has := false
	err := s.viewKey(func(tx *bbolt.Tx, k *seal.Key) error {
		if h := historyOf(tx, draftName(k, id)); h != nil {
			key, _ := h.Cursor().First()
			has = key != nil
		}
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("look for history of draft %s: %w", id, err)
	}
	return has, nil
}

// Delete removes a draft, its history, and the files that no other draft refers to, which leave the disk at once. It is no
// error if there is none. Copies of the store that were made before still hold it; the daily ones are replaced in time.
func (s *Store) Delete(ctx context.Context, id string) error {
	if err := done(ctx); err != nil {
		return err
	}
	var orphans []string
	change := func(tx *bbolt.Tx) error {
		k, err := s.unlocked()
		if err != nil {
			return err
		}
		name := draftName(k, id)
		if historyOf(tx, name) != nil {
			if err := tx.Bucket([]byte(historyBucket)).DeleteBucket(name); err != nil {
				return err
			}
		}
		if err := tx.Bucket([]byte(draftsBucket)).Delete(name); err != nil {
			return err
		}
		if err := tx.Bucket([]byte(indexBucket)).Delete(name); err != nil {
			return err
		}
		orphans, err = settleRefs(tx, k, name, 0)
		return err
	}
	err := s.update(change)
	if errors.Is(err, ErrFull) && s.spend() {
		err = s.update(change)
	}
	if err != nil {
		return fmt.Errorf("delete draft %s: %w", id, err)
	}
	s.kept.remove(orphans)
	return nil
}
