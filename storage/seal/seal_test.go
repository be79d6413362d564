package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func newKey(t require.TestingT) *Key {
	k, err := NewKey(rand.Reader)
	require.NoError(t, err)
	return k
}

func TestValueTellsEveryChangedBit(t *testing.T) {
	k := newKey(t)
	body := []byte(`{"id":"01KAXF8E6Q","title":"样例"}`)
	sealed, err := k.Seal("drafts", []byte("name"), 1, body)
	require.NoError(t, err)
	assert.NotContains(t, string(sealed), "样例")
	assert.True(t, Sealed(sealed))
	format, got, err := k.Open(nil, "drafts", []byte("name"), sealed)
	require.NoError(t, err)
	assert.Equal(t, 1, format)
	assert.Equal(t, body, got)
	for i := range sealed {
		b := bytes.Clone(sealed)
		b[i] ^= 1 << (i % 8)
		_, _, err := k.Open(nil, "drafts", []byte("name"), b)
		require.ErrorIs(t, err, ErrBroken, "byte %d", i)
		_, _, err = k.Open(nil, "drafts", []byte("name"), sealed[:i])
		require.ErrorIs(t, err, ErrBroken, "cut to %d bytes", i)
	}
	for name, place := range map[string][2]string{"bucket": {"index", "name"}, "name": {"drafts", "other"}, "border": {"draft", "sname"}} {
		_, _, err := k.Open(nil, place[0], []byte(place[1]), sealed)
		require.ErrorIs(t, err, ErrBroken, name)
	}
	_, _, err = newKey(t).Open(nil, "drafts", []byte("name"), sealed)
	require.ErrorIs(t, err, ErrBroken)
	again, err := k.Seal("drafts", []byte("name"), 1, body)
	require.NoError(t, err)
	assert.NotEqual(t, sealed, again, "no nonce is used twice")
}

func TestValues(t *testing.T) {
	k := newKey(t)
	rapid.Check(t, func(rt *rapid.T) {
		body := rapid.SliceOfN(rapid.Byte(), 0, 5000).Draw(rt, "body")
		bucket, name := rapid.String().Draw(rt, "bucket"), rapid.SliceOf(rapid.Byte()).Draw(rt, "name")
		format := rapid.IntRange(0, 1<<30).Draw(rt, "format")
		sealed, err := k.Seal(bucket, name, format, body)
		require.NoError(rt, err)
		require.Equal(rt, Padded(len(sealed)-valueOverhead), len(sealed)-valueOverhead)
		f, got, err := k.Open(nil, bucket, name, sealed)
		require.NoError(rt, err)
		require.Equal(rt, format, f)
		require.True(rt, bytes.Equal(body, got))
	})
}

func TestPadded(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 1<<30).Draw(rt, "n")
		p := Padded(n)
		require.GreaterOrEqual(rt, p, n)
		require.Equal(rt, p, Padded(p), "a padded length stays")
		if n > smallestPadded {
			require.LessOrEqual(rt, float64(p), 1.12*float64(n))
		}
	})
	lengths := map[int]bool{}
	for n := range 100_000 {
		lengths[Padded(n)] = true
	}
	assert.Less(t, len(lengths), 120, "a hundred thousand lengths become a few")
}

func TestNames(t *testing.T) {
	k := newKey(t)
	assert.Equal(t, k.Name("draft", "a"), k.Name("draft", "a"))
	assert.NotEqual(t, k.Name("draft", "a"), k.Name("file", "a"))
	assert.NotEqual(t, k.Name("draft", "a"), newKey(t).Name("draft", "a"))
	assert.Len(t, k.Name("draft", ""), NameSize)
}

func sealedFile(t require.TestingT, k *Key, data []byte) []byte {
	var b bytes.Buffer
	w, err := k.NewWriter(&b)
	require.NoError(t, err)
	_, err = io.Copy(w, iotest.OneByteReader(bytes.NewReader(data[:min(len(data), 10)])))
	require.NoError(t, err)
	_, err = w.Write(data[min(len(data), 10):])
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, w.Close())
	_, err = w.Write([]byte("x"))
	require.Error(t, err)
	return b.Bytes()
}

func opened(k *Key, sealed []byte) ([]byte, error) {
	r, err := k.NewReader(bytes.NewReader(sealed), int64(len(sealed)))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(r)
	if err == nil && int64(len(b)) != r.Size() {
		err = errors.New("another size")
	}
	return b, err
}

