package publickey

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// MaxText is the longest text that is read: a certificate of the largest key in PEM is far below it.
const MaxText = 64 << 10 // bytes

// Sizes of RSA moduli that are taken for one, in bits: the smallest that app signing ever allowed, and the largest that tools make.
const (
	minModulus = 512
	maxModulus = 16384
)

// Lengths of fingerprints in hexadecimal digits: MD5, SHA-1, SHA-256.
const (
	md5Digits    = 32
	sha1Digits   = 40
	sha256Digits = 64
)

var (
	// modulusLabel is what openssl, Java, jadx and the Windows dialogue print before a modulus, pointLabel before a point.
	modulusLabel = regexp.MustCompile(`(?is)(?:modulus|模数|模數)\s*(?:[(（][^()（）]*[)）])?\s*[:=：]?\s*(.*)$`)
	pointLabel   = regexp.MustCompile(`(?is)\bpub\s*:\s*(.*)$`)
	// after is what they print behind it.
	after = regexp.MustCompile(`(?is)\s*,?\s*(?:(?:public\s*)?exponent|指数|指數|公开指数|ASN1 OID|NIST CURVE).*$`)
	// plainLabel is a name and a colon or an equals sign that somebody copied along.
	plainLabel = regexp.MustCompile(`(?s)^([^:=]{1,60})[:=]\s*(\S.*)$`)
)

// Parse reads what somebody pasted and says in which form it was. The errors are those of this package.
func Parse(typed string) (Key, Form, error) {
	if len(typed) > MaxText {
		return Key{}, "", ErrTooLong
	}
	t := strings.TrimSpace(strings.TrimPrefix(typed, "\ufeff"))
	if strings.Contains(t, "-----BEGIN") {
		return parsePEM(t)
	}
	t = unlabelled(filing.Narrow(t))
	if k, form, err := parseDigits(bare(t)); k != nil || err != nil {
		if err != nil {
			return Key{}, "", err
		}
		return *k, form, nil
	}
	return parseBase64(strings.Join(strings.Fields(t), ""))
}

// ParseBytes is Parse for the content of a file: text in UTF-8 or UTF-16, or DER.
func ParseBytes(data []byte) (Key, Form, error) {
	if len(data) > MaxText {
		return Key{}, "", ErrTooLong
	}
	if text, ok := wide(data); ok {
		return Parse(text)
	}
	if len(data) > 1 && data[0] == 0x30 && !printable(data) {
		k, form, err := parseDER(data)
		if form != Certificate && err == nil {
			form = DER
		}
		return k, form, err
	}
	if !utf8.Valid(data) {
		return Key{}, "", ErrForm
	}
	return Parse(string(data))
}

// printable reports whether bytes are a line of text.
func printable(data []byte) bool {
	return !bytes.ContainsFunc(data, func(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) })
}

