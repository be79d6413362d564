package keystore

import (
	"encoding/binary"
	"encoding/hex"
	"math/bits"
)

// rc2 is the cipher of RFC 2268, with which Keychain and older tools still seal the certificates of a .p12. It only decrypts.
type rc2 struct{ key [64]uint16 }

const rc2Block = 8 // bytes

// piTable is a permutation of all bytes that comes from the digits of pi: RFC 2268, section 2.
const piTable = "" +
	"d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2" +
	"179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82" +
	"54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626" +
	"6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7" +
	"08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec" +
	"c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
	"2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9" +
	"0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad"

// newRC2 expands a key of at most 128 bytes to its effective number of bits: RFC 2268, section 2.
func newRC2(key []byte, effective int) *rc2 {
	pi, err := hex.DecodeString(piTable)
	if err != nil {
		panic(err) // the table above
	}
	var l [128]byte
	n := copy(l[:], key)
	for i := n; i < len(l); i++ {
		l[i] = pi[l[i-1]+l[i-n]]
	}
	t8 := (effective + 7) / 8
	mask := byte(0xff >> (8*t8 - effective))
	l[128-t8] = pi[l[128-t8]&mask]
	for i := 127 - t8; i >= 0; i-- {
		l[i] = pi[l[i+1]^l[i+t8]]
	}
	c := &rc2{}
	for i := range c.key {
		c.key[i] = binary.LittleEndian.Uint16(l[2*i:])
	}
	return c
}

// BlockSize implements cipher.Block.
func (*rc2) BlockSize() int { return rc2Block }

// Encrypt implements cipher.Block. Nothing is ever encrypted here.
func (*rc2) Encrypt(_, _ []byte) { panic("keystore: a certificate is only ever decrypted") }

// Decrypt implements cipher.Block.
func (c *rc2) Decrypt(dst, src []byte) {
	var r [4]uint16
	for i := range r {
		r[i] = binary.LittleEndian.Uint16(src[2*i:])
	}
	j := 63
	unmix := func(rounds int) {
		for range rounds {
			for i := 3; i >= 0; i-- {
				r[i] = bits.RotateLeft16(r[i], -[4]int{1, 2, 3, 5}[i])
				a, b, d := r[(i+3)%4], r[(i+2)%4], r[(i+1)%4]
				r[i] -= c.key[j] + a&b + ^a&d
				j--
			}
		}
	}
	unmash := func() {
		for i := 3; i >= 0; i-- {
			r[i] -= c.key[r[(i+3)%4]&63]
		}
	}
	unmix(5)
	unmash()
	unmix(6)
	unmash()
	unmix(5)
	for i := range r {
		binary.LittleEndian.PutUint16(dst[2*i:], r[i])
	}
}
