package apptest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
)

// A File is a member of an archive.
type File struct {
	Name   string
	Data   []byte
	Stored bool
}

// Zip packs files in their order.
func Zip(files ...File) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate}
		if f.Stored {
			h.Method = zip.Store
		}
		out, err := w.CreateHeader(h)
		must(err)
		_, err = out.Write(f.Data)
		must(err)
	}
	must(w.Close())
	return b.Bytes()
}

const (
	endSize     = 22
	endLocation = 16
)

// Insert puts a signing block between the members and the directory of an archive.
func Insert(archive, block []byte) []byte {
	end := len(archive) - endSize
	start := binary.LittleEndian.Uint32(archive[end+endLocation:])
	out := append(append(append([]byte{}, archive[:start]...), block...), archive[start:]...)
	binary.LittleEndian.PutUint32(out[end+len(block)+endLocation:], start+uint32(len(block)))
	return out
}

// le writes numbers of 32 bits one after the other.
func le(numbers ...uint32) []byte {
	var out []byte
	for _, n := range numbers {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}

// prefixed puts the length before what is joined.
func prefixed(parts ...[]byte) []byte {
	all := bytes.Join(parts, nil)
	return append(le(uint32(len(all))), all...)
}

// Numbers of the schemes in the signing block of Android.
const (
	V2  = 0x7109871a
	V3  = 0xf05368c0
	V31 = 0x1b93ad61
)

// A Scheme is one part of a signing block: its number, its signers, and the keys that the last of them took the place of.
type Scheme struct {
	ID      uint32
	Signers []*Identity
	Before  []*Identity
}

// SigningBlock makes the block of an Android app. The signatures in it are empty: readers of identity do not look at them.
func SigningBlock(schemes ...Scheme) []byte {
	var pairs []byte
	for _, s := range schemes {
		var signers []byte
		for i, id := range s.Signers {
			sdk, attributes := []byte(nil), []byte(nil)
			if s.ID != V2 {
				sdk = le(28, 0x7fffffff)
				if i == len(s.Signers)-1 && len(s.Before) > 0 {
					attributes = prefixed(le(0x3ba06f8c), history(append(s.Before, id)))
				}
			}
			signed := prefixed(prefixed(), prefixed(prefixed(id.DER())), sdk, prefixed(attributes))
			signers = append(signers, prefixed(signed, sdk, prefixed(), prefixed())...)
		}
		value := prefixed(signers)
		pairs = binary.LittleEndian.AppendUint64(pairs, uint64(4+len(value)))
		pairs = append(append(pairs, le(s.ID)...), value...)
	}
	size := uint64(len(pairs) + 24)
	out := binary.LittleEndian.AppendUint64(nil, size)
	out = append(out, pairs...)
	out = binary.LittleEndian.AppendUint64(out, size)
	return append(out, "APK Sig Block 42"...)
}

func history(ids []*Identity) []byte {
	out := le(1)
	for _, id := range ids {
		out = append(out, prefixed(prefixed(prefixed(id.DER()), le(0x0103)), le(0x17, 0x0103), prefixed())...)
	}
	return out
}
