package storage

import (
	"path/filepath"
	"testing"

	"github.com/beiandesk/beiandesk/storage/seal"
)

// Seal lets benchmarks write a large store at once: it returns the name and the value of a body under the key that a store
// had.
func Seal(s *Store, bucket, id string, body []byte) (name, sealed []byte, err error) {
	k := s.key.Load()
	name = draftName(k, id)
	sealed, err = k.Seal(bucket, name, valueFormat, body)
	return name, sealed, err
}

// FileName lets tests find a file on the disk.
func FileName(s *Store, sum string) string { return fileName(s.key.Load(), sum) }

// Cheap makes passphrases cost nothing, for tests that are about something else.
func Cheap(o Options) Options {
	o.cost = seal.Cost{Time: 1, Memory: 64, Threads: 1}
	return o
}

// Grace is how long files wait.
const Grace = grace

// Lined is how the file of the keys is written.
func Lined(text []byte) []byte { return lined(ringFormat, text) }

// Narrow lets the database grow to a size only.
func Narrow(o Options, size int) Options {
	o.maxSize = size
	return o
}

// Fixture reads a store of a released format.
func Fixture(t *testing.T, name string) []byte { return unzipped(t, filepath.Join("testdata", name)) }
