package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

func isOneOf(err error, list ...error) bool {
	return slices.ContainsFunc(list, func(e error) bool { return errors.Is(err, e) })
}

// TestWalkSeesWhatBboltWrote lets bbolt write at random and holds the walk against it: no trouble, every value.
func TestWalkSeesWhatBboltWrote(t *testing.T) {
	parent := t.TempDir()
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		path := filepath.Join(parent, string(rune('a'+round%20))+".db")
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			rt.Fatal(err)
		}
		size := rapid.SampledFrom([]int{1024, 4096, 16384}).Draw(rt, "page size")
		db, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: defaultTimeout, NoSync: true, PageSize: size})
		if err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 6).Draw(rt, "changes") {
			if err := db.Update(func(tx *bbolt.Tx) error { return scribble(rt, tx) }); err != nil {
				rt.Fatal(err)
			}
		}
		want := map[string]int{}
		if err := db.View(func(tx *bbolt.Tx) error {
			return tx.ForEach(func(name []byte, b *bbolt.Bucket) error { return countValues(want, string(name), b) })
		}); err != nil {
			rt.Fatal(err)
		}
		if err := db.Close(); err != nil {
			rt.Fatal(err)
		}
		got, trouble := walkFile(rt, path)
		if len(trouble) > 0 {
			rt.Fatalf("trouble in an intact file: %v", trouble)
		}
		if !assert.ObjectsAreEqual(want, got) {
			rt.Fatalf("got %v, want %v", got, want)
		}
	})
}

// scribble puts and deletes values of all sizes in buckets and in buckets within.
func scribble(rt *rapid.T, tx *bbolt.Tx) error {
	b, err := tx.CreateBucketIfNotExists([]byte(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "bucket")))
	if err != nil {
		return err
	}
	if rapid.Bool().Draw(rt, "nested") {
		if b, err = b.CreateBucketIfNotExists([]byte("zz-within")); err != nil {
			return err
		}
	}
	for range rapid.IntRange(0, 80).Draw(rt, "values") {
		key := []byte(rapid.StringMatching(`[a-y]{1,3}`).Draw(rt, "key"))
		value := make([]byte, rapid.SampledFrom([]int{0, 10, 500, 5000, 30000}).Draw(rt, "size"))
		if err := b.Put(key, value); err != nil {
			return err
		}
	}
	for range rapid.IntRange(0, 40).Draw(rt, "deletions") {
		if err := b.Delete([]byte(rapid.StringMatching(`[a-y]{1,2}`).Draw(rt, "deleted"))); err != nil {
			return err
		}
	}
	return nil
}

func countValues(into map[string]int, path string, b *bbolt.Bucket) error {
	return b.ForEach(func(key, value []byte) error {
		if value == nil {
			return countValues(into, path+"/"+string(key), b.Bucket(key))
		}
		into[path] += 1 + len(value)
		return nil
	})
}

func walkFile(rt *rapid.T, path string) (values map[string]int, trouble []error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		rt.Fatal(err)
	}
	trouble = walkAll(bytes.NewReader(raw), int64(len(raw)))
	im := &image{r: bytes.NewReader(raw), size: int64(len(raw))}
	im.meta, _ = readMetas(im.r)
	values = map[string]int{}
	w := newWalk(im)
	w.visit = func(path []string, _ []byte, value func() ([]byte, error)) error {
		v, err := value()
		name := path[0]
		for _, p := range path[1:] {
			name += "/" + p
		}
		values[name] += 1 + len(v)
		return err
	}
	w.tree(im.meta.root, nil)
	return values, append(trouble, w.trouble...)
}

func FuzzInspect(f *testing.F) {
	raw, err := os.ReadFile(filepath.Join("testdata", "format-1.db.gz"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw, uint32(0), byte(0))
	f.Add([]byte{}, uint32(4096*3+8), byte(0xff))
	f.Add([]byte("overwritten"), uint32(4096*4+16), byte(1))
	k := testKey(f)
	f.Fuzz(func(t *testing.T, over []byte, at uint32, flip byte) {
		b := unzipped(t, filepath.Join("testdata", "format-1.db.gz"))
		from := int(at) % len(b)
		copy(b[from:], over)
		b[from] ^= flip
		for _, data := range [][]byte{b, over} {
			_, err := inspect(bytes.NewReader(data), int64(len(data)), firstSealed)
			if err != nil {
				require.True(t, isOneOf(err, ErrDamaged, ErrEmpty, ErrForeign, ErrNewer), "%v", err)
			}
			h := readable(bytes.NewReader(data), int64(len(data)), k)
			require.LessOrEqual(t, len(h.drafts), 1)
		}
	})
}
