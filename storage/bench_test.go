package storage_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	require.NoError(b, db.Update(func(tx *bbolt.Tx) error {
		for i := 1; i < n; i++ {
			d, sum := storagetest.Draft(i)
			if err := putSealed(s, tx, "drafts", sum.ID, d); err != nil {
				return err
			}
			if err := putSealed(s, tx, "index", sum.ID, sum); err != nil {
				return err
			}
		}
		return nil
	}))
	require.NoError(b, db.Close())
	return dir
}

func putSealed(s *storage.Store, tx *bbolt.Tx, bucket, id string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	name, sealed, err := storage.Seal(s, bucket, id, body)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucket)).Put(name, sealed)
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

func BenchmarkList10000(b *testing.B) {
	s, err := storage.Open(manyIn(b, manyDrafts), options())
	require.NoError(b, err)
	for b.Loop() {
		list, err := s.Drafts(b.Context())
		require.NoError(b, err)
		require.Len(b, list, manyDrafts)
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

// BenchmarkAutosave saves one of many drafts after each answer. "plain file" is what the disk itself takes: the same
// bytes written to a file, synced and renamed.
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