func TestFiles(t *testing.T) {
	k := newKey(t)
	for _, size := range []int{
		0, 1, smallestPadded - trailer, smallestPadded, chunkSize - trailer - 1, chunkSize - trailer, chunkSize - 1, chunkSize,
		chunkSize + 1, 2*chunkSize - trailer, 2 * chunkSize, 3*chunkSize + 777, 1_000_003,
	} {
		data := make([]byte, size)
		_, err := rand.Read(data)
		require.NoError(t, err)
		sealed := sealedFile(t, k, data)
		assert.True(t, LooksSealed(sealed))
		got, err := opened(k, sealed)
		require.NoError(t, err, "%d bytes", size)
		require.True(t, bytes.Equal(data, got), "%d bytes", size)
		r, err := k.NewReader(bytes.NewReader(sealed), int64(len(sealed)))
		require.NoError(t, err)
		require.NoError(t, iotest.TestReader(io.NewSectionReader(r, 0, r.Size()), data))
		_, err = opened(newKey(t), sealed)
		require.ErrorIs(t, err, ErrBroken)
	}
}

func TestFilesOfAnySize(t *testing.T) {
	k := newKey(t)
	rapid.Check(t, func(rt *rapid.T) {
		data := bytes.Repeat([]byte{rapid.Byte().Draw(rt, "fill")}, rapid.IntRange(0, 4*chunkSize).Draw(rt, "size"))
		got, err := opened(k, sealedFile(rt, k, data))
		require.NoError(rt, err)
		require.True(rt, bytes.Equal(data, got))
	})
}

func TestFileTellsEveryChange(t *testing.T) {
	k := newKey(t)
	data := bytes.Repeat([]byte("样例"), 30_000) // three chunks
	sealed := sealedFile(t, k, data)
	broken := func(name string, b []byte) {
		t.Helper()
		_, err := opened(k, b)
		require.ErrorIs(t, err, ErrBroken, name)
	}
	for i := 0; i < len(sealed); i += 1 + i/200 {
		b := bytes.Clone(sealed)
		b[i] ^= 1
		broken("a bit", b)
		broken("an end", sealed[:i])
	}
	row := func(n int) []byte { return sealed[headSize+n*sealedRow : min(len(sealed), headSize+(n+1)*sealedRow)] }
	head := sealed[:headSize:headSize]
	broken("a chunk dropped", append(append(head, row(1)...), row(2)...))
	broken("the last dropped", append(append(head, row(0)...), row(1)...))
	broken("exchanged", append(append(append(head, row(1)...), row(0)...), row(2)...))
	broken("doubled", append(append(append(append(head, row(0)...), row(0)...), row(1)...), row(2)...))
	broken("more behind", append(bytes.Clone(sealed), 0))
	other := sealedFile(t, k, data)
	broken("a chunk of another file", append(append(head, other[headSize:headSize+sealedRow]...), sealed[headSize+sealedRow:]...))

	var b bytes.Buffer
	w, err := k.NewWriter(&b)
	require.NoError(t, err)
	_, err = w.Write(data)
	require.NoError(t, err)
	broken("never closed", b.Bytes())
}

func TestAFileOnAFullDisk(t *testing.T) {
	k := newKey(t)
	full := errors.New("full")
	for room := range 8 {
		to := &narrow{room: room * 40_000, full: full}
		w, err := k.NewWriter(to)
		if err == nil {
			_, err = w.Write(make([]byte, 200_000))
			err = errors.Join(err, w.Close())
		}
		if room*40_000 < 200_000 {
			require.ErrorIs(t, err, full)
		}
	}
}

type narrow struct {
	room int
	full error
}

func (n *narrow) Write(p []byte) (int, error) {
	if n.room -= len(p); n.room < 0 {
		return 0, n.full
	}
	return len(p), nil
}

func FuzzReader(f *testing.F) {
	k := newKey(f)
	f.Add(sealedFile(f, k, []byte("样例")), true)
	f.Add([]byte(fileMagic), false)
	f.Fuzz(func(t *testing.T, b []byte, again bool) {
		if again {
			got, err := opened(k, sealedFile(t, k, b))
			require.NoError(t, err)
			require.True(t, bytes.Equal(b, got))
		}
		if _, err := opened(k, b); err != nil {
			require.ErrorIs(t, err, ErrBroken)
		}
		if _, _, err := k.Open(nil, "drafts", []byte("name"), b); err != nil {
			require.ErrorIs(t, err, ErrBroken)
		}
	})
}

