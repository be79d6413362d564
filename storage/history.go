package storage

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// historyLength is how many earlier states of a draft are kept (wizard.Store asks for the last 50).
const historyLength = 50

// A state is what a draft was before a change, and the note of that change.
type state struct {
	Note    string          `json:"note"`
	Summary json.RawMessage `json:"summary"`
	Draft   json.RawMessage `json:"draft"`
}

func historyOf(tx *bbolt.Tx, draft []byte) *bbolt.Bucket {
	return tx.Bucket([]byte(historyBucket)).Bucket(draft)
}

func openState(k *seal.Key, draft, number, sealed []byte) (state, error) {
	body, err := unseal(k, historyBucket, stateName(draft, number), sealed)
	if err != nil {
		return state{}, fmt.Errorf("earlier state: %w", err)
	}
	var st state
	if err := decode(body, &st); err != nil {
		return state{}, fmt.Errorf("earlier state: %w", err)
	}
	return st, nil
}

// remember puts the kept draft into its history before body takes its place under a note.
func remember(tx *bbolt.Tx, k *seal.Key, draft, body []byte, note string) error {
	sealed := tx.Bucket([]byte(draftsBucket)).Get(draft)
	if sealed == nil {
		if err := missing(tx, draft); err != wizard.ErrNoDraft {
			return err
		}
		return nil
	}
	before, err := unseal(k, draftsBucket, draft, sealed)
	if err != nil {
		return err
	}
	if same, err := sameFiling(before, body); same || err != nil {
		return err
	}
	h, err := tx.Bucket([]byte(historyBucket)).CreateBucketIfNotExists(draft)
	if err != nil {
		return err
	}
	last, newest := h.Cursor().Last()
	if last != nil {
		st, err := openState(k, draft, last, newest)
		if err != nil {
			return err
		}
		if st.Note == note {
			return nil
		}
	}
	summary, err := unseal(k, indexBucket, draft, tx.Bucket([]byte(indexBucket)).Get(draft))
	if err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	entry, err := json.Marshal(state{Note: note, Summary: summary, Draft: before})
	if err != nil {
		return err
	}
	n := number(last) + 1
	sealed, err = k.Seal(historyBucket, stateName(draft, numberKey(n)), valueFormat, entry)
	if err != nil {
		return err
	}
	if err := h.Put(numberKey(n), sealed); err != nil {
		return err
	}
	// Numbers are without gaps: states leave at both ends only.
	for first, _ := h.Cursor().First(); n-number(first) >= historyLength; first, _ = h.Cursor().First() {
		if err := h.Delete(first); err != nil {
			return err
		}
	}
	return nil
}

// takeNewest removes the newest state of a draft's history and returns it.
func takeNewest(tx *bbolt.Tx, k *seal.Key, draft []byte) (state, error) {
	h := historyOf(tx, draft)
	if h == nil {
		return state{}, wizard.ErrNothingToUndo
	}
	last, newest := h.Cursor().Last()
	if last == nil {
		return state{}, wizard.ErrNothingToUndo
	}
	st, err := openState(k, draft, last, newest)
	if err != nil {
		return state{}, err
	}
	return st, h.Delete(last)
}

// sameFiling reports whether two drafts hold the same answers, whatever page was open.
func sameFiling(a, b []byte) (bool, error) {
	type part struct {
		Filing json.RawMessage `json:"filing"`
	}
	var x, y part
	if err := json.Unmarshal(a, &x); err != nil {
		return false, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := json.Unmarshal(b, &y); err != nil {
		return false, err
	}
	return bytes.Equal(x.Filing, y.Filing), nil
}

// number of a key of the history; 0 for none.
func number(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

func numberKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
