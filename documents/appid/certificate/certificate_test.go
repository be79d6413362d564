package certificate_test

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

var chain = sync.OnceValue(func() []*apptest.Identity {
	root := apptest.NewIdentity(apptest.Options{Name: "样例根证书", EC: true, CA: true})
	middle := apptest.NewIdentity(apptest.Options{Name: "样例中间证书", EC: true, CA: true, Issuer: root})
	return []*apptest.Identity{root, middle, apptest.NewIdentity(apptest.Options{Name: "云帆, Inc", Issuer: middle, NotAfter: time.Date(2062, 1, 2, 0, 0, 0, 0, time.UTC)})}
})

func TestParse(t *testing.T) {
	t.Parallel()
	leaf := chain()[2]
	c, err := certificate.Parse(leaf.DER())
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprintf("%x", md5.Sum(leaf.DER())), c.MD5())
	assert.Equal(t, fmt.Sprintf("%x", sha1.Sum(leaf.DER())), c.SHA1())
	assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256(leaf.DER())), c.SHA256())
	assert.Equal(t, `CN=云帆\, Inc, O=样例, C=CN`, c.Subject)
	assert.Equal(t, "云帆, Inc", c.CommonName)
	assert.Equal(t, "2062-01-02", c.NotAfter.Format(time.DateOnly), "beyond 2050 dates are written otherwise")
	assert.Equal(t, leaf.Certificate.NotBefore, c.NotBefore)
	assert.Equal(t, 2048, c.Key.Bits)
	assert.False(t, c.Authority)
	assert.False(t, c.SelfIssued())
	root, err := certificate.Parse(chain()[0].DER())
	require.NoError(t, err)
	assert.True(t, root.Authority)
	assert.True(t, root.SelfIssued())
}

// TestFingerprintsOfWhatIsNotUnderstood: the digests are of the bytes, whatever they mean.
func TestFingerprintsOfWhatIsNotUnderstood(t *testing.T) {
	t.Parallel()
	der := slices.Clone(chain()[2].DER())
	for at := range 40 { // somewhere in there is the serial number's tag
		odd := slices.Clone(der)
		odd[at+8] ^= 0x40
		if c, err := certificate.Parse(odd); err != nil && c != nil {
			assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256(c.Raw)), c.SHA256())
			return
		}
	}
	t.Fatal("no change made it unreadable")
}

func TestLeafInAnyOrder(t *testing.T) {
	t.Parallel()
	var all []*certificate.Certificate
	for _, id := range chain() {
		c, err := certificate.Parse(id.DER())
		require.NoError(t, err)
		all = append(all, c)
	}
	leaf := all[2]
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {2, 1}, {0, 2}, {2}} {
		var mixed []*certificate.Certificate
		for _, i := range order {
			mixed = append(mixed, all[i])
		}
		assert.Same(t, leaf, certificate.Leaf(mixed), "%v", order)
	}
	assert.Nil(t, certificate.Leaf(nil))
}

func TestMessages(t *testing.T) {
	t.Parallel()
	ids := chain()
	for name, data := range map[string][]byte{
		"DER":      apptest.Message([]byte("content"), ids[2], ids...),
		"streamed": apptest.Streamed(apptest.Message([]byte("content"), ids[2], ids...)),
	} {
		m, err := certificate.ParseMessage(data)
		require.NoError(t, err, name)
		assert.Equal(t, "content", string(m.Content), name)
		assert.Len(t, m.Certificates, 3, name)
		require.Len(t, m.Signers(), 1, name)
		assert.Equal(t, "云帆, Inc", m.Signers()[0].CommonName, name)
	}
	_, err := certificate.ParseMessage(ids[0].DER())
	assert.ErrorIs(t, err, certificate.ErrMessage)
}

func FuzzParseFile(f *testing.F) {
	ids := chain()
	f.Add(ids[2].DER())
	f.Add(ids[2].PEM())
	f.Add(apptest.Message([]byte("content"), ids[2], ids...))
	f.Add(apptest.Streamed(apptest.Message([]byte("content"), ids[2], ids...)))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, content, err := certificate.ParseFile(data)
		if err == nil && len(all) == 0 {
			t.Fatal("no certificate and no error")
		}
		if len(content) > len(data) {
			t.Fatal("more content than bytes")
		}
		for _, c := range all {
			if len(c.SHA256()) != 64 || len(c.Raw) == 0 {
				t.Fatal("a certificate without a fingerprint")
			}
		}
		if m, err := certificate.ParseMessage(data); err == nil {
			_ = m.Signers()
		}
		if len(all) > 0 && certificate.Leaf(all) == nil {
			t.Fatal("no leaf among certificates")
		}
	})
}