// cheap makes passphrases cost nothing.
func cheap() Cost { return Cost{Time: 1, Memory: 64, Threads: 1} }

func TestRing(t *testing.T) {
	k := newKey(t)
	ring, err := NewRing(rand.Reader)
	require.NoError(t, err)
	_, err = ring.Unlock("whatever", rand.Reader)
	require.ErrorIs(t, err, ErrNoSlot)
	_, err = ring.Recover("whatever", rand.Reader)
	require.ErrorIs(t, err, ErrNoSlot)
	_, err = ring.UnlockKeychain(nil, rand.Reader)
	require.ErrorIs(t, err, ErrNoSlot)
	_, err = ring.OpenKey(rand.Reader)
	require.ErrorIs(t, err, ErrNoSlot)

	require.NoError(t, ring.SetPassphrase(k, "长长的 open sesame", cheap()))
	secret, err := ring.SetKeychain(k)
	require.NoError(t, err)
	code, err := ring.NewRecoveryCode(k)
	require.NoError(t, err)
	text, err := ring.Text()
	require.NoError(t, err)
	assert.NotContains(t, string(text), "sesame")
	ring, err = ReadRing(text)
	require.NoError(t, err)
	same := func(got *Key, err error) {
		t.Helper()
		require.NoError(t, err)
		require.True(t, k.Same(got))
	}
	same(ring.Unlock("长长的 open sesame", rand.Reader))
	same(ring.Unlock("长长的　ｏｐｅｎ ｓｅｓａｍｅ", rand.Reader)) // typed in wide letters
	same(ring.UnlockKeychain(secret, rand.Reader))
	same(ring.Recover(code, rand.Reader))
	same(ring.Recover(" "+strings.ToLower(strings.ReplaceAll(code, "-", " "))+"\r\n", rand.Reader))

	for _, wrong := range []string{"", "长长的 open sesamE", "长长的 open sesame "} {
		_, err = ring.Unlock(wrong, rand.Reader)
		require.ErrorIs(t, err, ErrWrong)
	}
	_, err = ring.UnlockKeychain(make([]byte, KeySize), rand.Reader)
	require.ErrorIs(t, err, ErrWrong)
	older := code
	newer, err := ring.NewRecoveryCode(k)
	require.NoError(t, err)
	_, err = ring.Recover(older, rand.Reader)
	require.ErrorIs(t, err, ErrWrong, "well formed, and not the one any more")
	require.NotErrorIs(t, err, ErrCode)
	same(ring.Recover(newer, rand.Reader))

	// What one store's slot says is worth nothing in another store's ring.
	moved := ring.Clone()
	moved.Store = strings.Repeat("0", 32)
	_, err = moved.Unlock("长长的 open sesame", rand.Reader)
	require.ErrorIs(t, err, ErrWrong)
	moved = ring.Clone()
	moved.Recovery = moved.Keychain
	_, err = moved.Recover(newer, rand.Reader)
	require.ErrorIs(t, err, ErrWrong)
}

func TestOpenRing(t *testing.T) {
	k := newKey(t)
	ring, err := NewRing(rand.Reader)
	require.NoError(t, err)
	ring.SetOpen(k)
	text, err := ring.Text()
	require.NoError(t, err)
	ring, err = ReadRing(text)
	require.NoError(t, err)
	got, err := ring.OpenKey(rand.Reader)
	require.NoError(t, err)
	assert.True(t, k.Same(got))
}

func TestWeakPassphrases(t *testing.T) {
	k := newKey(t)
	ring, err := NewRing(rand.Reader)
	require.NoError(t, err)
	for _, weak := range []string{"", "short", "1234567", "aaaaaaaaaaaa", "abababababab", "样例样例样例"} {
		require.ErrorIs(t, ring.SetPassphrase(k, weak, cheap()), ErrWeak, weak)
	}
	for _, good := range []string{"12345678", "一二三四五六七八", "correct horse"} {
		require.NoError(t, ring.SetPassphrase(k, good, cheap()), good)
	}
}

