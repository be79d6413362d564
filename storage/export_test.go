package storage

import "github.com/beiandesk/beiandesk/storage/seal"

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
