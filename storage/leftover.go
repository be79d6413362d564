package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// sealedEnd ends the names of databases that were plain when they were set aside, and were sealed after.
const sealedEnd = ".sealed"

// sealPlain seals what is left in the folder from format 1: files under their SHA-256, and databases that were set aside.
// What cannot be sealed now, on a full disk for instance, stays for the next time, and Check tells of it.
func (s *Store) sealPlain(ctx context.Context, key *seal.Key) {
	left, err := s.plainFiles()
	if err != nil {
		return
	}
	for _, path := range left {
		if filepath.Dir(path) == s.dir {
			_ = sealAside(path, key)
		} else {
			_ = s.adopt(ctx, path, key)
		}
	}
}

// plainFiles lists what lies in the folder unsealed.
func (s *Store) plainFiles() (paths []string, err error) {
	if err := s.kept.each(func(path, name string) error {
		if validSHA(name) {
			paths = append(paths, path)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	aside, err := filepath.Glob(filepath.Join(globbed(s.dir), dbName+".*"))
	if err != nil {
		return nil, err
	}
	for _, path := range aside {
		if strings.HasSuffix(path, sealedEnd) {
			continue
		}
		plain, err := holdsPlain(path)
		if err != nil {
			return nil, err
		}
		if plain {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// globbed takes the meaning out of letters that patterns use.
func globbed(dir string) string {
	if os.PathSeparator == '\\' {
		return dir // there is no escape on Windows, where only [ could be in a name
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// plainSigns are in every plain draft, summary and state. In sealed bytes they are never found: by chance once in 2^80.
func plainSigns() [][]byte {
	return [][]byte{[]byte(`{"filing":`), []byte(`{"id":"`), []byte(`{"note":"`), []byte(`"saved_at":`)}
}

// holdsPlain looks for a plain value in a file.
func holdsPlain(path string) (found bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	const overlap = 16 // more than any sign
	b := make([]byte, overlap+chunk)
	for {
		n, err := io.ReadFull(f, b[overlap:])
		for _, sign := range plainSigns() {
			if bytes.Contains(b[:overlap+n], sign) {
				return true, nil
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		copy(b, b[n:])
	}
}

// chunk is how much of a file is looked at at once, in bytes.
const chunk = 256 << 10

// sealAside seals a database that was set aside, and removes it when the sealed copy was read back.
func sealAside(path string, key *seal.Key) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	before := sha256.New()
	err = writeFile(path+sealedEnd, func(to io.Writer) error {
		w, err := key.NewWriter(to)
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.MultiWriter(w, before), f); err != nil {
			return err
		}
		return w.Close()
	})
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	after := sha256.New()
	if err := readAside(path+sealedEnd, key, func(r io.ReaderAt, size int64) error {
		_, err := io.Copy(after, io.NewSectionReader(r, 0, size))
		return err
	}); err != nil {
		return err
	}
	if !sameHash(before, after) {
		return ErrDamaged
	}
	return os.Remove(path)
}

func sameHash(a, b hash.Hash) bool { return bytes.Equal(a.Sum(nil), b.Sum(nil)) }

// readAside reads a database that was set aside, sealed or not.
func readAside(path string, key *seal.Key, read func(r io.ReaderAt, size int64) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !strings.HasSuffix(path, sealedEnd) {
		return read(f, info.Size())
	}
	r, err := key.NewReader(f, info.Size())
	if err != nil {
		return err
	}
	return read(r, r.Size())
}

// adopt seals a plain file under its name. It stays for the time of grace: a draft that is salvaged may want it.
func (s *Store) adopt(ctx context.Context, path string, key *seal.Key) error {
	sum := filepath.Base(path)
	name := fileName(key, sum)
	if s.kept.verify(key, name, sum) != nil {
		made := map[string]bool{}
		if err := s.sealFile(ctx, plainSource{s.kept.dir}, sum, key, made); err != nil {
			return err
		}
		if !made[name] {
			return ErrDamagedFile
		}
	}
	if err := s.update(func(tx *bbolt.Tx) error {
		raw, err := hex.DecodeString(name)
		if err != nil || hasUser(tx, raw) {
			return err
		}
		return tx.Bucket([]byte(doomedBucket)).Put(raw, binary.BigEndian.AppendUint64(nil, s.second()))
	}); err != nil {
		return err
	}
	return os.Remove(path)
}
