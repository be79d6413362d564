// Package signing reads the signing blocks that Android and HarmonyOS put between the members and the directory of an app.
package signing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// ErrMalformed says that a signing block is there and cannot be read.
var ErrMalformed = errors.New("malformed signing block")

// maxBlock is the size of the largest block that is read. Some stores pad theirs to a few megabytes.
const maxBlock = 32 << 20 // bytes

// The end of the block of Android: size of the block, then a word. source.android.com, APK Signature Scheme v2.
const (
	androidWord  = "APK Sig Block 42"
	androidFoot  = 8 + len(androidWord)
	sizeField    = 8
	maxPairs     = 256
	maxSigners   = 64
	maxPerSigner = 64
)

// A Scheme is a way in which an Android app is signed.
type Scheme string

// The schemes that have a part of the block.
const (
	V2  Scheme = "v2"
	V3  Scheme = "v3"
	V31 Scheme = "v3.1"
)

// schemes are the parts of the block by their numbers, oldest first.
func schemes() []struct {
	id     uint32
	scheme Scheme
} {
	return []struct {
		id     uint32
		scheme Scheme
	}{{0x7109871a, V2}, {0xf05368c0, V3}, {0x1b93ad61, V31}}
}

// rotation is the number of the attribute that holds the certificates that a key had before.
const rotation = 0x3ba06f8c

// A Signer is one signer of one scheme.
type Signer struct {
	Scheme      Scheme
	Certificate []byte   // DER
	Before      [][]byte // certificates that this one took the place of, oldest first; DER
	MinSDK      int      // the versions of Android that this signer is for; v3 and later
	MaxSDK      int
}

// Android reads the signers of an APK whose directory begins at directory. Without a block there are none.
func Android(r io.ReaderAt, directory int64) ([]Signer, error) {
	block, err := androidBlock(r, directory)
	if err != nil || block == nil {
		return nil, err
	}
	return parseAndroid(block)
}

// androidBlock returns the pairs of the block.
func androidBlock(r io.ReaderAt, directory int64) ([]byte, error) {
	if directory < int64(androidFoot) {
		return nil, nil
	}
	foot := make([]byte, androidFoot)
	if _, err := r.ReadAt(foot, directory-int64(androidFoot)); err != nil {
		return nil, fmt.Errorf("signing block: %w", err)
	}
	if string(foot[sizeField:]) != androidWord {
		return nil, nil
	}
	size := binary.LittleEndian.Uint64(foot)
	if size < uint64(androidFoot) || size > maxBlock || int64(size) > directory-sizeField {
		return nil, ErrMalformed
	}
	block := make([]byte, int(size)-androidFoot)
	if _, err := r.ReadAt(block, directory-int64(size)); err != nil {
		return nil, fmt.Errorf("signing block: %w", err)
	}
	return block, nil
}

// parseAndroid reads the pairs of a number and a value. Padding, stamps of stores and what is still to come are passed over.
func parseAndroid(block []byte) ([]Signer, error) {
	found := map[uint32][]byte{}
	for n := 0; len(block) > 0; n++ {
		if len(block) < sizeField+4 || n >= maxPairs {
			return nil, ErrMalformed
		}
		size := binary.LittleEndian.Uint64(block)
		if size < 4 || size > uint64(len(block)-sizeField) {
			return nil, ErrMalformed
		}
		id := binary.LittleEndian.Uint32(block[sizeField:])
		if _, twice := found[id]; !twice {
			found[id] = block[sizeField+4 : sizeField+int(size)]
		}
		block = block[sizeField+int(size):]
	}
	var out []Signer
	for _, s := range schemes() {
		value, ok := found[s.id]
		if !ok {
			continue
		}
		signers, err := parseSigners(value, s.scheme)
		if err != nil {
			return out, err
		}
		out = append(out, signers...)
	}
	return out, nil
}

// prefixed takes a value off the front of b whose length stands before it.
func prefixed(b *[]byte) ([]byte, error) {
	if len(*b) < 4 {
		return nil, ErrMalformed
	}
	n := binary.LittleEndian.Uint32(*b)
	if uint64(n) > uint64(len(*b)-4) {
		return nil, ErrMalformed
	}
	value := (*b)[4 : 4+n]
	*b = (*b)[4+n:]
	return value, nil
}

func number(b *[]byte) (int, error) {
	if len(*b) < 4 {
		return 0, ErrMalformed
	}
	n := binary.LittleEndian.Uint32(*b)
	*b = (*b)[4:]
	return int(n), nil
}

func parseSigners(value []byte, scheme Scheme) ([]Signer, error) {
	list, err := prefixed(&value)
	if err != nil {
		return nil, err
	}
	var out []Signer
	for len(list) > 0 {
		raw, err := prefixed(&list)
		if err != nil || len(out) >= maxSigners {
			return nil, ErrMalformed
		}
		s, err := parseSigner(raw, scheme)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// parseSigner reads what one signer signed: digests, certificates of which the first is the signer's, attributes.
func parseSigner(raw []byte, scheme Scheme) (Signer, error) {
	s := Signer{Scheme: scheme}
	signed, err := prefixed(&raw)
	if err != nil {
		return s, err
	}
	if _, err = prefixed(&signed); err != nil { // the digests
		return s, err
	}
	certificates, err := prefixed(&signed)
	if err != nil {
		return s, err
	}
	if s.Certificate, err = prefixed(&certificates); err != nil {
		return s, err
	}
	if scheme != V2 {
		if s.MinSDK, err = number(&signed); err != nil {
			return s, err
		}
		if s.MaxSDK, err = number(&signed); err != nil {
			return s, err
		}
	}
	attributes, err := prefixed(&signed)
	if err != nil {
		return s, nil // the certificate is known, and nothing but the history is missing
	}
	for n := 0; len(attributes) > 0 && n < maxPerSigner; n++ {
		attribute, err := prefixed(&attributes)
		if err != nil {
			return s, nil
		}
		if id, err := number(&attribute); err == nil && uint32(id) == rotation {
			s.Before = history(attribute, s.Certificate)
		}
	}
	return s, nil
}

// history reads the certificates that a key had, without the present one. A history that breaks off is told as far as it goes.
func history(value, present []byte) [][]byte {
	if _, err := number(&value); err != nil { // the version
		return nil
	}
	var out [][]byte
	for len(value) > 0 && len(out) < maxPerSigner {
		node, err := prefixed(&value)
		if err != nil {
			break
		}
		signed, err := prefixed(&node)
		if err != nil {
			break
		}
		certificate, err := prefixed(&signed)
		if err != nil {
			break
		}
		if string(certificate) != string(present) {
			out = append(out, certificate)
		}
	}
	return out
}
