package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// A secret is something small that a program keeps sealed: a key to packages, say.
type secret struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// PutSecret keeps bytes under a name, in place of earlier ones. Empty takes them away.
func (s *Store) PutSecret(ctx context.Context, name string, data []byte) error {
	if err := done(ctx); err != nil {
		return err
	}
	body, err := json.Marshal(secret{Name: name, Data: data})
	if err == nil {
		err = s.update(func(tx *bbolt.Tx) error {
			k, err := s.unlocked()
			if err != nil {
				return err
			}
			if len(data) == 0 {
				return tx.Bucket([]byte(secretsBucket)).Delete(k.Name(secretKind, name))
			}
			return putSealed(tx, k, secretsBucket, k.Name(secretKind, name), body)
		})
	}
	if err != nil {
		return fmt.Errorf("keep secret %s: %w", name, err)
	}
	return nil
}

// Secret returns the bytes kept under a name, or fs.ErrNotExist.
func (s *Store) Secret(ctx context.Context, name string) ([]byte, error) {
	if err := done(ctx); err != nil {
		return nil, err
	}
	var kept secret
	err := s.viewKey(func(tx *bbolt.Tx, k *seal.Key) error {
		at := k.Name(secretKind, name)
		sealed := tx.Bucket([]byte(secretsBucket)).Get(at)
		if sealed == nil {
			return fs.ErrNotExist
		}
		body, err := unseal(k, secretsBucket, at, sealed)
		if err != nil {
			return err
		}
		return decode(body, &kept)
	})
	if err != nil {
		return nil, fmt.Errorf("read secret %s: %w", name, err)
	}
	return kept.Data, nil
}

// secrets returns every secret that can be opened, as it lies there sealed, by its name there.
func (s *Store) secrets() (map[string][]byte, error) {
	out := map[string][]byte{}
	err := s.viewKey(func(tx *bbolt.Tx, k *seal.Key) error {
		return tx.Bucket([]byte(secretsBucket)).ForEach(func(name, sealed []byte) error {
			if _, err := unseal(k, secretsBucket, name, sealed); err == nil {
				out[string(name)] = bytes.Clone(sealed)
			}
			return nil
		})
	})
	return out, err
}
