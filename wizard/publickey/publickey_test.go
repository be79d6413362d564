package publickey_test

import (
	"crypto/ecdh"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/publickey"
)

var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

var ecKey = sync.OnceValues(func() (*ecdh.PrivateKey, error) { return ecdh.P256().GenerateKey(rand.Reader) })

func newRSA(t testing.TB) *rsa.PrivateKey {
	t.Helper()
	k, err := rsaKey()
	require.NoError(t, err)
	return k
}

func newEC(t testing.TB) *ecdh.PrivateKey {
	t.Helper()
	k, err := ecKey()
	require.NoError(t, err)
	return k
}

func spki(t testing.TB, public any) []byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(public)
	require.NoError(t, err)
	return der
}

func withBetween(digits, between string, every int) string {
	var b strings.Builder
	for i := 0; i < len(digits); i += every {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(digits[i:min(i+every, len(digits))])
	}
	return b.String()
}

func asPEM(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func TestOneKeyInEveryForm(t *testing.T) {
	t.Parallel()
	private := newRSA(t)
	n := private.N
	whole, inner := spki(t, &private.PublicKey), x509.MarshalPKCS1PublicKey(&private.PublicKey)
	hexed, decimal := fmt.Sprintf("%x", n), n.String()
	for name, tc := range map[string]struct {
		typed string
		form  publickey.Form
	}{
		"decimal":                     {decimal, publickey.ModulusDecimal},
		"decimal in lines":            {withBetween(decimal, "\n  ", 76), publickey.ModulusDecimal},
		"decimal from jadx":           {"模数: " + decimal + "\n", publickey.ModulusDecimal},
		"decimal from Java":           {"Sun RSA public key, 2048 bits\n  params: null\n  modulus: " + decimal + "\n  public exponent: 65537", publickey.ModulusDecimal},
		"full-width digits":           {strings.Map(func(r rune) rune { return r - '0' + '０' }, decimal), publickey.ModulusDecimal},
		"hexadecimal":                 {hexed, publickey.ModulusHex},
		"capitals":                    {strings.ToUpper(hexed), publickey.ModulusHex},
		"colons":                      {withBetween(hexed, ":", 2), publickey.ModulusHex},
		"sign byte and colons":        {"00:" + withBetween(hexed, ":", 2), publickey.ModulusHex},
		"spaces":                      {strings.ToUpper(withBetween(hexed, " ", 2)), publickey.ModulusHex},
		"lines":                       {withBetween(hexed, "\r\n", 64), publickey.ModulusHex},
		"openssl -modulus":            {"Modulus=" + strings.ToUpper(hexed) + "\n", publickey.ModulusHex},
		"openssl -text":               {"Public-Key: (2048 bit)\nModulus:\n    00:" + withBetween(hexed, ":", 2) + "\nExponent: 65537 (0x10001)\n", publickey.ModulusHex},
		"0x":                          {"0x" + hexed, publickey.ModulusHex},
		"from Keychain":               {"公共密钥 256字节：" + strings.ToUpper(withBetween(hexed, " ", 2)) + " …", ""},
		"from Keychain without colon": {"公共密钥 256 字节 " + strings.ToUpper(withBetween(hexed, " ", 2)), publickey.ModulusHex},
		"label and colon":             {"公钥：" + hexed, publickey.ModulusHex},
		"PKCS #1":                     {hex.EncodeToString(inner), publickey.PKCS1Hex},
		"PKCS #1 from Windows":        {withBetween(hex.EncodeToString(inner), " ", 2), publickey.PKCS1Hex},
		"SPKI":                        {strings.ToUpper(hex.EncodeToString(whole)), publickey.SPKIHex},
		"PEM":                         {asPEM("PUBLIC KEY", whole), publickey.PEM},
		"PEM of PKCS #1":              {asPEM("RSA PUBLIC KEY", inner), publickey.PEM},
		"PEM on one line":             {strings.ReplaceAll(asPEM("PUBLIC KEY", whole), "\n", " "), publickey.PEM},
		"PEM with something before":   {"subject=CN=x\n" + asPEM("PUBLIC KEY", whole), publickey.PEM},
		"Base64":                      {base64.StdEncoding.EncodeToString(whole), publickey.Base64},
		"Base64 in lines":             {withBetween(base64.StdEncoding.EncodeToString(whole), "\n", 64), publickey.Base64},
		"Base64 of the modulus":       {base64.StdEncoding.EncodeToString(n.Bytes()), publickey.Base64},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k, form, err := publickey.Parse(tc.typed)
			if tc.form == "" {
				require.ErrorIs(t, err, publickey.ErrForm, "what was cut off is not guessed")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tc.form, form)
			assert.Equal(t, publickey.RSA, k.Algorithm)
			assert.Equal(t, 2048, k.Bits)
			assert.Equal(t, decimal, k.ModulusDecimal())
			assert.Equal(t, hexed, k.ModulusHex())
			assert.Empty(t, k.PointHex())
			assert.True(t, k.Usual())
		})
	}
}

