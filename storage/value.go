package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Buckets of format 1. Names and meanings are promises.
const (
	metaBucket    = "meta"    // format -> mark
	draftsBucket  = "drafts"  // id -> draft
	indexBucket   = "index"   // id -> summary
	historyBucket = "history" // id -> bucket of 8-byte number -> state
	refsBucket    = "refs"    // id/sha256 -> nothing: a state of the draft refers to the file
	usersBucket   = "users"   // sha256/id -> nothing: the same the other way round
	doomedBucket  = "doomed"  // sha256 -> nothing: a file to be removed, in case the program is killed before it does
)

func bucketNames() []string {
	return []string{metaBucket, draftsBucket, indexBucket, historyBucket, refsBucket, usersBucket, doomedBucket}
}

const (
	formatKey   = "format"
	programMark = "beiandesk"
	valueFormat = 1 // of drafts, summaries and states
)

var checksums = crc32.MakeTable(crc32.Castagnoli)

// seal puts a line before JSON: its format number and a checksum over both. The rest stays readable in a bug report.
func seal(format int, body []byte) []byte {
	head := strconv.AppendInt(nil, int64(format), 10)
	sum := crc32.Update(crc32.Checksum(head, checksums), checksums, body)
	head = fmt.Appendf(head, " %08x\n", sum)
	return append(head, body...)
}

// unseal returns the format and the JSON of a sealed value; the JSON is part of it.
func unseal(sealed []byte) (format int, body []byte, err error) {
	line, body, ok := bytes.Cut(sealed, []byte("\n"))
	number, sum, ok2 := bytes.Cut(line, []byte(" "))
	if !ok || !ok2 {
		return 0, nil, fmt.Errorf("%w: a value has lost its first line", ErrDamaged)
	}
	want := crc32.Update(crc32.Checksum(number, checksums), checksums, body)
	format, err = strconv.Atoi(string(number))
	if err != nil || !sameHex(sum, want) {
		return 0, nil, fmt.Errorf("%w: a value has changed by itself", ErrDamaged)
	}
	return format, body, nil
}

// sameHex reports whether text is a number in eight lower-case hex digits.
func sameHex(text []byte, number uint32) bool {
	if len(text) != 8 {
		return false
	}
	for i, c := range text {
		if c != "0123456789abcdef"[number>>(28-4*i)&0xf] {
			return false
		}
	}
	return true
}

// open unseals a value of this program's format.
func open(sealed []byte) ([]byte, error) {
	format, body, err := unseal(sealed)
	switch {
	case err != nil:
		return nil, err
	case format > valueFormat:
		return nil, fmt.Errorf("%w: value format %d", ErrNewer, format)
	case format != valueFormat:
		return nil, fmt.Errorf("%w: value format %d", ErrDamaged, format)
	}
	return body, nil
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

// openDraft reads a sealed draft that was kept under an id.
func openDraft(id string, sealed []byte) (wizard.Draft, error) {
	body, err := open(sealed)
	if err != nil {
		return wizard.Draft{}, err
	}
	return decodeDraft(id, body)
}

func decodeDraft(id string, body []byte) (wizard.Draft, error) {
	var d wizard.Draft
	if err := decode(body, &d); err != nil {
		return wizard.Draft{}, err
	}
	switch {
	case d.Filing == nil || d.Filing.ID != id:
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

func readMark(sealed []byte) (format int, err error) {
	format, body, err := unseal(sealed)
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
	return tx.Bucket([]byte(metaBucket)).Put([]byte(formatKey), seal(format, body))
}

// lay makes the buckets of a new store.
func (s *Store) lay(format int) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		for _, name := range bucketNames() {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		return putMark(tx, format)
	}
}
