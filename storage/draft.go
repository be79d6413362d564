package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

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
	err := s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(indexBucket)).ForEach(func(id, sealed []byte) error {
			sum, err := openSummary(string(id), sealed)
			if err != nil {
				damaged = append(damaged, fmt.Errorf("summary of draft %s: %w", id, err))
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
	var sealed []byte
	err := s.view(func(tx *bbolt.Tx) error {
		sealed = bytes.Clone(tx.Bucket([]byte(draftsBucket)).Get([]byte(id)))
		if sealed == nil {
			return missing(tx, id)
		}
		return nil
	})
	var d wizard.Draft
	if err == nil {
		d, err = openDraft(id, sealed)
	}
	if err != nil {
		return wizard.Draft{}, fmt.Errorf("load draft %s: %w", id, err)
	}
	return d, nil
}

// missing tells a draft that never was from one that has been lost.
func missing(tx *bbolt.Tx, id string) error {
	if id != "" && tx.Bucket([]byte(indexBucket)).Get([]byte(id)) != nil {
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
	for _, a := range d.Filing.Attachments {
		if validSHA(a.SHA256) {
			files = append(files, a.SHA256)
		}
	}
	err = s.change(func(tx *bbolt.Tx) error {
		if err := remember(tx, id, body, note); err != nil {
			return err
		}
		if err := put(tx, id, body, summary); err != nil {
			return err
		}
		return refer(tx, id, files)
	}, id)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", id, err)
	}
	s.kept.used(files)
	return nil
}

// change updates a draft and then removes the files that none of its states, and no other draft, refers to any more.
func (s *Store) change(do func(*bbolt.Tx) error, id string) error {
	var orphans []string
	err := s.update(func(tx *bbolt.Tx) (err error) {
		if err := do(tx); err != nil {
			return err
		}
		orphans, err = settleRefs(tx, id)
		return err
	})
	if err == nil {
		s.kept.remove(orphans)
	}
	return err
}

func put(tx *bbolt.Tx, id string, body, summary []byte) error {
	if err := tx.Bucket([]byte(draftsBucket)).Put([]byte(id), seal(valueFormat, body)); err != nil {
		return err
	}
	return tx.Bucket([]byte(indexBucket)).Put([]byte(id), seal(valueFormat, summary))
}

// Undo takes the newest state out of the history and keeps it as the draft, with the summary it had, or returns
// wizard.ErrNothingToUndo. It does not read the state that it replaces, so it also mends a damaged draft.
func (s *Store) Undo(ctx context.Context, id string) (wizard.Draft, error) {
	if err := done(ctx); err != nil {
		return wizard.Draft{}, err
	}
	var d wizard.Draft
	err := s.change(func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte(draftsBucket)).Get([]byte(id)) == nil {
			return missing(tx, id)
		}
		newest, err := takeNewest(tx, id)
		if err != nil {
			return err
		}
		if d, err = decodeDraft(id, newest.Draft); err != nil {
			return fmt.Errorf("earlier state: %w", err)
		}
		return put(tx, id, newest.Draft, newest.Summary)
	}, id)
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
	err := s.view(func(tx *bbolt.Tx) error {
		if h := historyOf(tx, id); h != nil {
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

// Delete removes a draft, its history, and the files that no other draft refers to. It is no error if there is none.
func (s *Store) Delete(ctx context.Context, id string) error {
	if err := done(ctx); err != nil {
		return err
	}
	if id == "" {
		return nil
	}
	err := s.change(func(tx *bbolt.Tx) error {
		if historyOf(tx, id) != nil {
			if err := tx.Bucket([]byte(historyBucket)).DeleteBucket([]byte(id)); err != nil {
				return err
			}
		}
		if err := tx.Bucket([]byte(draftsBucket)).Delete([]byte(id)); err != nil {
			return err
		}
		return tx.Bucket([]byte(indexBucket)).Delete([]byte(id))
	}, id)
	if err != nil {
		return fmt.Errorf("delete draft %s: %w", id, err)
	}
	return nil
}