func TestPointInEveryForm(t *testing.T) {
	t.Parallel()
	public := newEC(t).PublicKey()
	whole, point := spki(t, public), hex.EncodeToString(public.Bytes())
	half := "02"
	if public.Bytes()[64]&1 == 1 {
		half = "03"
	}
	for name, tc := range map[string]struct {
		typed string
		form  publickey.Form
	}{
		"point":          {point, publickey.PointHex},
		"capitals":       {strings.ToUpper(point), publickey.PointHex},
		"colons":         {withBetween(point, ":", 2), publickey.PointHex},
		"openssl -text":  {"Public-Key: (256 bit)\npub:\n    " + withBetween(point, ":", 2) + "\nASN1 OID: prime256v1\nNIST CURVE: P-256", publickey.PointHex},
		"compressed":     {half + point[2:66], publickey.PointHex},
		"SPKI":           {hex.EncodeToString(whole), publickey.SPKIHex},
		"PEM":            {asPEM("PUBLIC KEY", whole), publickey.PEM},
		"Base64":         {base64.StdEncoding.EncodeToString(whole), publickey.Base64},
		"Base64 of it":   {base64.StdEncoding.EncodeToString(public.Bytes()), publickey.Base64},
		"after its name": {"公钥：" + point, publickey.PointHex},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k, form, err := publickey.Parse(tc.typed)
			require.NoError(t, err)
			assert.Equal(t, tc.form, form)
			assert.Equal(t, publickey.EC, k.Algorithm)
			assert.Equal(t, "P-256", k.Curve)
			assert.Equal(t, 256, k.Bits)
			assert.Equal(t, point, k.PointHex())
			assert.Equal(t, asPEM("PUBLIC KEY", whole), k.PEMText())
			assert.Empty(t, k.ModulusHex()+k.ModulusDecimal())
		})
	}
}

