package signing_test

import (
	"bytes"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/signing"
)

var keys = sync.OnceValue(func() []*apptest.Identity {
	return []*apptest.Identity{apptest.NewIdentity(apptest.Options{Name: "one", EC: true}), apptest.NewIdentity(apptest.Options{Name: "two", EC: true})}
})

func android() []byte {
	k := keys()
	return apptest.SigningBlock(apptest.Scheme{ID: apptest.V2, Signers: k}, apptest.Scheme{ID: apptest.V31, Signers: k[1:], Before: k[:1]})
}

func harmony() []byte { return apptest.HarmonyBlock([]byte("signature"), []byte("profile")) }

func TestAndroid(t *testing.T) {
	t.Parallel()
	one, two := keys()[0].DER(), keys()[1].DER()
	block := append([]byte("members"), android()...)
	signers, err := signing.Android(bytes.NewReader(block), int64(len(block)))
	require.NoError(t, err)
	assert.Equal(t, []signing.Signer{
		{Scheme: signing.V2, Certificate: one},
		{Scheme: signing.V2, Certificate: two},
		{Scheme: signing.V31, Certificate: two, Before: [][]byte{one}, MinSDK: 28, MaxSDK: 0x7fffffff},
	}, signers)
	none, err := signing.Android(bytes.NewReader(block), 20)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestHarmonyOS(t *testing.T) {
	t.Parallel()
	block := append([]byte("members"), harmony()...)
	h, err := signing.HarmonyOS(bytes.NewReader(block), int64(len(block)))
	require.NoError(t, err)
	assert.Equal(t, &signing.Harmony{Signature: []byte("signature"), Profile: []byte("profile")}, h)
	none, err := signing.HarmonyOS(bytes.NewReader(block), 7)
	require.NoError(t, err)
	assert.Nil(t, none)
}

func FuzzAndroid(f *testing.F) {
	f.Add(android())
	f.Fuzz(func(t *testing.T, data []byte) {
		signers, err := signing.Android(bytes.NewReader(data), int64(len(data)))
		for _, s := range signers {
			if err == nil && s.Scheme == "" {
				t.Fatal("a signer without a scheme")
			}
		}
	})
}

func FuzzHarmonyOS(f *testing.F) {
	f.Add(harmony())
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := signing.HarmonyOS(bytes.NewReader(data), int64(len(data)))
		if err == nil && h != nil && len(h.Signature)+len(h.Profile) > 2*len(data) {
			t.Fatal("more than there was")
		}
	})
}