func TestRingsThatMakeNoSense(t *testing.T) {
	k := newKey(t)
	ring, err := NewRing(rand.Reader)
	require.NoError(t, err)
	require.NoError(t, ring.SetPassphrase(k, "长长的 open sesame", Cost{1, 64, 2}))
	text, err := ring.Text()
	require.NoError(t, err)
	_, err = ReadRing(text)
	require.NoError(t, err)
	for name, change := range map[string][2]string{
		"time without end":    {`"time":1`, `"time":4000000000`},
		"all memory there is": {`"memory":64`, `"memory":4000000000`},
		"too little memory":   {`"memory":64`, `"memory":1`},
		"no threads":          {`"threads":2`, `"threads":0`},
		"very many threads":   {`"threads":2`, `"threads":200`},
		"no number":           {`"threads":2`, `"threads":2000`},
		"no cost":             {`"argon2id":{"time":1,"memory":64,"threads":2},`, ""},
		"another way in":      {`"version"`, `"fingerprint":{},"version"`},
		"short salt":          {`"salt":"`, `"salt":"AAAA","was":"`},
		"no store":            {`"store":"`, `"store":"x`},
		"version 0":           {`"version":1`, `"version":0`},
		"cut":                 {`}}`, ``},
	} {
		changed := strings.Replace(string(text), change[0], change[1], 1)
		require.NotEqual(t, string(text), changed, name)
		_, err := ReadRing([]byte(changed))
		require.ErrorIs(t, err, ErrRing, name)
	}
	_, err = ReadRing([]byte(`{"version":1,"store":"` + ring.Store + `","changes":0}`))
	require.ErrorIs(t, err, ErrRing, "nothing opens it")
	_, err = ReadRing(bytes.Replace(text, []byte(`"version":1`), []byte(`"version":2,"of":"the future"`), 1))
	require.ErrorIs(t, err, ErrNewer)
}

func FuzzReadRing(f *testing.F) {
	k := newKey(f)
	ring, err := NewRing(rand.Reader)
	require.NoError(f, err)
	require.NoError(f, ring.SetPassphrase(k, "长长的 open sesame", cheap()))
	text, err := ring.Text()
	require.NoError(f, err)
	f.Add(text)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ReadRing(b)
		if err != nil {
			require.True(t, errors.Is(err, ErrRing) || errors.Is(err, ErrNewer), "%v", err)
			return
		}
		if r.Passphrase != nil && r.Passphrase.Cost.Memory <= 64 && r.Passphrase.Cost.Time == 1 {
			_, _ = r.Unlock("x", rand.Reader)
		}
		_, _ = r.UnlockKeychain(nil, rand.Reader)
	})
}

func TestRecoveryCodes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		secret := rapid.SliceOfN(rapid.Byte(), recoverySize, recoverySize).Draw(rt, "secret")
		code := writeCode(secret)
		require.Regexp(rt, `^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$`, code)
		got, err := readCode(code)
		require.NoError(rt, err)
		require.Equal(rt, secret, got)

		// Every slip in one letter, every two neighbours exchanged, every letter left out is told.
		letters := []rune(strings.ReplaceAll(code, "-", ""))
		i := rapid.IntRange(0, len(letters)-2).Draw(rt, "place")
		slip := []rune(codeAlphabet)[rapid.IntRange(0, 31).Draw(rt, "letter")]
		for _, typed := range [][]rune{
			append(append(append([]rune{}, letters[:i]...), slip), letters[i+1:]...),
			append(append(append([]rune{}, letters[:i]...), letters[i+1], letters[i]), letters[i+2:]...),
		} {
			if string(typed) != string(letters) {
				_, err := readCode(string(typed))
				require.ErrorIs(rt, err, ErrCode)
			}
		}
		_, err = readCode(string(letters[:i]) + string(letters[i+1:]))
		require.ErrorIs(rt, err, ErrCode)
	})
	code := writeCode(make([]byte, recoverySize))
	for _, typed := range []string{
		strings.ReplaceAll(code, "0", "O"), strings.ReplaceAll(code, "0", "o"), strings.ReplaceAll(code, "-", "－"),
		strings.ReplaceAll(strings.ReplaceAll(code, "1", "l"), "-", ""), strings.ReplaceAll(code, "0", "０"),
	} {
		_, err := readCode(typed)
		require.NoError(t, err, typed)
	}
	for _, typed := range []string{"", code + "0", "U" + code[1:], "样例"} {
		_, err := readCode(typed)
		require.ErrorIs(t, err, ErrCode, typed)
	}
}

func FuzzReadCode(f *testing.F) {
	f.Add(writeCode(bytes.Repeat([]byte{7}, recoverySize)))
	f.Fuzz(func(t *testing.T, typed string) {
		secret, err := readCode(typed)
		if err != nil {
			require.ErrorIs(t, err, ErrCode)
			return
		}
		again, err := readCode(writeCode(secret))
		require.NoError(t, err)
		require.Equal(t, secret, again)
	})
}