func TestNoKey(t *testing.T) {
	t.Parallel()
	private := newRSA(t)
	hexed := fmt.Sprintf("%x", private.N)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	point := hex.EncodeToString(newEC(t).PublicKey().Bytes())
	for name, tc := range map[string]struct {
		typed string
		err   error
	}{
		"nothing":               {" \n", publickey.ErrForm},
		"a word":                {"见附件", publickey.ErrForm},
		"a sentence":            {"the key is in the attachment, see there for all of its forms", publickey.ErrForm},
		"MD5":                   {strings.Repeat("0d9c5e0f", 4), publickey.ErrFingerprint},
		"SHA-1 with colons":     {withBetween(strings.Repeat("0d9c5e0f", 5), ":", 2), publickey.ErrFingerprint},
		"SHA-256":               {strings.Repeat("0d9c5e0f", 8), publickey.ErrFingerprint},
		"short":                 {"d1af7c62", publickey.ErrDamaged},
		"a digit lost":          {hexed[:len(hexed)-1], publickey.ErrDamaged},
		"even":                  {hexed[:len(hexed)-1] + "0", publickey.ErrDamaged},
		"too long":              {strings.Repeat("f", 5000), publickey.ErrDamaged},
		"much too long":         {strings.Repeat("f", publickey.MaxText+1), publickey.ErrTooLong},
		"DER cut off":           {hex.EncodeToString(x509.MarshalPKCS1PublicKey(&private.PublicKey))[:200], publickey.ErrDamaged},
		"point off the curve":   {point[:len(point)-2] + fmt.Sprintf("%02x", newEC(t).PublicKey().Bytes()[64]^1), publickey.ErrDamaged},
		"private PKCS #8":       {asPEM("PRIVATE KEY", pkcs8), publickey.ErrPrivate},
		"private PKCS #1":       {asPEM("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(private)), publickey.ErrPrivate},
		"private in hex":        {hex.EncodeToString(pkcs8), publickey.ErrPrivate},
		"private in Base64":     {base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(private)), publickey.ErrPrivate},
		"PEM without an end":    {"-----BEGIN PUBLIC KEY", publickey.ErrDamaged},
		"PEM of something else": {asPEM("X509 CRL", []byte{0x30, 0x03, 0x02, 0x01, 0x05}), publickey.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k, _, err := publickey.Parse(tc.typed)
			require.ErrorIs(t, err, tc.err)
			assert.True(t, k.IsZero())
		})
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	private := newRSA(t)
	whole := spki(t, &private.PublicKey)
	wide := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune("Modulus=" + private.N.Text(16))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for name, tc := range map[string]struct {
		data []byte
		form publickey.Form
	}{
		"DER":           {whole, publickey.DER},
		"PEM":           {[]byte(asPEM("PUBLIC KEY", whole)), publickey.PEM},
		"mark of UTF-8": {[]byte("\ufeff" + private.N.String()), publickey.ModulusDecimal},
		"UTF-16":        {wide, publickey.ModulusHex},
	} {
		k, form, err := publickey.ParseBytes(tc.data)
		require.NoError(t, err, name)
		assert.Equal(t, tc.form, form, name)
		assert.Zero(t, k.Modulus.Cmp(private.N), name)
	}
	_, _, err := publickey.ParseBytes([]byte{0x89, 'P', 'N', 'G', 0, 1, 2})
	assert.ErrorIs(t, err, publickey.ErrForm)
}

func TestSame(t *testing.T) {
	t.Parallel()
	private := newRSA(t)
	whole, err := publickey.ParseSPKI(spki(t, &private.PublicKey))
	require.NoError(t, err)
	typed, _, err := publickey.Parse(private.N.String())
	require.NoError(t, err)
	other, _, err := publickey.Parse(new(big.Int).Sub(private.N, big.NewInt(2)).String())
	require.NoError(t, err)
	point, _, err := publickey.Parse(hex.EncodeToString(newEC(t).PublicKey().Bytes()))
	require.NoError(t, err)
	assert.True(t, whole.Same(typed))
	assert.True(t, typed.Same(whole))
	assert.True(t, point.Same(point))
	assert.False(t, whole.Same(other))
	assert.False(t, whole.Same(point))
	assert.False(t, publickey.Key{}.Same(publickey.Key{}))
	assert.Equal(t, x509.MarshalPKCS1PublicKey(&private.PublicKey), whole.PKCS1())
	assert.Nil(t, typed.PKCS1(), "the exponent is not known")
}

func TestUsual(t *testing.T) {
	t.Parallel()
	cut, _, err := publickey.Parse(newRSA(t).N.String()[:600] + "1")
	require.NoError(t, err)
	assert.False(t, cut.Usual(), "%d bits", cut.Bits)
}

func TestJSON(t *testing.T) {
	t.Parallel()
	private := newRSA(t)
	k, _, err := publickey.Parse(private.N.String())
	require.NoError(t, err)
	raw, err := json.Marshal(k)
	require.NoError(t, err)
	assert.JSONEq(t, fmt.Sprintf(`{"algorithm":"RSA","bits":2048,"modulus_decimal":"%s","modulus_hex":"%x","point_hex":""}`, private.N, private.N), string(raw))
}

// TestWhatIsPrintedIsReadBack holds every form that is written against the reader.
func TestWhatIsPrintedIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 256, 256).Draw(t, "modulus")
		raw[0] |= 0x80
		raw[255] |= 1
		n := new(big.Int).SetBytes(raw)
		for _, typed := range []string{n.String(), n.Text(16), base64.StdEncoding.EncodeToString(raw)} {
			k, _, err := publickey.Parse(typed)
			if err != nil || k.Modulus.Cmp(n) != 0 {
				t.Fatalf("%q: %v", typed, err)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	private := newRSA(f)
	f.Add([]byte(private.N.String()))
	f.Add([]byte("Modulus=" + private.N.Text(16)))
	f.Add([]byte(asPEM("PUBLIC KEY", spki(f, &private.PublicKey))))
	f.Add([]byte(hex.EncodeToString(spki(f, newEC(f).PublicKey()))))
	f.Add(spki(f, &private.PublicKey))
	f.Add([]byte(hex.EncodeToString(newEC(f).PublicKey().Bytes())))
	f.Fuzz(func(t *testing.T, data []byte) {
		k, form, err := publickey.ParseBytes(data)
		if err != nil {
			if !k.IsZero() {
				t.Fatal("a key beside an error")
			}
			return
		}
		if form == "" || k.Algorithm == "" {
			t.Fatalf("a key without form or kind: %+v", k)
		}
		if k.Modulus != nil {
			again, _, err := publickey.Parse(k.ModulusDecimal())
			if k.Bits >= 512 && k.Bits <= 16384 && k.Modulus.Bit(0) == 1 && (err != nil || !again.Same(k)) {
				t.Fatalf("%s is not read back: %v", k.ModulusDecimal(), err)
			}
		}
	})
}
