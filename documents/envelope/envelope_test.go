package envelope_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/envelope"
)

func sealed(t testing.TB, plain string, l envelope.Lock) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := envelope.Seal(&b, l)
	require.NoError(t, err)
	_, err = io.WriteString(w, plain)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func opened(raw []byte, keys envelope.Keys) (string, error) {
	r, size, err := envelope.Open(bytes.NewReader(raw), int64(len(raw)), keys)
	if err != nil {
		return "", err
	}
	out, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	return string(out), err
}

func identity(t testing.TB) envelope.Identity {
	t.Helper()
	i, err := envelope.Generate()
	require.NoError(t, err)
	return i
}

func TestOpen(t *testing.T) {
	mine, other := identity(t), identity(t)
	content := strings.Repeat("样例 ", 40_000)
	toMe := sealed(t, content, envelope.Lock{Recipients: []string{other.Public(), " " + strings.ToUpper(mine.Public()) + "\n"}})
	toOther := sealed(t, content, envelope.Lock{Recipients: []string{other.Public()}})
	withWords := sealed(t, content, envelope.Lock{Passphrase: "天 王盖地虎"})
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	_, err := w.Write(toMe)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	for name, tt := range map[string]struct {
		raw  []byte
		keys envelope.Keys
		want error
	}{
		"to me and another":           {toMe, envelope.Keys{Identities: []envelope.Identity{mine}}, nil},
		"as text":                     {text.Bytes(), envelope.Keys{Identities: []envelope.Identity{mine}}, nil},
		"with its passphrase":         {withWords, envelope.Keys{Passphrase: "天 王盖地虎"}, nil},
		"with both":                   {withWords, envelope.Keys{Passphrase: "天 王盖地虎", Identities: []envelope.Identity{mine}}, nil},
		"to another":                  {toOther, envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrNotForYou},
		"without a key":               {toMe, envelope.Keys{Passphrase: "x"}, envelope.ErrNeedsIdentity},
		"without a passphrase":        {withWords, envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrNeedsPassphrase},
		"with another passphrase":     {withWords, envelope.Keys{Passphrase: "天王盖地虎"}, envelope.ErrPassphrase},
		"nothing":                     {nil, envelope.Keys{Passphrase: "x"}, envelope.ErrDamaged},
		"only the first line":         {[]byte("age-encryption.org/v1\n"), envelope.Keys{Passphrase: "x"}, envelope.ErrDamaged},
		"cut off":                     {toMe[:len(toMe)-20], envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrDamaged},
		"with something behind":       {append(bytes.Clone(toMe), 0), envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrDamaged},
		"text that is cut off":        {text.Bytes()[:text.Len()/2], envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrDamaged},
		"a lock of another version":   {bytes.Replace(toMe, []byte("v1"), []byte("v9"), 1), envelope.Keys{Identities: []envelope.Identity{mine}}, envelope.ErrDamaged},
		"a passphrase tried for ever": {bytes.Replace(withWords, []byte(" 18\n"), []byte(" 62\n"), 1), envelope.Keys{Passphrase: "x"}, envelope.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := opened(tt.raw, tt.keys)
			require.ErrorIs(t, err, tt.want)
			if tt.want == nil {
				assert.Equal(t, content, got)
			}
		})
	}
	assert.ErrorIs(t, envelope.Needs(bytes.NewReader(withWords), int64(len(withWords))), envelope.ErrNeedsPassphrase)
	assert.ErrorIs(t, envelope.Needs(bytes.NewReader(text.Bytes()), int64(text.Len())), envelope.ErrNeedsIdentity)
	assert.True(t, envelope.Is(toMe[:envelope.MaxHead]))
	assert.True(t, envelope.Is(text.Bytes()[:envelope.MaxHead]))
	assert.False(t, envelope.Is([]byte("PK\x03\x04")))
}

