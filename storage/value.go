package storage

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Buckets since format 1. Names and meanings are promises. A name here is a keyed hash (seal.Key.Name): an id of a draft
// would tell when it was begun.
const (
	metaBucket    = "meta"    // format -> mark, keys -> ring: the only values that are not sealed
	draftsBucket  = "drafts"  // name of the draft -> draft
	indexBucket   = "index"   // name of the draft -> summary
	historyBucket = "history" // name of the draft -> bucket of 8-byte number -> state
	refsBucket    = "refs"    // names of the draft and of a file -> SHA-256: a state of the draft refers to the file
	usersBucket   = "users"   // names of the file and of a draft -> nothing: the same the other way round
	doomedBucket  = "doomed"  // name of a file -> second since 1970 at which it was left without a draft; 0 goes at once
	secretsBucket = "secrets" // name of a secret -> secret; since format 2
)

func bucketNames() []string {
	return []string{
		metaBucket, draftsBucket, indexBucket, historyBucket, refsBucket, usersBucket, doomedBucket, secretsBucket,
	}
}

// Kinds of names.
const (
	draftKind  = "draft"
	fileKind   = "file"
	secretKind = "secret"
)

const (
	formatKey   = "format"
	keysKey     = "keys"
	programMark = "beiandesk"
	valueFormat = 1 // of drafts, summaries and states
	lostFormat  = 0 // of values that could not be read when they were sealed; their bytes are kept
)

func draftName(k *seal.Key, id string) []byte { return k.Name(draftKind, id) }

// stateName is the place of an earlier state of a draft.
func stateName(draft, number []byte) []byte { return append(bytes.Clone(draft), number...) }

// put seals a body into its place.
func putSealed(tx *bbolt.Tx, k *seal.Key, bucket string, name, body []byte) error {
	sealed, err := k.Seal(bucket, name, valueFormat, body)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucket)).Put(name, sealed)
}

// unseal returns the JSON of a value. What does not open was changed by a disk or by somebody, and nobody can tell which.
func unseal(k *seal.Key, bucket string, name, sealed []byte) ([]byte, error) {
	return unsealInto(nil, k, bucket, name, sealed)
}

func unsealInto(dst []byte, k *seal.Key, bucket string, name, sealed []byte) ([]byte, error) {
	format, body, err := k.Open(dst, bucket, name, sealed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w: %w", ErrDamaged, wizard.ErrTampered, err)
	}
	return body, knownValue(format)
}

func knownValue(format int) error {
	switch {
	case format > valueFormat:
		return fmt.Errorf("%w: value format %d", ErrNewer, format)
	case format != valueFormat:
		return fmt.Errorf("%w: value format %d", ErrDamaged, format)
	}
	return nil
}

// decode reads JSON strictly: an unknown member or anything after the value is damage.
func decode(body []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: something follows a value", ErrDamaged)
	}
	return nil
}

// openDraft reads the draft that was kept under an id.
func openDraft(k *seal.Key, id string, sealed []byte) (wizard.Draft, error) {
	body, err := unseal(k, draftsBucket, draftName(k, id), sealed)
	if err != nil {
		return wizard.Draft{}, err
	}
	return decodeDraft(id, body)
}

func decodeDraft(id string, body []byte) (wizard.Draft, error) {
	d, err := decodeAnyDraft(body)
	if err == nil && d.Filing.ID != id {
		return wizard.Draft{}, fmt.Errorf("%w: it holds another draft", ErrDamaged)
	}
	return d, err
}

func decodeAnyDraft(body []byte) (wizard.Draft, error) {
	var d wizard.Draft
	if err := decode(body, &d); err != nil {
		return wizard.Draft{}, err
	}
	switch {
	case d.Filing == nil:
		return wizard.Draft{}, fmt.Errorf("%w: it holds another draft", ErrDamaged)
	case d.Filing.Schema > filing.SchemaVersion:
		return wizard.Draft{}, fmt.Errorf("%w: case schema %d", ErrNewer, d.Filing.Schema)
	}
	return d, nil
}

// A mark says whose file it is. Its value format is the format of the whole store; newer programs keep the place and
// the first line, so that this one can tell.
type mark struct {
	Program string `json:"program"`
}

func readMark(value []byte) (format int, err error) {
	format, body, err := unlined(value)
	if err != nil {
		return 0, err
	}
	var m mark
	if json.Unmarshal(body, &m) != nil || m.Program != programMark {
		return 0, ErrForeign
	}
	return format, nil
}

func putMark(tx *bbolt.Tx, format int) error {
	body, err := json.Marshal(mark{Program: programMark})
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(metaBucket)).Put([]byte(formatKey), lined(format, body))
}

// lay makes the buckets of a new store.
func lay(format int, ring *seal.Ring) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		for _, name := range bucketNames() {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		if err := putRing(tx, ring); err != nil {
			return err
		}
		return putMark(tx, format)
	}
}

// shown is how a draft is called whose id cannot be read.
func shown(name []byte) string { return hex.EncodeToString(name) }
