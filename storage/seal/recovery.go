package seal

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// ErrCode says that a recovery code was mistyped: its check letters do not belong to it.
var ErrCode = errors.New("mistyped recovery code")

// A recovery code is 130 random bits in 26 letters, and 6 letters that check them, in 8 groups of 4. The letters are those
// of Crockford's Base 32, in which O and 0, I, L and 1 mean the same; the check is Bech32m's (BIP 350), which tells every
// slip in up to 4 letters and misses one of a thousand million others.
const (
	recoverySize  = 17 // bytes of secret: the last one counts for its highest 2 bits only
	secretLetters = 26
	checkLetters  = 6
	groupLetters  = 4
	codeAlphabet  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeContext   = "beiandesk"
	bech32m       = 0x2bc830a3
)

// writeCode writes a secret and clears the bits of it that no letter says.
func writeCode(secret []byte) string {
	secret[recoverySize-1] &= 0xc0
	letters := make([]byte, 0, secretLetters+checkLetters)
	bits, have := uint32(0), 0
	for _, b := range secret {
		bits, have = bits<<8|uint32(b), have+8
		for have >= 5 && len(letters) < secretLetters {
			have -= 5
			letters = append(letters, byte(bits>>have&31))
		}
	}
	sum := polymod(append(context(), append(letters, make([]byte, checkLetters)...)...)) ^ bech32m
	for i := range checkLetters {
		letters = append(letters, byte(sum>>(5*(checkLetters-1-i))&31))
	}
	var out strings.Builder
	for i, l := range letters {
		if i > 0 && i%groupLetters == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(codeAlphabet[l])
	}
	return out.String()
}

// readCode reads what somebody typed from paper: small or wide letters, spaces and dashes as they like.
func readCode(typed string) ([]byte, error) {
	var letters []byte
	for _, c := range strings.ToUpper(norm.NFKC.String(typed)) {
		switch c {
		case ' ', '\t', '\r', '\n', '-', '‐', '–', '—', '−', '_', '.', '、', '。', ',':
			continue
		case 'O':
			c = '0'
		case 'I', 'L':
			c = '1'
		}
		n := strings.IndexRune(codeAlphabet, c)
		if n < 0 {
			return nil, fmt.Errorf("%w: a letter that no code has", ErrCode)
		}
		letters = append(letters, byte(n))
	}
	if len(letters) != secretLetters+checkLetters {
		return nil, fmt.Errorf("%w: %d letters of %d", ErrCode, len(letters), secretLetters+checkLetters)
	}
	if polymod(append(context(), letters...)) != bech32m {
		return nil, ErrCode
	}
	secret := make([]byte, 0, recoverySize)
	bits, have := uint32(0), 0
	for _, l := range letters[:secretLetters] {
		bits, have = bits<<5|uint32(l), have+5
		if have >= 8 {
			have -= 8
			secret = append(secret, byte(bits>>have))
		}
	}
	return append(secret, byte(bits<<(8-have))), nil
}

// context keeps codes of other programs from being taken for one of ours.
func context() []byte {
	var out []byte
	for _, c := range []byte(codeContext) {
		out = append(out, c>>5)
	}
	out = append(out, 0)
	for _, c := range []byte(codeContext) {
		out = append(out, c&31)
	}
	return out
}

// polymod is the remainder that Bech32 checks with.
func polymod(letters []byte) uint32 {
	sum := uint32(1)
	for _, l := range letters {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(l)
		for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	return sum
}
