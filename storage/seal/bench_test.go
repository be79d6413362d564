package seal

import (
	"crypto/rand"
	"io"
	"testing"

	"filippo.io/age"
	"github.com/stretchr/testify/require"
)

// BenchmarkFile seals 50 MB in memory, and does the same with age.
func BenchmarkFile(b *testing.B) {
	const size = 50_000_000
	data := make([]byte, size)
	through := func(b *testing.B, begin func() (io.WriteCloser, error)) {
		b.SetBytes(size)
		for b.Loop() {
			w, err := begin()
			require.NoError(b, err)
			_, err = w.Write(data)
			require.NoError(b, err)
			require.NoError(b, w.Close())
		}
	}
	b.Run("seal", func(b *testing.B) {
		k := newKey(b)
		through(b, func() (io.WriteCloser, error) { return k.NewWriter(io.Discard) })
	})
	b.Run("age", func(b *testing.B) {
		to, err := age.GenerateX25519Identity()
		require.NoError(b, err)
		through(b, func() (io.WriteCloser, error) { return age.Encrypt(io.Discard, to.Recipient()) })
	})
}

// BenchmarkValue seals and opens a summary.
func BenchmarkValue(b *testing.B) {
	k := newKey(b)
	body, name := make([]byte, 500), []byte("0123456789abcdef")
	sealed, err := k.Seal("index", name, 1, body)
	require.NoError(b, err)
	b.Run("seal", func(b *testing.B) {
		for b.Loop() {
			_, err := k.Seal("index", name, 1, body)
			require.NoError(b, err)
		}
	})
	b.Run("open", func(b *testing.B) {
		room := make([]byte, 0, len(sealed))
		for b.Loop() {
			_, _, err := k.Open(room, "index", name, sealed)
			require.NoError(b, err)
		}
	})
}

// BenchmarkPassphrase tries one at the everyday cost.
func BenchmarkPassphrase(b *testing.B) {
	k := newKey(b)
	ring, err := NewRing(rand.Reader)
	require.NoError(b, err)
	require.NoError(b, ring.SetPassphrase(k, "长长的 open sesame", Everyday()))
	for b.Loop() {
		_, err := ring.Unlock("长长的 open sesame", rand.Reader)
		require.NoError(b, err)
	}
}
