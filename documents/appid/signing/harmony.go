package signing

import (
	"encoding/binary"
	"fmt"
	"io"
)

// The end of the block of HarmonyOS: count, size of the block, a word, version. developtools_hapsigner, SignHap and HapUtils.
const (
	harmonyWord    = "<hap sign block>" // version 3 and later
	harmonyWordOld = "HAP Sig Block 42" // version 2
	harmonyFoot    = 4 + 8 + len(harmonyWord) + 4
	harmonyRow     = 12
	maxRows        = 32
)

// Kinds of values in the block of HarmonyOS.
const (
	harmonySignature = 0x20000000
	harmonyProfile   = 0x20000002
)

// A Harmony is the signing block of a HarmonyOS package. Both values are signed messages, and either may be missing.
type Harmony struct {
	Signature []byte // over the package
	Profile   []byte // around the JSON that says for whom and what for it is signed
}

// HarmonyOS reads the signing block of a package whose directory begins at directory. Without one it returns nil.
func HarmonyOS(r io.ReaderAt, directory int64) (*Harmony, error) {
	if directory < int64(harmonyFoot) {
		return nil, nil
	}
	foot := make([]byte, harmonyFoot)
	if _, err := r.ReadAt(foot, directory-int64(harmonyFoot)); err != nil {
		return nil, fmt.Errorf("signing block: %w", err)
	}
	if word := string(foot[12 : 12+len(harmonyWord)]); word != harmonyWord && word != harmonyWordOld {
		return nil, nil
	}
	rows, size := binary.LittleEndian.Uint32(foot), binary.LittleEndian.Uint64(foot[4:])
	if size < uint64(harmonyFoot) || size > maxBlock || int64(size) > directory || rows > maxRows {
		return nil, ErrMalformed
	}
	block := make([]byte, int(size)-harmonyFoot)
	if _, err := r.ReadAt(block, directory-int64(size)); err != nil {
		return nil, fmt.Errorf("signing block: %w", err)
	}
	return parseHarmony(block, int(rows))
}

// parseHarmony reads the rows at the front of the block: kind, length, and offset of a value.
func parseHarmony(block []byte, rows int) (*Harmony, error) {
	if rows*harmonyRow > len(block) {
		return nil, ErrMalformed
	}
	h := &Harmony{}
	for row := block[:rows*harmonyRow]; len(row) > 0; row = row[harmonyRow:] {
		length, offset := uint64(binary.LittleEndian.Uint32(row[4:])), uint64(binary.LittleEndian.Uint32(row[8:]))
		if offset+length > uint64(len(block)) {
			return nil, ErrMalformed
		}
		value := block[offset : offset+length]
		switch binary.LittleEndian.Uint32(row) {
		case harmonySignature:
			h.Signature = value
		case harmonyProfile:
			h.Profile = value
		}
	}
	return h, nil
}
