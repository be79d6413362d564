package storage

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// A source is a store of which all is read: one of format 1, or a sealed one whose key is changed.
type source interface {
	// id of the draft under a name, or something that takes its place where nothing of it can be read.
	id(tx *bbolt.Tx, name []byte) string
	// body of a value, or the error why there is none.
	body(bucket string, name, value []byte) ([]byte, error)
	// sum is the SHA-256 that a reference of a draft is about.
	sum(ref, value []byte) (string, error)
	// reference begins the references of a draft.
	reference(name []byte) []byte
	// file writes the plain bytes that were kept under a SHA-256.
	file(sum string, to io.Writer) error
}

// plainSource is a store of format 1. It knows the folder of its files.
type plainSource struct{ files string }

func (plainSource) id(_ *bbolt.Tx, name []byte) string { return string(name) }

func (plainSource) body(_ string, _, value []byte) ([]byte, error) { return plainBody(value) }

func (plainSource) reference(name []byte) []byte { return append(bytes.Clone(name), '/') }

func (plainSource) sum(ref, _ []byte) (string, error) {
	_, sum, ok := strings.Cut(string(ref), "/")
	if !ok || !validSHA(sum) {
		return "", ErrDamaged
	}
	return sum, nil
}

func (p plainSource) file(sum string, to io.Writer) (err error) {
	k := keptFiles{dir: p.files}
	f, err := os.Open(k.path(sum))
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return errors.Join(err, f.Close())
}

// sealedSource is a store under a key.
type sealedSource struct {
	key  *seal.Key
	kept *keptFiles
}

func (s sealedSource) id(tx *bbolt.Tx, name []byte) string {
	return (&check{key: s.key}).id(tx, name)
}

func (s sealedSource) body(bucket string, name, value []byte) ([]byte, error) {
	return unseal(s.key, bucket, name, value)
}

func (sealedSource) reference(name []byte) []byte { return name }

func (s sealedSource) sum(ref, value []byte) (string, error) {
	sum, err := unseal(s.key, refsBucket, ref, value)
	if err == nil && !validSHA(string(sum)) {
		err = ErrDamaged
	}
	return string(sum), err
}

func (s sealedSource) file(sum string, to io.Writer) error {
	return s.kept.copy(s.key, fileName(s.key, sum), sum, to)
}

// A cargo is one value on its way from a source into a store under a key.
type cargo struct {
	bucket string
	draft  []byte // name in the new store
	number []byte // of a state
	format int
	body   []byte
	sum    string // of a reference
}

// carry visits every draft with all that belongs to it, and every secret. What cannot be read comes along as it is, for
// somebody may know what to do with it.
func carry(ctx context.Context, tx *bbolt.Tx, from source, to *seal.Key, take func(cargo) error) error {
	drafts, index, history := tx.Bucket([]byte(draftsBucket)), tx.Bucket([]byte(indexBucket)), tx.Bucket([]byte(historyBucket))
	one := func(c cargo, name, value []byte) error {
		var err error
		if c.format = valueFormat; value != nil {
			if c.body, err = from.body(c.bucket, name, value); err != nil {
				c.format, c.body = lostFormat, value
			}
		}
		return take(c)
	}
	draft := func(name []byte) error {
		if err := done(ctx); err != nil {
			return err
		}
		c := cargo{draft: draftName(to, from.id(tx, name))}
		for _, bucket := range []string{draftsBucket, indexBucket} {
			if value := tx.Bucket([]byte(bucket)).Get(name); value != nil {
				c.bucket = bucket
				if err := one(c, name, value); err != nil {
					return err
				}
			}
		}
		if h := history.Bucket(name); h != nil {
			c.bucket = historyBucket
			if err := h.ForEach(func(number, value []byte) error {
				c.number = number
				return one(c, stateName(name, number), value)
			}); err != nil {
				return err
			}
		}
		c.bucket, c.number = refsBucket, nil
		prefix := from.reference(name)
		refs := tx.Bucket([]byte(refsBucket)).Cursor()
		for ref, value := refs.Seek(prefix); bytes.HasPrefix(ref, prefix); ref, value = refs.Next() {
			var err error
			if c.sum, err = from.sum(ref, value); err != nil {
				continue // it told only of a file that Check will miss
			}
			if err := take(c); err != nil {
				return err
			}
		}
		return nil
	}
	if err := drafts.ForEach(func(name, _ []byte) error { return draft(name) }); err != nil {
		return err
	}
	if err := index.ForEach(func(name, _ []byte) error {
		if drafts.Get(name) != nil {
			return nil
		}
		return draft(name)
	}); err != nil {
		return err
	}
	secrets := tx.Bucket([]byte(secretsBucket))
	if secrets == nil {
		return nil
	}
	return secrets.ForEach(func(name, value []byte) error {
		return one(cargo{bucket: secretsBucket, draft: name}, name, value)
	})
}

// name of the value in the new store.
func (c cargo) name(to *seal.Key) ([]byte, error) {
	switch c.bucket {
	case historyBucket:
		return stateName(c.draft, c.number), nil
	case secretsBucket:
		if c.format == lostFormat {
			return to.Name(secretKind, "lost "+hex.EncodeToString(c.draft)), nil
		}
		var s secret
		if err := decode(c.body, &s); err != nil {
			return nil, err
		}
		return to.Name(secretKind, s.Name), nil
	}
	return c.draft, nil
}
