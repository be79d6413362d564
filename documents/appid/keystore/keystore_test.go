package keystore_test

import (
	"crypto/sha1"
	"encoding/binary"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/keystore"
)

var key = sync.OnceValue(func() *apptest.Identity { return apptest.NewIdentity(apptest.Options{Name: "云帆", EC: true}) })

// javaStore writes a keystore of Java with a trusted certificate and a key.
func javaStore(password string) []byte {
	text := func(s string) []byte { return append(binary.BigEndian.AppendUint16(nil, uint16(len(s))), s...) }
	sized := func(b []byte) []byte { return append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...) }
	out := []byte{0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 2}
	one := append(text("X.509"), sized(key().DER())...)
	out = append(append(append(append(out, 0, 0, 0, 2), text("trusted")...), make([]byte, 8)...), one...)
	out = append(append(append(append(out, 0, 0, 0, 1), text("release")...), make([]byte, 8)...), sized([]byte("sealed key"))...)
	out = append(append(out, 0, 0, 0, 1), one...)
	h := sha1.New()
	for _, unit := range utf16.Encode([]rune(password)) {
		h.Write([]byte{byte(unit >> 8), byte(unit)})
	}
	h.Write([]byte("Mighty Aphrodite"))
	h.Write(out)
	return h.Sum(out)
}

func TestJava(t *testing.T) {
	t.Parallel()
	store := javaStore("密码123")
	right, wrong := "密码123", "changeit"
	for _, password := range []*string{nil, &right} {
		entries, err := keystore.Read(store, password)
		require.NoError(t, err)
		require.Len(t, entries, 2)
		assert.Equal(t, "release", entries[0].Alias, "those with a key come first")
		assert.True(t, entries[0].HasKey)
		assert.Equal(t, key().DER(), entries[0].Certificate.Raw)
		assert.Equal(t, "trusted", entries[1].Alias)
	}
	_, err := keystore.Read(store, &wrong)
	assert.ErrorIs(t, err, keystore.ErrPassword)
	_, err = keystore.Read(append(append([]byte{}, store[:60]...), store[len(store)-20:]...), nil)
	assert.ErrorIs(t, err, keystore.ErrDamaged)
}

func TestNoKeystore(t *testing.T) {
	t.Parallel()
	for _, data := range [][]byte{nil, []byte("hello"), key().DER()} {
		assert.False(t, keystore.Is(data))
		_, err := keystore.Read(data, nil)
		assert.ErrorIs(t, err, keystore.ErrNotKeystore)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(javaStore("x"), "x")
	f.Add([]byte("\x30\x1d\x02\x01\x03\x30\x18\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x0b\x04\x09\x30\x07\x30\x05\x06\x01\x2a\xa0\x00"), "")
	f.Fuzz(func(t *testing.T, data []byte, password string) {
		for _, p := range []*string{nil, &password} {
			entries, err := keystore.Read(data, p)
			if err != nil && entries != nil {
				t.Fatal("entries beside an error")
			}
			for _, e := range entries {
				if e.Certificate == nil {
					t.Fatal("an entry without a certificate")
				}
			}
		}
	})
}
