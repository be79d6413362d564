package storage_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
)

// manyDrafts is how many somebody has who files for clients all day and never deletes.
const manyDrafts = 10_000

// manyIn makes a closed store of many drafts, without waiting for the disk after each: the file is what counts.
func manyIn(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	s, err := storage.Open(dir, options())
	require.NoError(b, err)
	d, sum := storagetest.Draft(0)
	require.NoError(b, s.Save(b.Context(), d, sum, "new"))
	require.NoError(b, s.Close())

	db, err := bbolt.Open(filepath.Join(dir, "store.db"), 0o600, &bbolt.Options{Timeout: soon})
	require.NoError(b, err)
	// In the order of their names, because bbolt is slow at the rest.
	rows := map[string][]row{}
	for i := 1; i < n; i++ {
		d, sum := storagetest.Draft(i)
		rows["drafts"] = append(rows["drafts"], sealedRow(b, s, "drafts", sum.ID, d))
		rows["index"] = append(rows["index"], sealedRow(b, s, "index", sum.ID, sum))
	}
	require.NoError(b, db.Update(func(tx *bbolt.Tx) error {
		for bucket, rows := range rows {
			slices.SortFunc(rows, func(a, b row) int { return bytes.Compare(a.name, b.name) })
			for _, r := range rows {
				if err := tx.Bucket([]byte(bucket)).Put(r.name, r.value); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	require.NoError(b, db.Close())
	return dir
}

type row struct{ name, value []byte }

func sealedRow(b *testing.B, s *storage.Store, bucket, id string, value any) row {
	b.Helper()
	body, err := json.Marshal(value)
	require.NoError(b, err)
	name, sealed, err := storage.Seal(s, bucket, id, body)
	require.NoError(b, err)
	return row{name, sealed}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1, 100, manyDrafts} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := manyIn(b, n)
			for b.Loop() {
				s, err := storage.Open(dir, options())
				require.NoError(b, err)
				require.NoError(b, s.Close())
			}
		})
	}
}

// BenchmarkList lists all drafts; "search" also looks for a word in everything that a summary says, as the first screen
// does.
func BenchmarkList(b *testing.B) {
	for _, n := range []int{manyDrafts, 10 * manyDrafts} {
		s, err := storage.Open(manyIn(b, n), options())
		require.NoError(b, err)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				list, err := s.Drafts(b.Context())
				require.NoError(b, err)
				require.Len(b, list, n)
			}
		})
		b.Run(fmt.Sprint(n, "-search"), func(b *testing.B) {
			word := fmt.Sprint("官网 ", n-1)
			for b.Loop() {
				list, err := s.Drafts(b.Context())
				require.NoError(b, err)
				found := 0
				for _, sum := range list {
					if slices.ContainsFunc([]string{sum.Title, sum.Entity, sum.Service, sum.Domain}, func(in string) bool { return strings.Contains(in, word) }) {
						found++
					}
				}
				require.Equal(b, 1, found)
			}
		})
		require.NoError(b, s.Close())
	}
}

// BenchmarkPutFile seals 50 MB and waits for the disk.
func BenchmarkPutFile(b *testing.B) {
	const size = 50_000_000
	data := make([]byte, size)
	s, err := storage.Open(b.TempDir(), options())
	require.NoError(b, err)
	b.SetBytes(size)
	for i := 0; b.Loop(); i++ {
		data[0], data[1] = byte(i), byte(i>>8)
		_, _, err := s.PutFile(b.Context(), bytes.NewReader(data))
		require.NoError(b, err)
	}
	require.NoError(b, s.Close())
}

func BenchmarkLoad(b *testing.B) {
	s, err := storage.Open(manyIn(b, manyDrafts), options())
	require.NoError(b, err)
	_, sum := storagetest.Draft(manyDrafts / 2)
	for b.Loop() {
		_, err := s.Load(b.Context(), sum.ID)
		require.NoError(b, err)
	}
	require.NoError(b, s.Close())
}

// BenchmarkAutosave saves one of many drafts after each answer. "one commit" puts the same
// bytes with bbolt alone; "plain file" is what the disk itself takes: bytes written to a file, synced and renamed.
func BenchmarkAutosave(b *testing.B) {
	b.Run("store", func(b *testing.B) {
		s, err := storage.Open(manyIn(b, manyDrafts), options())
		require.NoError(b, err)
		d, sum := storagetest.Draft(manyDrafts / 2)
		median(b, func(i int) error {
			d.Filing.Title = fmt.Sprint("样例 ", i)
			return s.Save(b.Context(), d, sum, fmt.Sprint("title ", i))
		})
		require.NoError(b, s.Close())
	})
	b.Run("one commit", func(b *testing.B) {
		dir := manyIn(b, manyDrafts)
		db, err := bbolt.Open(filepath.Join(dir, "store.db"), 0o600, &bbolt.Options{Timeout: soon})
		require.NoError(b, err)
		d, _ := storagetest.Draft(0)
		median(b, func(i int) error {
			d.Filing.Title = fmt.Sprint("样例 ", i)
			body, err := json.Marshal(d)
			if err != nil {
				return err
			}
			return db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("drafts")).Put([]byte("0123456789abcdef"), body) })
		})
		require.NoError(b, db.Close())
	})
	b.Run("plain file", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "draft.json")
		d, _ := storagetest.Draft(0)
		median(b, func(i int) error {
			d.Filing.Title = fmt.Sprint("样例 ", i)
			body, err := json.Marshal(d)
			if err != nil {
				return err
			}
			f, err := os.Create(path + ".new")
			if err != nil {
				return err
			}
			_, err = f.Write(body)
			if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		})
	})
}

// median reports the middle and the slow end of single runs, because disks are uneven.
func median(b *testing.B, run func(i int) error) {
	b.Helper()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		require.NoError(b, run(i))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
