package control

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/publickey"
)

func TestKeysAreRecognised(t *testing.T) {
	t.Parallel()
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	spki, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	require.NoError(t, err)
	decimal, hexadecimal := private.N.String(), hex.EncodeToString(private.N.Bytes())
	colons := strings.TrimSuffix(strings.ToUpper(regroup(hexadecimal)), ":")
	secret := string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(private)}))
	for name, tc := range map[string]struct {
		typed, platform, want string
		form                  publickey.Form
	}{
		"decimal":              {decimal, "android", decimal, publickey.ModulusDecimal},
		"decimal for iOS":      {decimal, "ios", hexadecimal, publickey.ModulusDecimal},
		"decimal for nothing":  {decimal, "", decimal, publickey.ModulusDecimal},
		"hexadecimal, colons":  {colons, "ios", hexadecimal, publickey.ModulusHex},
		"as openssl prints it": {"Modulus=" + strings.ToUpper(hexadecimal), "android", decimal, publickey.ModulusHex},
		"PKCS #1":              {hex.EncodeToString(x509.MarshalPKCS1PublicKey(&private.PublicKey)), "android", decimal, publickey.PKCS1Hex},
		"SPKI":                 {hex.EncodeToString(spki), "ios", hexadecimal, publickey.SPKIHex},
		"PEM":                  {string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: spki})), "android", decimal, publickey.PEM},
		"Base64":               {base64.StdEncoding.EncodeToString(spki), "", hexadecimal, publickey.Base64},
		"a sentence":           {"见附件", "android", "见附件", ""},
		"a private key":        {secret, "android", secret, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, form := publicKey(tc.typed, tc.platform)
			assert.Equal(t, tc.want, got)
			assert.Equal(t, tc.form, form)
		})
	}
}

func regroup(digits string) string {
	var b strings.Builder
	for i := 0; i < len(digits); i += 2 {
		b.WriteString(digits[i:i+2] + ":")
	}
	return b.String()
}