// TestEveryByteCounts: no byte of a locked file can change unnoticed.
func TestEveryByteCounts(t *testing.T) {
	mine := identity(t)
	raw := sealed(t, strings.Repeat("x", 300), envelope.Lock{Recipients: []string{mine.Public()}})
	for i := range raw {
		for _, flip := range []byte{1, 0x20, 0x80} {
			changed := bytes.Clone(raw)
			changed[i] ^= flip
			_, err := opened(changed, envelope.Keys{Identities: []envelope.Identity{mine}})
			require.Error(t, err, "byte %d by %x", i, flip)
		}
	}
}

func TestIdentities(t *testing.T) {
	mine := identity(t)
	file := mine.Lines(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
	assert.Contains(t, string(file), "# created: 2026-11-23T08:00:00Z\n# public key: "+mine.Public()+"\n")
	again, err := envelope.ParseIdentities(file)
	require.NoError(t, err)
	require.Len(t, again, 1)
	assert.Equal(t, mine.Public(), again[0].Public())
	assert.NotContains(t, fmt.Sprintf("%v %+v %s", mine, mine, mine), "AGE-SECRET-KEY")

	// As age reads it, and with the marks that editors leave.
	theirs, err := age.ParseIdentities(bytes.NewReader(file))
	require.NoError(t, err)
	require.Len(t, theirs, 1)
	_, err = envelope.ParseIdentities([]byte("\ufeff\r\n" + strings.ReplaceAll(string(file), "\n", "\r\n")))
	require.NoError(t, err)
	for name, wrong := range map[string]string{
		"nothing": "", "only remarks": "# x\n", "a public key": mine.Public(), "half a key": string(file[:len(file)-9]),
		"something else": "ssh-ed25519 AAAA", "too much": strings.Repeat("#\n", 40_000),
	} {
		_, err := envelope.ParseIdentities([]byte(wrong))
		require.ErrorIs(t, err, envelope.ErrIdentity, name)
		assert.NotContains(t, err.Error(), "AGE-SECRET", name)
	}
	require.NoError(t, envelope.CheckRecipient(mine.Public()))
	for _, wrong := range []string{"", "age1", mine.Public()[:40], "AGE-SECRET-KEY-1" + strings.Repeat("Q", 58), "ssh-rsa AAAA"} {
		require.ErrorIs(t, envelope.CheckRecipient(wrong), envelope.ErrRecipient)
		_, err := envelope.Seal(io.Discard, envelope.Lock{Recipients: []string{wrong}})
		require.ErrorIs(t, err, envelope.ErrRecipient)
	}
	_, err = envelope.Seal(io.Discard, envelope.Lock{Passphrase: "x", Recipients: []string{mine.Public()}})
	require.Error(t, err, "the format takes one or the other")
	assert.False(t, envelope.Lock{}.Locks())
}

func FuzzParseIdentities(f *testing.F) {
	file := identity(f).Lines(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
	f.Add(file)
	f.Add([]byte("\ufeff# x\r\nAGE-SECRET-KEY-1\r\nage1"))
	f.Add([]byte("AGE-SECRET-KEY-PQ-1"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		all, err := envelope.ParseIdentities(raw)
		if err != nil {
			require.Equal(t, envelope.ErrIdentity.Error(), strings.SplitN(err.Error(), ":", 2)[0], "nothing of the file is said")
			return
		}
		var again []byte
		for _, i := range all {
			require.NoError(t, envelope.CheckRecipient(i.Public()))
			again = append(again, i.Lines(time.Time{})...)
		}
		same, err := envelope.ParseIdentities(again)
		if len(again) <= 64<<10 { // with its remarks it may be longer than any file is
			require.NoError(t, err)
			require.Len(t, same, len(all))
		}
	})
}

func FuzzOpen(f *testing.F) {
	mine := identity(f)
	f.Add(sealed(f, "x", envelope.Lock{Recipients: []string{mine.Public()}}))
	f.Add([]byte(armor.Header + "\nAAAA\n" + armor.Footer))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_ = envelope.Needs(bytes.NewReader(raw), int64(len(raw)))
		if bytes.Contains(raw, []byte("scrypt")) {
			return // takes seconds, on purpose
		}
		if got, err := opened(raw, envelope.Keys{Identities: []envelope.Identity{mine}}); err == nil {
			require.Equal(t, "x", got, "nobody else can lock anything for a key that nobody else has")
		}
	})
}