// wide reads UTF-16 with its mark, as programs on Windows write it.
func wide(data []byte) (string, bool) {
	var big bool
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		big = true
	default:
		return "", false
	}
	var units []uint16
	for i := 2; i+1 < len(data); i += 2 {
		low, high := data[i], data[i+1]
		if big {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	return string(utf16.Decode(units)), true
}

// unlabelled takes away what is printed around a number.
func unlabelled(t string) string {
	named := false
	for _, label := range []*regexp.Regexp{modulusLabel, pointLabel} {
		if found := label.FindStringSubmatch(t); found != nil {
			t, named = found[1], true
			break
		}
	}
	t = after.ReplaceAllString(t, "")
	if found := plainLabel.FindStringSubmatch(t); !named && found != nil && !isHex(bare(found[1])) && strings.Trim(found[2], "= \t\r\n") != "" {
		t = found[2]
	}
	if at := strings.LastIndexFunc(t, func(r rune) bool { return unicode.Is(unicode.Han, r) }); at >= 0 {
		_, size := utf8.DecodeRuneInString(t[at:])
		t = t[at+size:] // "公共密钥 256字节 C3 D4 ..."
	}
	return strings.TrimSpace(t)
}

// bare takes out what stands between digits: spaces, line breaks, colons, hyphens, commas, quotes, invisible marks, 0x.
func bare(t string) string {
	t = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`:-,;"'<>[](){}\`, r) {
			return -1
		}
		return r
	}, t)
	if len(t) > 2 && t[0] == '0' && (t[1] == 'x' || t[1] == 'X') {
		t = t[2:]
	}
	return strings.TrimSuffix(t, ".")
}

func isHex(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdefABCDEF") == "" }

func isDecimal(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// parseDigits reads a number. Without an error and without a key the text is no number.
func parseDigits(digits string) (*Key, Form, error) {
	switch {
	case !isHex(digits):
		return nil, "", nil
	case len(digits) == md5Digits || len(digits) == sha1Digits || len(digits) == sha256Digits:
		return nil, "", fail(ErrFingerprint, "of that length")
	case isDecimal(digits) && !isPointShape(digits):
		// Nobody's hexadecimal modulus happens to have no letter.
		n, ok := new(big.Int).SetString(digits, 10)
		if !ok {
			return nil, "", ErrForm
		}
		return modulus(n, ModulusDecimal)
	}
	trimmed := strings.TrimLeft(digits, "0")
	if strings.HasPrefix(digits, "30") && len(digits)%2 == 0 {
		raw, err := hex.DecodeString(digits)
		if err != nil {
			return nil, "", ErrForm
		}
		k, form, err := parseDER(raw)
		return &k, form, err
	}
	if isPointShape(digits) {
		raw, err := hex.DecodeString(digits)
		if err != nil {
			return nil, "", ErrForm
		}
		k, err := parsePoint(raw)
		return &k, PointHex, err
	}
	if len(trimmed)%2 != 0 && len(digits)%2 != 0 {
		return nil, "", fail(ErrDamaged, "an odd number of hexadecimal digits")
	}
	n, ok := new(big.Int).SetString(digits, 16)
	if !ok {
		return nil, "", ErrForm
	}
	return modulus(n, ModulusHex)
}

// isPointShape tells a point by its first byte and its length. A modulus of such a length would be too short for any key.
func isPointShape(digits string) bool {
	switch len(digits) {
	case 2 * point256, 2 * point384, 2 * point521:
		return strings.HasPrefix(digits, "04")
	case 2 * squeezed, 2 * squeezed3:
		return strings.HasPrefix(digits, "02") || strings.HasPrefix(digits, "03")
	}
	return false
}

// modulus takes a number for an RSA modulus: a product of two odd primes is odd.
func modulus(n *big.Int, form Form) (*Key, Form, error) {
	switch bits := n.BitLen(); {
	case bits < minModulus:
		return nil, "", fail(ErrDamaged, "too short for a modulus")
	case bits > maxModulus:
		return nil, "", fail(ErrDamaged, "too long for a modulus")
	case n.Bit(0) == 0:
		return nil, "", fail(ErrDamaged, "an even number is no modulus")
	default:
		return &Key{Algorithm: RSA, Bits: bits, Modulus: n}, form, nil
	}
}

func parsePEM(t string) (Key, Form, error) {
	block, _ := pem.Decode([]byte(t[strings.Index(t, "-----BEGIN"):]))
	if block == nil {
		// Line breaks are often lost on the way; what stands between the dashes is still Base64.
		parts := strings.Split(t[strings.Index(t, "-----BEGIN"):], "-----")
		if len(parts) < 3 {
			return Key{}, "", fail(ErrDamaged, "PEM without an end")
		}
		raw, err := decode64(strings.Join(strings.Fields(parts[2]), ""))
		if err != nil {
			return Key{}, "", fail(ErrDamaged, "PEM that is no Base64")
		}
		block = &pem.Block{Type: strings.TrimPrefix(parts[1], "BEGIN "), Bytes: raw}
	}
	if strings.Contains(block.Type, "PRIVATE KEY") {
		return Key{}, "", ErrPrivate
	}
	k, form, err := parseDER(block.Bytes)
	if form != Certificate {
		form = PEM
	}
	return k, form, err
}

func decode64(t string) ([]byte, error) {
	t = strings.TrimRight(t, "=")
	if strings.ContainsAny(t, "-_") {
		return base64.RawURLEncoding.DecodeString(t)
	}
	return base64.RawStdEncoding.DecodeString(t)
}

// parseBase64 reads Base64 of DER, of a point, or of the bytes of a modulus.
func parseBase64(t string) (Key, Form, error) {
	raw, err := decode64(t)
	if err != nil || len(raw) < squeezed {
		return Key{}, "", ErrForm
	}
	if raw[0] == 0x30 {
		k, form, err := parseDER(raw)
		if form != Certificate {
			form = Base64
		}
		return k, form, err
	}
	if isPointShape(hex.EncodeToString(raw)) {
		k, err := parsePoint(raw)
		return k, Base64, err
	}
	// 256, 128 or more bytes with or without a zero in front are what .NET and Android write for a modulus.
	n := new(big.Int).SetBytes(raw)
	if n.BitLen()%usualStep != 0 {
		return Key{}, "", ErrForm
	}
	k, _, err := modulus(n, Base64)
	if err != nil {
		return Key{}, "", ErrForm
	}
	return *k, Base64, nil
}
